import HTMLText

/// A line of YAML as people write front matter: `key: value`, `- value` or `- key: value`, perhaps indented.
struct YAMLLine {
  /// The bytes of the line without its line break and without white space at its end.
  let range: Range<Int>
  /// The bytes before the key or the value: white space and the hyphens of lists.
  let prefix: Range<Int>
  /// The key with its quotes; `nil` where there is none.
  let key: Range<Int>?
  /// What is after the colon, or all of the line; empty where there is nothing.
  let value: Range<Int>

  let bytes: [UInt8]

  /// The line that holds an offset.
  init(at offset: Int, in bytes: [UInt8], _ limits: Range<Int>) {
    let start = bytes[limits.lowerBound..<offset].lastIndex(of: 0x0A).map { $0 + 1 }
    let from = start ?? limits.lowerBound
    var end = bytes[offset..<limits.upperBound].firstIndex(of: 0x0A) ?? limits.upperBound
    while end > from, bytes[end - 1] <= 0x20 { end -= 1 }
    self.init(from..<end, in: bytes)
  }

  /// A line from its first byte to the last that is no white space.
  init(_ range: Range<Int>, in bytes: [UInt8]) {
    self.range = range
    self.bytes = bytes
    func afterSpaces(_ offset: Int) -> Int {
      bytes[offset..<range.upperBound].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? range.upperBound
    }
    var start = afterSpaces(range.lowerBound)
    while start + 1 < range.upperBound, bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == 0x20
    {
      start = afterSpaces(start + 1)
    }
    prefix = range.lowerBound..<start
    if let colon = Self.colon(in: bytes, start..<range.upperBound) {
      key = start..<colon
      value = afterSpaces(colon + 1)..<range.upperBound
    } else {
      key = nil
      value = start..<range.upperBound
    }
  }

  /// How far it is indented, hyphens of lists included.
  var indentation: Int { prefix.count }

  /// Whether it is an item of a list.
  var isItem: Bool { bytes[prefix].contains(UInt8(ascii: "-")) }

  /// Whether its key begins with a hyphen, as one of an item without a space.
  var isItemWithoutSpace: Bool { key.map { bytes[$0].first == UInt8(ascii: "-") } ?? false }

  /// The value as it was written.
  var text: String { String(decoding: bytes[value], as: UTF8.self) }

  /// The line's key and hyphens, without indentation, before another value: `title: …`, `- …`.
  func entry(_ value: String) -> String {
    let hyphens = bytes[prefix].drop { $0 <= 0x20 }
    let name = key.map { String(decoding: bytes[$0], as: UTF8.self) + ": " } ?? ""
    return String(decoding: hyphens, as: UTF8.self) + name + value
  }

  /// The colon after a key that needs no closer look, which white space or the end of the line follows.
  private static func colon(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard let first = bytes[range].first, first != UInt8(ascii: "#") else { return nil }
    var offset = range.lowerBound
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let end = bytes[(offset + 1)..<range.upperBound].firstIndex(of: first) else {
        return nil
      }
      offset = end + 1
      return offset < range.upperBound && bytes[offset] == UInt8(ascii: ":") ? offset : nil
    }
    guard !"[]{}*&!|>%@`".utf8.contains(first) else { return nil }
    while offset < range.upperBound {
      if bytes[offset] == UInt8(ascii: ":"),
        offset + 1 == range.upperBound || bytes[offset + 1] <= 0x20
      {
        return offset
      }
      offset += 1
    }
    return nil
  }

  /// The entry of a value that YAML reads as a list or a map and that is meant as a text, in quotes; `nil` where
  /// it takes more than its line.
  static func quoted(_ node: DataNode, in bytes: [UInt8]) -> String? {
    let start = node.range.lowerBound
    guard start < bytes.count, !node.isNull else { return nil }
    let line = YAMLLine(at: start, in: bytes, 0..<bytes.count)
    guard node.range.upperBound <= line.range.upperBound else { return nil }
    if line.value.lowerBound == start { return line.entry(YAMLText.quoted(line.text)) }
    if line.isItem, line.key?.lowerBound == start {
      return "- "
        + YAMLText.quoted(String(decoding: bytes[start..<line.range.upperBound], as: UTF8.self))
    }
    // The range of a list or a map in brackets ends with its last value.
    guard !"[{".utf8.contains(bytes[start]) else { return nil }
    return YAMLText.quoted(String(decoding: bytes[node.range], as: UTF8.self))
  }
}
