// SiteModel owns the plan of a site: its pages with their addresses, sections, tags, lists, and every
// output with its path. It reads and writes no files, and knows neither templates nor Markdown.

package import Content
import DataFormats
package import Platform
package import Diagnostics

/// A site as it will be built: every page has its address, every list its posts.
///
/// A value; making it reads nothing and renders nothing.
package struct Site: Sendable {
  /// What the command line decides about a site.
  package struct Settings: Sendable {
    /// Replaces `base_url`.
    package var baseURL: BaseURL?
    /// Whether drafts are published.
    package var includesDrafts = false
    /// Whether posts with a date to come are published.
    package var includesFuture = false
    /// The present, in seconds since 1970-01-01T00:00:00Z; decides which posts are due, nothing else.
    package var now: Int

    /// A build at an instant, with everything else at its default.
    package init(now: Int) { self.now = now }
  }

  /// Everything that was read.
  package let content: SiteContent
  /// Where the site is published.
  package let baseURL: BaseURL
  /// The published pages, in the order of their files' paths.
  package var pages: [Page] = []
  /// All posts, newest first; those of one date by their files' paths.
  package internal(set) var posts: [PageID] = []
  /// In the order of their folders' paths.
  package var sections: [Section] = []
  /// In the order of their names.
  package internal(set) var terms: [Term] = []
  /// Home, sections and tags, in this order.
  package internal(set) var listings: [Listing] = []
  /// Every file of the finished site, in the order of their paths.
  package internal(set) var outputs: [any Output] = []
  /// What is not published.
  package internal(set) var unpublished = UnpublishedCounts()

  /// The published pages by their paths below `content/`.
  package internal(set) var pageByPath: [String: PageID] = [:]
  /// Why a page that exists, or a file of its bundle, is not published, by path below `content/`.
  package internal(set) var unpublishedReasons: [String: String] = [:]
  /// Where each file of `content/` that is published as it is lies, by path below `content/`.
  package internal(set) var assetByPath: [String: (asset: SourceAsset, route: Route)] = [:]
  /// The shared models by their paths as shown.
  package let modelByPath: [String: SourceFile]
  /// Addresses near a wrong one, for suggestions.
  package let pathSuggestions: PathSuggestions
  /// The routes of all outputs in their canonical form.
  package internal(set) var routes: Set<Route> = []

  init(content: SiteContent, baseURL: BaseURL) {
    self.content = content
    self.baseURL = baseURL
    pathSuggestions = PathSuggestions()
    modelByPath = Dictionary(content.models.map { ($0.path, $0) }) { first, _ in first }
  }

  /// The language of the site's own words.
  package var language: String { content.configuration.language }
}

extension Site {
  /// Gives every page its address and every output its path.
  ///
  /// The site is complete even where there were errors, so that later stages can look for more.
  ///
  /// - Parameters:
  ///   - content: What was read.
  ///   - settings: What the command line decides.
  ///   - themeAssets: The theme's published files.
  ///   - kinds: The kinds of outputs that a site can have.
  ///   - pool: Where the pages' addresses are computed.
  ///   - diagnostics: Gets an error for each clash of tags or paths.
  package init(
    _ content: SiteContent, settings: Settings, themeAssets: ThemeAssets, kinds: [any Output.Type],
    pool: WorkerPool = WorkerPool(jobs: 1), diagnostics: inout [Diagnostic]
  ) {
    self = SitePlanner.plan(content, settings: settings, pool: pool, diagnostics: &diagnostics)
    planOutputs(kinds, themeAssets: themeAssets, pool: pool, diagnostics: &diagnostics)
    for reference in themeAssets.siteReferences {
      guard case .broken(let message, let help) = LinkResolver(site: self).url(reference.address)
      else { continue }
      diagnostics.append(.error("theme.broken-link", message, at: reference.place).help(help))
    }
  }
}
