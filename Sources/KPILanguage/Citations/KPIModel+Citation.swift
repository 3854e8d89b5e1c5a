package import Diagnostics

extension KPIModel {
  /// The figure that a citation such as `Umsatz@plus10 | 1` names, without its `=`.
  ///
  /// Errors are reported at the given range of the file.
  package func figure(
    citation: String, in file: SourceFile, at range: Range<Int>,
    diagnostics: inout [Diagnostic]
  ) -> Figure? {
    let text = SourceFile(path: file.path, text: citation)
    let source = SourceRange(
      file: text, range: 0..<text.bytes.count, quotedFrom: file.location(range))
    do throws(Diagnostic) {
      guard text.bytes.count <= Limits.lineLength else {
        throw .error(
          "kpi.limit", "a citation has at most \(Limits.lineLength) bytes", at: source.location)
      }
      return try figure(at: source)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private func figure(at source: SourceRange) throws(Diagnostic) -> Figure {
    var parser = try LineParser(
      source, units: writer.catalog, numbers: NumberReader(language: language))
    let name = try parser.name("the name of a figure")
    var scenario: String?
    if parser.take(.at) { scenario = try parser.name("the name of a scenario").text }
    var format: (format: DisplayFormat, source: SourceRange)?
    if parser.take(.bar) { format = try parser.format() }
    try parser.expectEnd()
    let figure = try scope.figure(name.text, scenario: scenario, from: nil, at: name.source)
    guard let value = values[scope.entry(of: figure)] else {
      throw .error(
        "kpi.no-value", "\"\(name.text)\" has no value here", at: source.location)
    }
    if let format, format.format.isPercent, !value.unit.isShare, !value.unit.isPercent {
      throw .error(
        "kpi.unit", "a figure in \(writer.catalog.described(value.unit)) cannot be shown in %",
        at: format.source.location)
    }
    guard let format else { return value.figure }
    return writer.figure(
      value.number, isApproximate: value.isApproximate, value.unit, format.format)
  }

  /// The figure that a citation names, provided that the link's text matches it.
  ///
  /// All kinds of spaces match one another, and so do minus signs and dashes, and straight and
  /// curly apostrophes; everything else must be identical.
  package func figure(
    citation: String, checkedText: String, in file: SourceFile, at range: Range<Int>,
    diagnostics: inout [Diagnostic]
  ) -> Figure? {
    guard
      let figure = figure(
        citation: citation, in: file, at: range, diagnostics: &diagnostics)
    else { return nil }
    guard !Self.isSame(checkedText, figure.text) else { return figure }
    diagnostics.append(
      Diagnostic.error(
        Self.staleTextID, "\"\(checkedText)\" is not what the model gives", at: file.location(range)
      ).help("write \"\(Self.plain(figure.text))\""))
    return nil
  }

  /// A text with its citations replaced by figures; errors are reported at one range of the file.
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
      case .unread(let written, let instead):
        result += String(decoding: bytes[written], as: UTF8.self)
        diagnostics.append(.unreadLink(at: file.location(range), instead: instead))
      }
    }
    return result
  }

  /// The id of the message about a link text that does not match its figure.
  package static let staleTextID = "kpi.wrong-text"

  /// Whether a link's text matches a figure's text.
  package static func isSame(_ checkedText: String, _ text: String) -> Bool {
    plain(checkedText) == plain(text)
  }

  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2212}", "\u{2013}": plain += "-"
      case "’": plain += "'"
      case _ where scalar.properties.isWhitespace: plain += " "
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}
