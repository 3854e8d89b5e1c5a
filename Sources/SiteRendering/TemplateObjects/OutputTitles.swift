import Content
import DataFormats
import HTMLText
import SiteModel

/// The titles of pages, with or without files of their own.
struct OutputTitles: Sendable {
  /// The word of the theme for a home page without a title.
  static let homeWord = "home"

  let site: Site
  /// By the tags of languages.
  let localizations: [String: Localization]

  /// The title of a page as it is shown: with no-break spaces, as texts have them, unless the site has no typography.
  func title(of source: PageFields.Source) -> String {
    let title = plainTitle(of: source)
    return site.content.configuration.markdown.typography ? title.withUnbrokenSpaces : title
  }

  private func plainTitle(of source: PageFields.Source) -> String {
    if let page = source.page(in: site) { return site.pages[page].title }
    let language = source.language(in: site)
    switch source {
    case .list(let listing, _):
      return switch site.listings[listing].kind {
      case .home: site.languages[language].settings.title.value
      case .section(let section): site.sections[section].title
      case .term(let term): site.terms[term].name
      }
    case .term(let term): return site.terms[term].name
    case .overview, .archive, .subscribe, .notFound, .file:
      return word(for: source).map { word($0.key, in: language, otherwise: $0.otherwise) } ?? ""
    }
  }

  /// The word of the theme that is the title of a page without a file, and what it is without one.
  func word(for source: PageFields.Source) -> (key: String, otherwise: String)? {
    switch source {
    case .overview(let taxonomy, let language):
      let name = site.languages[language].taxonomies[taxonomy].name
      return ("\(name)_title", name.prefix(1).uppercased() + name.dropFirst())
    case .archive: return ("archive_title", "Archive")
    case .subscribe: return ("subscribe", "Subscribe")
    case .notFound: return ("not_found_title", "Not found")
    case .file, .list, .term: return nil
    }
  }

  /// A word of the theme in a language of the site, or another text where it has none.
  func word(_ key: String, in language: LanguageID, otherwise text: String) -> String {
    let localization = localizations[site.languages[language].tag]
    return (try? localization?.message(key, values: [], count: nil)) ?? text
  }
}
