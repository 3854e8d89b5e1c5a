import ContentModel
import HTMLText
import MarkdownRendering
import TemplateEngine
import SiteModel

/// What templates see as `page`: a page with a file of its own, or one that the generator makes.
final class PageObject: TemplateObject {
  /// What the page shows.
  enum Source: Hashable {
    /// A page by index in `Site.pages`.
    case source(Int)
    /// One page of a list, by index in `Site.listings`.
    case listing(Int, number: Int)
    case tags, archive, notFound
  }

  /// Words read in a minute, for the reading time: a common figure for prose in European languages.
  private static let wordsPerMinute = 200

  let rendered: RenderContext
  let source: Source
  /// Where it lies.
  let route: Route
  /// Whether it is the page being written; otherwise its text comes in the form for lists.
  let isCurrent: Bool
  /// By which number readings of it are noted.
  let number: Int

  init(rendered: RenderContext, source: Source, route: Route, isCurrent: Bool, number: Int) {
    self.rendered = rendered
    self.source = source
    self.route = route
    self.isCurrent = isCurrent
    self.number = number
  }

  var typeName: String { "page" }
  var memberNames: [String] { Self.members.map(\.text) }

  var identity: Int {
    switch source {
    case .source(let index): index
    case .listing(let index, let number): -(index << 24 | number) - 10
    case .tags: -1
    case .archive: -2
    case .notFound: -3
    }
  }

  private static let members: [Member] = [
    .comments, .content, .date, .description, .draft, .extra, .feed, .has_more, .kind, .language,
    .next, .outline, .path, .permalink, .previous, .reading_time, .section, .structured_data,
    .summary, .tags, .title, .updated, .url, .weight, .word_count, .year,
  ]

  // The page whose file speaks for this one; `nil` for what is generated alone.
  var index: Int? {
    switch source {
    case .source(let index): index
    case .listing(let listing, _): rendered.site.listings[listing].indexPage
    case .tags, .archive, .notFound: nil
    }
  }

  private var page: Page? { index.map { rendered.site.pages[$0] } }
  private var renderedPage: PageMetadata? { index.map(rendered.page) }

  var language: String {
    if let index { return rendered.site.pages[index].language }
    return rendered.site.language
  }

  private var url: String {
    if case .source(let index) = source { return rendered.pageURLs[index] }
    return rendered.site.baseURL.url(of: route)
  }

  var title: String {
    if let index { return rendered.site.pages[index].title }
    switch source {
    case .listing(let index, _):
      return switch rendered.site.listings[index].kind {
      case .home: rendered.site.content.configuration.title.value
      case .section(let section): rendered.site.sections[section].title
      case .tag(let term): rendered.site.terms[term].name
      }
    case .tags: return word("tags_title", otherwise: "Tags")
    case .archive: return word("archive_title", otherwise: "Archive")
    case .notFound: return word("not_found_title", otherwise: "Not found")
    case .source: return ""
    }
  }

  private func word(_ key: String, otherwise: String) -> String {
    (try? rendered.localization(language)?.message(key, values: [], count: nil)) ?? otherwise
  }

  var description: String { renderedPage?.description ?? "" }

  /// What follows from a file's text belongs to the page of that file, wherever it is shown.
  func dependencyID(for name: Name) -> Int {
    if case .source = source { return number }
    guard let index, let member = Member(name), MemberSet.rendered.contains(MemberSet(member))
    else {
      return number
    }
    return rendered.dependencyIDs.page(index)
  }

