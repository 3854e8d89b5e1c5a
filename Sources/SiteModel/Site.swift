// SiteModel owns the plan of a site: its languages, pages with their routes, sections, taxonomies, lists,
// and every output with its path. It reads and writes no files, and knows neither templates nor Markdown.

package import Content
import DataFormats
package import Platform
package import Diagnostics

/// A site as it will be built, in all its languages: every page has its route, every list its posts.
///
/// Immutable, and a reference type, so that passing it around copies nothing.
package final class Site: Sendable {
  /// What the command line decides about a site.
  package struct Settings: Sendable {
    /// Replaces `base_url`.
    package var baseURL: BaseURL?
    /// Replaces `links`.
    package var brokenLinks: Diagnostic.Severity?
    /// Whether drafts are published.
    package var includesDrafts = false
    /// Whether posts with a date in the future are published.
    package var includesFuture = false
    /// Whether pages that have expired are published at their addresses, though in no list.
    package var includesExpired = false
    /// The current time, in seconds since 1970-01-01T00:00:00Z; decides which posts are due, nothing else.
    package var now: Int

    /// A build at a time, with everything else at its default.
    package init(now: Int) { self.now = now }
  }

  /// Everything that was read.
  package let content: SiteContent
  /// Where the site is published.
  package let baseURL: BaseURL
  /// What a link of a text to something that the site lacks is.
  package let brokenLinks: Diagnostic.Severity
  /// The published pages, in the order of their files' paths; those of terms come last.
  package let pages: [Page]
  /// All posts, newest first; those of one date by their files' paths.
  package let posts: [PageID]
  /// The site in each of its languages: its own first, the others in the order of site.yaml.
  package let languages: [SiteLanguage]
  /// By language, then in the order of their folders' paths.
  package let sections: [Section]
  /// By language, then by taxonomy, then as the language sorts their names.
  package let terms: [Term]
  /// Which pages are translations of each other.
  package let translations: Translations
  /// Finds pages and files in the languages of links to them; `nil` where the site has one language.
  let languageVariants: LanguageVariants?
  /// By language, then home, sections and terms, in this order.
  package let listings: [Listing]
  /// Every file of the finished site, in the order of their paths.
  package let outputs: [any Output]
  /// The pages that are not published, in the order of their files' paths, and after them the files of their
  /// bundles.
  package let unpublished: [Unpublished]

  /// The published pages by their paths below `content/`.
  package let pageByPath: [String: PageID]
  /// Why a page that exists, or a file of its bundle, is not published, by path below `content/`.
  package let unpublishedReasons: [String: String]
  /// The files of `content/` that are published unchanged, with their routes, by path below `content/`.
  package let assetByPath: [String: (asset: SourceAsset, route: Route)]
  /// The shared models by their paths as shown.
  package let modelByPath: [String: SourceFile]
  /// The files of values that models can name by their paths as shown; read when a model names one.
  package let valueTableByPath: [String: SourceAsset]
  /// Suggestions for wrong paths.
  package let pathSuggestions = PathSuggestions()
  /// The routes of all outputs in their canonical form.
  package let routes: Set<Route>

  init(_ draft: SiteDraft) {
    content = draft.content
    baseURL = draft.baseURL
    brokenLinks = draft.brokenLinks
    pages = draft.pages
    posts = draft.posts
    sections = draft.sections
    languages = draft.languages
    terms = draft.terms
    translations = draft.translations
    languageVariants = draft.languageVariants
    listings = draft.listings
    outputs = draft.outputs
    unpublished = draft.unpublished
    pageByPath = draft.pageByPath
    unpublishedReasons = draft.unpublishedReasons
    assetByPath = draft.assetByPath
    modelByPath = draft.modelByPath
    valueTableByPath = draft.valueTableByPath
    routes = draft.routes
  }

  /// What a term is a term of.
  package func taxonomy(of term: TermID) -> Taxonomy {
    languages[terms[term].language].taxonomies[terms[term].taxonomy]
  }

  /// What a term is, for messages: `tag "sales"`.
  package func description(of term: TermID) -> String {
    languages[terms[term].language].describing(
      "\(taxonomy(of: term).singular) \"\(terms[term].name)\"")
  }
}

extension Site {
  /// Gives every page its route and every output its path.
  ///
  /// The site is complete even where there were errors, so that later stages can look for more.
  ///
  /// - Parameters:
  ///   - content: What was read.
  ///   - settings: What the command line decides.
  ///   - themeAssets: The theme's published files.
  ///   - kinds: The kinds of outputs that a site can have.
  ///   - pool: Computes the pages' routes.
  ///   - diagnostics: Gets an error for each clash of terms or paths.
  /// - Returns: The site.
  package static func plan(
    _ content: SiteContent, settings: Settings, themeAssets: ThemeAssets, kinds: [any Output.Type],
    pool: WorkerPool = WorkerPool(jobs: 1), diagnostics: inout [Diagnostic]
  ) -> Site {
    let draft = SitePlanner.plan(
      content, settings: settings, pool: pool, diagnostics: &diagnostics)
    let site = draft.planningOutputs(
      kinds, themeAssets: themeAssets, pool: pool, diagnostics: &diagnostics)
    for reference in themeAssets.siteReferences {
      guard case .broken(let message, let help) = LinkResolver(site: site).url(reference.address)
      else { continue }
      diagnostics.append(SiteMessages.themeBrokenLink(message, at: reference.place).help(help))
    }
    return site
  }

  /// The same site with the titles of its pages, and of the sections whose index pages they are.
  ///
  /// - Parameter titles: One for each page, in their order.
  /// - Returns: The site itself where no title differs.
  package func titled(_ titles: [String]) -> Site {
    var draft = SiteDraft(self)
    var isSame = true
    for (id, title) in zip(pages.ids, titles) where pages[id].title != title {
      isSame = false
      draft.pages[id] = pages[id].titled(title)
      for section in sections.ids where sections[section].indexPage == id {
        draft.sections[section].title = title
      }
      if let term = pages[id].term { draft.terms[term] = terms[term].called(title) }
    }
    return isSame ? self : Site(draft)
  }
}
