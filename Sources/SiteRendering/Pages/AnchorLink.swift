import Content
package import Diagnostics
package import SiteModel

/// A link of a page to an anchor, on the same page or another.
package struct AnchorLink: Sendable, Hashable {
  /// The URL of the page that it leads to; empty for the page that contains it.
  package let destination: String
  /// What follows the `#`, as written.
  package let fragment: String
  /// The bytes in the page's file that a message points at.
  package let range: Range<Int>

  /// Keeps the values as they are.
  package init(destination: String, fragment: String, range: Range<Int>) {
    self.destination = destination
    self.fragment = fragment
    self.range = range
  }
}

extension RenderContext {
  /// An error for each link to an anchor that its page does not have.
  ///
  /// - Parameters:
  ///   - links: The links of each page, in the order of `Site.pages`.
  ///   - isUnchanged: Whether a page, by index, has the anchors it had when all was right; links from
  ///     one such page to another are not looked at.
  /// - Returns: The errors, in the order of the pages.
  package func checkAnchors(
    _ links: [[AnchorLink]], isUnchanged: (PageID) -> Bool
  ) -> [Diagnostic] {
    guard links.contains(where: { !$0.isEmpty }) else { return [] }
    let pageByURL = Dictionary(
      zip(pageURLs, site.pages.ids), uniquingKeysWith: { first, _ in first })
    var anchors: [PageID: Set<String>] = [:]
    var diagnostics: [Diagnostic] = []
    for (index, links) in zip(site.pages.ids, links) {
      for link in links where !link.fragment.isEmpty {
        guard let target = link.destination.isEmpty ? index : pageByURL[link.destination],
          !isUnchanged(index) || !isUnchanged(target), metadata(target).isRendered
        else { continue }
        let known = anchors[target] ?? Set(metadata(target).anchors)
        anchors[target] = known
        let fragment = Route.decoding(link.fragment) ?? link.fragment
        guard !known.contains(fragment) else { continue }
        diagnostics.append(
          SiteMessages.missingAnchor(
            "\"\(site.pages[target].source.shownPath)\" has no heading \"#\(fragment)\"",
            at: site.pages[index].source.file.location(link.range)
          ).help(Spelling.didYouMean(fragment, among: known)))
      }
    }
    return diagnostics
  }
}
