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
    let ((committed, cacheProblem), (state, numbering)) = pool.both(
      {
        let committed = transaction.commit(execution.entries.map(\.file))
        return (committed, keepsRecords ? problemCachingPages(of: plan) : nil)
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
      if keepsRecords {
        result.diagnostics +=
          keep(state, leftAlone, transaction) + (cacheProblem.map { [$0] } ?? [])
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
    state.now = settings.now
    state.nextChange = plan.context.site.nextChange(after: settings.now)
    state.summary = summary
    return (state, numbering)
  }

  /// Writes the state while the transaction's lock covers what is said of its folder.
  func keep(
    _ state: BuildState, _ notices: [String], _ transaction: OutputTransaction
  ) -> [Diagnostic] {
    withExtendedLifetime(transaction) {
      var state = state
      state.inputs.manifest = manifestFile.flatMap { FileSignature($0.path, in: $0.folder) }
      state.summary.notices += notices
      do throws(Diagnostic) {
        try stateFile.write(state)
        return []
      } catch {
        return [error]
      }
    }
  }

  /// Keeps the pages that the next build need not open where their files have the same signatures.
  func problemCachingPages(of plan: BuildPlan) -> Diagnostic? {
    let content = plan.context.site.content
    let pages = (content.pages + content.termPages).filter {
      $0.signature.isUnambiguous(asOf: settings.now * 1_000_000_000)
    }
    do throws(Diagnostic) {
      try pageCacheFile.write(
        pages, keysHash: FrontMatterKeys(content.configuration).hash)
      return nil
    } catch {
      return error
    }
  }
}
