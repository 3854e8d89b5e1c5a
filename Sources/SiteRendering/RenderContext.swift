// SiteRendering owns how the outputs of a planned site become bytes: pages, lists, feeds and all others,
// what templates see, and what each output depends on. It reads and writes no files.

import Content
import DataFormats
import Platform
package import Diagnostics
import MarkdownRendering
package import SiteModel
import Synchronization
package import TemplateEngine

/// A planned site with its templates compiled and its Markdown within reach: everything that rendering
/// needs.
///
/// Code that renders outputs sees it through `RenderScope` alone.
package final class RenderContext: Sendable {
  /// The planned site with the titles that its pages show.
  package let site: Site
  /// The theme's, compiled.
  package let templates: TemplateLibrary
  /// All outputs, in the order of `site.outputs`.
  let outputs: [any RenderedOutput]
  /// Which of them are translations of each other.
  let translations: OutputTranslations
  /// The theme's published files.
  package let themeAssets: ThemeAssets
  /// The names of what the site's templates can read.
  package let vocabulary: SiteVocabulary
  /// All that there are.
  let pageLanguages: Set<PageLanguage>
  let localizations: [String: Localization]
  /// The titles of its pages.
  let titles: OutputTitles
  let pageURLs: [String]
  let termURLs: [String]
  /// The URLs of the pages on which readers find the feeds, by language.
  let subscribeURLs: [Value]
  let data: [String: Value]
  /// By language.
  let menus: [Value]
  /// The site in each of its languages.
  let siteObjects: [SiteObject]
  let themeObject: SiteObject
  let pageCache: PageRenderCache
  let dependencyIDs: DependencyIDs
  /// The keyed facts that were met while outputs were rendered.
  let factKeys: InternTable<DependencyKey>
  /// The sets of shared uses of this build's outputs.
  package let useSets: InternTable<[DependencyUse]>
  private let lists: Mutex<[List: Value]>

  /// Puts the parts together.
  ///
  /// - Parameters:
  ///   - site: The planned site, whose outputs are of `OutputKinds.all`.
  ///   - titles: One for each of the site's pages, in their order, with the figures that it cites.
  ///   - pageCache: Renders the pages that are asked for.
  ///   - templates: Compiled for `TemplateInterface.signature` with the site's vocabulary.
  ///   - themeAssets: The theme's published files.
  ///   - diagnostics: Gets an error for each entry of the menu that leads nowhere.
  package init(
    site: Site, titles: [String], pageCache: PageRenderCache, templates: TemplateLibrary,
    themeAssets: ThemeAssets, diagnostics: inout [Diagnostic]
  ) {
    self.site = site.titled(titles)
    self.pageCache = pageCache
    factKeys = InternTable()
    useSets = InternTable()
    lists = Mutex([:])
    self.templates = templates
    self.themeAssets = themeAssets
    vocabulary = SiteVocabulary(site.content.configuration)
    outputs = OutputKinds.rendered(site.outputs)
    translations = OutputTranslations(outputs, in: site)
    let strings = site.content.theme.strings
    pageLanguages = Set(
      site.pages.map { PageLanguage(site: $0.siteLanguage, tag: $0.language) }
        + site.languages.ids.map { PageLanguage(site: $0, tag: site.languages[$0].tag) })
    localizations = Dictionary(
      pageLanguages.map {
        (
          $0.tag,
          Localization(
            language: $0.tag, siteLanguage: site.languages[.main].tag, strings: strings)
        )
      }
    ) { first, _ in first }
    pageURLs = site.pages.map { site.baseURL.url(of: $0.route) }
    termURLs = site.terms.map { site.baseURL.url(of: $0.route) }
    subscribeURLs = site.languages.ids.map { language in
      SubscribeOutput.place(in: language, of: site).map { .string(site.baseURL.url(of: $0)) }
        ?? Value.none
    }
    data = site.content.data.mapValues(Value.init)
    dependencyIDs = DependencyIDs(site)
    siteObjects = site.languages.ids.map { [dependencyIDs] in .site($0, dependencyIDs) }
    self.titles = OutputTitles(site: self.site, localizations: localizations)
    let menu = Menu(self.site, outputs, translations, self.titles)
    menus = site.languages.ids.map { menu.value(in: $0, &diagnostics) }
    themeObject = .theme(site.content.theme.settings, dependencyIDs)
  }

  /// The same, with other texts of some pages.
  ///
  /// - Parameters:
  ///   - context: What was known before.
  ///   - site: Its site with other texts (`Site.replacing`), whose pages have the titles that they had.
  ///   - changed: The pages with other texts.
  package init(_ context: RenderContext, site: Site, changed: [PageID]) {
    self.site = site
    pageCache = PageRenderCache(site, context.pageCache, without: changed)
    templates = context.templates
    themeAssets = context.themeAssets
    vocabulary = context.vocabulary
    outputs = context.outputs
    translations = context.translations
    pageLanguages = context.pageLanguages
    localizations = context.localizations
    pageURLs = context.pageURLs
    termURLs = context.termURLs
    subscribeURLs = context.subscribeURLs
    data = context.data
    dependencyIDs = context.dependencyIDs
    siteObjects = context.siteObjects
    titles = OutputTitles(site: site, localizations: context.localizations)
    menus = context.menus
    themeObject = context.themeObject
    factKeys = context.factKeys
    useSets = context.useSets
    lists = Mutex(context.lists.withLock { $0 })
  }

  /// What is known of a page once it was rendered; rendered now where no caller asked before.
  package func metadata(_ page: PageID) -> PageMetadata { pageCache.page(page) }

  /// A page's HTML.
  func html(_ page: PageID) -> PageHTML { pageCache.text(page) }

  /// A date as templates see it.
  func value(of date: DateTime?) -> Value {
    guard let date else { return .none }
    let offset = site.content.configuration.timeZone.offset(of: date)
    return .string(date.time == nil ? date.dateText : date.rfc3339(siteOffset: offset))
  }

  /// The URL of the feed beside a list in a format; none where the list's language has no such feeds.
  func feedURL(
    below list: Route, in language: LanguageID, _ format: LanguageSettings.Feeds.Format
  ) -> Value {
    guard site.languages[language].hasFeeds(in: format) else { return Value.none }
    return .string(site.baseURL.url(of: Site.feedRoute(below: list, format)))
  }

  // MARK: Lists

  /// The lists of a site that templates ask for again and again.
  enum List: Hashable {
    case posts(LanguageID), pages(LanguageID), topPages(LanguageID), sections(LanguageID)
    case terms(TaxonomyID, LanguageID), taxonomies(LanguageID)
    case postsOfTerm(TermID), postsOfSection(SectionID), pagesOfSection(SectionID)
  }

  /// A list's value; made when it is first asked for, then kept, since a page that shows five posts of
  /// a term must not cost as much as the term has posts.
  func list(_ list: List, _ evaluation: Evaluation) -> Value {
    lists.withLock { lists in
      if let known = lists[list] { return known }
      let value = value(of: list, evaluation)
      lists[list] = value
      return value
    }
  }

  /// The pages of a list; `nil` for a list of something else.
  func pages(in list: List) -> [PageID]? {
    switch list {
    case .posts(let language): site.languages[language].posts
    case .pages(let language):
      site.pages.ids.filter {
        site.pages[$0].siteLanguage == language && site.pages[$0].kind != .term
          && site.pages[$0].isListed
      }
    case .topPages(let language): site.topPages(in: language)
    case .postsOfTerm(let term): site.terms[term].posts
    case .postsOfSection(let section): site.sections[section].posts
    case .pagesOfSection(let section): site.sections[section].pages
    case .terms, .taxonomies, .sections: nil
    }
  }

  private func value(of list: List, _ evaluation: Evaluation) -> Value {
    switch list {
    case .posts, .pages, .topPages, .postsOfTerm, .postsOfSection, .pagesOfSection:
      .pages(pages(in: list) ?? [], evaluation)
    case .terms(let taxonomy, let language):
      .terms(site.languages[language].taxonomies[taxonomy].terms, evaluation)
    case .taxonomies(let language):
      .list(
        of: site.languages[language].taxonomies.ids.map { id in
          let taxonomy = site.languages[language].taxonomies[id]
          let hasOverview = site.routes.contains(taxonomy.overview.canonical)
          let url = hasOverview ? Value.string(site.baseURL.url(of: taxonomy.overview)) : .none
          return .dictionary(of: [
            ("name", .string(taxonomy.name)), ("singular", .string(taxonomy.singular)),
            ("title", .string(titles.title(of: .overview(id, language)))), ("url", url),
            ("order", .string(taxonomy.settings.order.rawValue)),
          ])
        })
    case .sections(let language):
      .list(of: site.languages[language].sections.map { .object(.section($0, evaluation)) })
    }
  }
}

extension Value {
  /// The value that a template sees for data of the author.
  init(_ data: DataValue) {
    switch data {
    case .null: self = .none
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .dateTime(let value): self = .string(value.description)
    case .list(let values): self = .list(of: values.map(Value.init))
    case .map(let entries): self = .dictionary(of: entries.map { ($0.key, Value($0.value)) })
    }
  }
}
