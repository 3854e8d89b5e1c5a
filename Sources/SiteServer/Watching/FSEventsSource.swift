#if canImport(CoreServices)
  import CoreServices
  import Dispatch
  import Platform
  import Synchronization

  /// Changes by the events of macOS, which tells of everything below a folder; one descriptor for each file, as kqueue
  /// needs, would be more than a process may have.
  final class FSEventsSource: ChangeSource {
    let quiet: Duration = .milliseconds(8)
    let nextLook: ContinuousClock.Instant? = nil

    private let scope: WatchScope
    private let box: EventBox
    private let queue = DispatchQueue(label: "sitegen.changes")
    private let stream: FSEventStreamRef

    /// Begins to listen.
    init(root: String, scope: WatchScope) throws(PollingReason) {
      self.scope = scope
      // Events have real paths: those below /tmp, for example, begin with /private/tmp.
      guard let box = EventBox(root: FileReading.realPath(root) ?? root) else { throw .unavailable }
      self.box = box
      var context = FSEventStreamContext(
        version: 0, info: Unmanaged.passUnretained(box).toOpaque(),
        retain: { info in
          info.map { UnsafeRawPointer(Unmanaged<EventBox>.fromOpaque($0).retain().toOpaque()) }
        },
        release: { info in info.map { Unmanaged<EventBox>.fromOpaque($0).release() } },
        copyDescription: nil)
      let flags =
        kFSEventStreamCreateFlagFileEvents | kFSEventStreamCreateFlagNoDefer
        | kFSEventStreamCreateFlagWatchRoot
      guard
        let stream = FSEventStreamCreate(
          nil, receive, &context, [box.root] as CFArray,
          FSEventStreamEventId(kFSEventStreamEventIdSinceNow), 0,
          FSEventStreamCreateFlags(flags))
      else { throw .unavailable }
      self.stream = stream
      FSEventStreamSetDispatchQueue(stream, queue)
      guard FSEventStreamStart(stream) else { throw .unavailable }
    }

    deinit {
      FSEventStreamStop(stream)
      FSEventStreamInvalidate(stream)
      FSEventStreamRelease(stream)
    }

    var descriptor: Int32? { box.signal.descriptor }

    func collect(into changes: inout PendingChanges) {
      let (paths, isIncomplete) = box.take()
      if isIncomplete { changes.addEverything() }
      for path in paths where scope.includesWithFolders(path) { changes.add(path) }
    }
  }

  /// What the system's thread has told of, until the watcher's asks.
  private final class EventBox: Sendable {
    private struct Contents {
      var paths: Set<[UInt8]> = []
      var isIncomplete = false
      var isSignalled = false
    }

    let root: String
    let signal: StopSignal
    private let contents = Mutex(Contents())

    init?(root: String) {
      guard let signal = StopSignal() else { return nil }
      self.root = root
      self.signal = signal
    }

    func add(_ events: [(path: String, flags: FSEventStreamEventFlags)]) {
      let lost = FSEventStreamEventFlags(
        kFSEventStreamEventFlagMustScanSubDirs | kFSEventStreamEventFlagUserDropped
          | kFSEventStreamEventFlagKernelDropped | kFSEventStreamEventFlagRootChanged
          | kFSEventStreamEventFlagMount | kFSEventStreamEventFlagUnmount)
      contents.withLock { contents in
        for (path, flags) in events {
          if flags & lost != 0 { contents.isIncomplete = true }
          guard let path = PathComponents.path(path, below: root) else { continue }
          contents.paths.insert(Array(path.utf8))
        }
        // Nobody may ask for long, during a build for example.
        if contents.paths.count > PendingChanges.limit {
          contents.paths = []
          contents.isIncomplete = true
        }
        if !contents.isSignalled {
          contents.isSignalled = true
          signal.send()
        }
      }
    }

    func take() -> (paths: Set<[UInt8]>, isIncomplete: Bool) {
      contents.withLock { contents in
        guard contents.isSignalled else { return ([], false) }
        signal.clear()
        defer { contents = Contents() }
        return (contents.paths, contents.isIncomplete)
      }
    }
  }

  /// Called by the system on the source's queue.
  private func receive(
    _ stream: ConstFSEventStreamRef, _ info: UnsafeMutableRawPointer?, _ count: Int,
    _ paths: UnsafeMutableRawPointer, _ flags: UnsafePointer<FSEventStreamEventFlags>,
    _ ids: UnsafePointer<FSEventStreamEventId>
  ) {
    guard let info else { return }
    let paths = paths.assumingMemoryBound(to: UnsafePointer<CChar>.self)
    Unmanaged<EventBox>.fromOpaque(info).takeUnretainedValue().add(
      (0..<count).map { (String(cString: paths[$0]), flags[$0]) })
  }
#endif
