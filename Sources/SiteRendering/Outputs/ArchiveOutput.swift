import Content
import DataFormats
import Platform
import SiteModel

/// The list of all posts in a language by date; only where the theme has a template for it.
struct ArchiveOutput: TemplatedOutput {
  static let kind = "archive"

  let language: LanguageID
  let route: Route
  var isIndexed: Bool { true }

  static func plan(_ plan: inout OutputPlan) {
    for id in plan.site.languages.ids where plan.hasTemplate("archive.html", forPostsIn: id) {
      let language = plan.site.languages[id]
      let path = language.settings.permalinks.archive.path { _ in "" }
      plan.add(ArchiveOutput(language: id, route: language.route(path)))
    }
  }

  /// The name says in which language, where that is not the site's own.
  static func description(of name: String) -> String {
    name.isEmpty ? "the archive" : "the archive \(name)"
  }

  func name(in site: Site) -> String { site.languages[language].describing("") }

  var source: PageFields.Source? { .archive(language) }
  func translationKey(in site: Site) -> OutputTranslations.Key? { .archive }
  func templateCandidates(in site: Site) -> [String] { ["archive.html"] }
}
