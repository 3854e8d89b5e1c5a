import Diagnostics
import HTMLText
import MarkdownRendering
import Testing

/// What a text became, with the messages as a console shows them.
struct Rendered {
  let result: RenderedMarkdown?
  let diagnostics: [Diagnostic]

  var messages: String { diagnostics.map { ConsoleFormat().text(for: $0) }.joined() }

  var text: String { result.map { String(decoding: $0.html, as: UTF8.self) } ?? "" }

  /// The headings, each as `level #id title`.
  var outline: [String] {
    result?.outline.map { "\($0.level) #\($0.id) \($0.title)" } ?? []
  }

  func form(_ form: RenderedMarkdown.Form) -> String {
    var output = OutputBuffer()
    result?.append(form, to: &output)
    return output.text
  }

  func summary(_ form: RenderedMarkdown.Form = .page) -> String {
    var output = OutputBuffer()
    result?.appendSummary(form, to: &output)
    return output.text
  }
}

/// Renders a text that may be wrong.
func attempt(
  _ bytes: [UInt8], _ options: MarkdownOptions = MarkdownOptions(), bodyStart: Int = 0,
  handlers: MarkdownHandlers = MarkdownHandlers()
) -> Rendered {
  let file = SourceFile(path: "content/a.md", bytes: bytes)
  var diagnostics: [Diagnostic] = []
  let result = MarkdownRenderer().render(
    file, body: bodyStart..<bytes.count, options: options, handlers: handlers,
    diagnostics: &diagnostics)
  return Rendered(result: result, diagnostics: diagnostics)
}

/// Renders a text that may be wrong, without handlers.
func attempt(_ text: String, _ options: MarkdownOptions = MarkdownOptions()) -> Rendered {
  attempt(Array(text.utf8), options)
}

/// Renders a text that must have no errors.
func render(_ text: String, _ options: MarkdownOptions = MarkdownOptions()) throws -> Rendered {
  let rendered = attempt(text, options)
  try #require(rendered.result != nil, "\(rendered.messages)")
  return rendered
}

extension MarkdownOptions {
  /// The default options for a language.
  static func language(_ language: String) -> MarkdownOptions {
    var options = MarkdownOptions()
    options.language = language
    return options
  }
}
