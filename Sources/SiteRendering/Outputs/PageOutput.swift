import Diagnostics
import Content
import DataFormats
import Platform
import SiteModel

/// The page of a file of its own: a post, a page without a date, or `content/404.md`.
struct PageOutput: TemplatedOutput {
  static let kind = "page"

  let page: PageID
  let route: Route
  let isIndexed: Bool

  static func plan(_ plan: inout OutputPlan) {
    let pages = plan.site.pages
    for id in pages.ids {
      let kind = pages[id].kind
      guard kind == .post || kind == .page || kind == .notFound else { continue }
      plan.add(
        PageOutput(
          page: id, route: pages[id].route,
          isIndexed: pages[id].isListed
            && !PageFields.Source.file(id).asksForNoIndex(in: plan.site)))
    }
  }

  static func description(of name: String) -> String { "the page of content/\(name)" }
  static func contentPath(of name: String) -> String? { name }

  func name(in site: Site) -> String { site.pages[page].source.path }

  func origin(in site: Site) -> OutputOrigin {
    let source = site.pages[page].source
    guard let address = source.frontMatter.path ?? source.frontMatter.slug else {
      return .file(source.shownPath)
    }
    return .location(source.file.location(address.range))
  }

  /// Its own text, and those of its neighbours for their summaries.
  func shownPages(in site: Site) -> [PageID] {
    [page] + [site.pages[page].previous, site.pages[page].next].compactMap(\.self)
  }

  var source: PageFields.Source? { .file(page) }

  func translationKey(in site: Site) -> OutputTranslations.Key? {
    site.pages[page].kind == .notFound ? nil : .page(page, in: site)
  }

  func templateCandidates(in site: Site) -> [String] {
    switch site.pages[page].kind {
    case .post: ["post.html", "page.html"]
    case .notFound: ["404.html", "page.html"]
    case .home, .section, .page, .term: ["page.html"]
    }
  }
}
