import SiteModel
import Content
import DataFormats
import Platform
import Diagnostics
import SiteRendering

/// A build whose files are in place, with what the next one needs of it.
struct CompletedBuild: Sendable {
  let start: BuildStart
  let plan: BuildPlan
  let state: BuildState
  /// The numbers of the plan's dependencies in the state.
  let numbering: RecordNumbering
  /// The messages about what was read and planned, which no text of a page changes.
  let planDiagnostics: [Diagnostic]
  /// The files with new bytes, by their paths in the output folder.
  let written: [String]
  /// Those among them that are different in nothing but the addresses of style sheets; only for a session.
  let restyled: Set<String>
}

/// The last stage: moving what was rendered into place, and keeping what the next build needs.
extension SiteBuilder {
  func commit(
    _ execution: Execution, of plan: BuildPlan, _ prepared: PreparedSite, _ start: BuildStart,
    in transaction: OutputTransaction, keepsRecords: Bool
  ) -> (result: BuildResult, completed: CompletedBuild?) {
    var result = prepared.result
    result.diagnostics = (prepared.diagnostics + execution.diagnostics).inSourceOrder()
    result.roundingNotes = execution.roundingNotes
    guard !stops(result.diagnostics) else {
      transaction.rollback()
      return (result, nil)
    }
    if let notice = transaction.notice { result.notices.append(notice) }
    let summary = BuildState.Summary(
      pageCount: prepared.pageCount, warnings: result.diagnostics,
      unpublished: plan.context.site.unpublished)
    let ((committed, pages), (state, numbering)) = pool.both(
      {
        let committed = transaction.commit(execution.entries.map(\.file))
        return (committed, keepsRecords ? keepPages(of: plan.context.site) : nil)
      },
      { self.state(execution, of: plan, start, summary) })
    var completed: CompletedBuild?
    switch committed {
    case .refused(let problem):
      transaction.rollback()
      result.diagnostics.append(problem)
    case .incomplete(let problem):
      result.isPartlyWritten = true
      result.diagnostics.append(problem)
    case .committed(let summary):
      result.summary = summary
      let leftAlone = summary.leftAlone.map { path in
        "\(settings.shownOutput)/\(path) is no longer part of the site, but was changed by hand: left alone"
      }
      result.notices += unknownFilesNotice(summary) + leftAlone
      result.rebuilt = execution.entries.filter(\.wasRebuilt).map {
        ($0.file.path, $0.reason.description(plan.context.vocabulary))
      }
      if let pages {
        result.diagnostics += keep(state, state.records, leftAlone, pages, transaction)
      }
      completed = CompletedBuild(
        start: start, plan: plan, state: state, numbering: numbering,
        planDiagnostics: prepared.diagnostics,
        written: execution.entries.filter(\.file.needsWrite).map(\.file.path),
        restyled: keepsRecords ? [] : restyled(execution, of: plan))
      result.diagnostics += unused(in: plan, execution)
    }
    result.diagnostics = result.diagnostics.inSourceOrder()
    if keepsRecords { result.workingSet = [plan, execution, state, start] }
    return (result, completed)
  }

  private func restyled(_ execution: Execution, of plan: BuildPlan) -> Set<String> {
    Set(
      execution.entries.lazy.filter { $0.file.needsWrite && plan.isOnlyRestyled($0.output) }
        .map(\.file.path))
  }

  private func unknownFilesNotice(_ summary: OutputTransaction.Summary) -> [String] {
    guard let first = summary.unknown.first else { return [] }
    let count = summary.unknown.count
    return [
      "\(settings.shownOutput) holds \(count) file\(count == 1 ? "" : "s") that this build does not "
        + "produce, such as \"\(first)\"; no record says which build wrote them, so they were left alone"
    ]
  }

  // MARK: Records

  /// What this build leaves for the next, but for what the system says of the list of files.
  private func state(
    _ execution: Execution, of plan: BuildPlan, _ start: BuildStart, _ summary: BuildState.Summary
  ) -> (BuildState, RecordNumbering) {
    var (state, numbering) = plan.recorder.state(
      execution.entries, pages: execution.pages, templates: plan.templates.records, pool: pool)
    state.referenceHash = plan.pages.referenceHash
    state.inputs = start.inputs
    state.besidePages = besidePages(start.listing)
    state.now = settings.now
    state.nextChange = plan.context.site.nextChange(after: settings.now)
    state.summary = summary
    return (state, numbering)
  }

  /// Writes the state while the transaction's lock covers what is said of its folder.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - records: Its records, written already.
  ///   - notices: What the build says of the output folder.
  ///   - pages: What came of keeping the pages.
  ///   - transaction: The build's.
  /// - Returns: What could not be kept.
  func keep(
    _ state: BuildState, _ records: consuming BinaryEncoder, _ notices: [String],
    _ pages: KeptPages,
    _ transaction: OutputTransaction
  ) -> [Diagnostic] {
    defer { withExtendedLifetime(transaction) {} }
    var state = state
    var problems: [Diagnostic] = []
    switch pages {
    case .success(let checksum): state.pagesChecksum = checksum
    case .failure(let problem): problems.append(problem)
    }
    state.inputs.manifest = manifestSignature
    state.summary.notices += notices
    do throws(Diagnostic) {
      try stateFile.write(state, records: records)
    } catch {
      problems.append(error)
    }
    return problems
  }

  /// What identifies the pages that are kept, or why they are not.
  typealias KeptPages = Result<UInt64, Diagnostic>

  /// Keeps the pages, so that the next build need not open those whose files have the same signatures.
  ///
  /// - Parameters:
  ///   - site: The site with its pages.
  ///   - kept: What the last build has kept, with the same keys.
  /// - Returns: What came of it.
  func keepPages(of site: Site, besides kept: PageCacheFile.Kept = .none) -> KeptPages {
    Result { () throws(Diagnostic) in
      try pageCacheFile.write(
        site.content.pages + site.content.termPages,
        keysHash: FrontMatterKeys(site.content.configuration).hash, besides: kept,
        asOf: settings.now * 1_000_000_000)
    }
  }
}
