import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

/// What templates see as `site`.
enum SiteFields {
  static let all: [Field] = [
    .author, .baseURL, .description, .extra, .feed, .jsonFeed, .language, .menu, .pages, .posts,
    .sections,
    .tags, .title, .topPages, .url,
  ]

  static func value(of field: Field, _ evaluation: Evaluation) -> Value? {
    let context = evaluation.context
    let site = context.site
    let configuration = site.content.configuration
    switch field {
    case .title: return .string(configuration.title.value)
    case .url: return .string(site.baseURL.path)
    case .baseURL: return .string(site.baseURL.text)
    case .language: return .string(configuration.language)
    case .description: return .string(configuration.description ?? "")
    case .author:
      guard let author = configuration.author else { return Value.none }
      return .dictionary(of: [
        ("name", .string(author.name)), ("email", author.email.map(Value.string) ?? Value.none),
        ("url", author.url.map(Value.string) ?? Value.none),
      ])
    case .posts: return context.list(.posts, evaluation)
    case .pages: return context.list(.pages, evaluation)
    case .topPages: return context.list(.topPages, evaluation)
    case .tags: return context.list(.tags, evaluation)
    case .sections: return context.list(.sections, evaluation)
    case .menu: return context.menu
    case .feed: return context.feedURL(of: nil, .atom)
    case .jsonFeed: return context.feedURL(of: nil, .json)
    case .extra: return Value(configuration.extra)
    default: return nil
    }
  }
}
