import Content
import DataFormats
import Platform
import HTMLText
import MarkdownRendering
import SiteModel
import TemplateEngine

/// What templates see as `page`: a page with a file of its own, or one that is generated.
struct PageFields: Sendable {
  static let all: [Field] = [
    .alternates, .comments, .content, .date, .description, .draft, .extra, .feed, .figure, .hasMore,
    .image, .jsonFeed, .kind, .language, .languages, .links, .locale, .next, .noindex, .outline,
    .path, .permalink, .previous, .readingTime, .related, .section, .standfirst, .structuredData,
    .summary, .taxonomy, .title, .translations, .updated, .url, .weight, .wordCount, .year,
  ]

  /// Where a page comes from.
  enum Source: Hashable, Sendable {
    case file(PageID)
    /// One page of a list, counted from 1.
    case list(ListingID, number: Int)
    /// What the file of a term says, as others show it.
    case term(TermID)
    /// The overview of a taxonomy's terms.
    case overview(TaxonomyID, LanguageID)
    case archive(LanguageID)
    /// The page on which readers find the feeds.
    case subscribe(LanguageID)
    /// The page for missing addresses.
    case notFound(LanguageID)

    /// The page whose file has the text and front matter; `nil` where there is none.
    func page(in site: Site) -> PageID? {
      switch self {
      case .file(let page): page
      case .list(let listing, _): site.listings[listing].indexPage
      case .term(let term): site.terms[term].page
      case .overview, .archive, .subscribe, .notFound: nil
      }
    }

    /// The part of the site that it belongs to.
    func language(in site: Site) -> LanguageID {
      switch self {
      case .file(let page): site.pages[page].siteLanguage
      case .list(let listing, _): site.listings[listing].language
      case .term(let term): site.terms[term].language
      case .overview(_, let language), .archive(let language), .subscribe(let language),
        .notFound(let language):
        language
      }
    }

    /// The taxonomy of which it shows a term, or all; `nil` where it shows something else.
    func taxonomy(in site: Site) -> Taxonomy? {
      switch self {
      case .file(let page): site.pages[page].term.map(site.taxonomy)
      case .term(let term): site.taxonomy(of: term)
      case .list(let listing, _):
        if case .term(let term) = site.listings[listing].kind {
          site.taxonomy(of: term)
        } else {
          nil
        }
      case .overview(let taxonomy, let language): site.languages[language].taxonomies[taxonomy]
      case .archive, .subscribe, .notFound: nil
      }
    }
  }

  /// Words read in a minute, for the reading time: a common figure for prose in European languages.
  private static let wordsPerMinute = 200

  let source: Source
  /// The output that is being rendered where that is the page itself; `nil` where others show it, in the
  /// form for lists.
  let output: OutputID?

  /// The page whose file has its text and front matter; `nil` where there is none.
  func page(in site: Site) -> PageID? { source.page(in: site) }

  /// Distinguishes it from all other pages of this build.
  var identity: Int {
    switch source {
    case .file(let page): page.index
    case .list(let listing, let number): ~((listing.index << 24 | number) << 2)
    case .term(let term): ~(term.index << 26)
    case .overview(let taxonomy, let language):
      ~((language.index * SiteConfiguration.mostTaxonomies + taxonomy.index) << 2 | 1)
    case .archive(let language): ~(language.index << 2 | 2)
    case .notFound(let language): ~(language.index << 2 | 3)
    case .subscribe(let language): ~(1 << 60 | language.index)
    }
  }

