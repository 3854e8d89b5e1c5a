import Content
import Diagnostics
import Platform
import SiteModel
import SiteRendering

/// Which pages must be rendered again, and what is known of the others.
struct PageInvalidation: Sendable {
  /// How much of a page is the same as in the last build.
  enum State: Sendable {
    /// Its text is rendered again.
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
  /// The fingerprint of all that pages could look up.
  let referenceHash: UInt64
  /// What the last build knew of each page that is not rendered again.
  private(set) var kept: [PageRecord?]

  init(states: [State], titles: [String], referenceHash: UInt64, kept: [PageRecord?]) {
    self.states = states
    self.titles = titles
    self.referenceHash = referenceHash
    self.kept = kept
  }

  /// All pages as the last build has left them.
  init(_ state: BuildState, titles: [String]) {
    self.init(
      states: state.pages.map { _ in .fresh }, titles: titles, referenceHash: state.referenceHash,
      kept: state.pages)
  }

  /// The same where some pages are rendered as well.
  func rendering(_ pages: [PageID]) -> PageInvalidation {
    var other = self
    for page in pages { other.kept[page.index] = nil }
    return other
  }
}

extension SiteBuilder {
  /// Finds the pages that changed since the last build and renders them, so that they can be compared.
  ///
  /// Where there was no previous build, all pages are stale, and each is rendered for the first output that
  /// shows it.
  func invalidatePages(
    of site: Site, _ cache: PageRenderCache, previous state: BuildState?
  ) -> PageInvalidation {
    let referenceHash = site.referenceHash
    guard let state else {
      return PageInvalidation(
        states: site.pages.map { _ in .stale },
        titles: pool.map(count: site.pages.count) { cache.title(PageID($0)) },
        referenceHash: referenceHash, kept: site.pages.map { _ in nil })
    }
    let configurationHash = site.configurationHash
    let known = Dictionary(
      state.pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let referencesAreSame = state.referenceHash == referenceHash
    let hasTables = !site.valueTableByPath.isEmpty
    progress.begin("rendering", count: site.pages.count)
    let kept = pool.map(count: site.pages.count) { index -> PageRecord? in
      defer { progress.step() }
      let id = PageID(index)
      let page = site.pages[id]
      let hash = site.renderHash(of: id)
      guard let record = known[page.source.path], record.renderHash == hash,
        referencesAreSame && !(hasTables && record.references.contains { $0.kind == .valueTable })
          || site.resolvesIdentically(record.references, of: page)
      else {
        _ = cache.page(id)
        return nil
      }
      return record.with(
        pageHash: site.pageHash(of: id, rendering: hash, settings: configurationHash))
    }
    let states = zip(site.pages, kept).map { page, record -> PageInvalidation.State in
      guard let record else { return .stale }
      // The figures in a section's title are known only now.
      let indexPage = page.section.flatMap { site.sections[$0].indexPage }
      let hasNewSection = indexPage.map { kept[$0.index] == nil } ?? false
      let isSame = known[record.path]?.pageHash == record.pageHash && !hasNewSection
      return isSame ? .fresh : .metadataStale
    }
    return PageInvalidation(
      states: states,
      titles: kept.indices.map { kept[$0]?.title ?? cache.title(PageID($0)) },
      referenceHash: referenceHash, kept: kept)
  }

  /// What is known of all pages at the end of the build, in their order, and the messages about their
  /// texts; renders those that no output has shown.
  func pageResults(
    _ pages: PageInvalidation, _ context: RenderContext
  ) -> (records: [PageRecord], diagnostics: [Diagnostic]) {
    let site = context.site
    let configurationHash = site.configurationHash
    var records = pool.map(count: pages.kept.count) { index in
      if let record = pages.kept[index] { return record }
      return PageRecord(PageID(index), context, settings: configurationHash)
    }
    let diagnostics = messages(about: records, site)
    var finder = AnchorFinder(context)
    let links = finder.lookingIntoTexts(records.map(\.anchorLinks)) {
      pages.states[$0.index] != .stale
    }
    for index in records.indices where links[index] != records[index].anchorLinks {
      records[index] = records[index].with(links[index])
    }
    return (records, diagnostics)
  }

  /// The messages about the texts of all pages, and about files that have changed while they were read.
  func messages(about records: [PageRecord], _ site: Site) -> [Diagnostic] {
    let hasModels = !site.content.models.isEmpty || records.contains(where: \.hasModel)
    var messages: [Diagnostic] = []
    for record in records where !record.warnings.isEmpty {
      messages += record.warnings.map { $0.judged(inSiteWithModels: hasModels) }
    }
    for pages in [site.content.pages, site.content.termPages] {
      for page in pages where page.hasChanged {
        messages.append(BuildMessages.fileChanged(at: SourceLocation(path: page.shownPath)))
      }
    }
    return messages
  }
}

extension PageRecord {
  /// What is known of a page, which is rendered where it was not; `settings` identifies what all pages take from
  /// the site's settings.
  convenience init(_ id: PageID, _ context: RenderContext, settings: UInt64) {
    let page = context.metadata(id)
    self.init(
      path: context.site.pages[id].source.path, renderHash: page.key,
      pageHash: context.site.pageHash(of: id, rendering: page.key, settings: settings),
      title: page.title, references: page.references, anchorLinks: page.anchorLinks,
      mainHeadings: page.mainHeadings, hasModel: page.hasModel, warnings: page.diagnostics,
      roundingNotes: page.roundingNotes)
  }
}
