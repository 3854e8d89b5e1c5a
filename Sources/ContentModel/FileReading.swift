import Diagnostics
import Foundation

/// The few calls of POSIX that reading needs, with mistakes as sentences.
package enum FileReading {
  /// Why a file cannot be read; one sentence without the path.
  struct Failure: Error {
    let message: String
  }

  /// What a name stands for once links are followed.
  struct Entry {
    let kind: FileStatus.Kind
    let isLink: Bool
    let stamp: SourceStamp
  }

  /// Looks a path up, from an open folder where one is given, without opening it.
  static func entry(_ path: String, in folder: Int32? = nil) throws(Failure) -> Entry {
    guard var status = FileStatus(path, in: folder) else { throw failure(errno) }
    let isLink = status.kind == .link
    if isLink {
      guard let target = FileStatus(path, in: folder, followsLinks: true) else {
        throw errno == ENOENT
          ? Failure(message: "the link leads nowhere") : failure(errno)
      }
      status = target
    }
    return Entry(
      kind: status.kind, isLink: isLink,
      stamp: SourceStamp(
        byteCount: status.byteCount, changed: status.changed, device: status.device,
        inode: status.inode))
  }

  /// The path without links; `nil` with `errno` set where nothing lies at its end.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Opens a folder for a while and gives the bytes of all names in it but "." and "..", in no order.
  static func withFolder(
    _ path: String, _ body: (_ names: [[UInt8]], _ folder: Int32) -> Void
  ) throws(Failure) {
    guard let handle = opendir(path) else { throw failure(errno) }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    errno = 0
    while let item = readdir(handle) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    guard errno == 0 else { throw failure(errno) }
    body(names, dirfd(handle))
  }

  /// The first bytes of a regular file, all of them where it has no more than `limit`.
  ///
  /// Opens without blocking, so that a pipe that took the file's place in the meantime does not hang.
  static func bytes(_ path: String, upTo limit: Int) throws(Failure) -> [UInt8] {
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
