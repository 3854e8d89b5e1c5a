#if os(Linux)
  import Glibc
  import Platform

  /// Changes by the events of Linux, which tells of what happens in a folder and not of what happens below it.
  ///
  /// So every folder has a watch. A folder is watched first and listed then: what is created in between is seen
  /// twice, never not at all. Whatever happens to a folder's entry in the folder above, what has that name then is
  /// watched anew and listed; it does not matter what has happened since the event.
  final class InotifySource: ChangeSource {
    /// How long to wait where the program has no descriptor left.
    private static let shortage: Duration = .seconds(1)
    /// The most reads in a row: a program that never stops writing must not keep what has happened from being reported.
    private static let readLimit = 100

    let quiet: Duration = .milliseconds(8)
    /// When everything is to be watched anew, because the site's folder is gone or something could not be listed.
    private(set) var nextLook: ContinuousClock.Instant?

    private let root: String
    private let scope: WatchScope
    private let limit: Int
    private let clock = ContinuousClock()
    private var watched: Watched?
    /// How long to wait until looking whether the site's folder is back.
    private var absence = GrowingPause(from: .milliseconds(300), to: .seconds(5))

    /// What there is while the site's folder exists.
    private final class Watched {
      let events: InotifyEvents
      let folder: DirectoryHandle
      let identity: FileStatus.Identity
      var tree: WatchTree

      init?(_ root: String) throws(PollingReason) {
        guard let events = InotifyEvents() else { throw .unavailable }
        self.events = events
        guard let watch = events.watch(Array(root.utf8), followsLinks: true) else {
          if errno == ENOSPC || errno == ENOMEM { throw .watchLimit }
          return nil
        }
        guard let folder = DirectoryHandle(root),
          let identity = FileStatus(openFile: folder.number)?.identity
        else { return nil }
        self.folder = folder
        self.identity = identity
        tree = WatchTree(root: watch)
      }
    }

    /// Watches the folders that the scope includes, at most as many as `limit`.
    init(root: String, scope: WatchScope, limit: Int) throws(PollingReason) {
      self.root = root
      self.scope = scope
      self.limit = limit
      var ignored = PendingChanges()
      try watchEverything(&ignored)
    }

    var descriptor: Int32? { watched?.events.descriptor }

    func collect(into changes: inout PendingChanges) throws(PollingReason) {
      if let time = nextLook, time <= clock.now { try watchEverything(&changes) }
      for _ in 0..<Self.readLimit {
        guard let events = watched?.events.read(), !events.isEmpty else { break }
        for event in events {
          guard try isUsable(event, &changes) else { break }
        }
      }
      guard let watched else { return }
      // Where a folder above was renamed, there is no event.
      if FileStatus(root, followsLinks: true)?.identity != watched.identity {
        try watchEverything(&changes)
      }
    }

    /// Adds what an event tells; `false` where those after it are of no use.
    private func isUsable(
      _ event: InotifyEvents.Event, _ changes: inout PendingChanges
    ) throws(PollingReason) -> Bool {
      if event.has(IN_Q_OVERFLOW) {
        try watchEverything(&changes)
        return false
      }
      guard let watched, let folder = watched.tree.path(of: event.watch) else { return true }
      if event.name.isEmpty {
        // What happens to another folder than the site's is told by the folder above it.
        if event.watch == watched.tree.root,
          event.has(IN_DELETE_SELF, IN_MOVE_SELF, IN_UNMOUNT, IN_IGNORED)
        {
          try watchEverything(&changes)
          return false
        }
        if event.has(IN_IGNORED, IN_UNMOUNT) {
          changes.add(folder)
          drop(event.watch)
        }
        return true
      }
      let path = WatchScope.path(event.name, in: folder)
      guard scope.includes(path) else { return true }
      changes.add(path)
      guard event.has(IN_ISDIR) else { return true }
      if event.has(IN_DELETE, IN_MOVED_FROM),
        let child = watched.tree.child(event.name, of: event.watch)
      {
        drop(child)
      }
      guard scope.includesContents(of: path) else { return true }
      let child = Folder(name: event.name, parent: event.watch, path: path)
      try watch([child], in: watched, &changes)
      return true
    }

    private func drop(_ watch: Int32) {
      guard let watched else { return }
      for watch in watched.tree.remove(watch) { watched.events.end(watch) }
    }

    /// Watches everything anew; without the site's folder, waits for it to come back.
    private func watchEverything(_ changes: inout PendingChanges) throws(PollingReason) {
      let wasThere = watched != nil || nextLook == nil
      watched = nil
      nextLook = nil
      watched = try Watched(root)
      guard let watched else {
        nextLook = clock.now + absence.next()
        if wasThere { changes.addEverything() }
        return
      }
      absence.reset()
      changes.addEverything()
      try watch(contents(of: [], watched.tree.root, in: watched, &changes), in: watched, &changes)
    }

    // MARK: Watching folders

    private struct Folder {
      let name: [UInt8]
      /// The watch of the folder that it is in.
      let parent: Int32
      let path: [UInt8]
    }

    /// Watches folders with all below them, as far as they are not watched yet; what is found in them is reported as
    /// changed.
    private func watch(
      _ folders: [Folder], in watched: Watched, _ changes: inout PendingChanges
    ) throws(PollingReason) {
      let prefix = Array(root.utf8) + [UInt8(ascii: "/")]
      var pending = folders
      while let folder = pending.popLast() {
        guard let watch = watched.events.watch(prefix + folder.path) else {
          if errno == ENOSPC || errno == ENOMEM { throw .watchLimit }
          // It is gone or no folder, or it may not be read; when that changes, there is another event.
          continue
        }
        if let known = watched.tree.path(of: watch), known != folder.path,
          Self.isSame(known, folder.path, in: watched.folder)
        {
          continue
        }
        var dropped: [Int32] = []
        let placement = watched.tree.place(watch, folder.name, in: folder.parent, &dropped)
        for watch in dropped { watched.events.end(watch) }
        guard placement == .new else { continue }
        if watched.tree.count > limit { throw .watchLimit }
        pending += contents(of: folder.path, watch, in: watched, &changes)
      }
    }

    /// Whether a folder is in two places at once, being mounted in one of them; others that are met again were moved.
    private static func isSame(
      _ path: [UInt8], _ other: [UInt8], in folder: DirectoryHandle
    ) -> Bool {
      let found = [path, other].map { path in
        DirectoryHandle(String(decoding: path, as: UTF8.self), in: folder)
          .flatMap { FileStatus(openFile: $0.number)?.identity }
      }
      return found[0] != nil && found[0] == found[1]
    }

    /// The folders in a watched folder; all that is in it is reported as changed.
    private func contents(
      of folder: [UInt8], _ watch: Int32, in watched: Watched, _ changes: inout PendingChanges
    ) -> [Folder] {
      // The reader refuses names that are not UTF-8.
      guard let path = String(validating: folder, as: UTF8.self) else { return [] }
      guard let entries = DirectoryHandle(path, in: watched.folder)?.entries() else {
        if [EMFILE, ENFILE, ENOMEM].contains(errno) { nextLook = clock.now + Self.shortage }
        return []
      }
      var folders: [Folder] = []
      for entry in entries where entry.kind == .folder || !changes.isIncomplete {
        let path = WatchScope.path(entry.name, in: folder)
        guard scope.includes(path) else { continue }
        changes.add(path)
        if entry.kind == .folder, scope.includesContents(of: path) {
          folders.append(Folder(name: entry.name, parent: watch, path: path))
        }
      }
      return folders
    }
  }
#endif
