// Diagnostics owns messages about a site's sources: files, locations in them, messages, and how they
// are shown on a console or as JSON. It knows nothing of Markdown, templates, models or sites.

/// A text file of the site, with its name in messages.
///
/// Parsers work on `bytes` with offsets; line and column are computed only for messages. Copies share
/// their storage.
package struct SourceFile: Sendable {
  /// The path as shown in messages: relative to the site's root, with "/" between components.
  package let path: String
  /// The whole content, front matter included, so that line numbers count from the top of the file.
  package let bytes: [UInt8]
  /// Whether the bytes are known to be valid UTF-8, so that they need not be checked again.
  package let isKnownUTF8: Bool

  /// Wraps bytes that were read already; does not touch the file system.
  package init(path: String, bytes: [UInt8], isKnownUTF8: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isKnownUTF8 = isKnownUTF8
  }

  /// Wraps a text, as tests and programs that read standard input need it.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8), isKnownUTF8: true)
  }

  /// The text of a byte range; invalid UTF-8 becomes U+FFFD.
  ///
  /// The range is clamped to the file, so no offset can trap.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The line, column and source line of a byte range.
  ///
  /// Scans the file from the top, so it is meant for messages only. The range is clamped to the file; of
  /// a range that spans lines, only the part on the first line is marked.
  package func location(_ range: Range<Int>) -> SourceLocation {
    let start = min(max(range.lowerBound, 0), bytes.count)
    let lineFeeds = Self.marks(in: bytes[..<start], Self.lineFeeds)
    let (line, lineStart) = (1 + lineFeeds.count, lineFeeds.last.map { $0 + 1 } ?? 0)
    var lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let end = min(max(range.upperBound, start), lineEnd)
    if lineEnd > lineStart, bytes[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
    let excerptStart = scalarStart(max(lineStart, start - Self.excerptRadius), after: lineStart)
    let excerptEnd = scalarStart(
      min(max(lineStart, lineEnd), start + Self.excerptRadius), after: excerptStart)
    return SourceLocation(
      path: path,
      position: .init(
        line: line,
        column: scalarCount(lineStart..<start) + 1,
        length: max(1, scalarCount(start..<end)),
        lineText: text(excerptStart..<excerptEnd),
        cutBefore: scalarCount(lineStart..<excerptStart)))
  }

  /// Counts the bytes of a kind eight at a time, since a file may have many messages.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - marked: Gets eight bytes and sets the high bit of those of the kind; never that of a byte 0.
  /// - Returns: How many there are, and the offset of the last of them.
  private static func marks(
    in bytes: ArraySlice<UInt8>, _ marked: (UInt64) -> UInt64
  ) -> (count: Int, last: Int?) {
    bytes.withUnsafeBytes { bytes in
      var (count, last) = (0, Int?.none)
      var offset = 0
      while offset < bytes.count {
        var word: UInt64 = 0
        if offset + 8 <= bytes.count {
          word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        } else {
          withUnsafeMutableBytes(of: &word) { $0.copyBytes(from: bytes[offset...]) }
        }
        let marks = marked(UInt64(littleEndian: word))
        if marks != 0 {
          count += marks.nonzeroBitCount
          last = offset + 7 - marks.leadingZeroBitCount / 8
        }
        offset += 8
      }
      return (count, last)
    }
  }

  private static func lineFeeds(in bytes: UInt64) -> UInt64 {
    // A byte that is zero now is a line feed; only such a byte keeps its high bit clear in the sum.
    let word = bytes ^ 0x0A0A_0A0A_0A0A_0A0A
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & low) &+ low) | word | low)
  }

  /// The bytes of UTF-8 that do not begin a scalar.
  private static func continuations(in bytes: UInt64) -> UInt64 {
    bytes & ~(bytes << 1) & 0x8080_8080_8080_8080
  }

  /// How many bytes of a line a message keeps on each side of its location: more than is shown, and few
  /// enough that many messages on one long line do not exhaust the memory.
  private static let excerptRadius = 160

  /// The first byte of the scalar that contains an offset; invalid UTF-8 is not followed past a bound.
  private func scalarStart(_ offset: Int, after bound: Int) -> Int {
    var start = max(offset, bound)
    while start > bound, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The location of a whole line, counted from 1; past the end it is the last line.
  package func location(line: Int) -> SourceLocation {
    var start = 0
    var current = 1
    while current < line,
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")), newline + 1 < bytes.count
    {
      start = newline + 1
      current += 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let indented = bytes[start..<end].firstIndex { $0 != UInt8(ascii: " ") } ?? start
    return location(indented..<end)
  }

  private func scalarCount(_ range: Range<Int>) -> Int {
    range.count - Self.marks(in: bytes[range], Self.continuations).count
  }
}
