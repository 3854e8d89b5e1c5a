import ContentModel
import TemplateEngine

/// What templates see as `site`.
struct SiteObject: TemplateObject {
  private unowned let rendered: RenderedSite
  private let menu: Value

  init(_ rendered: RenderedSite, menu: Value) {
    self.rendered = rendered
    self.menu = menu
  }

  var typeName: String { "site" }
  var identity: Int { 0 }
  var memberNames: [String] { Self.members.map(\.rawValue) }

  private static let members: [Member] = [
    .author, .base_url, .description, .extra, .feed, .language, .menu, .pages, .posts, .sections,
    .tags, .title, .url,
  ]

  func member(_ name: Name) -> Value? {
    guard let member = Member(name) else { return nil }
    let configuration = rendered.site.content.configuration
    switch member {
    case .title: return .string(configuration.title.value)
    case .url: return .string(rendered.site.baseURL.path)
    case .base_url: return .string(rendered.site.baseURL.text)
    case .language: return .string(configuration.language)
    case .description: return .string(configuration.description ?? "")
    case .author:
      guard let author = configuration.author else { return Value.none }
      return .dictionary(of: [
        ("name", .string(author.name)), ("email", author.email.map(Value.string) ?? Value.none),
        ("url", author.url.map(Value.string) ?? Value.none),
      ])
    case .posts: return rendered.list(.posts)
    case .pages: return rendered.list(.pages)
    case .tags: return rendered.list(.tags)
    case .menu: return menu
    case .sections: return rendered.list(.sections)
    case .feed: return .feed(term: nil, of: rendered)
    case .extra: return Value(configuration.extra)
    default: return nil
    }
  }
}
