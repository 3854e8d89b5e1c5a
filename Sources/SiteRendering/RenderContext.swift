import ContentModel
package import Diagnostics
import MarkdownRendering
import Synchronization
package import TemplateEngine
package import SiteModel

/// A site with its templates compiled and its Markdown at hand: everything that composing needs.
package final class RenderContext: Sendable {
  /// The planned site with the titles that its pages show.
  package let site: Site
  /// The theme's, compiled.
  package let templates: TemplateLibrary
  let themeAssets: ThemeAssets
  let localizations: [String: Localization]
  let pageURLs: [String]
  let termURLs: [String]
  let data: [String: Value]
  let lists = Mutex<[List: Value]>([:])
  let dependencyIDs: DependencyIDs
  let dependencyKeys = InternTable<DependencyKey>()
  /// The sets of shared reads of this build's outputs.
  package let useSets = InternTable<[DependencyUse]>()
  let pageCache: PageRenderCache
  let menu: Value

  /// Puts the parts together.
  ///
  /// - Parameters:
  ///   - site: The planned site.
  ///   - titles: One for each of the site's pages, in their order, with the figures that it cites.
  ///   - pageCache: Renders the pages that are asked for.
  ///   - templates: Compiled for `Theme.signature`.
  ///   - themeAssets: The theme's published files.
  ///   - diagnostics: Gets an error for each entry of the menu that leads nowhere.
  package init(
    site: Site, titles: [String], pageCache: PageRenderCache, templates: TemplateLibrary,
    themeAssets: ThemeAssets, diagnostics: inout [Diagnostic]
  ) {
    self.site = site.titled(titles)
    self.pageCache = pageCache
    self.templates = templates
    self.themeAssets = themeAssets
    let languages = Set(site.pages.map(\.language) + [site.language])
    localizations = Dictionary(
      uniqueKeysWithValues: languages.map {
        (
          $0,
          Localization(
            language: $0, siteLanguage: site.language, strings: site.content.strings)
        )
      })
    pageURLs = site.pages.map { site.baseURL.url(of: $0.route) }
    termURLs = site.terms.map { site.baseURL.url(of: $0.route) }
    data = site.content.data.mapValues(Value.init)
    dependencyIDs = DependencyIDs(site)
    menu = SiteObject.menu(site, &diagnostics)
  }

  /// What templates see as `site`.
  var siteValue: Value { .object(SiteObject(self, menu: menu)) }

  /// What is known of a page once it was rendered; that is done now where nobody asked before.
  package func page(_ index: Int) -> PageMetadata { pageCache.page(index) }

  /// A page's HTML.
  func text(_ index: Int) -> PageHTML { pageCache.text(index) }

  /// The page of the site whose text a dependency shows; `nil` for what has no file.
  func pageWithText(ofDependency id: Int) -> Int? {
    switch dependencyIDs.kind(of: id) {
    case .page(let page): page
    case .output(let output):
      if case .listing(let listing, _) = site.outputs[output].kind {
        site.listings[listing].indexPage
      } else {
        nil
      }
    default: nil
    }
  }

  func localization(_ language: String) -> Localization? { localizations[language] }

  /// The offset that a date has at its place, for RFC 3339.
  func rfc3339(_ date: DateTime) -> String {
    date.rfc3339(siteOffset: site.content.configuration.timeZone.offset(of: date))
  }
}

extension Value {
  /// The value that a template sees for data of the author.
  init(_ data: DataValue) {
    switch data {
    case .null: self = .none
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .dateTime(let value): self = .string(value.description)
    case .list(let values): self = .list(of: values.map(Value.init))
    case .map(let entries): self = .dictionary(of: entries.map { ($0.key, Value($0.value)) })
    }
  }
}

extension Site {
  /// The site with the titles of its pages, and of the sections that pages speak for.
  fileprivate func titled(_ titles: [String]) -> Site {
    var site = self
    for (index, title) in titles.enumerated() where pages[index].title != title {
      site.pages[index] = pages[index].titled(title)
      for section in sections.indices where sections[section].indexPage == index {
        site.sections[section].title = title
      }
    }
    return site
  }
}
