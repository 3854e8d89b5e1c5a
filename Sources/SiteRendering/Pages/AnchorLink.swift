import SiteModel

/// A link of a page to an anchor, on the same page or another.
package struct AnchorLink: Sendable, Hashable {
  /// The URL of the page that it leads to; empty for the page that contains it.
  package let destination: String
  /// What follows the `#`, as written.
  package let fragment: String
  /// The bytes in the page's file that a message points at.
  package let range: Range<Int>
  /// Whether the text of the page that it leads to has the anchor, or nothing need have it; otherwise
  /// the page's template may set it.
  package var isInText: Bool

  /// The ids that it may mean, as browsers look them up; none where it needs no element.
  package var ids: [String] { URLFragment(fragment).ids }

  /// Keeps the values as they are.
  package init(destination: String, fragment: String, range: Range<Int>, isInText: Bool) {
    self.destination = destination
    self.fragment = fragment
    self.range = range
    self.isInText = isInText
  }
}
