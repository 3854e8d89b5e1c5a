import DataFormats
import HTMLText

/// The main heading at the beginning of a text, which is the page's title where front matter has none.
struct HeadingTitle {
  /// The heading without markup, but for code spans that cite figures.
  let text: String
  /// The bytes of its text.
  let range: Range<Int>
  /// Where the text after it begins.
  let end: Int

  /// Finds it; `nil` where the text begins with anything else (CommonMark, sections 4.2 and 4.3).
  init?(_ bytes: [UInt8], from start: Int) {
    var lines = SourceLines(bytes, from: start)
    var first = lines.next()
    while let line = first, line.text.isEmpty { first = lines.next() }
    guard let line = first, line.indentation < 4 else { return nil }
    let written: ArraySlice<UInt8>
    if line.text.first == UInt8(ascii: "#") {
      let rest = line.text.dropFirst()
      guard let space = rest.first, space == 0x20 || space == 0x09 else { return nil }
      written = Self.withoutClosing(rest.drop { $0 <= 0x20 })
    } else {
      let next = lines.next()
      guard let underline = next, underline.indentation < 4, !underline.text.isEmpty,
        underline.text.allSatisfy({ $0 == UInt8(ascii: "=") }), Self.isParagraph(line.text)
      else { return nil }
      written = line.text
    }
    let shown = Self.withoutID(written)
    let text = HeadingText(shown).plain
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    self.text = text
    range = shown.startIndex..<shown.endIndex
    end = lines.position
  }

  /// Without number signs at its end.
  private static func withoutClosing(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let signs = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let rest = text.dropLast(signs)
    guard signs > 0, rest.isEmpty || rest.last == 0x20 || rest.last == 0x09 else { return text }
    var trimmed = rest
    while let last = trimmed.last, last <= 0x20 { trimmed = trimmed.dropLast() }
    return trimmed
  }

  /// Without an id at its end, which the title of a page cannot have.
  private static func withoutID(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.withUnsafeBufferPointer { bytes in
      guard let id = HeadingID(endOf: bytes) else { return text }
      let escapes = bytes[..<id.start].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      return escapes % 2 == 1 ? text : text.prefix(id.text.count)
    }
  }

  /// Whether a line begins a paragraph, and no list, quote or block of another kind.
  private static func isParagraph(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return !">-+*<|`~".utf8.contains(first) && !(0x30...0x39).contains(first)
  }
}
