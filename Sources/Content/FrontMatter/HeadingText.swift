import HTMLText

/// The text of a heading as it is shown, without markup.
///
/// Titles are plain text. Only the usual markup is taken out, in one pass: emphasis, code, links, pictures and
/// escapes. What is not closed stays as it is written.
struct HeadingText {
  private let bytes: [UInt8]
  private var output: [UInt8] = []

  init(_ text: ArraySlice<UInt8>) { bytes = Array(text) }

  /// The text without markup.
  var plain: String {
    var reader = self
    reader.append(0..<bytes.count)
    return CharacterReferences.unescaped(String(decoding: reader.output, as: UTF8.self))
  }

  private mutating func append(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let next = markup(at: index, range.upperBound)
      if let next {
        index = next
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
  }

  /// Takes the markup that begins at an offset; the offset after it, `nil` where there is none.
  private mutating func markup(at index: Int, _ limit: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "\\"):
      guard index + 1 < limit, !bytes[index + 1].isASCIILetter, bytes[index + 1] > 0x20,
        bytes[index + 1] < 0x7F, !(0x30...0x39).contains(bytes[index + 1])
      else { return nil }
      output.append(bytes[index + 1])
      return index + 2
    case UInt8(ascii: "`"): return code(at: index, limit)
    case UInt8(ascii: "!") where index + 1 < limit && bytes[index + 1] == UInt8(ascii: "["):
      return link(at: index + 1, limit)
    case UInt8(ascii: "["): return link(at: index, limit)
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): return emphasis(at: index, limit)
    case UInt8(ascii: "<"): return tag(at: index, limit)
    default: return nil
    }
  }

  /// A tag of HTML, which is left out, or an address in `<` and `>`.
  private mutating func tag(at index: Int, _ limit: Int) -> Int? {
    guard let end = bytes[index..<limit].firstIndex(of: UInt8(ascii: ">")), end > index + 1
    else { return nil }
    let inner = bytes[(index + 1)..<end]
    let name = inner.first == UInt8(ascii: "/") ? inner.dropFirst() : inner
    guard name.first?.isASCIILetter == true else { return nil }
    let isAddress = inner.contains(UInt8(ascii: ":")) || inner.contains(UInt8(ascii: "@"))
    if isAddress, !inner.contains(0x20) { output += inner }
    return end + 1
  }

  /// A code span; one that cites a figure keeps its backticks.
  private mutating func code(at index: Int, _ limit: Int) -> Int? {
    let count = bytes[index..<limit].prefix { $0 == UInt8(ascii: "`") }.count
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: count)
    guard let close = bytes[(index + count)..<limit].firstRange(of: fence) else { return nil }
    let content = bytes[(index + count)..<close.lowerBound]
    let isCitation = content.first == UInt8(ascii: "=")
    output += isCitation ? bytes[index..<close.upperBound] : content
    return close.upperBound
  }

  /// `[text](address)`, of which the text stays.
  private mutating func link(at index: Int, _ limit: Int) -> Int? {
    var depth = 0
    var close = index
    while close < limit {
      if bytes[close] == UInt8(ascii: "[") { depth += 1 }
      if bytes[close] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { break }
      close += 1
    }
    guard close + 1 < limit, bytes[close + 1] == UInt8(ascii: "("),
      let end = bytes[close..<limit].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    append((index + 1)..<close)
    return end + 1
  }

  /// `*text*`, `**text**`, `_text_`, `~~text~~` and so on: signs next to the text, and underscores not within a word.
  private mutating func emphasis(at index: Int, _ limit: Int) -> Int? {
    let sign = bytes[index]
    let count = bytes[index..<limit].prefix { $0 == sign }.count
    let start = index + count
    guard count <= 3, start < limit, bytes[start] > 0x20, sign != UInt8(ascii: "~") || count == 2
    else { return nil }
    let fence = [UInt8](repeating: sign, count: count)
    let isWord = sign == UInt8(ascii: "_")
    if isWord, index > 0, isLetterOrDigit(bytes[index - 1]) { return nil }
    var from = start
    while let close = bytes[from..<limit].firstRange(of: fence) {
      from = close.upperBound
      guard bytes[close.lowerBound - 1] > 0x20, close.lowerBound > start else { continue }
      if isWord, from < limit, isLetterOrDigit(bytes[from]) { continue }
      append(start..<close.lowerBound)
      return from
    }
    return nil
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || (0x30...0x39).contains(byte) || byte >= 0x80
  }
}
