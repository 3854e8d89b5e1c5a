import Foundation

/// What the system says of a file, by which it is recognised without being read.
struct FileStamp: Sendable, Hashable {
  /// In bytes.
  let size: Int64
  /// The last change of the content, in nanoseconds since 1970.
  let modified: Int64
  /// The file's number in its file system: a file that was replaced has another.
  let inode: UInt64

  /// Two changes within this time may get the same stamp: the ticks of the clocks that file systems use,
  /// in nanoseconds, with a margin.
  private static let tick: Int64 = 20_000_000

  /// A stamp that was stored before.
  init(size: Int64, modified: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  init(_ status: stat) {
    size = Int64(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// A regular file's stamp; `nil` where there is none at the path.
  ///
  /// Links are not followed, unless asked for.
  init?(_ path: String, followsLinks: Bool = false) {
    var status = stat()
    let found = followsLinks ? stat(path, &status) : lstat(path, &status)
    guard found == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  /// Whether a change after `instant` would have given the file another stamp.
  func isSettled(at instant: Int64) -> Bool { modified + Self.tick < instant }
}
