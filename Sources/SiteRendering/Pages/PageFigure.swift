import Content
import DataFormats
import HTMLText
import KPILanguage
import TemplateEngine

/// The figure that stands for a page in lists, feeds and previews: front matter's `figure`, with its value.
struct PageFigure: Sendable {
  /// What the figure is: front matter's `figure_label`, else its label in the model, else its name.
  let label: String
  /// The figure as a text has it, without markup.
  let text: String
  /// The same as HTML, like a citation's.
  let html: [UInt8]

  /// What templates see.
  var value: Value {
    .dictionary(of: [
      ("label", .string(label)), ("value", .markup(Markup(html))), ("text", .string(text)),
    ])
  }
}

extension FigureHandler {
  /// Looks up the figure that a page's front matter names, once the page's text was rendered; `nil` where there is
  /// none, which is reported.
  func pageFigure(_ frontMatter: FrontMatter) -> PageFigure? {
    // A label is checked even where there is nothing that it belongs to.
    let label = frontMatter.figureLabel.map { title($0) }
    guard let written = frontMatter.figure, let (figure, name) = namedFigure(written) else {
      return nil
    }
    var output = OutputBuffer()
    append(figure, name, to: &output)
    return PageFigure(
      label: label ?? name.flatMap { model?.label(of: $0) } ?? written.value, text: figure.text,
      html: output.bytes)
  }
}
