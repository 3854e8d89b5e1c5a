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
  /// The outputs that are rendered again, each with the reason.
  let stale: [(output: OutputID, reason: RebuildReason)]
  private let record: LiveRecord
  /// The messages about what was read and planned.
  private let planDiagnostics: [Diagnostic]
  private let changes: [LiveRecord.PageChange]
  /// What is known of all pages.
  private let records: [PageRecord]

  /// Compares the new texts with what outputs have read; `nil` where a text means more than what shows it: a title
  /// with figures, a heading that competes with that of the page, a link to an anchor that no text has.
  ///
  /// - Parameters:
  ///   - pages: The pages with other texts.
  ///   - plan: The plan of the site with these texts.
  ///   - record: The record of the site before.
  ///   - planDiagnostics: The messages about what was read and planned.
  ///   - pool: Renders the pages.
  init?(
    _ pages: [PageID], _ plan: BuildPlan, _ record: LiveRecord, _ planDiagnostics: [Diagnostic],
    _ pool: WorkerPool
  ) {
    let context = plan.context
    let hash = context.site.configurationHash
    let changes = pool.map(count: pages.count) { index in
      record.change(of: pages[index], context, settings: hash)
    }
    var records = record.state.pages
    guard changes.allSatisfy({ $0.record.title == records[$0.page.index].title }) else {
      return nil
    }
    for change in changes { records[change.page.index] = change.record }
    guard let linked = Self.followingLinks(of: records, context, changed: Set(pages)) else {
      return nil
    }
    self.plan = plan
    self.record = record
    self.planDiagnostics = planDiagnostics
    self.changes = changes
    self.records = linked
    stale = record.stale(changes, context)
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

  /// What came of rendering.
  struct Rendering {
    var result: BuildResult
    /// What shows the texts, as far as there were no errors.
    let entries: [OutputEntry]
    /// The record of the site with them.
    let record: LiveRecord
    /// Whether it may be moved into place.
    let isGood: Bool

    /// The files with new bytes.
    var written: [String] { entries.filter(\.file.needsWrite).map(\.file.path) }
  }

  /// Renders what shows the texts.
  ///
  /// - Parameters:
  ///   - builder: The settings.
  ///   - transaction: Gets the files.
  /// - Returns: What came of it.
  func render(_ builder: SiteBuilder, into transaction: OutputTransaction) -> Rendering {
    let reasons = Dictionary(uniqueKeysWithValues: stale.map { ($0.output, $0.reason) })
    let known = record.state.outputs
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
    var record = record
    record.update(changes, records, entries, plan.context)
    var result = BuildResult()
    result.pageCount = record.state.summary.pageCount
    result.diagnostics =
      (planDiagnostics + builder.messages(about: records, plan.context.site)
      + record.outputWarnings
      + results.filter { $0.entry == nil }.flatMap(\.diagnostics)).inSourceOrder()
    record.update(warnings: result.diagnostics)
    result.rebuilt = entries.map {
      ($0.file.path, $0.reason.description(plan.context.vocabulary))
    }
    let hasFailed = results.contains { $0.entry == nil }
    return Rendering(
      result: result, entries: entries, record: record,
      isGood: !hasFailed && !builder.stops(result.diagnostics))
  }

  /// Moves what was rendered into place.
  ///
  /// - Parameters:
  ///   - rendering: What was rendered; its result gets what is to be said.
  ///   - transaction: Has the files.
  ///   - savesList: As in `OutputTransaction.replace`.
  /// - Returns: Whether it is in place.
  static func place(
    _ rendering: inout Rendering, in transaction: OutputTransaction, savesList: Bool
  ) -> Bool {
    switch transaction.replace(rendering.entries.map(\.file), savesList: savesList) {
    case .refused(let problem):
      rendering.result.diagnostics.append(problem)
    case .incomplete(let problem):
      rendering.result.isPartlyWritten = true
      rendering.result.diagnostics.append(problem)
    case .committed(var summary):
      summary.kept += rendering.record.state.outputs.count - rendering.entries.count
      rendering.result.summary = summary
      return true
    }
    return false
  }
}
