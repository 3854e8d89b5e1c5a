import ContentModel
import Diagnostics
import SiteModel

/// Renders the pages whose rendering no earlier build knows, and says what is known of the others.
struct PageRefresh: Sendable {
  /// How much of a page is what it was in the last build.
  enum Freshness: Sendable {
    /// Its text was rendered anew.
    case rendered
    /// What it gets from its text.
    case sameText
    /// Everything that outputs can read of it.
    case same
  }

  /// What is known of each page of the site, in their order.
  let records: [BuildState.PageRecord]
  /// In the order of the pages.
  let freshness: [Freshness]
  /// Tells all that pages could look up from others.
  let lookupKey: UInt64
  /// The messages of all pages, also of those that were not rendered anew.
  let diagnostics: [Diagnostic]

  init(
    _ site: Site, _ shelf: PageShelf, former state: BuildState?, pool: WorkerPool,
    progress: any BuildProgress
  ) {
    let lookupKey = site.lookupKey
    let settingsKey = site.settingsKey
    let known = Dictionary(
      state?.pages.map { ($0.path, $0) } ?? [], uniquingKeysWith: { first, _ in first })
    let answersAreSame = state?.lookupKey == lookupKey
    progress.begin("rendering", count: site.pages.count)
    let results = pool.map(count: site.pages.count) { index in
      defer { progress.step() }
      let page = site.pages[index]
      let key = site.renderingKey(of: index)
      let modelKey = site.modelKey(of: index, rendering: key, settings: settingsKey)
      if let record = known[page.source.path], record.renderingKey == key,
        answersAreSame || site.answersTheSame(record.lookups, of: page)
      {
        let isSame = record.modelKey == modelKey
        return (
          record: isSame ? record : record.with(modelKey: modelKey),
          freshness: isSame ? Freshness.same : .sameText, diagnostics: record.warnings
        )
      }
      var diagnostics: [Diagnostic] = []
      let rendered = shelf.page(index, diagnostics: &diagnostics)
      let record = BuildState.PageRecord(
        path: page.source.path, renderingKey: key, modelKey: modelKey, title: rendered.title,
        lookups: rendered.lookups, anchorLinks: rendered.anchorLinks,
        warnings: diagnostics, roundingNotes: rendered.roundingNotes)
      return (record: record, freshness: .rendered, diagnostics: diagnostics)
    }
    records = results.map(\.record)
    freshness = zip(site.pages, results).map { page, result in
      // The figures in a section's title are known only now.
      let speaker = page.section.flatMap { site.sections[$0].indexPage }
      let hasNewSection = speaker.map { results[$0].freshness == .rendered } ?? false
      return result.freshness == .same && hasNewSection ? .sameText : result.freshness
    }
    diagnostics = results.flatMap(\.diagnostics)
    self.lookupKey = lookupKey
  }
}

extension BuildState.PageRecord {
  fileprivate func with(modelKey: UInt64) -> Self {
    Self(
      path: path, renderingKey: renderingKey, modelKey: modelKey, title: title, lookups: lookups,
      anchorLinks: anchorLinks, warnings: warnings, roundingNotes: roundingNotes)
  }
}
