import DataFormats
import Diagnostics
import HTMLText

/// A list of front matter that YAML reads as one text, or whose item is several: signs and separators that look like
/// those of a list, but are none.
struct JoinedList {
  /// What separates the items.
  enum Separators {
    /// Commas and the like of all scripts.
    case commas
    /// White space as well, for items that have none.
    case spaces
  }

  /// The items that were meant.
  let items: [String]
  /// Whether it is written below its key, or more than one text is wrong.
  let isBlock: Bool

  /// Looks at the value of a key; `nil` where it is written as a list, or is one item.
  ///
  /// O(n) in the size of the value.
  init?(_ node: DataNode, in file: SourceFile, _ format: DataFormat, _ separators: Separators) {
    switch node.content {
    case .scalar(.string(let text), _):
      let lines = Self.lines(of: text, at: node.range.lowerBound, in: file)
      let isBelow = format == .yaml && Self.isBelowKey(node.range.lowerBound, in: file.bytes)
      let found = Self.items(lines, isBelow: isBelow, separators)
      guard found.count > 1 || found.count == 1 && isBelow && found[0] != text else { return nil }
      items = found
      isBlock = isBelow || lines.count > 1
    case .list(let nodes):
      guard format == .yaml else { return nil }
      var all: [String] = []
      var isJoined = false
      for item in nodes {
        guard case .scalar(.string(let text), _) = item.content else { return nil }
        let start = item.range.lowerBound
        guard start < file.bytes.count, !"\"'".utf8.contains(file.bytes[start]) else {
          all.append(text)
          continue
        }
        let lines = Self.lines(of: text, at: start, in: file)
        let found = Self.items(lines, isBelow: true, separators)
        if found != [text] { isJoined = true }
        all += found
      }
      guard isJoined else { return nil }
      items = all
      isBlock = true
    default: return nil
    }
  }

  /// The lines of a text without quotes, which YAML joins with spaces; the text alone where it has one line, or is
  /// written in another way.
  private static func lines(of text: String, at start: Int, in file: SourceFile) -> [String] {
    var source = SourceLines(file.bytes, from: start)
    var lines: [String] = []
    var count = -1
    while count < text.utf8.count, let line = source.next(), !line.text.isEmpty {
      lines.append(String(decoding: line.text, as: UTF8.self))
      count += line.text.count + 1
    }
    return lines.joined(separator: " ") == text ? lines : [text]
  }

  /// The items of the lines of one text.
  private static func items(
    _ lines: [String], isBelow: Bool, _ separators: Separators
  ) -> [String] {
    guard lines.count == 1, let text = lines.first else {
      return lines.flatMap { items([$0], isBelow: true, separators) }
    }
    let whole = text[...].withoutOuterSpaces
    var inner = isBelow ? withoutSign(whole) : whole
    for (opening, closing) in [("[", "]"), ("(", ")")] {
      let (isOpened, isClosed) = (inner.hasPrefix(opening), inner.hasSuffix(closing))
      if isOpened { inner = inner.dropFirst() }
      // A tag may end with words in parentheses.
      if isClosed, isOpened || !inner.contains(opening) { inner = inner.dropLast() }
    }
    let words = inner.split(whereSeparator: \.isWhitespace)
    // As social networks write them.
    if words.count > 1, words.allSatisfy({ $0.hasPrefix("#") && $0.count > 1 }) {
      return words.map { String($0.dropFirst().drop { $0 == "#" }) }
    }
    let parts = inner.split { character in
      // Commas and semicolons of all scripts.
      ",;|\u{FF0C}\u{3001}\u{060C}\u{FF1B}\u{061B}".contains(character)
        || separators == .spaces && character.isWhitespace
    }
    let found = parts.map(\.withoutOuterSpaces).filter { !$0.isEmpty }.map(String.init)
    return found.count > 1 || found.isEmpty ? found : [String(isBelow ? inner : text[...])]
  }

  /// A line without the sign of an item before it.
  private static func withoutSign(_ line: Substring) -> Substring {
    guard let first = line.first, "-–—•+*".contains(first) else { return line }
    let rest = line.dropFirst()
    return rest.isEmpty ? line : rest.withoutOuterSpaces
  }

  /// Whether a value is in a line of its own, below its key.
  private static func isBelowKey(_ start: Int, in bytes: [UInt8]) -> Bool {
    let line = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return bytes[line..<start].allSatisfy { $0 == 0x20 }
  }

  /// Whether a text may be such an item; almost none are.
  static func isSuspicious(_ text: Located<String>) -> Bool {
    let bytes = text.value.utf8
    guard let first = bytes.first else { return false }
    return "-([#+*".utf8.contains(first)
      || bytes.contains { $0 == 0x20 || $0 == 0x2C || $0 == 0x3B || $0 == 0x7C || $0 >= 0x80 }
  }
}
