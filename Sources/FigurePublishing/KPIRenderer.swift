// FigurePublishing turns the figures of a model into HTML for pages, text for terminals and JSON for
// programs. It must not know how figures are calculated, nor anything of Markdown or sites.

package import Diagnostics
package import HTMLText
package import KPILanguage

/// Writes the tables and figures of a model as HTML.
///
/// Needs no script and no style sheet to be read; feeds and mail show the same.
package struct KPIRenderer: Sendable {
  /// The model to write.
  package let model: KPIModel

  /// A renderer has no other state.
  package init(_ model: KPIModel) {
    self.model = model
  }

  /// What a block shows in its place; nothing for a block that only defines figures.
  ///
  /// - Returns: The parts of it that draw charts, in their order. Without them a chart is its table, as feeds have it;
  ///   with them it needs a style sheet.
  @discardableResult
  package func html(block: Int, into output: inout OutputBuffer) -> [Range<Int>] {
    guard model.blocks.indices.contains(block) else { return [] }
    var drawings: [Range<Int>] = []
    for item in model.blocks[block] {
      switch item {
      case .table(let table): append(table, to: &output)
      case .steps(let steps): append(steps, to: &output)
      case .chart(let chart): drawings += append(chart, to: &output)
      }
    }
    return drawings
  }

  /// A figure within a sentence, from a citation such as `Umsatz@plus10 | 1`, without its `=`.
  ///
  /// - Returns: Whether it named a figure; errors are reported at the range of the file.
  package func html(
    citation: String, file: SourceFile, at range: Range<Int>, into output: inout OutputBuffer,
    diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard
      let (figure, name) = model.namedFigure(
        citation: citation, isCodeSpan: true, in: file, at: range, diagnostics: &diagnostics)
    else { return false }
    append(figure.text, figure, name, to: &output)
    return true
  }

  /// The same, of a figure that was found already.
  package func html(_ figure: Figure, _ name: FigureName?, into output: inout OutputBuffer) {
    append(figure.text, figure, name, to: &output)
  }

  /// A figure within a sentence whose text the author wrote; false, with an error that names the
  /// right text, if the model gives another.
  package func html(
    checkedText: String, citation: String, file: SourceFile, at range: Range<Int>,
    into output: inout OutputBuffer, diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard
      let (figure, name) = model.namedFigure(
        citation: citation, checkedText: checkedText, in: file, at: range,
        diagnostics: &diagnostics)
    else { return false }
    append(figure.text, figure, name, to: &output)
    return true
  }

  func append(
    _ text: String, _ figure: Figure, _ name: FigureName?, to output: inout OutputBuffer
  ) {
    var value: [UInt8] = []
    append(figure, to: &value)
    output.append("<data")
    output.append(value)
    append(name, to: &output)
    output.append(">")
    output.append(text, escaping: .markup)
    output.append("</data>")
  }

  /// The attributes with a figure's exact value and its unit, which need no escaping where the value is a number: they
  /// have digits, names and symbols.
  func append(_ figure: Figure, to attributes: inout [UInt8]) {
    attributes += " value=\"".utf8
    if figure.isName {
      let name = figure.exact.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        .replacing("<", with: "&lt;")
      attributes += name.utf8
    } else {
      figure.appendShownExact(to: &attributes)
    }
    let unit = figure.shownUnit
    if !unit.isEmpty {
      attributes += "\" data-unit=\"".utf8
      attributes += unit.utf8
    }
    attributes.append(UInt8(ascii: "\""))
  }

  /// The attribute with a figure's name, by which themes and scripts find it.
  func append(_ name: FigureName?, to output: inout OutputBuffer) {
    guard let name else { return }
    output.append(" data-figure=\"")
    // Items may be called anything.
    output.append(name.name, escaping: .markup)
    if let scenario = name.scenario {
      output.append("@")
      output.append(scenario)
    }
    output.append("\"")
  }
}
