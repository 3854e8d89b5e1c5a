import Foundation

/// What the system says of a file, a folder or a link.
package struct FileStatus: Sendable {
  /// What lies at a path.
  package enum Kind: Sendable {
    case file
    case folder
    case link
    /// A pipe, a socket or a device.
    case other
  }

  /// What it is.
  package let kind: Kind
  /// Its size.
  package let byteCount: Int
  /// The time of the last change of content, in nanoseconds since 1970; anybody can set it.
  package let modified: Int
  /// The time of the last change of content or attributes, in nanoseconds since 1970; nobody can set it
  /// back.
  package let changed: Int
  /// The number of its file system.
  package let device: UInt64
  /// Its number in its file system.
  package let inode: UInt64

  /// Looks a path up without opening it; `nil` with `errno` set where that fails.
  ///
  /// - Parameters:
  ///   - path: Absolute, or relative to `folder`.
  ///   - folder: An open folder's number; `nil` for the working folder.
  ///   - followsLinks: Whether a link stands for what it leads to; else it is described itself.
  package init?(_ path: String, in folder: Int32? = nil, followsLinks: Bool = false) {
    var status = stat()
    guard fstatat(folder ?? AT_FDCWD, path, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0
    else { return nil }
    self.init(status)
  }

  /// Asks for an open file; `nil` with `errno` set where that fails.
  package init?(openFile number: Int32) {
    var status = stat()
    guard fstat(number, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    byteCount = Int(status.st_size)
    #if canImport(Darwin)
      modified = Self.nanoseconds(status.st_mtimespec)
      changed = Self.nanoseconds(status.st_ctimespec)
    #else
      modified = Self.nanoseconds(status.st_mtim)
      changed = Self.nanoseconds(status.st_ctim)
    #endif
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Wraps around for times some three hundred years away.
  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
