import Content
import SiteModel
import TemplateEngine

/// What templates see of a tag.
struct TermFields {
  static let all: [Field] = [.count, .feed, .jsonFeed, .name, .permalink, .posts, .slug, .url]

  private let term: TermID

  init(_ term: TermID) { self.term = term }

  func value(of field: Field, _ evaluation: Evaluation) -> Value? {
    let context = evaluation.context
    switch field {
    case .name: return .string(context.site.terms[term].name)
    case .slug: return .string(context.site.terms[term].slug)
    case .url: return .string(context.termURLs[term.index])
    case .permalink:
      return .string(context.site.baseURL.permalink(of: context.site.terms[term].route))
    case .count: return .integer(context.site.terms[term].posts.count)
    case .posts: return context.list(.postsOfTerm(term), evaluation)
    case .feed: return context.feedURL(of: term, .atom)
    case .jsonFeed: return context.feedURL(of: term, .json)
    default: return nil
    }
  }
}
