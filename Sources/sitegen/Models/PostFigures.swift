import Content
import DataFormats
import Diagnostics
import FigurePublishing
import HTMLText
import KPILanguage
import MarkdownRendering

/// A post's model, and the figures that its text cites.
final class PostFigures: CodeBlockHandler, CodeSpanHandler, LinkHandler, UnparsedLinkHandler {
  let isFixing: Bool
  let file: SourceFile
  /// Without a model nothing is a citation.
  private var hasModel: Bool
  let compile: ([[Range<Int>]], inout [Diagnostic]) -> KPIModel?
  private(set) var model: KPIModel?
  private(set) var fixer: LinkTextFixer?
  private(set) var diagnostics: [Diagnostic] = []

  init(
    isFixing: Bool, file: SourceFile, usesModel: Bool,
    compile: @escaping ([[Range<Int>]], inout [Diagnostic]) -> KPIModel?
  ) {
    self.isFixing = isFixing
    self.file = file
    hasModel = usesModel
    self.compile = compile
  }

  func prepare(_ blocks: [CodeBlock]) {
    hasModel = hasModel || !blocks.isEmpty
    model = compile(blocks.map(\.lines), &diagnostics)
    fixer = model.map { LinkTextFixer(file, model: $0) }
  }

  func render(_ index: Int, into output: inout OutputBuffer) -> [Range<Int>] { [] }

  func isNear(_ word: String) -> Bool { ModelFence.isNear(word) }

  func pass(_ block: CodeBlock, word: String) {
    guard ModelFence.isMisspelled(word, in: file, lines: block.lines) else { return }
    diagnostics.append(
      KPIMessages.notAModel(word, at: file.location(block.fence)))
  }

  var handledCodeSpans: CodeSpanSelection { hasModel ? .all : .none }

  func render(_ span: CodeSpan, into output: inout OutputBuffer) -> Bool {
    guard let model, case .citation(let citation) = FigureSpan(span.text, in: file, at: span.range)
    else { return false }
    _ = model.figure(citation: citation, in: file, at: span.range, diagnostics: &diagnostics)
    return true
  }

  /// Begins a citation as a link's destination.
  var destinationPrefix: UInt8 { UInt8(ascii: "=") }

  func report(_ link: UnparsedLink) {
    diagnostics.append(
      KPIMessages.notReadAsLink(writeInstead: link.correction, at: file.location(link.range)))
  }

  func resolve(_ link: MarkdownLink) -> LinkTarget? {
    guard hasModel, let model, link.kind == .link, link.destination.utf8.first == destinationPrefix
    else { return nil }
    let citation = String(link.destination.dropFirst())
    if isFixing, fixer?.add(citation: citation, text: link.text, destination: link.range) == true {
      return .unchanged
    }
    _ = model.figure(
      citation: citation, checkedText: link.text, in: file, at: link.range,
      diagnostics: &diagnostics)
    return .unchanged
  }

  /// A figure that the front matter names.
  func readName(_ citation: Located<String>) {
    _ = model?.figure(
      citation: citation.value, in: file, at: citation.range, diagnostics: &diagnostics)
  }

  /// A text of the front matter.
  func read(_ text: Located<String>) {
    guard hasModel, let model else { return }
    if isFixing { fixer?.add(text.value, writtenAt: text.range) }
    var found: [Diagnostic] = []
    _ = model.text(text.value, in: file, at: text.range, diagnostics: &found)
    diagnostics += found.filter { !isFixing || $0.id != KPIMessages.wrongText.id }
  }
}

extension PostFigures: LinkTextHandler {
  /// Checks the description of an image or the title of a link, which a build shows with its figures.
  func replacement(for text: String, at range: Range<Int>) -> String {
    guard let model else { return text }
    if FigureSpan.isCitation(text, language: model.language) {
      _ = model.figure(
        citation: String(text.dropFirst()), in: file, at: range, diagnostics: &diagnostics)
    } else {
      _ = model.text(text, in: file, at: range, diagnostics: &diagnostics)
    }
    return text
  }
}
