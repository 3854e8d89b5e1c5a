/// Finds what a stylesheet refers to.
enum StylesheetReferences {
  /// The byte ranges of the URLs in `url(…)` and `@import "…"`, without quotes, in order.
  ///
  /// Comments and other strings are skipped. Escapes inside URLs are not decoded. O(n). Source: CSS Syntax Level 3, sections 4.3.4 to 4.3.6.
  static func find(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    var isImport = false
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "/") where at(offset + 1, bytes) == UInt8(ascii: "*"):
        offset = endOfComment(offset + 2, bytes)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = endOfString(offset, bytes)
        if isImport { found.append(offset + 1..<max(offset + 1, end - 1)) }
        isImport = false
        offset = end
      case UInt8(ascii: "@"):
        isImport = matches("@import", at: offset, bytes)
        offset += 1
      case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        isImport = false
        offset += 1
      case UInt8(ascii: "u"), UInt8(ascii: "U"):
        guard matches("url(", at: offset, bytes) else {
          offset += 1
          continue
        }
        isImport = false
        let (range, end) = address(offset + 4, bytes)
        found.append(range)
        offset = end
      default:
        offset += 1
      }
    }
    return found
  }

  private static func at(_ offset: Int, _ bytes: [UInt8]) -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  private static func matches(_ word: StaticString, at offset: Int, _ bytes: [UInt8]) -> Bool {
    word.withUTF8Buffer { word in
      offset + word.count <= bytes.count
        && word.indices.allSatisfy { index in
          let byte = bytes[offset + index]
          let isUpper = (0x41...0x5A).contains(byte)
          return (isUpper ? byte + 0x20 : byte) == word[index]
        }
    }
  }

  private static func endOfComment(_ start: Int, _ bytes: [UInt8]) -> Int {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
        return offset + 2
      }
      offset += 1
    }
    return bytes.count
  }

  private static func endOfString(_ start: Int, _ bytes: [UInt8]) -> Int {
    var offset = start + 1
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == bytes[start] || bytes[offset] == UInt8(ascii: "\n") {
        return offset + 1
      } else {
        offset += 1
      }
    }
    return bytes.count
  }

  private static func address(_ start: Int, _ bytes: [UInt8]) -> (range: Range<Int>, end: Int) {
    var offset = start
    while let byte = at(offset, bytes), isWhitespace(byte) { offset += 1 }
    if let quote = at(offset, bytes), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let end = endOfString(offset, bytes)
      return (offset + 1..<max(offset + 1, end - 1), end)
    }
    var end = offset
    while let byte = at(end, bytes), byte != UInt8(ascii: ")"), !isWhitespace(byte) { end += 1 }
    return (offset..<end, end)
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
