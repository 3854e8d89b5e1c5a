import Content
import Diagnostics

/// A site while it is being planned; its parts mean what those of `Site` do.
struct SiteDraft {
  var content: SiteContent
  let baseURL: BaseURL
  let brokenLinks: Diagnostic.Severity
  var pages: [Page] = []
  var posts: [PageID] = []
  var languages: [SiteLanguage]
  var sections: [Section] = []
  var terms: [Term] = []
  var translations = Translations()
  var languageVariants: LanguageVariants?
  var listings: [Listing] = []
  var outputs: [any Output] = []
  var unpublished: [Site.Unpublished] = []
  var pageByPath: [String: PageID] = [:]
  var unpublishedReasons: [String: String] = [:]
  var assetByPath: [String: (asset: SourceAsset, route: Route)] = [:]
  let modelByPath: [String: SourceFile]
  let valueTableByPath: [String: SourceAsset]
  var routes: Set<Route> = []

  init(content: SiteContent, baseURL: BaseURL, brokenLinks: Diagnostic.Severity) {
    self.content = content
    self.baseURL = baseURL
    self.brokenLinks = brokenLinks
    languages = content.configuration.languages.map {
      SiteLanguage($0, content.configuration.taxonomies)
    }
    modelByPath = Dictionary(content.models.map { ($0.path, $0) }) { first, _ in first }
    let tables = content.assets.filter { ContentKind.isValueTable($0.path) } + content.dataTables
    valueTableByPath = Dictionary(tables.map { ($0.shownPath, $0) }) { first, _ in first }
  }

  /// A draft that begins as a planned site.
  init(_ site: Site) {
    content = site.content
    baseURL = site.baseURL
    brokenLinks = site.brokenLinks
    pages = site.pages
    posts = site.posts
    sections = site.sections
    languages = site.languages
    terms = site.terms
    translations = site.translations
    languageVariants = site.languageVariants
    listings = site.listings
    outputs = site.outputs
    unpublished = site.unpublished
    pageByPath = site.pageByPath
    unpublishedReasons = site.unpublishedReasons
    assetByPath = site.assetByPath
    modelByPath = site.modelByPath
    valueTableByPath = site.valueTableByPath
    routes = site.routes
  }
}
