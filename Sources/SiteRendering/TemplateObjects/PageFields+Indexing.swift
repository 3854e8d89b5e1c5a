import Content
import SiteModel

extension PageFields.Source {
  /// Whether search engines are asked to leave the page out, all pages of its list included.
  func asksForNoIndex(in site: Site) -> Bool {
    isNotFound(in: site)
      || page(in: site).map { site.pages[$0].source.frontMatter.noindex } ?? false
  }

  /// Whether it is the page for missing addresses.
  func isNotFound(in site: Site) -> Bool {
    switch self {
    case .notFound: true
    case .file(let page): site.pages[page].kind == .notFound
    case .list, .term, .overview, .archive, .subscribe: false
    }
  }
}
