#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading of files and folders that other processes may change meanwhile; errors are sentences.
package enum FileReading {
  /// Why something cannot be read: one sentence without the path.
  package struct Failure: Error {
    /// For a message.
    package let message: String

    /// A failure with its sentence.
    package init(message: String) { self.message = message }
  }

  /// The path with all symbolic links resolved; `nil` with `errno` set where it leads to nothing.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Where a symbolic link leads in the end, as an absolute path without links.
  ///
  /// - Throws: Why that is not known.
  package static func target(ofLink path: String) throws(Failure) -> String {
    if let target = realPath(path) { return target }
    throw errno == ENOENT ? Failure(message: "the link is broken") : failure(errno)
  }

  /// A path from the root of the file system, without `.` and `..`; symbolic links are not followed.
  ///
  /// A relative path begins at the working folder; where that was removed, it stays relative to the root.
  package static func absolutePath(_ path: String) -> String {
    var whole = path
    if path.utf8.first != UInt8(ascii: "/"), let folder = getcwd(nil, 0) {
      whole = String(cString: folder) + "/" + path
      free(folder)
    }
    var components: [Substring.UTF8View] = []
    for component in whole.utf8.split(separator: UInt8(ascii: "/")) {
      switch Substring(component) {
      case ".": break
      case "..": _ = components.popLast()
      default: components.append(component)
      }
    }
    return "/" + components.map(Substring.init).joined(separator: "/")
  }

  /// The status at a path, symbolic links not followed; `nil` where there is nothing.
  ///
  /// - Throws: Why that is not known.
  package static func status(_ path: String, in folder: DirectoryHandle) throws(Failure)
    -> FileStatus?
  {
    if let status = folder.status(path) { return status }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw failure(errno)
  }

  /// Opens a folder without following any symbolic link.
  ///
  /// - Throws: Why that is not possible.
  package static func folder(_ path: String, in folder: DirectoryHandle) throws(Failure)
    -> DirectoryHandle
  {
    guard let opened = DirectoryHandle(path, in: folder) else { throw failure(errno) }
    return opened
  }

  /// The bytes of all names in a folder but "." and "..", in no order.
  package static func names(in folder: DirectoryHandle) throws(Failure) -> [[UInt8]] {
    guard let names = folder.names() else { throw failure(errno) }
    return names
  }

  /// The first bytes of a regular file, at most `limit`.
  ///
  /// Opens without blocking, so that a pipe that has replaced the file cannot hang the program.
  package static func bytes(of file: FileLocation, upTo limit: Int) throws(Failure) -> [UInt8] {
    guard let descriptor = FileDescriptor(reading: file),
      let status = FileStatus(openFile: descriptor.number)
    else { throw failure(errno) }
    guard status.kind == .file else {
      throw Failure(message: "it is neither a file nor a folder")
    }
    var code: Int32 = 0
    let capacity = min(status.byteCount, limit)
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      if let read = descriptor.read(into: UnsafeMutableRawBufferPointer(buffer)) {
        count = read
      } else {
        code = errno
      }
    }
    guard code == 0 else { throw failure(code) }
    return bytes
  }

  /// The hash of a regular file's content, which may have any size: it is read piece by piece.
  package static func hash(of file: FileLocation) throws(Failure) -> Hash64 {
    guard let hash = FileDescriptor(reading: file)?.hash else { throw failure(errno) }
    return hash
  }

  private static func failure(_ code: Int32) -> Failure {
    Failure(message: "it cannot be read: \(String(cString: strerror(code)))")
  }
}
