import Content
import DataFormats
import Diagnostics
import Platform
import SiteModel
import SiteRendering

/// A change of nothing but texts of pages: the plan of the site stays as it is, and only what shows the texts is
/// rendered again.
struct TextUpdate {
  /// The site with its new texts.
  let plan: BuildPlan
  private let site: LiveSite
  private let listing: ContentListing
  private let changes: [LiveRecord.PageChange]
  /// What is known of all pages.
  private let records: [PageRecord]

  /// Reads what has changed; `nil` where more than texts has changed.
  ///
  /// Likewise where a text means more than what shows it: a title with figures, a heading that competes with that of the
  /// page, a link to an anchor that no text has.
  ///
  /// - Parameters:
  ///   - paths: What may be different, below the site's folder.
  ///   - site: The site before.
  ///   - builder: The settings, with which the site was planned as well but for the time.
  init?(_ paths: Set<String>, of site: LiveSite, _ builder: SiteBuilder) {
    let previous = site.plan.context
    guard !paths.isEmpty,
      let listing = site.listing(refreshing: paths, builder),
      site.record.state.nextChange.map({ builder.settings.now < $0 }) ?? true,
      let sources = Self.sources(paths, of: previous.site, listing, builder)
    else { return nil }
    let changed = previous.site.replacing(sources)
    let pages = sources.keys.sorted()
    let context = RenderContext(previous, site: changed, changed: pages)
    let hash = changed.configurationHash
    let changes = builder.pool.map(count: pages.count) { index in
      site.record.change(of: pages[index], context, settings: hash)
    }
    let known = site.record.state.pages
    guard changes.allSatisfy({ $0.record.title == known[$0.page.index].title }) else { return nil }
    var records = site.record.state.pages
    for change in changes { records[change.page.index] = change.record }
    guard let linked = Self.followingLinks(of: records, context, changed: Set(pages)) else {
      return nil
    }
    self.site = site
    self.listing = listing
    self.changes = changes
    self.records = linked
    plan = BuildPlan(site.plan, context, rendering: pages)
  }

  /// The pages with what is known of their links to anchors; `nil` where some must be looked for on finished pages.
  private static func followingLinks(
    of records: [PageRecord], _ context: RenderContext, changed: Set<PageID>
  ) -> [PageRecord]? {
    var records = records
    guard records.allSatisfy(\.mainHeadings.isEmpty) else { return nil }
    if records.allSatisfy(\.anchorLinks.isEmpty) { return records }
    var finder = AnchorFinder(context)
    let links = finder.lookingIntoTexts(records.map(\.anchorLinks)) { !changed.contains($0) }
    for (index, links) in links.enumerated() where !links.isEmpty {
      guard links.allSatisfy(\.isInText) else { return nil }
      if links != records[index].anchorLinks { records[index] = records[index].with(links) }
    }
    return records
  }

  /// The changed pages, read; `nil` where something else has changed too.
  private static func sources(
    _ paths: Set<String>, of site: Site, _ listing: ContentListing, _ builder: SiteBuilder
  ) -> [PageID: SourcePage]? {
    var sources: [PageID: SourcePage] = [:]
    for path in paths {
      guard let name = PathComponents.path(path, below: "content"),
        let page = site.pageByPath[name]
      else {
        // What is no file of the site changes nothing.
        if listing.contains(path) { return nil }
        continue
      }
      let known = site.pages[page].source
      var diagnostics: [Diagnostic] = []
      guard
        let source = builder.reader.read(
          known, again: listing, site.content.configuration, &diagnostics),
        source.hasSameFrontMatter(as: known)
      else { return nil }
      sources[page] = source
    }
    return sources
  }

  // MARK: Building

  /// Renders what shows the texts, and moves it into place.
  ///
  /// - Parameters:
  ///   - builder: The settings.
  ///   - transaction: Writes into the output folder.
  /// - Returns: What came of it; the site and the files with new bytes unless there were errors.
  func build(
    _ builder: SiteBuilder, in transaction: OutputTransaction
  ) -> (result: BuildResult, site: LiveSite?, written: [String]) {
    let stale = site.record.stale(changes, plan.context)
    let reasons = Dictionary(uniqueKeysWithValues: stale.map { ($0.output, $0.reason) })
    let known = site.record.state.outputs
    builder.progress.begin("writing", count: stale.count)
    let rendered = builder.render(stale.map(\.output), of: plan, areFew: true) {
      [plan] worker, output -> SiteBuilder.Rendered in
      let record = known[output.index]
      return SiteBuilder.render(
        output, reasons[output] ?? .outputFile, plan.renderer.template(of: output), plan,
        into: transaction, .kept(record.file, record.hash, record.stamp), &worker)
    }
    builder.progress.end()
    let results = rendered.compactMap(\.self)
    let entries = results.compactMap(\.entry)
    var record = site.record
    record.update(changes, records, entries, plan.context)
    let hasFailed = results.contains { $0.entry == nil }
    var result = BuildResult()
    result.pageCount = record.state.summary.pageCount
    result.diagnostics =
      (site.planDiagnostics + builder.messages(about: records, plan.context.site)
      + record.outputWarnings
      + results.filter { $0.entry == nil }.flatMap(\.diagnostics)).inSourceOrder()
    guard !hasFailed, !builder.stops(result.diagnostics) else {
      transaction.rollback()
      return (result, nil, [])
    }
    switch transaction.replace(entries.map(\.file)) {
    case .refused(let problem), .incomplete(let problem):
      result.diagnostics.append(problem)
      return (result, nil, [])
    case .committed(var summary):
      summary.kept += known.count - entries.count
      result.summary = summary
    }
    record.update(warnings: result.diagnostics)
    let written = entries.filter(\.file.needsWrite).map(\.file.path)
    result.rebuilt = entries.map {
      ($0.file.path, $0.reason.description(plan.context.vocabulary))
    }
    return (result, LiveSite(site, listing, plan, record), written)
  }
}
