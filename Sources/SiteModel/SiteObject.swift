import ContentModel
import TemplateEngine

/// What templates see as `site`.
///
/// Lists of all pages and tags are made once and kept.
struct SiteObject: TemplateObject {
  private let rendered: RenderedSite
  private let posts: Value
  private let pages: Value
  private let tags: Value
  private let menu: Value

  init(_ rendered: RenderedSite, menu: Value) {
    self.rendered = rendered
    let site = rendered.site
    posts = .list(of: site.posts.map { .page($0, of: rendered) })
    pages = .list(of: site.pages.indices.map { .page($0, of: rendered) })
    tags = .list(
      of: site.terms.indices.map { .object(TermObject(rendered, $0)) })
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
    case .posts: return posts
    case .pages: return pages
    case .tags: return tags
    case .menu: return menu
    case .sections:
      return .list(
        of: rendered.site.sections.indices.map { .object(SectionObject(rendered, $0)) })
    case .feed: return .feed(term: nil, of: rendered)
    case .extra: return Value(configuration.extra)
    default: return nil
    }
  }
}
