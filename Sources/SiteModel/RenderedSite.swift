import ContentModel
package import Diagnostics
import MarkdownRendering
import Synchronization
package import TemplateEngine

/// A site with all Markdown rendered and all templates compiled: everything that composing needs.
package final class RenderedSite: Sendable {
  let site: Site
  let pages: [RenderedPage]
  let templates: TemplateLibrary
  let themeAssets: ThemeAssets
  let localizations: [String: Localization]
  let pageURLs: [String]
  let termURLs: [String]
  let data: [String: Value]
  let lists = Mutex<[List: Value]>([:])

  /// Puts the parts together.
  ///
  /// - Parameters:
  ///   - site: The planned site.
  ///   - pages: One for each of the site's pages, in their order.
  ///   - templates: Compiled for `Theme.signature`.
  ///   - themeAssets: The theme's published files.
  package init(
    site: Site, pages: [RenderedPage], templates: TemplateLibrary, themeAssets: ThemeAssets
  ) {
    self.site = site.titled(pages.map(\.title))
    self.pages = pages
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
  }

  /// An error for each link to an anchor that its page does not have.
  package func checkAnchors() -> [Diagnostic] {
    let pageByURL = Dictionary(
      zip(pageURLs, site.pages.indices), uniquingKeysWith: { first, _ in first })
    var anchors: [Int: Set<String>] = [:]
    var diagnostics: [Diagnostic] = []
    for (index, page) in pages.enumerated() {
      let source = site.pages[index].source
      let links =
        page.body.fragmentLinks.map { ($0, $0.range) }
        + (page.summary?.fragmentLinks ?? []).map {
          ($0, source.frontMatter.summary?.range ?? 0..<0)
        }
      for (link, place) in links where !link.fragment.isEmpty {
        guard let target = link.destination.isEmpty ? index : pageByURL[link.destination] else {
          continue
        }
        guard pages[target].isRendered else { continue }
        if anchors[target] == nil { anchors[target] = pages[target].anchors }
        let fragment = Route.decoding(link.fragment) ?? link.fragment
        guard let known = anchors[target], !known.contains(fragment) else { continue }
        diagnostics.append(
          .error(
            "site.missing-anchor",
            "\"\(site.pages[target].source.file.path)\" has no heading \"#\(fragment)\"",
            at: source.file.location(place)
          ).help(Spelling.didYouMean(fragment, among: known)))
      }
    }
    return diagnostics
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
      site.pages[index].title = title
      for section in sections.indices where sections[section].indexPage == index {
        site.sections[section].title = title
      }
    }
    return site
  }
}
