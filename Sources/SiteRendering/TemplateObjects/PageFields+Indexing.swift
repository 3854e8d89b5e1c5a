import Content
import SiteModel

extension PageFields.Source {
  /// Whether search engines are asked to leave the page out, all pages of its list included.
  func asksForNoIndex(in site: Site) -> Bool {
    guard let page = page(in: site).map({ site.pages[$0] }) else {
      return if case .notFound = self { true } else { false }
    }
    return page.kind == .notFound || page.source.frontMatter.noindex
  }
}