  func member(_ name: Name) -> Value? {
    guard let member = Member(name) else { return nil }
    switch member {
    case .kind: return .string(kind)
    case .title: return .string(title)
    case .url: return .string(url)
    case .permalink: return .string(rendered.site.baseURL.origin + url)
    case .path: return page.map { .string($0.source.path) } ?? Value.none
    case .language: return .string(language)
    case .date: return date(page?.date)
    case .year: return page?.date.map { .integer($0.year) } ?? Value.none
    case .updated: return date(page?.source.frontMatter.updated?.value)
    case .description: return .string(description)
    case .draft: return .boolean(page?.source.frontMatter.draft ?? false)
    case .weight: return page?.source.frontMatter.weight.map(Value.integer) ?? Value.none
    case .extra: return Value(page?.source.frontMatter.extra ?? .empty)
    case .content: return content
    case .summary: return summary
    case .has_more: return .boolean(renderedPage?.hasMore ?? false)
    case .outline: return outline
    case .word_count: return .integer(renderedPage?.wordCount ?? 0)
    case .reading_time:
      return .integer(
        max(1, ((renderedPage?.wordCount ?? 0) + Self.wordsPerMinute - 1) / Self.wordsPerMinute))
    case .comments: return comments
    case .tags:
      return .list(of: (page?.terms ?? []).map { .object(TermObject(rendered, $0)) })
    case .section: return section
    case .previous: return page?.previous.map { .page($0, of: rendered) } ?? Value.none
    case .next: return page?.next.map { .page($0, of: rendered) } ?? Value.none
    case .feed: return feed
    case .structured_data: return StructuredData(rendered: rendered, page: self).value
    default: return nil
    }
  }

  private var kind: String {
    switch source {
    case .source(let index):
      switch rendered.site.pages[index].kind {
      case .home: "home"
      case .section: "section"
      case .post: "post"
      case .page: "page"
      case .notFound: "404"
      }
    case .listing(let index, _):
      switch rendered.site.listings[index].kind {
      case .home: "home"
      case .section: "section"
      case .tag: "tag"
      }
    case .tags: "tags"
    case .archive: "archive"
    case .notFound: "404"
    }
  }

  private func date(_ date: DateTime?) -> Value {
    guard let date else { return Value.none }
    return .string(date.time == nil ? date.dateText : rendered.rfc3339(date))
  }

  private var form: RenderedMarkdown.Form {
    guard !isCurrent else { return .page }
    return .list(pageURL: index.map { rendered.pageURLs[$0] } ?? "")
  }

  private var content: Value {
    guard let index else { return .markup(Markup([])) }
    return .markup(Markup(PageMarkup(rendered.text(index), form)))
  }

  private var summary: Value {
    guard let index else { return .markup(Markup([])) }
    return .markup(Markup(PageMarkup(rendered.text(index), form, isSummary: true)))
  }

  private var outline: Value {
    .list(
      of: (index.map { rendered.text($0).body.outline } ?? []).map { heading in
        .dictionary(of: [
          ("level", .integer(heading.level)), ("id", .string(heading.id)),
          ("title", .string(heading.title)),
        ])
      })
  }

  private var comments: Value {
    guard let index, let page else { return .list(of: []) }
    return .list(
      of: zip(page.source.frontMatter.comments, rendered.page(index).comments).map {
        comment, html in
        .dictionary(of: [
          ("author", .string(comment.author.value)), ("date", date(comment.date.value)),
          ("text", .markup(Markup(html))),
        ])
      })
  }

  private var section: Value {
    if case .listing(let index, _) = source,
      case .section(let section) = rendered.site.listings[index].kind
    {
      return .object(SectionObject(rendered, section))
    }
    return page?.section.map { .object(SectionObject(rendered, $0)) } ?? Value.none
  }

  private var feed: Value {
    guard rendered.site.content.configuration.feeds != nil else { return Value.none }
    if case .listing(let index, _) = source,
      case .tag(let term) = rendered.site.listings[index].kind
    {
      return .feed(term: term, of: rendered)
    }
    return .feed(term: nil, of: rendered)
  }
}

extension Value {
  /// A page in the form for lists.
  static func page(_ index: Int, of rendered: RenderContext) -> Value {
    .object(
      PageObject(
        rendered: rendered, source: .source(index), route: rendered.site.pages[index].route,
        isCurrent: false, number: rendered.dependencyIDs.page(index)))
  }

  /// The URL of the site's or a tag's feed; none where there are no feeds.
  static func feed(term: Int?, of rendered: RenderContext) -> Value {
    let site = rendered.site
    guard site.content.configuration.feeds != nil else { return Value.none }
    guard let term else { return .string(site.baseURL.url(of: Site.feedRoute(below: .home))) }
    guard !site.terms[term].posts.isEmpty else { return Value.none }
    return .string(site.baseURL.url(of: Site.feedRoute(below: site.terms[term].route)))
  }
}
