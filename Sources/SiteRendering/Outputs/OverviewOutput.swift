import Content
import DataFormats
import Platform
import SiteModel

/// The overview of all terms of a taxonomy in a language; only where the theme has a template for it: one of the
/// taxonomy's name, or `terms.html`.
struct OverviewOutput: TemplatedOutput {
  static let kind = "overview"

  let taxonomy: TaxonomyID
  let language: LanguageID
  let route: Route
  var isIndexed: Bool { true }

  static func plan(_ plan: inout OutputPlan) {
    for language in plan.site.languages.ids {
      let taxonomies = plan.site.languages[language].taxonomies
      for id in taxonomies.ids
      where templates(of: taxonomies[id]).contains(where: {
        plan.hasTemplate($0, forPostsIn: language)
      }) {
        plan.add(
          OverviewOutput(taxonomy: id, language: language, route: taxonomies[id].overview))
      }
    }
  }

  private static func templates(of taxonomy: Taxonomy) -> [String] {
    [taxonomy.settings.overviewTemplate, "terms.html"].compactMap(\.self)
  }

  /// The name is the taxonomy's, with the language where that is not the site's own.
  static func description(of name: String) -> String { "the list of all \(name)" }

  func name(in site: Site) -> String {
    let language = site.languages[language]
    return language.describing(language.taxonomies[taxonomy].name)
  }

  func origin(in site: Site) -> OutputOrigin {
    .generated("the overview of all \(name(in: site))")
  }

  var source: PageFields.Source? { .overview(taxonomy, language) }
  func translationKey(in site: Site) -> OutputTranslations.Key? { .overview(taxonomy) }

  func templateCandidates(in site: Site) -> [String] {
    Self.templates(of: site.languages[language].taxonomies[taxonomy])
  }
}
