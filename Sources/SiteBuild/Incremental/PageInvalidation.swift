import ContentModel
import Diagnostics
import SiteModel
import SiteRendering

/// Finds the pages whose rendering no earlier build knows, and says what is known of the others.
struct PageInvalidation: Sendable {
  /// How much of a page is what it was in the last build.
  enum State: Sendable {
    /// Its text is rendered anew.
    case stale
    /// What it gets from its text.
    case metadataStale
    /// Everything that outputs can read of it.
    case fresh
  }

  /// In the order of the pages.
  let states: [State]
  /// The titles of all pages with the figures that they cite.
  let titles: [String]
  /// Tells all that pages could look up from others.
  let referenceHash: UInt64
  /// What the last build knew of each page that is not rendered anew.
  private let kept: [BuildState.PageRecord?]
  private let site: Site

  /// Renders what changed since the last build, so that it can be compared.
  ///
  /// Where there was none all pages are new, and each is left to the first output that shows it.
  init(
    _ site: Site, _ pageCache: PageRenderCache, previous state: BuildState?, pool: WorkerPool,
    progress: any BuildProgress
  ) {
    let referenceHash = site.referenceHash
    self.referenceHash = referenceHash
    self.site = site
    guard let state else {
      kept = site.pages.map { _ in nil }
      states = site.pages.map { _ in .stale }
      titles = pool.map(count: site.pages.count, pageCache.title)
      return
    }
    let configurationHash = site.configurationHash
    let known = Dictionary(
      state.pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let answersAreSame = state.referenceHash == referenceHash
    progress.begin("rendering", count: site.pages.count)
    let kept = pool.map(count: site.pages.count) { index -> BuildState.PageRecord? in
      defer { progress.step() }
      let page = site.pages[index]
      let key = site.renderHash(of: index)
      guard let record = known[page.source.path], record.renderHash == key,
        answersAreSame || site.resolvesIdentically(record.references, of: page)
      else {
        _ = pageCache.page(index)
        return nil
      }
      return record.with(
        pageHash: site.pageHash(of: index, rendering: key, settings: configurationHash))
    }
    self.kept = kept
    titles = kept.indices.map { kept[$0]?.title ?? pageCache.title($0) }
    states = zip(site.pages, kept).map { page, record in
      guard let record else { return .stale }
      // The figures in a section's title are known only now.
      let speaker = page.section.flatMap { site.sections[$0].indexPage }
      let hasNewSection = speaker.map { kept[$0] == nil } ?? false
      let isSame = known[record.path]?.pageHash == record.pageHash && !hasNewSection
      return isSame ? .fresh : .metadataStale
    }
  }

  /// What is known of each page at the end of the build, in their order; renders those that nobody has
  /// asked for.
  func records(_ rendered: RenderContext, pool: WorkerPool) -> [BuildState.PageRecord] {
    let configurationHash = site.configurationHash
    return pool.map(count: kept.count) { index in
      if let record = kept[index] { return record }
      let page = rendered.page(index)
      return BuildState.PageRecord(
        path: site.pages[index].source.path, renderHash: page.key,
        pageHash: site.pageHash(of: index, rendering: page.key, settings: configurationHash),
        title: page.title, references: page.references, anchorLinks: page.anchorLinks,
        warnings: page.diagnostics, roundingNotes: page.roundingNotes)
    }
  }
}

extension BuildState.PageRecord {
  fileprivate func with(pageHash: UInt64) -> Self {
    guard pageHash != self.pageHash else { return self }
    return Self(
      path: path, renderHash: renderHash, pageHash: pageHash, title: title, references: references,
      anchorLinks: anchorLinks, warnings: warnings, roundingNotes: roundingNotes)
  }
}
