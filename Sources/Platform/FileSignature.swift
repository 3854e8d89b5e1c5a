/// What identifies a version of a file without reading it: its size, the time of its last change, and its
/// inode, as in git's index.
///
/// Equal signatures mean the same content, unless the file changed twice within one tick of the file
/// system's clock: `isUnambiguous(asOf:)` says when that is excluded.
package struct FileSignature: Sendable, Hashable {
  /// The time that a signature contains.
  package enum Clock: Sendable {
    /// The last change of content (`st_mtime`).
    ///
    /// Survives renaming, so it identifies files that a build stages and then renames. Any program may
    /// set it.
    case modification
    /// The last change of content or attributes (`st_ctime`).
    ///
    /// No program can set it back, so it identifies sources; renaming changes it.
    case statusChange
  }

  /// The size in bytes.
  package let byteCount: Int
  /// The time of the last change, in nanoseconds since 1970.
  package let time: Int
  /// The inode number: a file that was replaced by another has a different one.
  package let inode: UInt64

  /// Changes within this time, in nanoseconds, may get the same time: the tick of the kernel's clock, with
  /// a margin.
  private static let tick = 20_000_000
  /// The same for file systems that count whole seconds, or every other one.
  private static let coarseTick = 2_000_000_000

  /// A signature that was stored.
  package init(byteCount: Int, time: Int, inode: UInt64) {
    self.byteCount = byteCount
    self.time = time
    self.inode = inode
  }

  /// The signature of something with this status.
  package init(_ status: FileStatus, by clock: Clock) {
    self.init(
      byteCount: status.byteCount, time: clock == .modification ? status.modified : status.changed,
      inode: status.inode)
  }

  /// The signature by modification time of the regular file at a path; `nil` where there is none.
  ///
  /// Symbolic links are not followed.
  package init?(_ path: String, in folder: DirectoryHandle) {
    guard let status = folder.status(path), status.kind == .file else { return nil }
    self.init(status, by: .modification)
  }

  /// The first instant, in nanoseconds since 1970, that is certainly later than the last change by the file
  /// system's clock; `Int.max` for a file without a usable time.
  package var settlingTime: Int {
    guard time > 0 else { return .max }
    return time &+ (time % 1_000_000_000 == 0 ? Self.coarseTick : Self.tick)
  }

  /// Whether any change after `instant`, in nanoseconds since 1970, gives the file another signature.
  ///
  /// Where it does not, the file is what git calls racily clean, and must be read to be sure.
  package func isUnambiguous(asOf instant: Int) -> Bool { settlingTime < instant }
}
