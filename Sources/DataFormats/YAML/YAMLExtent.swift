/// Finds where a YAML scalar ends for people: of several lines the first is enough.
struct YAMLExtent {
  /// How far the end is searched for; a longer scalar ends with its first line.
  ///
  /// Only messages use the end, and a scalar is scanned again for each of its aliases.
  static let longest = 128

  let bytes: [UInt8]
  let limit: Int

  /// The scalar's bytes, quotes included.
  ///
  /// A scalar of several lines ends with its first line unless it is quoted.
  func scalar(at start: Int, text: String) -> Range<Int> {
    let start = afterProperties(start)
    guard start < limit else { return limit..<limit }
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return start..<quoteEnd(start)
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return start..<lineEnd(start)
    default:
      let end = start + text.utf8.count
      let isVerbatim =
        end <= min(limit, start + Self.longest) && bytes[start..<end].elementsEqual(text.utf8)
      return start..<(isVerbatim ? end : lineEnd(start))
    }
  }

  /// The offset after anchors and tags.
  private func afterProperties(_ start: Int) -> Int {
    var offset = start
    while offset < limit, bytes[offset] == UInt8(ascii: "&") || bytes[offset] == UInt8(ascii: "!") {
      offset = bytes[offset..<limit].firstIndex { $0 <= 0x20 } ?? limit
      offset = bytes[offset..<limit].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? limit
    }
    return offset
  }

  private func quoteEnd(_ start: Int) -> Int {
    let quote = bytes[start]
    let limit = min(limit, start + Self.longest)
    var offset = start + 1
    while offset < limit {
      if bytes[offset] == quote {
        let isDoubled = offset + 1 < limit && bytes[offset + 1] == quote
        guard quote == UInt8(ascii: "'"), isDoubled else { return offset + 1 }
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        offset += 1
      }
      offset += 1
    }
    return lineEnd(start)
  }

  private func lineEnd(_ start: Int) -> Int {
    let limit = min(limit, start + Self.longest)
    var end = bytes[start..<limit].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? limit
    while end > start + 1, bytes[end - 1] == 0x20 { end -= 1 }
    return end
  }
}
