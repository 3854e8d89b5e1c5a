import ContentModel
import Foundation
import SiteModel
import SiteRendering

/// An open file that closes itself.
struct FileDescriptor: ~Copyable {
  /// The number the system knows it by.
  let number: Int32

  /// Opens a file and never follows a symbolic link in the last component; `nil` with `errno` set.
  ///
  /// The path is relative to `folder`, or absolute.
  init?(_ path: String, _ flags: Int32, in folder: DirectoryHandle? = nil) {
    var opened: Int32
    repeat {
      opened = openat(folder?.number ?? AT_FDCWD, path, flags | O_NOFOLLOW | O_CLOEXEC, 0o644)
    } while opened < 0 && errno == EINTR
    if opened < 0 { return nil }
    number = opened
  }

  /// Opens a file for reading, wherever links lead to it; `nil` with `errno` set.
  init?(resolving path: String) {
    guard let resolved = FileReading.realPath(path) else { return nil }
    self.init(resolved, O_RDONLY | O_NONBLOCK)
  }

  deinit { close(number) }

  /// All of a regular file that is not a link; `nil` with `errno` set where it can't be read.
  static func bytes(ofFile path: String) -> [UInt8]? {
    guard let file = FileDescriptor(path, O_RDONLY | O_NONBLOCK), let size = file.regularFileSize
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    let isRead = file.forEachPiece { piece in
      bytes.append(contentsOf: piece)
      return true
    }
    return isRead ? bytes : nil
  }

  /// The size in bytes, or `nil` for anything but a regular file.
  var regularFileSize: Int? { stamp.map { Int($0.size) } }

  /// What the system says of the file, or `nil` for anything but a regular one.
  var stamp: FileStamp? {
    FileStatus(openFile: number).flatMap(FileStamp.init)
  }

  /// Fills the buffer as far as the file goes; the number of bytes read, or `nil` with `errno` set.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    var filled = 0
    while filled < buffer.count {
      let count = Foundation.read(
        number, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Writes all bytes; `false` with `errno` set where that fails.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = Foundation.write(
        number, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      written += count
    }
    return true
  }

  /// Writes all bytes; `false` with `errno` set where that fails.
  func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { write($0) }
  }

  /// Calls `body` with each piece of at most `ContentHash.pieceSize` bytes until it answers `false`;
  /// `false` with `errno` set where reading fails.
  func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: ContentHash.pieceSize, alignment: 16) { buffer in
      while true {
        guard let count = read(into: buffer) else { return false }
        if count == 0 { return true }
        guard body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return true }
      }
    }
  }

  /// The fingerprint of the content; `nil` with `errno` set where it can't be read.
  var hash: ContentHash? {
    var hash = ContentHash()
    var isEmpty = true
    let isRead = forEachPiece { piece in
      hash.add(piece)
      isEmpty = false
      return true
    }
    if isEmpty { hash = ContentHash([]) }
    return isRead ? hash : nil
  }

  /// Whether it is a regular file with exactly these bytes.
  func has(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard regularFileSize == bytes.count else { return false }
    var offset = 0
    let isRead = forEachPiece { piece in
      guard offset + piece.count <= bytes.count else { return false }
      guard let expected = bytes.baseAddress, let read = piece.baseAddress else { return true }
      guard memcmp(expected + offset, read, piece.count) == 0 else { return false }
      offset += piece.count
      return true
    }
    return isRead && offset == bytes.count
  }
}
