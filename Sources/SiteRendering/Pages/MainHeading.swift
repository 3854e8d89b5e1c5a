/// A heading of the first level in a page's text, which competes with the one of the page's template.
package struct MainHeading: Sendable, Hashable {
  /// The text as shown, without markup; `nil` in raw HTML.
  package let title: String?
  /// The bytes in the page's file that a message points at.
  package let range: Range<Int>

  /// Keeps the values as they are.
  package init(title: String?, range: Range<Int>) {
    self.title = title
    self.range = range
  }
}
