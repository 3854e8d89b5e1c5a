/// A text outside Markdown in which figures are cited, such as a title: `` `=Umsatz` `` and
/// `[118.000 €](=Mehrumsatz@plus10)`.
package struct CitationText: Sendable {
  /// A part of the text.
  package enum Part: Sendable, Hashable {
    /// Shown verbatim.
    case plain(Range<Int>)
    /// A code span's citation, without its `=`.
    case citation(String)
    /// A link's text and the citation that it points to.
    case checked(text: Range<Int>, citation: String)
    /// A destination that Markdown rejects for its spaces, such as `(=Umsatz | 1)`, and how to
    /// write it instead.
    case unread(Range<Int>, instead: String)
  }

  /// In source order.
  package private(set) var parts: [Part] = []

  /// Parses a range of bytes.
  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    var start = range.lowerBound
    var openings: [Int] = []
    var offset = start
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func end(of byte: Character, from start: Int) -> Int? {
      bytes[start..<range.upperBound].firstIndex(of: byte.asciiValue ?? 0)
    }
    func starts(with text: StaticString, at offset: Int) -> Bool {
      text.withUTF8Buffer { bytes[offset..<range.upperBound].starts(with: $0) }
    }
    while offset < range.upperBound {
      if starts(with: "`=", at: offset), let close = end(of: "`", from: offset + 2) {
        if start < offset { parts.append(.plain(start..<offset)) }
        parts.append(.citation(string(offset + 2..<close)))
        offset = close + 1
        start = offset
        openings = []
      } else if let opening = openings.last, starts(with: "](", at: offset),
        let close = end(of: ")", from: offset),
        let (citation, isRead) = Self.citation(bytes[offset + 2..<close])
      {
        if start < opening { parts.append(.plain(start..<opening)) }
        parts.append(
          isRead
            ? .checked(text: opening + 1..<offset, citation: citation)
            : .unread(offset + 1..<close + 1, instead: "(<=\(citation)>)"))
        offset = close + 1
        start = offset
        openings = []
      } else {
        if starts(with: "[", at: offset) { openings.append(offset) }
        offset += 1
      }
    }
    if start < range.upperBound { parts.append(.plain(start..<range.upperBound)) }
  }

  /// The texts of links, each with the citation that it points to.
  package var checkedTexts: [(text: Range<Int>, citation: String)] {
    parts.compactMap {
      if case .checked(let text, let citation) = $0 { (text, citation) } else { nil }
    }
  }

  /// A link's text without the marks of emphasis, code and escapes, none of which a figure has: `5 €` of
  /// `**5 €**`.
  package static func withoutMarks(_ text: String) -> String {
    text.filter { !"*_~`\\".contains($0) }
  }

  /// The citation in a link's parentheses, and whether Markdown accepts it as a destination: it has
  /// no spaces, or is enclosed in `<` and `>`.
  private static func citation(_ bytes: ArraySlice<UInt8>) -> (String, isRead: Bool)? {
    let written = String(decoding: bytes, as: UTF8.self)
    var inner = written.drop { $0.isWhitespace }
    let isBracketed = inner.first == "<" && written.last == ">"
    inner = inner.drop { $0 == "<" }.drop { $0.isWhitespace }
    guard inner.first == "=" else { return nil }
    var citation = inner.dropFirst().drop { $0.isWhitespace }
    while let last = citation.last, last.isWhitespace || last == ">" { citation.removeLast() }
    let isRead = isBracketed || !written.contains { $0.isWhitespace || $0 == "<" }
    return (String(citation), isRead)
  }

  /// Whether any figure is cited.
  package var hasCitations: Bool {
    parts.contains { if case .plain = $0 { false } else { true } }
  }
}
