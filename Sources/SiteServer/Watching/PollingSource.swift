#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import Platform

/// Changes by looking at all files again and again, for folders where no events come.
///
/// A look costs about 3 µs a file. The time between two looks is 0.3 s at first; it grows up to 2.1 s while nothing
/// changes and with what they cost, so that they take a tenth of a processor as long as a look takes less than 0.2 s.
final class PollingSource: ChangeSource {
  /// The shortest time between two looks while nothing changes.
  static let interval: Duration = .milliseconds(300)
  /// The longest time, as a multiple of the shortest.
  private static let slowdown = 7
  /// What of the shortest time is left after a change, which is most likely one of several.
  private static let haste = 6

  /// More files than any site has; the rest is not looked at.
  private static let fileLimit = 1_000_000
  /// Times that lie further in the future are those of a wrong clock, not of a change just now.
  private static let clockSkew = 5_000_000_000

  /// What a file or folder was when it was looked at.
  private struct Snapshot {
    let kind: FileStatus.Kind
    let signature: FileSignature
    /// Whether another change could give it the same signature.
    let isAmbiguous: Bool
  }

  let descriptor: Int32? = nil
  /// Time for a look that finds nothing new.
  var quiet: Duration { shortest / 3 }
  private(set) var nextLook: ContinuousClock.Instant?

  private let root: String
  private let scope: WatchScope
  private let clock = ContinuousClock()
  private var known: [[UInt8]: Snapshot] = [:]
  private var identity: FileStatus.Identity?
  private let shortest: Duration
  private var interval: Duration

  /// Looks at everything for the first time.
  init(root: String, scope: WatchScope, interval: Duration) {
    self.root = root
    self.scope = scope
    self.interval = interval
    shortest = interval
    let start = clock.now
    (known, identity) = look()
    schedule(cost: clock.now - start, isChanged: false)
  }

  func collect(into changes: inout PendingChanges) {
    let start = clock.now
    guard let time = nextLook, time <= start else { return }
    let (found, identity) = look()
    var isChanged = false
    for (path, snapshot) in found {
      let old = known[path]
      if let old, old.kind == snapshot.kind, old.signature == snapshot.signature {
        if old.isAmbiguous { changes.add(path) }
      } else {
        isChanged = true
        changes.add(path)
      }
    }
    for path in known.keys where found[path] == nil {
      isChanged = true
      changes.add(path)
    }
    if identity != self.identity {
      isChanged = true
      changes.addEverything()
    }
    known = found
    self.identity = identity
    schedule(cost: clock.now - start, isChanged: isChanged)
  }

  private func schedule(cost: Duration, isChanged: Bool) {
    let longest = shortest * Self.slowdown
    interval = isChanged ? shortest : min(interval * 1.1, longest)
    let pause = isChanged ? max(shortest / Self.haste, cost * 3) : max(interval, cost * 10)
    nextLook = clock.now + max(min(pause, longest), cost)
  }

  /// Everything that is watched, and what the site's folder is; nothing where there is no such folder.
  private func look() -> ([[UInt8]: Snapshot], FileStatus.Identity?) {
    guard let top = DirectoryHandle(root) else { return ([:], nil) }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let now = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    var found: [[UInt8]: Snapshot] = [:]
    found.reserveCapacity(known.count)
    var pending: [[UInt8]] = [[]]
    while let folder = pending.popLast(), found.count < Self.fileLimit {
      guard let path = String(validating: folder, as: UTF8.self),
        let handle = DirectoryHandle(path, in: top)
      else { continue }
      for name in handle.names() ?? [] {
        let path = WatchScope.path(name, in: folder)
        // The reader refuses names that are not UTF-8; whether they are there is all that matters.
        guard scope.includes(path) else { continue }
        let status = String(validating: name, as: UTF8.self).flatMap { handle.status($0) }
        found[path] = Self.snapshot(status, asOf: now)
        if status?.kind == .folder, scope.includesContents(of: path) { pending.append(path) }
      }
    }
    return (found, FileStatus(openFile: top.number)?.identity)
  }

  /// The time of a folder changes with what is in it, which is looked at anyway.
  private static func snapshot(_ status: FileStatus?, asOf now: Int) -> Snapshot {
    guard let status, status.kind != .folder else {
      return Snapshot(
        kind: status?.kind ?? .other,
        signature: FileSignature(byteCount: 0, time: 0, inode: status?.inode ?? 0),
        isAmbiguous: false)
    }
    let signature = FileSignature(status, by: .statusChange)
    return Snapshot(
      kind: status.kind, signature: signature,
      isAmbiguous: !signature.isUnambiguous(asOf: now) && signature.time < now &+ clockSkew)
  }
}
