import SiteModel
import Content
import DataFormats
import Platform
import Diagnostics
import SiteRendering

/// The last stage: moving what was rendered into place, and keeping what the next build needs.
extension SiteBuilder {
  func commit(
    _ execution: Execution, of plan: BuildPlan, _ prepared: PreparedSite, _ start: BuildStart,
    in transaction: OutputTransaction
  ) -> BuildResult {
    var result = prepared.result
    result.diagnostics = (prepared.diagnostics + execution.diagnostics).inSourceOrder()
    result.roundingNotes = execution.roundingNotes
    guard !stops(result.diagnostics) else {
      transaction.rollback()
      return result
    }
    if let notice = transaction.notice { result.notices.append(notice) }
    let summary = BuildState.Summary(
      pageCount: prepared.pageCount, warnings: result.diagnostics,
      unpublished: plan.context.site.unpublished)
    let ((committed, cacheProblem), state) = pool.both(
      { (transaction.commit(execution.entries.map(\.file)), problemCachingPages(of: plan)) },
      { self.state(execution, of: plan, start, summary) })
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
      result.diagnostics += keep(state, leftAlone, transaction) + (cacheProblem.map { [$0] } ?? [])
      result.diagnostics += unused(in: plan, execution)
    }
    result.diagnostics = result.diagnostics.inSourceOrder()
    result.workingSet = [plan, execution, state, start]
    return result
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
  ) -> BuildState {
    var state = plan.recorder.state(
      execution.entries, pages: execution.pages, templates: plan.templates.records, pool: pool)
    state.referenceHash = plan.pages.referenceHash
    state.inputs = start.inputs
    state.now = settings.now
    state.nextChange = plan.context.site.nextChange(after: settings.now)
    state.summary = summary
    return state
  }

  /// Writes the state while the transaction's lock covers what is said of its folder.
  private func keep(
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
  private func problemCachingPages(of plan: BuildPlan) -> Diagnostic? {
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
