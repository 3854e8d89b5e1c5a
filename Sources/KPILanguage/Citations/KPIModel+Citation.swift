package import Diagnostics

extension KPIModel {
  /// The figure that a citation such as `Umsatz@plus10 | 1` names, without its `=`.
  ///
  /// Errors are reported at the given range of the file. A code span may be meant as code.
  package func figure(
    citation: String, isCodeSpan: Bool = false, in file: SourceFile, at range: Range<Int>,
    diagnostics: inout [Diagnostic]
  ) -> Figure? {
    namedFigure(
      citation: citation, isCodeSpan: isCodeSpan, in: file, at: range, diagnostics: &diagnostics)?
      .figure
  }

  /// The same with the name under which others can cite it.
  package func namedFigure(
    citation: String, isCodeSpan: Bool = false, in file: SourceFile, at range: Range<Int>,
    diagnostics: inout [Diagnostic]
  ) -> (figure: Figure, name: FigureName?)? {
    let text = SourceFile(path: file.path, text: citation)
    let source = SourceRange(
      file: text, range: 0..<text.bytes.count, quotedFrom: file.location(range))
    do throws(Diagnostic) {
      guard text.bytes.count <= Limits.lineLength else {
        throw KPIMessages.tooLarge(.citationLength, at: source.location)
      }
      return try figure(at: source, &diagnostics)
    } catch {
      let isFormula =
        isCodeSpan && citation.utf8.contains { "*/+:,;(){}[]<>!&^\"".utf8.contains($0) }
      diagnostics.append(
        isFormula ? KPIMessages.notACitation(citation, at: source.location) : error)
      return nil
    }
  }

  private func figure(
    at source: SourceRange, _ diagnostics: inout [Diagnostic]
  ) throws(Diagnostic) -> (figure: Figure, name: FigureName?) {
    let notation = Notation(NumberReader(language: language))
    var parser = try LineParser(source, units: writer.catalog, notation: notation)
    let (reference, format) = try parser.citation()
    let name = try lists.name(of: reference)
    let scenario = reference.scenario?.text
    let figure = try scope.figure(
      name, scenario: scenario, from: nil, at: reference.name.source)
    guard let value = values[scope.entry(of: figure)] else {
      throw KPIMessages.noValueHere(name, at: source.location)
    }
    if let format, format.format.isPercent, !value.unit.isShare, !value.unit.isPercent {
      throw KPIMessages.notAShare(value.unit, writer.catalog, at: format.source.location)
    }
    if let definition = scope.unexplained(scope.entry(of: figure), value.unit) {
      throw KPIMessages.unusualUnit(
        value.unit, of: definition, writer.catalog, citedAt: source.location)
    }
    // The figure's own context is that of the model where the scenario changes nothing.
    let cited = scope.figureName(figure.name, in: scenario.flatMap(scope.context) ?? 0) {
      scenarios[$0].name
    }
    guard let format else { return (value.figure, cited) }
    let shown = writer.figure(
      value.number, isApproximate: value.isApproximate, value.unit, format.format)
    if shown.plan.pattern.vanishes(value.number) {
      let finer = format.format.finer(for: value.number, shown.plan, notation.numbers)
      diagnostics.append(KPIMessages.vanishes(name, finer, at: format.source.location))
    }
    return (shown, cited)
  }

  /// The figure that a citation names, provided that the link's text matches it.
  ///
  /// All kinds of spaces match one another, and so do minus signs and dashes, and straight and
  /// curly apostrophes; everything else must be identical.
  package func figure(
    citation: String, checkedText: String, in file: SourceFile, at range: Range<Int>,
    diagnostics: inout [Diagnostic]
  ) -> Figure? {
    namedFigure(
      citation: citation, checkedText: checkedText, in: file, at: range, diagnostics: &diagnostics)?
      .figure
  }

  /// The same with the name under which others can cite it.
  package func namedFigure(
    citation: String, checkedText: String, in file: SourceFile, at range: Range<Int>,
    diagnostics: inout [Diagnostic]
  ) -> (figure: Figure, name: FigureName?)? {
    guard
      let named = namedFigure(
        citation: citation, in: file, at: range, diagnostics: &diagnostics)
    else { return nil }
    guard !Self.isSame(checkedText, named.figure.text) else { return named }
    diagnostics.append(
      KPIMessages.staleText(
        checkedText, right: Self.plain(named.figure.text), at: file.location(range)))
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
        let written = CitationText.withoutMarks(String(decoding: bytes[text], as: UTF8.self))
        result +=
          figure(
            citation: citation, checkedText: written, in: file, at: range,
            diagnostics: &diagnostics)?.text ?? written
      case .unread(let written, let instead):
        result += String(decoding: bytes[written], as: UTF8.self)
        diagnostics.append(
          KPIMessages.notReadAsLink(writeInstead: instead, at: file.location(range)))
      }
    }
    return result
  }

  /// Whether a link's text matches a figure's text.
  package static func isSame(_ checkedText: String, _ text: String) -> Bool {
    plain(checkedText) == plain(text)
  }

  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2212}", "\u{2010}"..."\u{2013}": plain += "-"
      case "’": plain += "'"
      case _ where scalar.properties.isWhitespace: plain += " "
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}

extension LineParser {
  /// A citation, without its `=`: `name [pick] [@ scenario] [| format]`.
  @discardableResult
  mutating func citation() throws(Diagnostic) -> (
    figure: Syntax.Reference, format: (format: DisplayFormat, source: SourceRange)?
  ) {
    let figure = try figureReference("the name of a figure")
    var format: (format: DisplayFormat, source: SourceRange)?
    if take(.bar) { format = try self.format() }
    try expectEnd()
    return (figure, format)
  }
}
