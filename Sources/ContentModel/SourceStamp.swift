/// What the system says of a source, by which a later build recognises it without opening it.
package struct SourceStamp: Sendable, Hashable {
  /// In bytes.
  package let byteCount: Int
  /// The last change of content or attributes, in nanoseconds since 1970; nobody can set it back.
  package let changed: Int
  /// The number of the file's file system.
  package let device: UInt64
  /// The file's number in its file system.
  package let inode: UInt64

  /// Tells files apart: two names of one file have the same.
  struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  /// How old a change must be, in nanoseconds, before its time tells it from a later one: the present
  /// is known by the second.
  private static let settlingTime = 2_000_000_000

  /// Keeps the values as they are.
  package init(byteCount: Int, changed: Int, device: UInt64, inode: UInt64) {
    self.byteCount = byteCount
    self.changed = changed
    self.device = device
    self.inode = inode
  }

  var identity: Identity { Identity(device: device, inode: inode) }

  /// Whether a change after an instant, in seconds since 1970, would give the file another stamp.
  package func isUnambiguous(asOf now: Int) -> Bool { Self.isUnambiguous(changed, asOf: now) }

  /// The same for the time of a change.
  package static func isUnambiguous(_ changed: Int, asOf now: Int) -> Bool {
    changed < now * 1_000_000_000 - settlingTime
  }
}
