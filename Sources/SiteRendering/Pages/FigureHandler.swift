import Content
import DataFormats
import Diagnostics
import FigurePublishing
import HTMLText
import KPILanguage
import MarkdownRendering

/// A page's model within its Markdown: `kpi` blocks, code spans and links that cite figures.
///
/// One for all texts of a page, so that its summary cites the figures of its body.
final class FigureHandler {
  private let inputs: PageInputs
  let file: SourceFile
  private let references: PageReferences
  private var figures: KPIRenderer?
  /// Whether the page has a model, valid or not; without one nothing is a citation.
  private(set) var hasModel = false
  private var diagnostics: [Diagnostic] = []
  /// What the texts cite, without the equals signs, with the places in the file.
  private(set) var citations: [(text: String, range: Range<Int>)] = []
  /// Whether citations are kept.
  private let keepsCitations: Bool

  /// A handler for the texts of a page.
  ///
  /// - Parameters:
  ///   - inputs: What the page is rendered from.
  ///   - file: Its file.
  ///   - references: Finds the models that pages share.
  ///   - keepsCitations: Whether somebody wants to know what is cited where.
  init(
    _ inputs: PageInputs, file: SourceFile, references: PageReferences, keepsCitations: Bool = false
  ) {
    self.keepsCitations = keepsCitations
    self.inputs = inputs
    self.file = file
    self.references = references
  }

  /// The page's model; `nil` where it has none, or none without errors.
  var model: KPIModel? { figures?.model }

  private func note(_ citation: String, at range: Range<Int>) {
    if keepsCitations { citations.append((citation, range)) }
  }

  /// Citations since some others were in a text of front matter, which stands at one place of the file.
  func moveCitations(from count: Int, to range: Range<Int>) {
    for index in citations.indices.dropFirst(count) { citations[index].range = range }
  }

  /// Which cells of the page's tables do not follow from the figures shown beside them.
  var roundingNotes: [String] {
    figures?.model.roundingNotes.map { "\(file.path): \($0)" } ?? []
  }

  /// A title or description with the figures that it cites.
  func title(_ written: Located<String>) -> String {
    text(written.value, at: written.range)
  }

  /// The figure that a value of front matter names.
  func namedFigure(_ citation: Located<String>) -> (figure: Figure, name: FigureName?)? {
    let place = file.location(citation.range)
    if let problem = KPIMessages.pageFigureWithMarks(citation.value, at: place) {
      diagnostics.append(problem)
      return nil
    }
    guard hasModel else {
      // The model may be what could not be read.
      if !inputs.source.frontMatter.hasErrors {
        diagnostics.append(KPIMessages.pageFigureWithoutModel(citation.value, at: place))
      }
      return nil
    }
    note(citation.value, at: citation.range)
    return figures?.model.namedFigure(
      citation: citation.value, in: file, at: citation.range, diagnostics: &diagnostics)
  }

  /// Appends a figure of the model as a citation's HTML.
  func append(_ figure: Figure, _ name: FigureName?, to output: inout OutputBuffer) {
    figures?.html(figure, name, into: &output)
  }

  /// A plain text with the figures that it cites.
  private func text(_ written: String, at range: Range<Int>) -> String {
    if let figures {
      if keepsCitations {
        let bytes = Array(written.utf8)
        for part in CitationText(bytes, bytes.indices).parts {
          switch part {
          case .citation(let citation), .checked(_, let citation): note(citation, at: range)
          case .plain, .unread: break
          }
        }
      }
      return figures.model.text(written, in: file, at: range, diagnostics: &diagnostics)
    }
    guard !hasModel, written.utf8.contains(UInt8(ascii: "=")) else { return written }
    let bytes = Array(written.utf8)
    for case .citation(let citation) in CitationText(bytes, bytes.indices).parts {
      reportMissingModel("=" + citation, isCodeSpan: false, at: range)
    }
    return written
  }

  private func reportMissingModel(_ text: String, isCodeSpan: Bool, at range: Range<Int>) {
    // The model may be what could not be read.
    guard !inputs.source.frontMatter.hasErrors,
      FigureSpan.isCitation(text, language: inputs.language), !FigureSpan.isCell(text)
    else { return }
    diagnostics.append(
      KPIMessages.noModel(text, isCodeSpan: isCodeSpan, at: file.location(range)))
  }

