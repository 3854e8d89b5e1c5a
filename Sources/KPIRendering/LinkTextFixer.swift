package import Diagnostics
package import KPILanguage

/// Rewrites the texts of checked links, and nothing else, so that they say what the model gives.
///
/// Emphasis around a whole text stays. A second run finds nothing to do.
package struct LinkTextFixer: Sendable {
  private let file: SourceFile
  private let model: KPIModel
  private var changes: [(range: Range<Int>, text: String)] = []

  /// A fixer for the links of a file.
  package init(_ file: SourceFile, model: KPIModel) {
    self.file = file
    self.model = model
  }

  /// How many texts are to be rewritten.
  package var count: Int { changes.count }

  /// Takes note of a link whose destination stands at a range, where its text is stale.
  ///
  /// - Returns: Whether the link is right or will be; a citation of something unknown is not, nor a
  ///   link whose text stands elsewhere, as in a reference.
  package mutating func add(citation: String, text: String, destination: Range<Int>) -> Bool {
    var diagnostics: [Diagnostic] = []
    let figure = model.figure(
      citation: citation, in: file, at: destination, diagnostics: &diagnostics)
    guard let figure else { return false }
    if KPIModel.isSame(text, figure.text) { return true }
    guard let range = textRange(before: destination) else { return false }
    add(figure.text, at: range)
    return true
  }

  /// Takes note of the stale link texts in front matter's text at a range.
  package mutating func add(plainText range: Range<Int>) {
    for case .checked(let text, let citation) in CitationText(file.bytes, range).parts {
      var diagnostics: [Diagnostic] = []
      let figure = model.figure(citation: citation, in: file, at: text, diagnostics: &diagnostics)
      guard let figure, !KPIModel.isSame(file.text(text), figure.text) else { continue }
      add(figure.text, at: text)
    }
  }

  private mutating func add(_ text: String, at range: Range<Int>) {
    let inner = withoutEmphasis(range)
    guard !changes.contains(where: { $0.range.overlaps(inner) }) else { return }
    // A no-break space is not to be seen in a source; it returns when the page is made.
    let written = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    changes.append((inner, written))
  }

  /// The bytes between the brackets that stand before a destination.
  private func textRange(before destination: Range<Int>) -> Range<Int>? {
    let bytes = file.bytes
    var offset = destination.lowerBound - 1
    while offset > 0, [UInt8(ascii: " "), UInt8(ascii: "<"), 10, 13].contains(bytes[offset]) {
      offset -= 1
    }
    guard offset > 1, bytes[offset] == UInt8(ascii: "("), bytes[offset - 1] == UInt8(ascii: "]")
    else { return nil }
    let end = offset - 1
    offset = end - 1
    var depth = 0
    while offset >= 0 {
      let isEscaped = offset > 0 && bytes[offset - 1] == UInt8(ascii: "\\")
      switch bytes[offset] {
      case UInt8(ascii: "]") where !isEscaped: depth += 1
      case UInt8(ascii: "[") where !isEscaped:
        if depth == 0 { return offset + 1..<end }
        depth -= 1
      default: break
      }
      offset -= 1
    }
    return nil
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

  /// The file with all texts as they should be.
  package var fixed: [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for (range, text) in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += file.bytes[end..<range.lowerBound]
      result += text.utf8
      end = range.upperBound
    }
    return result + file.bytes[end...]
  }
}
