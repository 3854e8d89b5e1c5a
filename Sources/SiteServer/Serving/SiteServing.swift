package import Diagnostics
import Platform
package import SiteBuild

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Learns what the server does, for the person at the terminal.
package protocol ServingLog: Sendable {
  /// The first build is done, so that there is something to look at, or to see what is wrong.
  ///
  /// - Parameters:
  ///   - address: For browsers on this machine.
  ///   - others: For those on other machines, where the server listens to them.
  ///   - port: Where it listens, which is another port than asked for where that was taken.
  func isServed(at address: String, others: [String], port: Int)
  /// The site is elsewhere on the server now, because the path of its `base_url` is another.
  func isMoved(to address: String, others: [String])
  /// A build is done; the first has number 1.
  func isBuilt(_ build: SessionBuild, number: Int, afterFailure: Bool, in duration: Duration)
  /// Changes are found by looking again and again.
  func polls(because explanation: String)
}

/// `sitegen serve`: builds a site whenever its files change, and shows it to browsers.
package final class SiteServing: Sendable {
  private let build: SiteBuilder.Settings
  private let polls: Bool
  private let log: any ServingLog
  private let stop: StopSignal
  private let site: LiveServedSite
  private let server: DevelopmentServer
  private let progress: ServingProgress

  /// Begins to listen.
  ///
  /// - Parameters:
  ///   - build: What is built; the output folder is the server's own.
  ///   - settings: What is asked of the server.
  ///   - polls: Whether to look for changes again and again even though the system may report them.
  ///   - stop: Ends `run`.
  ///   - log: Learns what happens, on the thread of `run`.
  /// - Throws: What keeps it from listening.
  package init(
    _ build: SiteBuilder.Settings, _ settings: ServerSettings, polls: Bool, stop: StopSignal,
    log: some ServingLog
  ) throws(Diagnostic) {
    self.build = build
    self.polls = polls
    self.log = log
    self.stop = stop
    site = LiveServedSite(root: build.root)
    server = try DevelopmentServer(site, settings)
    progress = ServingProgress(server)
  }

  /// After so long without a change, what a later session needs is written down.
  private static let restTime = Duration.seconds(10)

  /// Builds the site, and again whenever it changes, until the signal to stop.
  ///
  /// - Returns: What could not be written at the end; why it ends at once, where there is no such folder
  ///   or another process serves the site.
  package func run() -> [Diagnostic] {
    defer { server.stop() }
    let session = SiteSession(build, progress: progress)
    if let problem = session.problemOfFolder { return [problem] }
    // Watches are set before anything is read, so that no change is missed.
    let watcher = FileWatcher(
      root: build.root, excluded: [".sitegen", "public"], polls: polls, stop: stop)
    var reason = watcher.pollingReason
    if let explanation = reason?.explanation { log.polls(because: explanation) }
    var number = 1
    var address = ""
    var hasFailed = false
    var isSaved = true
    // A build that fails then is not made again and again.
    var lastDue = 0
    var changes = FileChanges()
    changes.isIncomplete = true
    while true {
      let build = make(session, changes, number: number, afterFailure: hasFailed)
      if Self.isServedElsewhere(build) { return [ServerMessages.busy(root: self.build.root)] }
      hasFailed = !build.succeeded
      if build.succeeded, !(build.written.isEmpty && build.removed.isEmpty) { isSaved = false }
      if number == 1 {
        log.isServed(at: server.address, others: server.otherAddresses, port: server.port)
      } else if server.address != address {
        log.isMoved(to: server.address, others: server.otherAddresses)
      }
      address = server.address
      number += 1
      let due = session.nextChange.flatMap { $0 > lastDue ? $0 : nil }
      var isDue = false
      repeat {
        let waits = [isSaved ? nil : Self.restTime, due.map(Timestamp.duration(until:))]
        guard let next = watcher.next(within: waits.compactMap(\.self).min()) else {
          return session.save()
        }
        changes = next
        isDue = due.map { $0 <= time(nil) } ?? false
        if changes.isEmpty, !isDue, !isSaved {
          _ = session.save()
          isSaved = true
        }
      } while changes.isEmpty && !isDue
      if isDue, let due { lastDue = due }
      if reason == nil, let new = watcher.pollingReason {
        reason = new
        if let explanation = new.explanation { log.polls(because: explanation) }
      }
    }
  }

  /// Builds once and tells everybody.
  ///
  /// - Returns: What came of it.
  private func make(
    _ session: SiteSession, _ changes: FileChanges, number: Int, afterFailure: Bool
  ) -> SessionBuild {
    let clock = ContinuousClock()
    let start = clock.now
    // Only the first are shown, so that only they are looked up.
    let changed = changes.paths.enumerated().map { index, path in
      StartedBuild.Change(
        path: path, kind: FileKind(source: path),
        event: index < BrowserMessages.longestList ? event(of: path) : .saved)
    }
    server.report(.started(StartedBuild(number: number, time: Timestamp.now, changes: changed)))
    if site.takeIncompleteness() { session.distrustOutputs() }
    let build = session.build(changes.isIncomplete ? nil : changes.paths, now: time(nil))
    if Self.isServedElsewhere(build) { return build }
    if let live = build.site { site.show(live, in: DirectoryHandle(self.build.output)) }
    let duration = clock.now - start
    site.remember(
      BuildHistory.Build(
        number: number, time: Timestamp.now, duration: duration, stages: progress.takeStages(),
        changed: changed, build))
    if build.succeeded {
      server.report(.finished(FinishedBuild(build, number: number, duration)))
    } else {
      server.report(
        .failed(
          FailedBuild(
            number: number, time: Timestamp.now, diagnostics: build.result.diagnostics)))
    }
    log.isBuilt(build, number: number, afterFailure: afterFailure, in: duration)
    return build
  }

  /// Whether another process holds the folder that is built into; ours is held until the end.
  private static func isServedElsewhere(_ build: SessionBuild) -> Bool {
    build.result.diagnostics.contains(where: FileSystemMessages.isAboutBusyFolder)
  }

  /// What happened to a source, as far as the last good build and the file system tell.
  private func event(of path: String) -> StartedBuild.Change.Event {
    let isThere = DirectoryHandle(build.root)?.status(path) != nil
    return isThere ? (site.isBuilt(from: path) ? .saved : .new) : .gone
  }
}
