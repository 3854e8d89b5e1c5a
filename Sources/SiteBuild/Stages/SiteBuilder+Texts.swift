import Content
import DataFormats
import Diagnostics
import Platform
import SiteModel
import SiteRendering

/// The way of a build since which nothing but texts of pages has changed. It compares no dependency, and records
/// none but those of what it renders.
extension SiteBuilder {
  /// More pages, or outputs that show them, are left to a build that renders them in the order that takes little
  /// memory.
  private static let mostChanges = 1000

  /// The change of a planned site where only texts of pages have changed; `nil` where there is more to it.
  func textUpdate(
    _ planned: (site: PlannedSite?, diagnostics: [Diagnostic]), _ start: BuildStart
  ) -> TextUpdate? {
    guard let site = planned.site, let state = start.previous.state, !stops(planned.diagnostics),
      hasSamePlan(start, state),
      let pages = changedPages(of: site, since: state), pages.count <= Self.mostChanges
    else { return nil }
    var diagnostics = planned.diagnostics
    guard let update = update(site, pages, state, &diagnostics),
      update.stale.count <= Self.mostChanges
    else { return nil }
    return update
  }

  /// Builds a site of which only texts of pages have changed; `nil` where there is more to it, and nothing was written.
  ///
  /// - Parameters:
  ///   - update: The change.
  ///   - site: The site.
  ///   - start: What the build began with.
  ///   - outputs: The output folder.
  /// - Returns: What came of it.
  func build(
    _ update: TextUpdate, _ site: PlannedSite?, _ start: BuildStart, _ outputs: PreviousOutputs
  ) -> BuildResult? {
    guard let site, let state = start.previous.state, isAsLeft(outputs, by: state) else {
      return nil
    }
    var rendering = update.render(self, into: outputs.transaction)
    guard rendering.isGood else {
      outputs.transaction.staging.remove()
      return nil
    }
    rendering.result.notices =
      UnpublishedNotices(
        site.site.unpublished, leftovers: start.listing.leftovers, namesAll: false
      ).lines
    rendering.result.roundingNotes = rendering.record.state.pages.flatMap(\.roundingNotes)
    let next = rendering.record.state(
      start.inputs, now: settings.now, nextChange: state.nextChange)
    let ((placed, keptPages), records) = pool.both(
      { [rendering] in
        var rendering = rendering
        let isInPlace = TextUpdate.place(&rendering, in: outputs.transaction, savesList: true)
        return (rendering, isInPlace ? keepPages(of: site.site, besides: site.kept) : nil)
      }, { next.records })
    var result = placed.result
    if let keptPages {
      result.diagnostics += keep(next, consume records, [], keptPages, outputs.transaction)
    }
    result.diagnostics = result.diagnostics.inSourceOrder()
    result.workingSet = [update.plan, next, start]
    return result
  }

  /// Whether nothing has changed from which a plan follows, but for what pages say; then the outputs of both have the
  /// same numbers.
  private func hasSamePlan(_ start: BuildStart, _ state: BuildState) -> Bool {
    !settings.findsUnused && start.inputs.options == state.inputs.options
      && state.now <= settings.now
      && !state.isOverdue(at: settings.now) && state.besidePages != nil
      && state.besidePages == besidePages(start.listing)
  }

  /// Whether the build that has left a state was the last one in the output folder, and all is as it left it.
  private func isAsLeft(_ outputs: PreviousOutputs, by state: BuildState) -> Bool {
    let manifest = state.inputs.manifest
    return outputs.areInPlace && state.summary.notices.isEmpty && manifest != nil
      && manifest == manifestSignature
  }

  /// The pages with other texts; `nil` where anything else in a page is different, or where it can't be told.
  private func changedPages(of planned: PlannedSite, since state: BuildState) -> [PageID]? {
    let site = planned.site
    let (kept, sources) = (planned.kept, [site.content.pages, site.content.termPages])
    guard kept.checksum != 0, kept.checksum == state.pagesChecksum,
      kept.keysHash == FrontMatterKeys(site.content.configuration).hash,
      kept.pages.count == sources[0].count + sources[1].count,
      state.pages.count == site.pages.count, state.outputs.count == site.outputs.count
    else { return nil }
    var pages: [PageID] = []
    for (known, source) in zip(kept.pages, sources.joined()) where known !== source {
      guard known.path == source.path, source.hasSameFrontMatter(as: known) else { return nil }
      if known.contentHash == source.contentHash { continue }
      guard let page = site.pageByPath[source.path] else {
        // Nothing shows it.
        if site.unpublishedReasons[source.path] != nil { continue }
        return nil
      }
      pages.append(page)
    }
    return pages
  }

  private func update(
    _ planned: PlannedSite, _ pages: [PageID], _ state: BuildState,
    _ diagnostics: inout [Diagnostic]
  ) -> TextUpdate? {
    let (site, source) = (planned.site, planned.source)
    var titles = state.pages.map(\.title)
    let cache = PageRenderCache(site)
    for page in pages { titles[page.index] = cache.title(page) }
    var record = LiveRecord(state)
    let ((context, problems), isOfSite) = pool.both(
      { [titles] in
        var problems: [Diagnostic] = []
        let context = RenderContext(
          site: site, titles: titles, pageCache: cache, templates: source.templates,
          themeAssets: source.themeAssets, diagnostics: &problems)
        return (context, problems)
      }, { [record] in record.isOf(site) })
    diagnostics += problems
    let templates = TemplateTable(
      context.templates, source.content.theme.templates, previous: state)
    guard !source.hasTemplateErrors, !stops(diagnostics), templates.records == state.templates,
      record.isCompact, isOfSite
    else { return nil }
    record.number(pages, context)
    let plan = BuildPlan(
      context: context, pages: PageInvalidation(state, titles: titles).rendering(pages),
      templates: templates, previous: .none(.none), changes: nil, positions: [])
    return TextUpdate(pages, plan, record, diagnostics, pool)
  }
}
