import ContentModel
import Diagnostics
import SiteModel

/// Renders the pages whose rendering no earlier build knows, and says what is known of the others.
struct PageRefresh: Sendable {
  /// What is known of each page of the site, in their order.
  let records: [BuildState.PageRecord]
  /// Whether a page's rendering is what it was in the last build.
  let isUnchanged: [Bool]
  /// Tells all that pages could look up from others.
  let lookupKey: UInt64
  /// The messages of all pages, also of those that were not rendered anew.
  let diagnostics: [Diagnostic]

  init(
    _ site: Site, _ shelf: PageShelf, former state: BuildState?, pool: WorkerPool,
    progress: any BuildProgress
  ) {
    let lookupKey = site.lookupKey
    let known = Dictionary(
      state?.pages.map { ($0.path, $0) } ?? [], uniquingKeysWith: { first, _ in first })
    let answersAreSame = state?.lookupKey == lookupKey
    progress.begin("rendering", count: site.pages.count)
    let results = pool.map(count: site.pages.count) { index in
      defer { progress.step() }
      let page = site.pages[index]
      let key = site.renderingKey(of: index)
      if let record = known[page.source.path], record.renderingKey == key,
        answersAreSame || site.answersTheSame(record.lookups, of: page)
      {
        return (record: record, isUnchanged: true, diagnostics: record.warnings)
      }
      var diagnostics: [Diagnostic] = []
      let rendered = shelf.page(index, diagnostics: &diagnostics)
      let record = BuildState.PageRecord(
        path: page.source.path, renderingKey: key, title: rendered.title,
        lookups: rendered.lookups, anchorLinks: rendered.anchorLinks,
        warnings: diagnostics, roundingNotes: rendered.roundingNotes)
      return (record: record, isUnchanged: false, diagnostics: diagnostics)
    }
    records = results.map(\.record)
    isUnchanged = results.map(\.isUnchanged)
    diagnostics = results.flatMap(\.diagnostics)
    self.lookupKey = lookupKey
  }
}
