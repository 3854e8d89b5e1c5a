import TemplateEngine
import SiteModel

/// What templates see as a tag.
final class TermObject: TemplateObject {
  private let rendered: RenderContext
  private let index: Int
  private let number: Int

  init(_ rendered: RenderContext, _ index: Int) {
    self.rendered = rendered
    self.index = index
    number = rendered.dependencyIDs.term(index)
  }

  var typeName: String { "tag" }
  var identity: Int { index }
  /// Unlike all others.
  var name: String { rendered.site.terms[index].name }
  var memberNames: [String] { ["count", "feed", "name", "permalink", "posts", "slug", "url"] }
  var printed: Value? { .string(rendered.site.terms[index].name) }

  func dependencyID(for name: Name) -> Int { number }

  func member(_ name: Name) -> Value? {
    guard let member = Member(name) else { return nil }
    switch member {
    case .name: return .string(rendered.site.terms[index].name)
    case .slug: return .string(rendered.site.terms[index].slug)
    case .url: return .string(rendered.termURLs[index])
    case .permalink:
      return .string(rendered.site.baseURL.permalink(of: rendered.site.terms[index].route))
    case .count: return .integer(rendered.site.terms[index].posts.count)
    case .posts: return rendered.list(.postsOfTerm(index))
    case .feed: return .feed(term: index, of: rendered)
    default: return nil
    }
  }
}
