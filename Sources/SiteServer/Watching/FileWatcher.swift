#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import Platform

/// Reports what changes in a site's folder, a burst of changes at once.
///
/// It has no thread and no timer of its own: a thread waits in `next()`, and what happens while it is
/// elsewhere, such as in a build, is kept by the system until it comes back. Every change that is made after `init` has
/// returned is reported: create the watcher, then read the site.
///
/// It may report more than there is, such as editors' temporary files and files that were written with the bytes they
/// had. Where events are lost, a report says that it is incomplete. Changes are not seen that others make through
/// another name of a file (hard links), nor any on a folder's way to the root of the file system until something
/// happens in the folder.
package final class FileWatcher {
  /// Why the folder is looked through again and again; `nil` where the system reports changes.
  ///
  /// Becomes a value once at most; the report that `next()` returns then is incomplete.
  package private(set) var pollingReason: PollingReason?

  private let root: String
  private let scope: WatchScope
  private let stop: StopSignal
  private let pollInterval: Duration
  private let clock = ContinuousClock()
  private var sources: [any ChangeSource] = []
  private var pending = PendingChanges()

  /// Begins to watch.
  ///
  /// Costs about 20 µs for each folder.
  ///
  /// - Parameters:
  ///   - root: The absolute path of the site's folder.
  ///   - excluded: What the program itself writes, by paths from the site's folder: `.sitegen`, the output folder.
  ///   - polls: Whether to look again and again even though events may come.
  ///   - stop: Makes `next()` return.
  package convenience init(root: String, excluded: [String], polls: Bool, stop: StopSignal) {
    self.init(
      root: root, excluded: excluded, polls: polls, stop: stop, watchLimit: .max,
      pollInterval: PollingSource.interval)
  }

  /// Watches at most so many folders, and looks at most so often.
  init(
    root: String, excluded: [String], polls: Bool, stop: StopSignal, watchLimit: Int,
    pollInterval: Duration
  ) {
    self.root = root
    self.pollInterval = pollInterval
    self.stop = stop
    scope = WatchScope(excluded: excluded)
    do throws(PollingReason) {
      if polls { throw .requested }
      if let reason = EventSupport.reasonAgainst(root) {
        // Events come for what this machine does.
        if reason == .changedFromElsewhere { try? watch(watchLimit) }
        throw reason
      }
      try watch(watchLimit)
    } catch {
      poll(error)
    }
  }

  /// Waits for changes and for the end of the burst that they belong to.
  ///
  /// That is 8 ms without a change, 400 ms after the first one at the latest; 30 ms where it is a single file. What has
  /// happened since the last call is part of the report.
  ///
  /// - Parameter limit: How long to wait for a change at most; `nil` for as long as it takes.
  /// - Returns: What changed, nothing where the limit is over; `nil` when `stop` was sent.
  package func next(within limit: Duration? = nil) -> FileChanges? {
    let end = limit.map { clock.now + $0 }
    while true {
      let times = sources.map(\.nextLook) + [pending.dueTime ?? end]
      guard wait(until: times.compactMap { $0 }.min()) else { return nil }
      collect()
      let now = clock.now
      if let due = pending.dueTime, due <= now { return pending.take() }
      if let end, end <= now, pending.dueTime == nil { return FileChanges() }
    }
  }

  private func collect() {
    for source in sources {
      do throws(PollingReason) {
        try source.collect(into: &pending)
      } catch {
        sources.removeAll { $0 === source }
        poll(error)
        pending.addEverything()
      }
      pending.settle(at: clock.now, quiet: source.quiet)
    }
  }

  private func watch(_ limit: Int) throws(PollingReason) {
    #if os(Linux)
      sources.append(try InotifySource(root: root, scope: scope, limit: limit))
    #elseif canImport(CoreServices)
      sources.append(try FSEventsSource(root: root, scope: scope))
    #else
      throw .unavailable
    #endif
  }

  private func poll(_ reason: PollingReason) {
    guard pollingReason == nil else { return }
    pollingReason = reason
    sources.append(PollingSource(root: root, scope: scope, interval: pollInterval))
  }

  /// Waits until a source has something, or until a time; `false` when the signal to stop was sent.
  private func wait(until time: ContinuousClock.Instant?) -> Bool {
    var descriptors = ([stop.descriptor] + sources.compactMap(\.descriptor)).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    var milliseconds: Int32 = -1
    if let time {
      let rest = (time - clock.now) / .milliseconds(1)
      milliseconds = Int32(min(max(rest.rounded(.up), 0), 1e9))
    }
    // An interrupted call is one that waited for less.
    _ = systemPoll(&descriptors, milliseconds)
    return descriptors[0].revents == 0
  }
}

/// `poll(2)`, whose name a method here has too.
private func systemPoll(_ descriptors: inout [pollfd], _ milliseconds: Int32) -> Int32 {
  poll(&descriptors, nfds_t(descriptors.count), milliseconds)
}
