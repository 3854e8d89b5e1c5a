import Foundation

/// Reading of files and folders that other processes may change meanwhile; errors are sentences.
package enum FileReading {
  /// Why something cannot be read: one sentence without the path.
  package struct Failure: Error {
    /// For a message.
    package let message: String

    /// A failure with its sentence.
    package init(message: String) { self.message = message }
  }

  /// What a path leads to.
  package struct Entry {
    /// The status, of the target for a symbolic link.
    package let status: FileStatus
    /// Whether the path itself is a symbolic link.
    package let isLink: Bool
  }

  /// Looks up a path without opening it.
  ///
  /// - Parameters:
  ///   - path: Absolute, or relative to `folder`.
  ///   - folder: The descriptor of an open folder; `nil` for the working folder.
  /// - Returns: The entry; `nil` where there is nothing.
  /// - Throws: Why that is not known, also for a symbolic link without a target.
  package static func entry(_ path: String, in folder: Int32? = nil) throws(Failure) -> Entry? {
    guard let status = FileStatus(path, in: folder) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure(errno)
    }
    guard status.kind == .link else { return Entry(status: status, isLink: false) }
    guard let target = FileStatus(path, in: folder, followsLinks: true) else {
      throw errno == ENOENT ? Failure(message: "the link is broken") : failure(errno)
    }
    return Entry(status: target, isLink: true)
  }

  /// The path with all symbolic links resolved; `nil` with `errno` set where it leads to nothing.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
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

  /// Calls `body` with the bytes of all names in a folder but "." and "..", in no order, while the folder
  /// is open as a descriptor.
  package static func withFolder(
    _ path: String, _ body: (_ names: [[UInt8]], _ folder: Int32) -> Void
  ) throws(Failure) {
    guard let handle = opendir(path) else { throw failure(errno) }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    errno = 0
    while let item = readdir(handle) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw failure(errno) }
    body(names, dirfd(handle))
  }

  /// The first bytes of a regular file, at most `limit`.
  ///
  /// Opens without blocking, so that a pipe that has replaced the file cannot hang the program.
  package static func bytes(_ path: String, upTo limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    guard let status = FileStatus(openFile: descriptor) else { throw failure(errno) }
    guard status.kind == .file else {
      throw Failure(message: "it is neither a file nor a folder")
    }
    var code: Int32 = 0
    let capacity = min(status.byteCount, limit)
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        let read = read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
        if read == 0 { return }
        if read < 0, errno == EINTR { continue }
        if read < 0 {
          code = errno
          return
        }
        count += read
      }
    }
    guard code == 0 else { throw failure(code) }
    return bytes
  }

  private static func failure(_ code: Int32) -> Failure {
    Failure(message: "it cannot be read: \(String(cString: strerror(code)))")
  }
}