  func value(of field: Field, _ evaluation: Evaluation) -> Value? {
    let context = evaluation.context
    let site = context.site
    let id = source.page(in: site)
    // Most fields need nothing of the page, or its ID alone.
    func page() -> Page? { id.map { site.pages[$0] } }
    func frontMatter() -> FrontMatter? { page()?.source.frontMatter }
    switch field {
    case .kind: return .string(kind(in: site))
    case .taxonomy: return source.taxonomy(in: site).map { .string($0.name) } ?? Value.none
    case .title: return .string(context.titles.title(of: source))
    case .alternates: return alternates(evaluation)
    case .languages: return languages(evaluation)
    case .translations: return translations(evaluation)
    case .url: return .string(url(in: context))
    case .permalink: return .string(site.baseURL.origin + url(in: context))
    case .path: return page().map { .string($0.source.path) } ?? Value.none
    case .language:
      return .string(page()?.language ?? site.languages[source.language(in: site)].tag)
    case .locale:
      return locale(page()?.language ?? site.languages[source.language(in: site)].tag)
    case .date: return context.value(of: page()?.date)
    case .year: return page()?.date.map { .integer($0.year) } ?? Value.none
    case .updated: return context.value(of: frontMatter()?.updated?.value)
    case .description: return .string(id.map { context.metadata($0).description } ?? "")
    case .draft: return .boolean(frontMatter()?.draft ?? false)
    case .weight: return frontMatter()?.weight.map(Value.integer) ?? Value.none
    case .extra: return Value(frontMatter()?.extra ?? .empty)
    case .content: return text(id, context, isSummary: false)
    case .summary: return text(id, context, isSummary: true)
    case .standfirst:
      let hasStandfirst = id.map { context.metadata($0).hasStandfirst } ?? false
      return text(hasStandfirst ? id : nil, context, isSummary: true)
    case .hasMore: return .boolean(id.map { context.metadata($0).hasMore } ?? false)
    case .image: return id.flatMap { context.metadata($0).image?.value } ?? Value.none
    case .figure:
      guard let id, frontMatter()?.figure != nil else { return Value.none }
      return context.metadata(id).figure?.value ?? Value.none
    case .noindex: return .boolean(source.asksForNoIndex(in: site))
    case .outline: return outline(id, context)
    case .links: return links(id, context)
    case .wordCount: return .integer(id.map { context.metadata($0).wordCount } ?? 0)
    case .readingTime:
      let words = id.map { context.metadata($0).wordCount } ?? 0
      return .integer(max(1, (words + Self.wordsPerMinute - 1) / Self.wordsPerMinute))
    case .comments: return comments(id, context)
    case .section: return section(page(), evaluation)
    case .previous: return page()?.previous.map { .object(.page($0, evaluation)) } ?? Value.none
    case .next: return page()?.next.map { .object(.page($0, evaluation)) } ?? Value.none
    case .feed: return feed(.atom, in: context)
    case .jsonFeed: return feed(.json, in: context)
    default: return nil
    }
  }

  /// Its terms in a taxonomy, in the order written.
  func terms(in taxonomy: TaxonomyID, _ evaluation: Evaluation) -> Value {
    let site = evaluation.context.site
    guard let page = page(in: site) else { return .list(of: []) }
    let terms = site.pages[page].terms.lazy.filter { site.terms[$0].taxonomy == taxonomy }
    return .list(of: terms.map { .object(.term($0, of: page, evaluation)) })
  }

  /// The fingerprint of a field that is known from when the page was rendered; `nil` for every other.
  func fingerprint(of field: Field, _ context: RenderContext) -> UInt64? {
    guard case .file(let page) = source else { return nil }
    return switch field {
    // Addresses of links within the site begin with its own.
    case .content, .links: context.metadata(page).fingerprints.content
    case .standfirst: context.metadata(page).fingerprints.standfirst
    case .summary: context.metadata(page).fingerprints.summary
    case .outline: context.metadata(page).fingerprints.outline
    default: nil
    }
  }

  // MARK: Values

  /// Language and territory as networks have them, `de_DE`; none where a tag names no country.
  private func locale(_ tag: String) -> Value {
    let tag = LanguageTag(tag)
    guard let region = tag.region, region.utf8.count == 2 else { return .none }
    return .string(tag.language + "_" + region)
  }

