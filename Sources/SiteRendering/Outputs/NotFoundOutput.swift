import SiteModel

/// What a host shows for addresses that do not exist, where no `content/404.md` says more.
struct NotFoundOutput: TemplatedOutput {
  static let kind = "page for missing addresses"

  let language: LanguageID
  let route: Route

  static func plan(_ plan: inout OutputPlan) {
    guard plan.hasTemplate("404.html") else { return }
    let written = Set(
      plan.site.pages.lazy.filter { $0.kind == .notFound }.map(\.siteLanguage))
    for id in plan.site.languages.ids
    where !written.contains(id) && !plan.site.languages[id].isEmpty {
      plan.add(NotFoundOutput(language: id, route: plan.site.languages[id].route("404.html")))
    }
  }

  /// The name says in which language, where that is not the site's own.
  static func description(of name: String) -> String {
    name.isEmpty ? "the page for missing addresses" : "the page for missing addresses \(name)"
  }

  func name(in site: Site) -> String { site.languages[language].describing("") }

  var source: PageFields.Source? { .notFound(language) }
  func templateCandidates(in site: Site) -> [String] { ["404.html"] }
}
