#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The status of a file, a folder or a symbolic link (`stat`).
package struct FileStatus: Sendable {
  /// The kinds that matter here.
  package enum Kind: Sendable {
    case file
    case folder
    case link
    /// A pipe, a socket or a device.
    case other
  }

  /// Identifies a file or folder on this machine: two names of one file have the same identity.
  package struct Identity: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64

    fileprivate init(device: UInt64, inode: UInt64) {
      self.device = device
      self.inode = inode
    }
  }

  /// What it is.
  package let kind: Kind
  /// The size in bytes.
  package let byteCount: Int
  /// Who may do what with it, as the twelve bits of `chmod`.
  package let permissions: UInt32
  /// The last change of content, in nanoseconds since 1970; any program may set it.
  package let modified: Int
  /// The last change of content or attributes, in nanoseconds since 1970; no program can set it back.
  package let changed: Int
  /// The inode number, unique within the file system.
  package let inode: UInt64
  /// The same for all names of one file or folder.
  package let identity: Identity

  /// Looks up a path without opening it; `nil` with `errno` set where that fails.
  ///
  /// - Parameters:
  ///   - path: Absolute, or relative to the working folder.
  ///   - followsLinks: Whether to return the status of a symbolic link's target, not of the link itself.
  package init?(_ path: String, followsLinks: Bool) {
    var status = stat()
    guard fstatat(AT_FDCWD, path, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0
    else { return nil }
    self.init(status)
  }

  /// Looks up a name in an open folder; a symbolic link is not followed.
  init?(_ name: UnsafePointer<CChar>, in folder: Int32) {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    self.init(status)
  }

  /// The status of an open file; `nil` with `errno` set where that fails.
  package init?(openFile number: Int32) {
    var status = stat()
    guard fstat(number, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    permissions = UInt32(status.st_mode & 0o7777)
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
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: inode)
  }

  /// Wraps around for times more than 292 years from 1970.
  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
