import Content
import DataFormats
package import Diagnostics
import Platform
import SiteModel
import SiteRendering

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A site that one process builds again and again.
///
/// What is known of the site stays in memory between builds, so that a build costs neither a walk over the
/// site's folder nor the files in `.sitegen/`, and a changed text costs what depends on it. The output folder is
/// locked as long as the session lives, and belongs to it alone: what is in it is not looked at again, unless the folder
/// is another one now, or somebody says that something is missing.
///
/// Used by one thread at a time.
package final class SiteSession {
  private var settings: SiteBuilder.Settings
  private let progress: any BuildProgress
  private var last: LiveSite?
  private var transaction: OutputTransaction?
  /// What may be different from `last`; `nil` where anything may.
  private var changed: Set<String>? = []

  /// A session that has built nothing yet.
  package init(_ settings: SiteBuilder.Settings, progress: any BuildProgress = NoProgress()) {
    self.settings = settings
    self.progress = progress
  }

  /// Why there is nothing to build: there is no such folder; `nil` where there is one.
  package var problemOfFolder: Diagnostic? {
    DirectoryHandle(settings.root) == nil
      ? BuildMessages.noFolder(at: SourceLocation(path: settings.root)) : nil
  }

  /// When the site is another without a change of its files, since a page is due or expires; in seconds since 1970.
  package var nextChange: Int? { last?.record.state.nextChange }

  /// More builds in a row are not begun because files have changed meanwhile: their changes are reported again.
  private static let mostAttempts = 3

  /// Builds the site.
  ///
  /// Writes nothing where there is any error; what was built before stays, and so does the knowledge of what has
  /// changed since.
  ///
  /// - Parameters:
  ///   - paths: What has changed since the last build, below the site's folder; `nil` where anything may have.
  ///   - now: The current time in seconds since 1970.
  /// - Returns: What came of it.
  package func build(_ paths: [String]?, now: Int) -> SessionBuild {
    settings.now = now
    note(paths)
    for _ in 1..<Self.mostAttempts {
      let build = attempt()
      guard !build.changedMeanwhile.isEmpty else { return build }
      note(build.changedMeanwhile)
    }
    return attempt()
  }

  private func note(_ paths: [String]?) {
    if let paths { changed?.formUnion(paths) } else { changed = nil }
  }

  /// Lets the next build look at every file in the output folder, since some were removed.
  package func distrustOutputs() {
    transaction = nil
    last = nil
    changed = nil
  }

  private func attempt() -> SessionBuild {
    let builder = SiteBuilder(settings, progress: progress)
    progress.begin("reading", count: 0)
    if let transaction, !transaction.isInPlace(in: builder.existingOutput) { distrustOutputs() }
    if let build = changeTexts(builder) { return build }
    return buildAll(builder)
  }

  // MARK: Any change

  /// Plans the whole site again and renders what has changed.
  private func buildAll(_ builder: SiteBuilder) -> SessionBuild {
    if let problem = ProcessLimits.descriptorProblem() { return SessionBuild(problem, last) }
    let start = start(builder)
    let outputs: PreviousOutputs
    switch openedOutputs(builder, start.previous.state) {
    case .success(let opened): outputs = opened
    case .failure(let problem): return SessionBuild(problem, last)
    }
    let prepared = builder.prepare(
      builder.plan(builder.load(start, known: last?.pages(without: changed))),
      previous: start.previous)
    guard let plan = prepared.plan, !builder.stops(prepared.diagnostics) else {
      return SessionBuild(builder.failure(prepared), last, meanwhile: prepared.plan)
    }
    let (result, completed) = builder.finish(prepared, plan, start, outputs, keepsRecords: false)
    guard let completed else { return SessionBuild(result, last, meanwhile: plan) }
    let site = LiveSite(completed, after: last)
    var build = SessionBuild(result, site, completed.written, removedSince: last)
    if let last {
      build.styles = site.styleChanges(since: last, written: completed.written)
      build.moves = site.moves(of: build.removed, since: last)
      // A page that has a sheet more or less cannot be told to exchange one.
      if site.hasSameStyles(as: last) { build.restyled = completed.restyled }
    }
    last = site
    changed = []
    return build
  }

  private func start(_ builder: SiteBuilder) -> BuildStart {
    guard let last else { return builder.start() }
    let listing =
      changed.flatMap { last.listing(refreshing: $0, builder) } ?? builder.reader.list()
    return BuildStart(
      previous: .state(last.record.state), listing: listing, inputs: builder.inputs(listing))
  }

  /// The output folder with what the last build left there.
  private func openedOutputs(
    _ builder: SiteBuilder, _ state: BuildState?
  ) -> Result<PreviousOutputs, Diagnostic> {
    if let transaction, let last {
      let next = OutputTransaction(after: transaction, last.manifest)
      self.transaction = next
      return .success(PreviousOutputs(next, last.files))
    }
    if let transaction {
      // The first build failed.
      let next = OutputTransaction(after: transaction, transaction.previousFiles)
      return .success(PreviousOutputs(next, []))
    }
    guard let root = builder.root else {
      return .failure(BuildMessages.noFolder(at: SourceLocation(path: settings.root)))
    }
    // The folder of everything that is kept may be new.
    guard root.createFolder(".sitegen") || errno == EEXIST else {
      return .failure(FileSystemMessages.notCreated(path: ".sitegen"))
    }
    let opened = builder.previousOutputs(of: state)
    if case .success(let outputs) = opened { transaction = outputs.transaction }
    return opened
  }

  // MARK: Other texts

  /// Builds the site where only texts of pages have changed; `nil` where there may be more to it.
  private func changeTexts(_ builder: SiteBuilder) -> SessionBuild? {
    guard let last, let transaction, let changed,
      let (update, listing) = last.textUpdate(changed, builder)
    else { return nil }
    let next = OutputTransaction(after: transaction, transaction.previousFiles)
    var rendering = update.render(builder, into: next)
    guard rendering.isGood else {
      next.rollback()
      return SessionBuild(rendering.result, last, meanwhile: update.plan)
    }
    guard TextUpdate.place(&rendering, in: next, savesList: false) else {
      return SessionBuild(rendering.result, last, meanwhile: update.plan)
    }
    let site = LiveSite(last, listing, update.plan, rendering.record)
    self.transaction = next
    self.last = site
    self.changed = []
    return SessionBuild(rendering.result, site, rendering.written, removedSince: nil)
  }

  // MARK: Keeping

  /// Writes down what a session needs that begins later, so that it need not build everything.
  ///
  /// Costs as much as writing the records of a build; a session that is killed before that builds more, and
  /// nothing wrongly.
  ///
  /// - Returns: What could not be written.
  package func save() -> [Diagnostic] {
    guard let last, let transaction else { return [] }
    return last.save(transaction, SiteBuilder(settings))
  }
}
