import Content
import DataFormats
import Platform
import Diagnostics
import SiteModel
import SiteRendering

/// A site of which every output is known, with nothing compared or rendered yet.
struct PlannedSite: Sendable {
  let source: LoadedSite
  let site: Site

  /// The pages as the last build has kept them.
  var kept: PageCacheFile.Kept { source.kept }
}

/// A site that is planned, with what will be rendered of it.
struct PreparedSite: Sendable {
  /// `nil` where nothing can be rendered.
  let plan: BuildPlan?
  let diagnostics: [Diagnostic]
  let notices: [String]
  let pageCount: Int
  let freshStart: String?

  /// What is known of the build's result up to here.
  var result: BuildResult {
    var result = BuildResult()
    result.diagnostics = diagnostics
    result.notices = notices
    result.pageCount = pageCount
    result.freshStart = freshStart
    return result
  }
}

/// The third stage: planning. Which pages and outputs the site has, and which of them are stale.
extension SiteBuilder {
  /// Plans a site that was read; `nil` where there is none.
  func plan(
    _ loaded: (site: LoadedSite?, diagnostics: [Diagnostic])
  ) -> (site: PlannedSite?, diagnostics: [Diagnostic]) {
    guard let source = loaded.site else { return (nil, loaded.diagnostics) }
    var diagnostics = loaded.diagnostics
    let site = Site.plan(
      source.content, settings: siteSettings(source.content), themeAssets: source.themeAssets,
      kinds: OutputKinds.planned, pool: pool, diagnostics: &diagnostics)
    diagnostics += ThemeWords.problems(site, source.templates) + missingPages(site)
    return (PlannedSite(source: source, site: site), diagnostics)
  }

  /// Finds what of a planned site must be rendered.
  func prepare(
    _ planned: (site: PlannedSite?, diagnostics: [Diagnostic]), previous: PreviousBuild
  ) -> PreparedSite {
    var diagnostics = planned.diagnostics
    guard let source = planned.site?.source, let site = planned.site?.site else {
      return PreparedSite(
        plan: nil, diagnostics: diagnostics, notices: [], pageCount: 0,
        freshStart: previous.missing?.description)
    }
    let previous = previous.usable(with: SiteVocabulary(source.content.configuration))
    let cache = PageRenderCache(site)
    let pages = invalidatePages(of: site, cache, previous: previous.state)
    let context = RenderContext(
      site: site, titles: pages.titles, pageCache: cache, templates: source.templates,
      themeAssets: source.themeAssets, diagnostics: &diagnostics)
    var plan: BuildPlan?
    if source.hasTemplateErrors {
      // The pages' own messages are shown all the same.
      let results = pageResults(pages, context)
      diagnostics += results.diagnostics + checkAnchorsInTexts(results.records, context)
    } else {
      plan = self.plan(context, pages, source.content.theme.templates, previous: previous)
    }
    return PreparedSite(
      plan: plan, diagnostics: diagnostics,
      notices: UnpublishedNotices(
        site.unpublished, leftovers: source.content.leftovers, namesAll: settings.findsUnused
      ).lines,
      pageCount: site.outputs.count { $0.isPage }, freshStart: previous.missing?.description)
  }

  /// An error for each page that the theme's settings name and the site does not have.
  private func missingPages(_ site: Site) -> [Diagnostic] {
    let resolver = LinkResolver(site: site)
    return site.content.theme.settings.pages.filter {
      resolver.page(String($0.path.drop { $0 == "/" })) == nil
    }.map { page in
      ThemeMessages.missingPage(
        page.path, known: site.pages.map(\.source.path), at: page.place)
    }
  }

  private func siteSettings(_ content: SiteContent) -> Site.Settings {
    var settings = Site.Settings(now: settings.now)
    settings.baseURL = baseURL(content)
    settings.brokenLinks = self.settings.brokenLinks
    settings.includesDrafts = self.settings.includesDrafts
    settings.includesFuture = self.settings.includesFuture
    settings.includesExpired = self.settings.includesExpired
    return settings
  }

  /// Compares everything that outputs of the last build used with what the site says now.
  private func plan(
    _ context: RenderContext, _ pages: PageInvalidation, _ sources: [ThemeTemplate],
    previous: PreviousBuild
  ) -> BuildPlan {
    let templates = TemplateTable(context.templates, sources, previous: previous.state)
    guard let state = previous.state else {
      return BuildPlan(
        context: context, pages: pages, templates: templates, previous: previous, changes: nil,
        positions: [])
    }
    let index = DependencyIndex(context)
    let changes = detectChanges(since: state, context, index, pages.states)
    var positions: [Int?] = Array(repeating: nil, count: context.site.outputs.count)
    for (position, record) in state.outputs.enumerated() {
      // File systems may treat two spellings of a name as two files.
      guard let output = index.output(record.file),
        Manifest.Path(record.file) == Manifest.Path(context.site.outputs[output].route.file)
      else { continue }
      positions[output.index] = position
    }
    return BuildPlan(
      context: context, pages: pages, templates: templates, previous: previous, changes: changes,
      positions: positions)
  }
}
