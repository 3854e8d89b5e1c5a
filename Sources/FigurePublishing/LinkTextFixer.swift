package import Diagnostics
package import KPILanguage

/// Rewrites the texts of checked links, and nothing else, to match the model.
///
/// Emphasis around a whole text is kept. A second run changes nothing.
package struct LinkTextFixer: Sendable {
  private let file: SourceFile
  private let model: KPIModel
  private var changes: [(range: Range<Int>, text: String)] = []

  /// A fixer for the links of a file.
  package init(_ file: SourceFile, model: KPIModel) {
    self.file = file
    self.model = model
  }

  /// The number of texts to rewrite.
  package var count: Int { changes.count }

  /// Registers a link for rewriting if its text is stale.
  ///
  /// - Parameters:
  ///   - citation: Without `=`.
  ///   - text: The link's text without markup.
  ///   - destination: The bytes of the destination, or of the link's block if the destination is in a
  ///     reference definition.
  /// - Returns: Whether the link is right or will be; a citation of something unknown is not, nor a
  ///   reference by its text alone, `[7 €]` or `[7 €][]`, since its name would change with it.
  package mutating func add(citation: String, text: String, destination: Range<Int>) -> Bool {
    var diagnostics: [Diagnostic] = []
    let figure = model.figure(
      citation: citation, in: file, at: destination, diagnostics: &diagnostics)
    guard let figure else { return false }
    if KPIModel.isSame(text, figure.text) { return true }
    let links = WrittenLinks(file)
    var ranges = links.text(before: destination).map { [$0] } ?? []
    if ranges.isEmpty {
      ranges = links.texts(in: destination, leadingTo: "=" + citation)
        .filter {
          KPIModel.isSame(
            CitationText.withoutMarks(file.text($0)), CitationText.withoutMarks(text))
        }
    }
    for range in ranges { add(figure.text, at: range) }
    return !ranges.isEmpty
  }

  /// Registers the stale link texts in a front matter value for rewriting; the range is where the
  /// value is written.
  package mutating func add(_ value: String, writtenAt range: Range<Int>) {
    let bytes = Array(value.utf8)
    let meant = CitationText(bytes, bytes.indices).checkedTexts
    let written = CitationText(file.bytes, withIndentedLines(range)).checkedTexts
    guard meant.count == written.count else { return }
    for (meant, written) in zip(meant, written) {
      var diagnostics: [Diagnostic] = []
      let figure = model.figure(
        citation: meant.citation, in: file, at: written.text, diagnostics: &diagnostics)
      let text = CitationText.withoutMarks(String(decoding: bytes[meant.text], as: UTF8.self))
      guard let figure, !KPIModel.isSame(text, figure.text) else { continue }
      add(figure.text, at: written.text)
    }
  }

  /// The range of a value including its continuation lines, which are indented or empty.
  private func withIndentedLines(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while let lineEnd = file.bytes[end...].firstIndex(of: UInt8(ascii: "\n")),
      lineEnd + 1 < file.bytes.count, " \t\r\n".utf8.contains(file.bytes[lineEnd + 1])
    {
      end = lineEnd + 1
    }
    let isWhole = end == range.upperBound
    return range.lowerBound..<(isWhole ? end : file.bytes[end...].firstIndex(of: 10) ?? end)
  }

  private mutating func add(_ text: String, at range: Range<Int>) {
    let inner = withoutEmphasis(range)
    guard !changes.contains(where: { $0.range.overlaps(inner) }) else { return }
    // A no-break space would be invisible in the source; the page gets it back when it is built.
    let written = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    changes.append((inner, written))
  }

  private func withoutEmphasis(_ range: Range<Int>) -> Range<Int> {
    var inner = range
    while inner.count > 2, let first = file.bytes[inner].first, first == file.bytes[inner].last,
      [UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(first)
    {
      inner = inner.lowerBound + 1..<inner.upperBound - 1
    }
    return inner
  }

  /// The file with all texts rewritten.
  package var fixed: SourceFile {
    var result: [UInt8] = []
    var end = 0
    for (range, text) in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += file.bytes[end..<range.lowerBound]
      result += text.utf8
      end = range.upperBound
    }
    return SourceFile(path: file.path, bytes: result + file.bytes[end...])
  }
}
