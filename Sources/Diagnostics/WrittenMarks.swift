#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds combining marks that are written as escapes or character references, where more follow each other
/// than `StreamSafeText` allows.
///
/// A run may also have marks that are written as themselves after the first one. Only texts in which the
/// character that begins such forms occurs at all cost more than looking for it.
package struct WrittenMarks {
  /// How characters are written other than by themselves.
  package enum Notation: Sendable {
    /// `\u0301`, `\U00000301`, surrogate pairs: YAML, TOML and JSON.
    case escapes
    /// `&#769;`, `&#x301;` and the names of marks: HTML and Markdown.
    case references

    fileprivate var introducer: UInt8 {
      switch self {
      case .escapes: UInt8(ascii: "\\")
      case .references: UInt8(ascii: "&")
      }
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let notation: Notation

  /// The first run of more marks than are allowed, from its first byte to its last.
  ///
  /// Complexity: O(n).
  package static func excess(
    in bytes: [UInt8], _ range: Range<Int>, _ notation: Notation
  ) -> Range<Int>? {
    bytes.withUnsafeBufferPointer {
      WrittenMarks(bytes: $0, end: range.upperBound, notation: notation).excess(
        from: range.lowerBound)
    }
  }

  private func excess(from start: Int) -> Range<Int>? {
    var offset = start
    while let first = introducer(from: offset) {
      offset = first
      var count = 0
      while let after = mark(at: offset) {
        offset = after
        count += 1
      }
      if count > StreamSafeText.longestRun { return first..<offset }
      offset = max(offset, first + 1)
    }
    return nil
  }

  /// The offset of the next character that may begin a mark.
  private func introducer(from offset: Int) -> Int? {
    guard let start = bytes.baseAddress, offset < end,
      let found = memchr(start + offset, Int32(notation.introducer), end - offset)
    else { return nil }
    return UnsafeRawPointer(start).distance(to: found)
  }

  /// The offset after a mark; `nil` where there is none.
  private func mark(at offset: Int) -> Int? {
    if let length = StreamSafeText.markLength(at: offset, in: bytes, end) { return offset + length }
    guard byte(offset) == notation.introducer else { return nil }
    switch notation {
    case .escapes: return escape(at: offset)
    case .references: return reference(at: offset)
    }
  }

  private func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  // MARK: Escapes

  private func escape(at offset: Int) -> Int? {
    switch byte(offset + 1) {
    case UInt8(ascii: "u"):
      guard let code = number(offset + 2, digits: 4) else { return nil }
      if (0xD800..<0xDC00).contains(code), byte(offset + 6) == UInt8(ascii: "\\"),
        byte(offset + 7) == UInt8(ascii: "u"), let low = number(offset + 8, digits: 4),
        (0xDC00..<0xE000).contains(low)
      {
        let whole = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        return StreamSafeText.isMark(whole) ? offset + 12 : nil
      }
      return StreamSafeText.isMark(code) ? offset + 6 : nil
    case UInt8(ascii: "U"):
      return number(offset + 2, digits: 8).flatMap { StreamSafeText.isMark($0) ? offset + 10 : nil }
    case 0x0A:
      // YAML continues a text in the next line, after its indentation.
      var next = offset + 2
      while byte(next) == 0x20 || byte(next) == 0x09 { next += 1 }
      return mark(at: next)
    default: return nil
    }
  }

  private func number(_ start: Int, digits: Int) -> UInt32? {
    guard start + digits <= end else { return nil }
    return number(bytes[start..<start + digits], radix: 16)
  }

  private func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>, radix: UInt32) -> UInt32? {
    guard !digits.isEmpty else { return nil }
    var number: UInt32 = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16: value = digit - 0x57
      case UInt8(ascii: "A")...UInt8(ascii: "F") where radix == 16: value = digit - 0x37
      default: return nil
      }
      number = number &* radix &+ UInt32(value)
    }
    return number
  }

  // MARK: References

  /// The named references of the HTML Standard that are marks (13.5).
  private static let names = ["DownBreve", "DotDot", "TripleDot", "tdot"].map { Array($0.utf8) }

  private func reference(at offset: Int) -> Int? {
    let start = offset + 1
    guard
      let close = bytes[start..<min(end, start + Self.longestReference)]
        .firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let body = bytes[start..<close]
    guard body.first == UInt8(ascii: "#") else {
      return Self.names.contains { body.elementsEqual($0) } ? close + 1 : nil
    }
    let isHexadecimal = byte(start + 1) | 0x20 == UInt8(ascii: "x")
    let code = number(body.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
    return code.map(StreamSafeText.isMark) == true ? close + 1 : nil
  }

  /// CommonMark reads references of up to seven digits.
  private static let longestReference = 12
}
