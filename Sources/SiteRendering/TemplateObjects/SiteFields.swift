import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

/// What templates see as `site`: the site in the language of the page.
struct SiteFields {
  static let all: [Field] = [
    .author, .baseURL, .description, .extra, .feed, .home, .jsonFeed, .language, .languages, .menu,
    .pages, .posts, .sections, .subscribe, .taxonomies, .title, .topPages, .url,
  ]

  private let language: LanguageID

  init(_ language: LanguageID) { self.language = language }

  func value(of field: Field, _ evaluation: Evaluation) -> Value? {
    let context = evaluation.context
    let site = context.site
    // Copies of settings would cost more than most fields.
    var home: Route { site.languages[language].home }
    var settings: LanguageSettings { site.languages[language].settings }
    switch field {
    case .title: return .string(settings.title.value)
    case .url: return .string(site.baseURL.path)
    case .baseURL: return .string(site.baseURL.text)
    case .language: return .string(settings.tag)
    case .languages: return Self.languages(of: site)
    case .description: return .string(settings.description ?? "")
    case .author:
      guard let author = settings.author else { return Value.none }
      return .dictionary(of: [
        ("name", .string(author.name)), ("email", author.email.map(Value.string) ?? Value.none),
        ("url", author.url.map(Value.string) ?? Value.none),
      ])
    case .posts: return context.list(.posts(language), evaluation)
    case .pages: return context.list(.pages(language), evaluation)
    case .topPages: return context.list(.topPages(language), evaluation)
    case .taxonomies: return context.list(.taxonomies(language), evaluation)
    case .sections: return context.list(.sections(language), evaluation)
    case .home: return .string(site.baseURL.url(of: home))
    case .menu: return context.menus[language.index]
    case .feed: return context.feedURL(below: home, in: language, .atom)
    case .jsonFeed: return context.feedURL(below: home, in: language, .json)
    case .subscribe: return context.subscribeURLs[language.index]
    case .extra: return Value(settings.extra)
    default: return nil
    }
  }

  /// The languages in which the site has pages, in the order of site.yaml.
  private static func languages(of site: Site) -> Value {
    .list(
      of: site.languages.filter { !$0.isEmpty }.map { language in
        .dictionary(of: [
          ("language", .string(language.tag)),
          ("name", .string(language.name)),
          ("title", .string(language.settings.title.value)),
          ("url", .string(site.baseURL.url(of: language.home))),
        ])
      })
  }
}
