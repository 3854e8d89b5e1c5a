import Content
import DataFormats
import Platform
import SiteModel

/// The page on which readers find the feeds of a language; only where there are feeds, and the theme has a template
/// for it.
///
/// A page of the author with that template, or at that address, stands in its place.
struct SubscribeOutput: TemplatedOutput {
  static let kind = "subscribe page"
  static let template = "subscribe.html"

  let language: LanguageID
  let route: Route
  var isIndexed: Bool { true }

  static func plan(_ plan: inout OutputPlan) {
    for id in plan.site.languages.ids
    where plan.site.languages[id].settings.feeds != nil
      && plan.hasTemplate(template, forPostsIn: id) && page(in: id, of: plan.site) == nil
    {
      plan.add(SubscribeOutput(language: id, route: route(in: id, of: plan.site)))
    }
  }

  /// Where the page is for readers of a language; `nil` where there is none.
  static func place(in language: LanguageID, of site: Site) -> Route? {
    if let page = page(in: language, of: site) { return site.pages[page].route }
    let route = route(in: language, of: site)
    return site.languages[language].settings.feeds != nil
      && site.routes.contains(route.canonical) ? route : nil
  }

  private static func route(in language: LanguageID, of site: Site) -> Route {
    let language = site.languages[language]
    return language.route(language.settings.permalinks.subscribe.path { _ in "" })
  }

  /// The author's own.
  private static func page(in language: LanguageID, of site: Site) -> PageID? {
    let route = route(in: language, of: site)
    return site.pages.ids.first {
      let page = site.pages[$0]
      return page.siteLanguage == language
        && (page.source.frontMatter.template?.value == template || page.route == route)
    }
  }

  /// The name says in which language, where that is not the site's own.
  static func description(of name: String) -> String {
    name.isEmpty ? "the page to subscribe" : "the page to subscribe \(name)"
  }

  func name(in site: Site) -> String { site.languages[language].describing("") }

  var source: PageFields.Source? { .subscribe(language) }
  func translationKey(in site: Site) -> OutputTranslations.Key? { .subscribe }
  func templateCandidates(in site: Site) -> [String] { [Self.template] }
}
