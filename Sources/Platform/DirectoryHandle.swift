import CSystemCalls
package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open folder, to which all paths are relative: the only way to what is below it.
///
/// Paths have no `.`, no `..` and no empty components. None of their components is ever followed where it is
/// a symbolic link, not even one that another process puts there meanwhile, so that nothing outside the
/// folder is read, written or removed. Where a call fails, `errno` says why: `ELOOP` or `ENOTDIR` for a link.
///
/// Paths of several components take two more system calls than those of one (Linux 5.6 and macOS; older
/// systems, and containers that forbid the call, two for each component).
package final class DirectoryHandle: Sendable {
  /// The descriptor's number.
  package let number: Int32

  /// Something in a folder.
  package struct Entry: Sendable {
    /// The bytes of its name.
    package let name: [UInt8]
    /// What it is; `nil` where it is gone already.
    package let kind: FileStatus.Kind?
  }

  private init(number: Int32) { self.number = number }

  deinit { close(number) }

  // MARK: Opening

  /// Opens an existing folder at an absolute path, or one relative to the working folder.
  ///
  /// Symbolic links are followed: this is for folders that a person names.
  package convenience init?(_ path: String) {
    let opened = openFile(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if opened < 0 { return nil }
    self.init(number: opened)
  }

  /// Opens an existing folder below another one; an empty path is the folder itself.
  package convenience init?(_ path: String, in folder: DirectoryHandle) {
    let opened = folder.open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY)
    if opened < 0 { return nil }
    self.init(number: opened)
  }

  /// Opens a folder, which is created with those above it where they are missing; `nil` with `errno` set where that
  /// fails.
  ///
  /// Symbolic links are followed: this is for folders that a person names.
  ///
  /// - Parameter path: Absolute.
  package convenience init?(creatingAll path: String) {
    guard Self.create(path) else { return nil }
    self.init(path)
  }

  private static func create(_ path: String) -> Bool {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return true }
    let parent = PathComponents.folder(of: path)
    guard errno == ENOENT, !parent.isEmpty else { return false }
    return create(parent) && (mkdir(path, 0o755) == 0 || errno == EEXIST)
  }

  /// Opens a folder below another one; creates it where it is missing, but none above it.
  package convenience init?(creating path: String, in folder: DirectoryHandle) {
    guard folder.createFolder(path) || errno == EEXIST else { return nil }
    self.init(path, in: folder)
  }

  /// Locks the folder against other processes that do the same (`flock`).
  ///
  /// The lock needs no file, and ends with the value or with the process.
  ///
  /// - Throws: A message where that fails, also where another build holds the lock.
  package func lock(shownAs shownPath: String) throws(Diagnostic) {
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK
        ? FileSystemMessages.busy(path: shownPath) : FileSystemMessages.notLocked(path: shownPath)
    }
  }

  /// Opens something below the folder: a descriptor, or -1.
  ///
  /// A new file gets the permissions 644.
  func open(_ path: String, _ flags: Int32) -> Int32 {
    if path.utf8.contains(UInt8(ascii: "/")) {
      let opened = open_beneath(number, path, flags, 0o644)
      if opened >= 0 || errno != ENOSYS { return opened }
    }
    return withParent(of: path) { folder, name in
      var opened: Int32
      repeat {
        opened = openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o644)
      } while opened < 0 && errno == EINTR
      return opened
    }
  }

  /// Calls `body` with the open folder of the last component and that component's name; -1 where the folder
  /// cannot be opened.
  private func withParent(
    of path: String, _ body: (Int32, UnsafePointer<CChar>) -> Int32
  ) -> Int32 {
    path.withCString { path in
      var name: UnsafePointer<CChar>?
      let folder = open_parent_beneath(number, path, &name)
      guard folder >= 0, let name else { return -1 }
      let result = body(folder, name)
      if folder != number {
        let code = errno
        close(folder)
        errno = code
      }
      return result
    }
  }

  // MARK: Looking

  /// The status at a path, symbolic links not followed; `nil` where there is nothing.
  package func status(_ path: String) -> FileStatus? {
    var status: FileStatus?
    _ = withParent(of: path) { folder, name in
      status = FileStatus(name, in: folder)
      return status == nil ? -1 : 0
    }
    return status
  }

  /// The bytes of all names in the folder but "." and "..", in no order; `nil` where they can't be read.
  package func names() -> [[UInt8]]? {
    var names: [[UInt8]] = []
    return forEachName { name, _ in names.append(name) } ? names : nil
  }

  /// All entries of the folder but "." and "..", in no order; `nil` with `errno` set where they can't be read.
  ///
  /// Costs no call for each entry on file systems that keep the kinds with the names, as the usual ones do.
  package func entries() -> [Entry]? {
    var entries: [Entry] = []
    let isRead = forEachName { name, type in
      let kind: FileStatus.Kind? =
        switch Int(type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): (name + [0]).withUnsafeBytes { status($0)?.kind }
        default: .other
        }
      entries.append(Entry(name: name, kind: kind))
    }
    return isRead ? entries : nil
  }

  private func status(_ name: UnsafeRawBufferPointer) -> FileStatus? {
    name.assumingMemoryBound(to: CChar.self).baseAddress.flatMap { FileStatus($0, in: number) }
  }

  /// Calls `body` with each name but "." and ".." and what the folder says of its kind; `false` with `errno` set
  /// where the folder can't be read.
  private func forEachName(_ body: (_ name: [UInt8], _ type: UInt8) -> Void) -> Bool {
    let opened = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0, let stream = fdopendir(opened) else {
      if opened >= 0 { close(opened) }
      return false
    }
    defer {
      let code = errno
      closedir(stream)
      errno = code
    }
    errno = 0
    while let item = readdir(stream) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { body(name, item.pointee.d_type) }
      errno = 0
    }
    return errno == 0
  }

  /// Whether others can change what is in the folder without this system noticing, as on network drives.
  package var isChangedFromElsewhere: Bool { is_changed_from_elsewhere(number) != 0 }

  /// Everything below the folder, in no order; folders that can't be read count as empty.
  package func entriesBelow(
    isSkipped: (_ path: String) -> Bool = { _ in false }
  ) -> [(path: String, isFolder: Bool)] {
    var entries: [(path: String, isFolder: Bool)] = []
    var pending = [""]
    while let path = pending.popLast() {
      guard let folder = DirectoryHandle(path, in: self) else { continue }
      for name in folder.names() ?? [] {
        let name = String(decoding: name, as: UTF8.self)
        let below = path.isEmpty ? name : path + "/" + name
        guard !isSkipped(below) else { continue }
        let isFolder = folder.status(name)?.kind == .folder
        entries.append((below, isFolder))
        if isFolder { pending.append(below) }
      }
    }
    return entries
  }

  /// What can still be written to the folder's file system, in bytes; `nil` where the system does not say.
  package var freeBytes: Int? {
    var system = statvfs()
    guard fstatvfs(number, &system) == 0 else { return nil }
    let (bytes, overflows) = Int(clamping: system.f_bavail)
      .multipliedReportingOverflow(by: Int(clamping: system.f_frsize))
    return overflows ? nil : bytes
  }

  // MARK: Changing

  /// Creates a folder whose parent exists.
  package func createFolder(_ path: String) -> Bool {
    withParent(of: path) { mkdirat($0, $1, 0o755) } == 0
  }

  /// Creates a folder and those above it, where they are missing.
  package func createFolders(to path: String) -> Bool {
    if createFolder(path) || errno == EEXIST { return true }
    guard errno == ENOENT else { return false }
    let parent = PathComponents.folder(of: path)
    return !parent.isEmpty && createFolders(to: parent) && (createFolder(path) || errno == EEXIST)
  }

  /// Renames a file or folder within the file system.
  ///
  /// A file replaces another one; a folder only an empty one.
  package func move(_ path: String, to folder: DirectoryHandle, _ newPath: String) -> Bool {
    withParent(of: path) { oldFolder, oldName in
      folder.withParent(of: newPath) { renameat(oldFolder, oldName, $0, $1) }
    } == 0
  }

  /// Removes a file or a symbolic link.
  package func removeFile(_ path: String) -> Bool {
    withParent(of: path) { unlinkat($0, $1, 0) } == 0
  }

  /// Removes an empty folder.
  package func removeFolder(_ path: String) -> Bool {
    withParent(of: path) { unlinkat($0, $1, AT_REMOVEDIR) } == 0
  }

  /// Removes a folder of this one with everything in it; links are removed, never followed.
  ///
  /// Keeps three descriptors open however deep the folders are: those further down are moved to the top
  /// before they are emptied. What cannot be removed stays.
  package func removeTree(_ name: String) {
    guard let top = DirectoryHandle(name, in: self) else {
      _ = removeFile(name)
      return
    }
    var count = 0
    var pending = [""]
    while let path = pending.popLast() {
      guard let folder = DirectoryHandle(path, in: top) else { continue }
      for name in folder.names() ?? [] {
        let name = String(decoding: name, as: UTF8.self)
        if folder.removeFile(name) { continue }
        if path.isEmpty {
          pending.append(name)
        } else {
          count += 1
          let moved = "removed-\(count)"
          if folder.move(name, to: top, moved) { pending.append(moved) }
        }
      }
      if !path.isEmpty { _ = top.removeFolder(path) }
    }
    _ = removeFolder(name)
  }
}
