import Content
import SiteModel
import TemplateEngine

/// What templates see of a term, such as a tag.
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
    case .feed: return feed(.atom, context)
    case .jsonFeed: return feed(.json, context)
    default: return nil
    }
  }

  private func feed(
    _ format: LanguageSettings.Feeds.Format, _ context: RenderContext
  ) -> Value {
    let term = context.site.terms[term]
    return context.feedURL(below: term.route, in: term.language, format)
  }
}
