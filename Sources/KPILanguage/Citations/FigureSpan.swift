package import Diagnostics

/// The meaning of a code span on a page with a model.
package enum FigureSpan: Sendable, Hashable {
  /// Code, shown verbatim.
  case code
  /// Code that begins with `=`: written `\=Umsatz`, shown as `=Umsatz`.
  case escaped(String)
  /// A figure, by its citation without `=`.
  case citation(String)

  /// Classifies a code span; one in two backticks, such as ``` `` =Umsatz `` ```, is always code.
  ///
  /// - Parameters:
  ///   - text: The content.
  ///   - file: The file that has it.
  ///   - range: The bytes of the content, without the backticks and a space next to them.
  package init(_ text: String, in file: SourceFile, at range: Range<Int>) {
    if text.hasPrefix("\\=") {
      self = .escaped(String(text.dropFirst()))
    } else if text.first == "=", !Self.isInTwoBackticks(range, file) {
      self = .citation(String(text.dropFirst()))
    } else {
      self = .code
    }
  }

  /// Whether a text on a page without a model was meant as a citation: `=` and a name, perhaps with a
  /// scenario and a format.
  ///
  /// Formulas such as `=SUM(A1)`, operators such as `==` and `=>`, and all else that begins with `=` are
  /// code.
  ///
  /// - Parameters:
  ///   - text: All of the code span, with its `=`.
  ///   - language: The page's, in which a format is written.
  /// - Returns: Whether a model could have such a figure.
  package static func isCitation(_ text: String, language: String) -> Bool {
    let citation = text.dropFirst()
    guard text.first == "=", citation.first?.isLetter == true, !citation.contains("#"),
      citation.utf8.count <= Limits.lineLength, !isElement(citation)
    else { return false }
    // A page without a model may be in a language that its author does not write figures in.
    return [language, "de", "en"].contains { parses(citation, language: $0) }
  }

  /// Whether brackets are those of a programming language, such as `[0]` and `[i]`: names of items are capitalized.
  private static func isElement(_ citation: Substring) -> Bool {
    guard let open = citation.firstIndex(of: "[") else { return false }
    let item = citation[citation.index(after: open)...].first
    return item.map { !$0.isUppercase && $0 != "\"" } ?? true
  }

  /// Whether a text is a formula that shows the cell of a spreadsheet, such as `=B2`; on a page without a
  /// model that is what it means.
  package static func isCell(_ text: String) -> Bool {
    text.wholeMatch(of: /=[A-Z]{1,3}[1-9][0-9]{0,6}/) != nil
  }

  private static func parses(_ citation: Substring, language: String) -> Bool {
    let file = SourceFile(path: "", text: String(citation))
    let source = SourceRange(file: file, range: 0..<file.bytes.count)
    do throws(Diagnostic) {
      var parser = try LineParser(
        source, units: UnitCatalog(language: language),
        notation: Notation(NumberReader(language: language)))
      try parser.citation()
      return true
    } catch {
      return false
    }
  }

  private static func isInTwoBackticks(_ range: Range<Int>, _ file: SourceFile) -> Bool {
    guard range.lowerBound < file.bytes.count, file.bytes[range.lowerBound] == UInt8(ascii: "=")
    else { return false }
    let before = file.bytes[..<range.lowerBound]
    let marks = before.last == UInt8(ascii: " ") ? before.dropLast() : before
    return marks.suffix(2).elementsEqual("``".utf8)
  }
}
