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
  package func html(block: Int, into output: inout OutputBuffer) {
    guard model.blocks.indices.contains(block) else { return }
    for item in model.blocks[block] {
      switch item {
      case .table(let table): append(table, to: &output)
      case .steps(let steps): append(steps, to: &output)
      }
    }
  }

  /// A figure within a sentence, from a citation such as `Umsatz@plus10 | 1`, without its `=`.
  ///
  /// - Returns: Whether it named a figure; errors are reported at the range of the file.
  package func html(
    citation: String, file: SourceFile, at range: Range<Int>, into output: inout OutputBuffer,
    diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard
      let figure = model.figure(
        citation: citation, isCodeSpan: true, in: file, at: range, diagnostics: &diagnostics)
    else { return false }
    append(figure.text, figure, to: &output)
    return true
  }

  /// A figure within a sentence whose text the author wrote; false, with an error that names the
  /// right text, if the model gives another.
  package func html(
    checkedText: String, citation: String, file: SourceFile, at range: Range<Int>,
    into output: inout OutputBuffer, diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard
      let figure = model.figure(
        citation: citation, checkedText: checkedText, in: file, at: range,
        diagnostics: &diagnostics)
    else { return false }
    append(figure.text, figure, to: &output)
    return true
  }

  func append(_ text: String, _ figure: Figure, to output: inout OutputBuffer) {
    output.append("<data value=\"")
    output.append(figure.exact, escaping: .markup)
    output.append("\">")
    output.append(text, escaping: .markup)
    output.append("</data>")
  }
}
