#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file, closed when the value goes.
///
/// Where a call fails, `errno` says why.
package struct FileDescriptor: ~Copyable, Sendable {
  /// The descriptor's number.
  package let number: Int32

  /// Opens a file below a folder, without following any symbolic link; `nil` with `errno` set where that
  /// fails.
  ///
  /// A new file gets the permissions 644.
  package init?(_ path: String, _ flags: Int32, in folder: DirectoryHandle) {
    let opened = folder.open(path, flags)
    if opened < 0 { return nil }
    number = opened
  }

  /// Creates a file, which must not be there yet; `nil` with `errno` set where that fails.
  package init?(newFile path: String, in folder: DirectoryHandle) {
    self.init(path, O_WRONLY | O_CREAT | O_EXCL, in: folder)
  }

  /// Opens a file for reading; `nil` with `errno` set where that fails.
  package init?(reading file: FileLocation) {
    self.init(file.path, O_RDONLY | O_NONBLOCK, in: file.folder)
  }

  deinit { close(number) }

  /// The content of a regular file; `nil` with `errno` set where it can't be read, `EFBIG` where it has
  /// more than `limit` bytes.
  package static func bytes(of file: FileLocation, upTo limit: Int) -> [UInt8]? {
    guard let file = FileDescriptor(reading: file), let size = file.regularFileSize else {
      return nil
    }
    var bytes: [UInt8] = []
    var isTooLarge = size > limit
    if !isTooLarge { bytes.reserveCapacity(size) }
    let isRead =
      isTooLarge
      || file.forEachPiece { piece in
        // It may have grown meanwhile.
        isTooLarge = bytes.count + piece.count > limit
        if !isTooLarge { bytes.append(contentsOf: piece) }
        return !isTooLarge
      }
    if isTooLarge { errno = EFBIG }
    return isRead && !isTooLarge ? bytes : nil
  }

  /// The size in bytes; `nil` for anything but a regular file.
  package var regularFileSize: Int? { signature?.byteCount }

  /// The signature by modification time; `nil` for anything but a regular file.
  package var signature: FileSignature? {
    guard let status = FileStatus(openFile: number), status.kind == .file else { return nil }
    return FileSignature(status, by: .modification)
  }

  /// Fills the buffer as far as the file goes; the number of bytes read, or `nil` with `errno` set.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    var filled = 0
    while filled < buffer.count {
      let count = readBytes(
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

  /// Fills the buffer from an offset of the file as far as the file goes; the number of bytes read, or `nil` with
  /// `errno` set.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        number, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
        off_t(offset + filled))
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
  package func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = writeBytes(
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
  package func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { write($0) }
  }

  /// Calls `body` with each piece of at most `ContentHasher.pieceSize` bytes until it returns `false`;
  /// `false` with `errno` set where reading fails.
  package func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: ContentHasher.pieceSize, alignment: 16) { buffer in
      while true {
        guard let count = read(into: buffer) else { return false }
        if count == 0 { return true }
        guard body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return true }
      }
    }
  }

  /// The hash of the content; `nil` with `errno` set where it can't be read.
  package var hash: Hash64? {
    var content = ContentHasher()
    let isRead = forEachPiece { piece in
      content.add(piece)
      return true
    }
    return isRead ? content.hash : nil
  }

  /// Whether it is a regular file with exactly these bytes.
  package func has(_ bytes: UnsafeRawBufferPointer) -> Bool {
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
