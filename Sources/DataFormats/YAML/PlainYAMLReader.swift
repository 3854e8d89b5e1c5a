/// Reads the subset of YAML that front matter usually consists of, ten times as fast as a full parser.
///
/// The subset is a map of plain keys to scalars or lists of scalars, in either notation, each scalar on one
/// line. At anything else, including errors, it gives up, and libyaml reads the text. What it does read has
/// the same values and positions as there.
struct PlainYAMLReader {
  /// A larger input is left to libyaml; front matter seldom has a thousandth of it.
  private static let sizeLimit = 1 << 16
  /// A map with more keys is left to libyaml, which keeps the linear search for duplicate keys short.
  private static let keyLimit = 64
  /// Longer strings get their range from `YAMLExtent`, which looks no further.
  private static let longest = YAMLExtent.longest

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limit: Int
  private var offset: Int
  private let file: [UInt8]

  /// Reads part of a file.
  ///
  /// - Parameters:
  ///   - file: Valid UTF-8.
  ///   - range: The YAML in it; begins and ends at character boundaries.
  /// - Returns: The map; `nil` where libyaml has to read it.
  static func read(_ file: [UInt8], _ range: Range<Int>) -> DataNode? {
    guard range.count <= sizeLimit, !YAMLAliasGuard(bytes: file[range]).isDangerous else {
      return nil
    }
    return file.withUnsafeBufferPointer { bytes in
      guard isPrintable(bytes, range) else { return nil }
      var reader = PlainYAMLReader(
        bytes: bytes, limit: range.upperBound, offset: range.lowerBound, file: file)
      return reader.map()
    }
  }

