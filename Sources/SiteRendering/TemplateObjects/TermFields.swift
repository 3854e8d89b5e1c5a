import Content
import SiteModel
import TemplateEngine

/// What templates see of a term, such as a tag.
struct TermFields: Sendable {
  static let all: [Field] = [
    .content, .count, .description, .extra, .feed, .first, .image, .jsonFeed, .name, .next,
    .permalink,
    .position, .posts, .previous, .slug, .summary, .taxonomy, .title, .url,
  ]

  let term: TermID
  /// The page that it was read of, which it tells of its place among the posts.
  let page: PageID?
  /// What a term of the taxonomy is called.
  let singular: String

  init(_ term: TermID, of page: PageID?, singular: String) {
    self.term = term
    self.page = page
    self.singular = singular
  }

  func value(of field: Field, _ evaluation: Evaluation) -> Value? {
    let context = evaluation.context
    switch field {
    case .name, .title: return .string(context.site.terms[term].name)
    case .taxonomy: return .string(context.site.terms[term].key.taxonomy)
    case .content, .summary, .description, .image, .extra:
      return PageFields(source: .term(term), output: nil).value(of: field, evaluation)
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