  private func kind(in site: Site) -> String {
    switch source {
    case .file(let page):
      switch site.pages[page].kind {
      case .home: "home"
      case .section: "section"
      case .post: "post"
      case .page: "page"
      case .notFound: "404"
      case .term: source.taxonomy(in: site)?.settings.termKind ?? "term"
      }
    case .term: source.taxonomy(in: site)?.settings.termKind ?? "term"
    case .list(let listing, _):
      switch site.listings[listing].kind {
      case .home: "home"
      case .section: "section"
      case .term(let term): site.taxonomy(of: term).settings.termKind
      }
    case .overview(let taxonomy, let language):
      site.languages[language].taxonomies[taxonomy].settings.overviewKind
    case .archive: "archive"
    case .subscribe: "subscribe"
    case .notFound: "404"
    }
  }

  func url(in context: RenderContext) -> String {
    if case .file(let page) = source { return context.pageURLs[page.index] }
    return output.map { context.site.baseURL.url(of: context.site.outputs[$0].route) } ?? ""
  }

  private func text(_ page: PageID?, _ context: RenderContext, isSummary: Bool) -> Value {
    guard let page else { return .markup(Markup([])) }
    return .markup(
      Markup(PageMarkup(context.html(page), form(of: page, context), isSummary: isSummary)))
  }

  private func form(of page: PageID, _ context: RenderContext) -> RenderedMarkdown.Form {
    output != nil ? .page : .list(pageURL: context.pageURLs[page.index])
  }

  private func links(_ page: PageID?, _ context: RenderContext) -> Value {
    guard let page else { return .list(of: []) }
    let origin = context.site.baseURL.origin
    return .list(
      of: context.html(page).body.links(form(of: page, context)).enumerated().map { index, link in
        let isWithin = link.url.hasPrefix("/") && !link.url.hasPrefix("//")
        return .dictionary(of: [
          ("number", .integer(index + 1)),
          ("url", .string(isWithin ? origin + link.url : link.url)),
          ("text", .string(link.text)),
        ])
      })
  }

  private func outline(_ page: PageID?, _ context: RenderContext) -> Value {
    .list(
      of: (page.map { context.html($0).body.outline } ?? []).map { heading in
        .dictionary(of: [
          ("level", .integer(heading.level)), ("id", .string(heading.id)),
          ("title", .string(heading.title)),
        ])
      })
  }

  private func comments(_ page: PageID?, _ context: RenderContext) -> Value {
    guard let page else { return .list(of: []) }
    let written = context.site.pages[page].source.frontMatter.comments
    return .list(
      of: zip(written, context.metadata(page).comments).map { comment, html in
        .dictionary(of: [
          ("author", .string(comment.author.value)),
          ("date", context.value(of: comment.date.value)),
          ("text", .markup(Markup(html))),
        ])
      })
  }

  private func section(_ page: Page?, _ evaluation: Evaluation) -> Value {
    if case .list(let listing, _) = source,
      case .section(let section) = evaluation.context.site.listings[listing].kind
    {
      return .object(.section(section, evaluation))
    }
    return page?.section.map { .object(.section($0, evaluation)) } ?? Value.none
  }

  private func feed(
    _ format: LanguageSettings.Feeds.Format, in context: RenderContext
  ) -> Value {
    let site = context.site
    let language = source.language(in: site)
    var list = site.languages[language].home
    if case .list(let listing, _) = source, case .term = site.listings[listing].kind {
      list = site.listings[listing].route
    }
    return context.feedURL(below: list, in: language, format)
  }
}

extension Value {
  /// An object of the site.
  static func object(_ object: SiteObject) -> Value { .object(object as any TemplateObject) }

  /// Terms of a taxonomy.
  static func terms(_ terms: some Collection<TermID>, _ evaluation: Evaluation) -> Value {
    .list(of: terms.map { .object(.term($0, evaluation)) })
  }

  /// Pages as others show them.
  static func pages(_ pages: some Collection<PageID>, _ evaluation: Evaluation) -> Value {
    .list(of: pages.map { .object(.page($0, evaluation)) })
  }
}