  /// Whether there is no character that YAML forbids, or treats as a line break or as whitespace, except
  /// line feed and space.
  private static func isPrintable(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool
  {
    func follows(_ offset: Int, _ second: UInt8, _ third: ClosedRange<UInt8>) -> Bool {
      offset + 2 < range.upperBound && bytes[offset + 1] == second
        && third.contains(bytes[offset + 2])
    }
    for offset in range {
      switch bytes[offset] {
      case 0x0A, 0x20...0x7E: continue
      case 0..<0x20, 0x7F: return false
      // U+0080–U+009F, among them a line break.
      case 0xC2: if offset + 1 < range.upperBound, bytes[offset + 1] < 0xA0 { return false }
      // U+2028 and U+2029, line breaks.
      case 0xE2: if follows(offset, 0x80, 0xA8...0xA9) { return false }
      // U+FEFF, U+FFFE and U+FFFF.
      case 0xEF:
        if follows(offset, 0xBB, 0xBF...0xBF) || follows(offset, 0xBF, 0xBE...0xBF) { return false }
      default: continue
      }
    }
    return true
  }

  private mutating func map() -> DataNode? {
    var entries: [DataNode.Entry] = []
    while let indentation = indentation() {
      guard indentation == 0, entries.count < Self.keyLimit, let key = key(),
        !entries.contains(where: { $0.key.value == key.value }), let value = value()
      else { return nil }
      entries.append(DataNode.Entry(key: key, value: value))
    }
    guard let first = entries.first, let last = entries.last else { return nil }
    return DataNode(
      content: .map(entries), range: first.key.range.lowerBound..<last.value.range.upperBound)
  }

  /// A plain key and its colon, which must be followed by whitespace or the end.
  private mutating func key() -> Located<String>? {
    var end = offset
    while end < limit, Self.isWord(bytes[end], isFirst: end == offset) { end += 1 }
    guard end > offset, end - offset <= Self.longest, end < limit, bytes[end] == UInt8(ascii: ":")
    else { return nil }
    let key = Located(text(offset..<end), at: offset..<end)
    offset = end + 1
    return offset == limit || bytes[offset] <= 0x20 ? key : nil
  }

  private static func isWord(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): !isFirst
    default: false
    }
  }

  private mutating func value() -> DataNode? {
    let start = offset
    if endLine() {
      guard let indentation = indentation(), isItem(offset + indentation) else {
        return .null(at: start..<start)
      }
      return blockList(indentation)
    }
    guard bytes[offset] != UInt8(ascii: "[") else { return flowList() }
    guard let value = scalar(isInFlow: false), endLine() else { return nil }
    return value
  }

  // MARK: Lists

  private func isItem(_ offset: Int) -> Bool {
    offset + 1 < limit && bytes[offset] == UInt8(ascii: "-") && bytes[offset + 1] == 0x20
  }

  private mutating func blockList(_ indentation: Int) -> DataNode? {
    let start = offset + indentation
    var items: [DataNode] = []
    while self.indentation() == indentation, isItem(offset + indentation) {
      offset += indentation + 1
      skipSpaces()
      guard let item = scalar(isInFlow: false), endLine() else { return nil }
      items.append(item)
    }
    return list(items, from: start)
  }

  private mutating func flowList() -> DataNode? {
    let start = offset
    var items: [DataNode] = []
    repeat {
      offset += 1
      skipSpaces()
      if items.isEmpty, offset < limit, bytes[offset] == UInt8(ascii: "]") { break }
      guard let item = scalar(isInFlow: true) else { return nil }
      items.append(item)
      skipSpaces()
    } while offset < limit && bytes[offset] == UInt8(ascii: ",")
    guard offset < limit, bytes[offset] == UInt8(ascii: "]") else { return nil }
    offset += 1
    return endLine() ? list(items, from: start) : nil
  }

  private func list(_ items: [DataNode], from start: Int) -> DataNode {
    DataNode(content: .list(items), range: start..<(items.last?.range.upperBound ?? start + 1))
  }

  // MARK: Single values

  private mutating func scalar(isInFlow: Bool) -> DataNode? {
    guard offset < limit else { return nil }
    return switch bytes[offset] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted()
    default: plain(isInFlow: isInFlow)
    }
  }

  /// A quoted string without escapes.
  private mutating func quoted() -> DataNode? {
    let quote = bytes[offset]
    let content = offset + 1
    var end = content
    while end < limit, bytes[end] != quote {
      if bytes[end] == 0x0A || bytes[end] == UInt8(ascii: "\\") { return nil }
      end += 1
    }
    guard end < limit, end + 1 == limit || bytes[end + 1] != quote else { return nil }
    let value = text(content..<end)
    let range = extent(offset..<end + 1, value)
    offset = end + 1
    return DataNode(content: .scalar(.string(value), text: value), range: range)
  }

  private mutating func plain(isInFlow: Bool) -> DataNode? {
    guard Self.beginsPlain(bytes[offset], next: offset + 1 < limit ? bytes[offset + 1] : 0x0A)
    else { return nil }
    var end = offset
    var index = offset
    scan: while index < limit {
      switch bytes[index] {
      case 0x0A: break scan
      case 0x20:
        index += 1
        continue
      case UInt8(ascii: "#") where end < index && !isInFlow: break scan
      case UInt8(ascii: ",") where isInFlow, UInt8(ascii: "]") where isInFlow: break scan
      case UInt8(ascii: ":"):
        if isInFlow || index + 1 == limit || bytes[index + 1] <= 0x20 { return nil }
      case UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "{"),
        UInt8(ascii: "}"):
        if isInFlow { return nil }
      default: break
      }
      index += 1
      end = index
    }
    let value = text(offset..<end)
    let range = extent(offset..<end, value)
    offset = end
    return DataNode(content: .scalar(YAMLScalar.value(of: value), text: value), range: range)
  }

  /// Whether it begins a plain scalar and cannot be an indicator.
  private static func beginsPlain(_ byte: UInt8, next: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "("),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "$"):
      true
    case UInt8(ascii: "-"): (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
    default: false
    }
  }

  // MARK: Lines

  /// The indentation of the next line that is neither empty nor a comment; `nil` at the end.
  private mutating func indentation() -> Int? {
    while offset < limit {
      let start = offset
      skipSpaces()
      if offset < limit, bytes[offset] != 0x0A, bytes[offset] != UInt8(ascii: "#") {
        defer { offset = start }
        return offset - start
      }
      skipLine()
    }
    return nil
  }

  /// Skips spaces, a comment and the line break; `false` where there is anything else.
  private mutating func endLine() -> Bool {
    let start = offset
    skipSpaces()
    guard offset < limit, bytes[offset] != 0x0A else {
      skipLine()
      return true
    }
    guard offset > start, bytes[offset] == UInt8(ascii: "#") else { return false }
    skipLine()
    return true
  }

  private mutating func skipSpaces() {
    while offset < limit, bytes[offset] == 0x20 { offset += 1 }
  }

  private mutating func skipLine() {
    while offset < limit, bytes[offset] != 0x0A { offset += 1 }
    offset = min(offset + 1, limit)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  private func extent(_ range: Range<Int>, _ value: String) -> Range<Int> {
    range.count <= Self.longest
      ? range : YAMLExtent(bytes: file, limit: limit).scalar(at: range.lowerBound, text: value)
  }
}
