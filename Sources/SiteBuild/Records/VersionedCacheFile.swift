import Content
import DataFormats
import Platform
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file in `.sitegen/` that only the program that wrote it reads: a line with its kind, its version
/// and the program, a checksum, the content.
struct VersionedCacheFile: Sendable {
  /// What was found.
  enum Found {
    case content(Content)
    case missing
    case unreadable
    /// Written by another program or version.
    case otherVersion
    case damaged
  }

  /// The bytes after the header, which passed the checksum.
  struct Content {
    fileprivate let bytes: [UInt8]
    fileprivate let start: Int
    /// Identifies the content.
    let checksum: UInt64

    func withBytes<Result>(
      _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
      try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }
  }

  /// The largest file that is read, in bytes: more than what a site of 100,000 pages leaves.
  ///
  /// What a person or another program has made larger is damaged.
  static let sizeLimit = 256 << 20

  /// Where it is; `nil` where the site's folder can't be opened.
  let file: FileLocation?
  /// What it is, with its version: `sitegen state 2`.
  let kind: String
  /// Identifies the program that writes it: another one may plan or render a site differently.
  let program: String

  private var firstLine: String { "\(kind) \(program)\n" }

  /// The content as it was last written.
  func read() -> Found {
    guard let file, FileSignature(file.path, in: file.folder) != nil else { return .missing }
    guard let bytes = FileDescriptor.bytes(of: file, upTo: Self.sizeLimit) else {
      return errno == EFBIG ? .damaged : .unreadable
    }
    let line = Array(firstLine.utf8)
    guard bytes.starts(with: line) else {
      return bytes.starts(with: "\(kind) ".utf8) ? .otherVersion : .damaged
    }
    let start = line.count + 8
    guard bytes.count >= start else { return .damaged }
    let (stored, computed) = bytes.withUnsafeBytes { bytes in
      (
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: line.count, as: UInt64.self)),
        Hash64(UnsafeRawBufferPointer(rebasing: bytes[start...])).value
      )
    }
    return stored == computed
      ? .content(Content(bytes: bytes, start: start, checksum: stored)) : .damaged
  }

  /// Keeps a content; a build that is killed meanwhile leaves the previous one.
  ///
  /// - Returns: Identifies the content.
  @discardableResult
  func write(_ content: [UInt8]) throws(Diagnostic) -> UInt64 {
    let checksum = Hash64(content).value
    guard let file else { return checksum }
    var head = Array(firstLine.utf8)
    withUnsafeBytes(of: checksum.littleEndian) { head.append(contentsOf: $0) }
    try AtomicFile(file).replace(with: [head, content])
    return checksum
  }
}
