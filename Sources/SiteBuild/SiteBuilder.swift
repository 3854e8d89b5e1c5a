// SiteBuild owns how a site is built: the order of the stages, work on all cores, what is kept for the next
// build, and the writing of the output folder. It is the only part that writes files.

import TemplateEngine
package import Content
import DataFormats
import Platform
package import Diagnostics
import SiteModel
import SiteRendering

/// Builds a site from its folder into an output folder.
package struct SiteBuilder: Sendable {
  /// What a build is asked to do.
  package struct Settings: Sendable {
    /// The site's folder, as an absolute path.
    package var root: String
    /// The output folder, as an absolute path.
    package var output: String
    /// Whether the user named the output folder, so that it may be reached through symbolic links; the
    /// default one may not.
    package var isOutputNamed = true
    /// The output folder as messages show it.
    package var shownOutput: String
    /// Replaces the configuration's `base_url`.
    package var baseURL: BaseURL?
    /// Replaces the configuration's `links`.
    package var brokenLinks: Diagnostic.Severity?
    /// Whether drafts are published.
    package var includesDrafts = false
    /// Whether what is not due yet is published.
    package var includesFuture = false
    /// Whether pages that have expired are published at their addresses, though in no list.
    package var includesExpired = false
    /// Threads that work at the same time; the result does not depend on it.
    package var jobs = 1
    /// The current time in seconds since 1970; decides which posts are due.
    package var now: Int
    /// Identifies the program among its other versions, which may build other outputs from the same
    /// sources; one line.
    package var program = ""
    /// Whether everything is rendered, whatever earlier builds left.
    package var ignoresCache = false
    /// Whether a warning keeps the build from writing anything, as an error does.
    package var isStrict = false
    /// Whether a site without errors is looked through for what nothing uses, and every file that is not
    /// published is named.
    package var findsUnused = false
    /// Whether texts of a site without errors are looked through for figures that are typed instead of cited.
    package var findsTypedFigures = false

    /// Whether the output folder is the development server's own, in `.sitegen/`.
    package var isServed = false

    /// A build of the folder `root` at a time, everything else at its default.
    package init(root: String, output: String, shownOutput: String, now: Int) {
      self.root = root
      self.output = output
      self.shownOutput = shownOutput
      self.now = now
    }
  }

  let settings: Settings
  /// The site's folder, from which everything in it is reached; `nil` where it can't be opened.
  let root: DirectoryHandle?
  let pool: WorkerPool
  let progress: any BuildProgress

  /// A build that reports its progress to `progress`.
  package init(_ settings: Settings, progress: any BuildProgress = NoProgress()) {
    self.settings = settings
    root = DirectoryHandle(settings.root)
    self.progress = progress
    pool = WorkerPool(jobs: settings.jobs)
  }

  /// Builds the site; writes nothing where there is any error.
  ///
  /// Renders only what depends on something that changed since the last build into the same folder, and
  /// everything where there was none.
  ///
  /// - Returns: What came of it.
  @discardableResult
  package func build() -> BuildResult {
    progress.begin("reading", count: 0)
    if let problem = ProcessLimits.descriptorProblem() { return refusal(problem) }
    let start = start()
    if let result = unchanged(since: start) { return result }
    let loaded = load(start)
    let ((planned, texts), inPlace) = pool.both(
      {
        let planned = plan(loaded)
        return (planned, textUpdate(planned, start))
      }, { start.previous.state.map(previousOutputs) })
    if let texts, case .success(let outputs)? = inPlace,
      let result = build(texts, planned.site, start, outputs)
    {
      return result
    }
    let prepared = prepare(planned, previous: start.previous)
    guard let plan = prepared.plan, !stops(prepared.diagnostics) else {
      if case .success(let outputs)? = inPlace { outputs.transaction.rollback() }
      return failure(prepared)
    }
    switch inPlace ?? previousOutputs(of: nil) {
    case .failure(let problem): return failure(prepared, [problem])
    case .success(let outputs):
      return finish(prepared, plan, start, outputs, keepsRecords: true).result
    }
  }

  /// Renders what is planned and moves it into place.
  ///
  /// - Parameters:
  ///   - prepared: A site without errors up to here.
  ///   - plan: What is to be rendered of it.
  ///   - start: What the build began with.
  ///   - outputs: The output folder.
  ///   - keepsRecords: Whether what the next build needs is written to files.
  /// - Returns: What came of it, and the build; `nil` where nothing was written.
  func finish(
    _ prepared: PreparedSite, _ plan: BuildPlan, _ start: BuildStart, _ outputs: PreviousOutputs,
    keepsRecords: Bool
  ) -> (result: BuildResult, completed: CompletedBuild?) {
    if let problem = problemOfRoom(for: plan, outputs, free: outputs.freeBytes) {
      outputs.transaction.rollback()
      return (failure(prepared, [problem]), nil)
    }
    let execution = execute(plan, into: outputs.transaction, inPlace: outputs)
    return commit(
      execution, of: plan, prepared, start, in: outputs.transaction, keepsRecords: keepsRecords)
  }

  /// Builds the whole site in memory, whatever earlier builds left, for its messages alone.
  ///
  /// Writes nothing. Problems of the output folder, such as a folder where a file must go, are found only
  /// by `build`.
  ///
  /// - Returns: The messages, and where templates emit values unescaped.
  package func check() -> BuildResult {
    if let problem = ProcessLimits.descriptorProblem() { return refusal(problem) }
    let prepared = prepare(plan(load(start(ignoringCache: true))), previous: .none(.ignored))
    var result = failure(prepared)
    result.safeUses = prepared.plan?.context.templates.safeUses ?? []
    progress.end()
    return result
  }

  /// Whether messages keep the build from writing anything.
  func stops(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.hasErrors || settings.isStrict && diagnostics.hasWarnings
  }

  /// The result of a build that does not begin.
  private func refusal(_ problem: Diagnostic) -> BuildResult {
    var result = BuildResult()
    result.diagnostics = [problem]
    return result
  }

  /// The result of a build that writes nothing: the messages of what was prepared, and those that show only
  /// when it is rendered.
  func failure(_ prepared: PreparedSite, _ problems: [Diagnostic] = []) -> BuildResult {
    var result = prepared.result
    result.diagnostics += problems
    if let plan = prepared.plan {
      let execution = execute(plan, into: MemoryOutput(keepsContents: false), inPlace: nil)
      result.diagnostics += execution.diagnostics
      result.roundingNotes = execution.roundingNotes
      if !result.diagnostics.hasErrors {
        result.diagnostics += unused(in: plan, execution) + typedFigures(in: plan)
      }
    }
    result.diagnostics = result.diagnostics.inSourceOrder()
    return result
  }
}
