import Content
package import Diagnostics
import HTMLText
package import SiteModel

/// Finds what links to anchors lead to.
package struct AnchorFinder {
  private let context: RenderContext
  private var site: Site { context.site }
  /// Made when the first link to another page is met.
  private lazy var pageByURL = Dictionary(
    zip(context.pageURLs, context.site.pages.ids), uniquingKeysWith: { first, _ in first })

  /// A finder for the links of one site.
  package init(_ context: RenderContext) { self.context = context }

  /// The page that a link leads to; `nil` where that is none with a text of its own.
  package mutating func target(of link: AnchorLink, on page: PageID) -> PageID? {
    guard !link.destination.isEmpty else { return page }
    let address = String(link.destination.prefix { $0 != "?" })
    if let target = pageByURL[address] { return target }
    guard let below = site.baseURL.relativePart(ofWhole: address),
      let path = Route.decoding(below)
    else { return nil }
    return pageByURL[site.baseURL.url(of: Route(path).canonical)]
      ?? pageByURL[site.baseURL.url(of: Route(path + "/"))]
  }

  /// Looks for the anchors of links to other pages in the texts of those.
  ///
  /// - Parameters:
  ///   - links: The links of each page, in the order of `Site.pages`.
  ///   - isUnchanged: Whether a page has the text it had when its links were last looked at; links from
  ///     one such page to another are not looked at again.
  /// - Returns: The same links with what was found.
  package mutating func lookingIntoTexts(
    _ links: [[AnchorLink]], isUnchanged: (PageID) -> Bool
  ) -> [[AnchorLink]] {
    var anchors: [PageID: Set<String>] = [:]
    var found = links
    for (page, position) in zip(site.pages.ids, found.indices) {
      for index in found[position].indices where !found[position][index].destination.isEmpty {
        let link = found[position][index]
        guard let target = target(of: link, on: page), !isUnchanged(page) || !isUnchanged(target)
        else { continue }
        let known = anchors[target] ?? Set(context.metadata(target).anchors)
        anchors[target] = known
        let ids = URLFragment(link.fragment).ids
        found[position][index].isInText =
          ids.isEmpty || ids.contains(where: known.contains)
          || !context.metadata(target).isRendered
      }
    }
    return found
  }

  /// The message that a page lacks the anchor that a link leads to.
  ///
  /// Other software may answer at a whole URL, so the anchor of one is never an error.
  ///
  /// - Parameters:
  ///   - link: The link.
  ///   - page: The page with the link.
  ///   - target: The page that it leads to.
  ///   - anchors: All that the target has.
  /// - Returns: The message.
  package func problem(
    with link: AnchorLink, on page: PageID, to target: PageID, anchors: Set<String>
  ) -> Diagnostic {
    let id = URLFragment(link.fragment).shown
    let isWhole = site.baseURL.relativePart(ofWhole: link.destination) != nil
    let other = site.pages[target]
    let isTitle = Slug.text(for: other.title, language: other.language) == id
    let help =
      helpWithVersion(of: target, with: id, on: page)
      ?? (isTitle
        ? "it is the title of the page, which has no anchor: link to the page without \"#\(id)\""
        : Spelling.didYouMean(id, among: anchors))
    return SiteMessages.missingAnchor(
      "\"\(site.pages[target].source.shownPath)\" has no heading \"#\(id)\"",
      at: site.pages[page].source.file.location(link.range)
    ).help(help)
      .with(isWhole ? .warning : site.brokenLinks)
  }

  /// The ways out where a version of a page in another language has the anchor that this one lacks.
  private func helpWithVersion(of target: PageID, with id: String, on page: PageID) -> String? {
    let other = site.translations.versions(of: target).first {
      $0 != target && context.metadata($0).anchors.contains(id)
    }
    guard let source = other.map({ site.pages[$0].source }) else { return nil }
    let isMarked = source.path != source.logicalPath
    let path =
      isMarked
      ? source.path : LanguageNames.path(source.logicalPath, in: site.languages[.main].tag)
    let link = RelativePath.link(to: path, fromFolderOf: site.pages[page].source.path)
    return "write {#\(id)} behind the heading there, or link to the version that has it: "
      + "\"\(link)#\(id)\""
  }
}
