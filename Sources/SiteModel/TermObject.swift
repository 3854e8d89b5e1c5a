import TemplateEngine

/// What templates see as a tag.
struct TermObject: TemplateObject {
  private unowned let rendered: RenderedSite
  private let index: Int

  init(_ rendered: RenderedSite, _ index: Int) {
    self.rendered = rendered
    self.index = index
  }

  var typeName: String { "tag" }
  var identity: Int { index }
  /// Unlike all others.
  var name: String { rendered.site.terms[index].name }
  var memberNames: [String] { ["count", "feed", "name", "permalink", "posts", "slug", "url"] }
  var printed: Value? { .string(rendered.site.terms[index].name) }

  func subject(of name: Name) -> Int { rendered.subjects.term(index) }

  func member(_ name: Name) -> Value? {
    guard let member = Member(name) else { return nil }
    let term = rendered.site.terms[index]
    switch member {
    case .name: return .string(term.name)
    case .slug: return .string(term.slug)
    case .url: return .string(rendered.termURLs[index])
    case .permalink: return .string(rendered.site.baseURL.permalink(of: term.route))
    case .count: return .integer(term.posts.count)
    case .posts: return rendered.list(.postsOfTerm(index))
    case .feed: return .feed(term: index, of: rendered)
    default: return nil
    }
  }
}
