package import Diagnostics

/// A text outside Markdown in which figures are cited, such as a title: `` `=Umsatz` `` and
/// `[118.000 €](=Mehrumsatz@plus10)`.
package struct CitationText: Sendable {
  /// A stretch of the text.
  package enum Part: Sendable, Hashable {
    /// Shown as it is.
    case plain(Range<Int>)
    /// A code span's citation, without its `=`.
    case citation(String)
    /// A link's text, and the citation to which it leads.
    case checked(text: Range<Int>, citation: String)
  }

  /// In the order of the text.
  package private(set) var parts: [Part] = []

  /// Takes apart some bytes of a file; costs one pass.
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
      } else if let opening = openings.last, starts(with: "](=", at: offset),
        let close = end(of: ")", from: offset)
      {
        if start < opening { parts.append(.plain(start..<opening)) }
        parts.append(.checked(text: opening + 1..<offset, citation: string(offset + 3..<close)))
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

  /// Whether any figure is cited.
  package var hasCitations: Bool {
    parts.contains { if case .plain = $0 { false } else { true } }
  }
}

extension KPIModel {
  /// A text with the figures it cites in place; mistakes are reported at one range of the file.
  package func text(
    _ text: String, in file: SourceFile, at range: Range<Int>, diagnostics: inout [Diagnostic]
  ) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    for part in CitationText(bytes, bytes.indices).parts {
      switch part {
      case .plain(let range): result += String(decoding: bytes[range], as: UTF8.self)
      case .citation(let citation):
        result +=
          figure(citation: citation, in: file, at: range, diagnostics: &diagnostics)?.text ?? ""
      case .checked(let text, let citation):
        let written = String(decoding: bytes[text], as: UTF8.self)
        result +=
          figure(
            citation: citation, checkedText: written, in: file, at: range,
            diagnostics: &diagnostics)?.text ?? written
      }
    }
    return result
  }
}