  /// What was found wrong since the last call.
  func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }
}

extension FigureHandler: CodeBlockHandler {
  func isNear(_ word: String) -> Bool { ModelFence.isNear(word) }

  func pass(_ block: CodeBlock, word: String) {
    guard ModelFence.isMisspelled(word, in: file, lines: block.lines) else { return }
    diagnostics.append(KPIMessages.notAModel(word, at: file.location(block.fence)))
  }

  func prepare(_ blocks: [CodeBlock]) {
    let shared = inputs.source.frontMatter.kpi
    hasModel = !blocks.isEmpty || shared != nil
    guard hasModel else { return }
    let model = KPIModel.compile(
      file, blocks: blocks.map(\.lines), uses: shared.map { [($0.value, $0.range)] } ?? [],
      language: inputs.language, files: references, diagnostics: &diagnostics)
    figures = model.map(KPIRenderer.init)
  }

  func render(_ index: Int, into output: inout OutputBuffer) -> [Range<Int>] {
    figures?.html(block: index, into: &output) ?? []
  }
}

extension FigureHandler: CodeSpanHandler {
  var handledCodeSpans: CodeSpanSelection {
    hasModel ? .all : .beginning(with: destinationPrefix)
  }

  func render(_ span: CodeSpan, into output: inout OutputBuffer) -> Bool {
    let meaning = FigureSpan(span.text, in: file, at: span.range)
    guard hasModel else {
      if case .citation = meaning {
        reportMissingModel(span.text, isCodeSpan: true, at: span.range)
      }
      return false
    }
    switch meaning {
    case .code: return false
    case .escaped(let code):
      output.append("<code>")
      output.append(code, escaping: .commonMark)
      output.append("</code>")
    case .citation(let citation):
      note(citation, at: span.range)
      // Errors in the model have to be fixed first; its citations add none.
      _ = figures?.html(
        citation: citation, file: file, at: span.range, into: &output, diagnostics: &diagnostics)
    }
    return true
  }
}

extension FigureHandler: LinkHandler, UnparsedLinkHandler {
  /// Begins a citation as a link's destination.
  var destinationPrefix: UInt8 { UInt8(ascii: "=") }

  func resolve(_ link: MarkdownLink) -> LinkTarget? {
    guard link.kind == .link, link.destination.utf8.first == destinationPrefix else { return nil }
    guard hasModel else {
      let count = diagnostics.count
      reportMissingModel(link.destination, isCodeSpan: false, at: link.range)
      return diagnostics.count > count ? .refused : nil
    }
    note(String(link.destination.dropFirst()), at: link.range)
    var output = OutputBuffer()
    let isRight =
      figures?.html(
        checkedText: link.text, citation: String(link.destination.dropFirst()), file: file,
        at: link.range, into: &output, diagnostics: &diagnostics) ?? false
    return isRight ? .html(output.bytes) : .refused
  }

  func report(_ link: UnparsedLink) {
    diagnostics.append(
      KPIMessages.notReadAsLink(writeInstead: link.correction, at: file.location(link.range)))
  }
}

extension FigureHandler: LinkTextHandler {
  /// Besides citations in backticks, a whole text may be one: `![=Revenue](chart.png)`.
  func replacement(for text: String, at range: Range<Int>) -> String {
    guard FigureSpan.isCitation(text, language: inputs.language) else {
      return self.text(text, at: range)
    }
    guard hasModel else {
      reportMissingModel(text, isCodeSpan: false, at: range)
      return text
    }
    note(String(text.dropFirst()), at: range)
    return figures?.model.figure(
      citation: String(text.dropFirst()), in: file, at: range, diagnostics: &diagnostics)?.text
      ?? text
  }
}

/// Shows nothing for a model in a text that belongs to no page, such as one of a data file.
final class OmittedFigureHandler: CodeBlockHandler {
  func prepare(_ blocks: [CodeBlock]) {}

  func render(_ index: Int, into output: inout OutputBuffer) -> [Range<Int>] { [] }
}
