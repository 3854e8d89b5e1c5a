import Content
import DataFormats
import Diagnostics
import HTMLText
import KPILanguage
import FigurePublishing
import MarkdownRendering
import SiteModel

/// What a page gives to its Markdown: its model's tables and figures, and the meaning of its links.
struct PageMarkdownDelegate: MarkdownDelegate {
  /// Begins a citation as a link's destination.
  private static let citationMark: Character = "="

  /// A page with more broken links has one mistake that made them all.
  private static let brokenLinksShown = 100

  private let inputs: PageInputs
  /// The page's file.
  private let file: SourceFile
  /// What all texts of the page look up in the site; copies of the delegate share it.
  private let references: PageReferences
  private var figures: KPIRenderer?
  /// Whether the page has a model, right or wrong; without one nothing is a citation.
  private var hasModel = false
  private var brokenLinks = 0
  private(set) var diagnostics: [Diagnostic] = []

  init(_ inputs: PageInputs, file: SourceFile, references: PageReferences) {
    self.inputs = inputs
    self.file = file
    self.references = references
  }

  mutating func prepare(_ blocks: [EmbeddedBlock]) {
    let shared = inputs.source.frontMatter.kpi
    hasModel = !blocks.isEmpty || shared != nil
    guard hasModel else { return }
    let model = KPIModel.compile(
      file, blocks: blocks.map(\.lines), uses: shared.map { [($0.value, $0.range)] } ?? [],
      language: inputs.language,
      shared: { [references] in references.model($0) },
      sharedPaths: { [references] in references.modelPaths },
      diagnostics: &diagnostics)
    figures = model.map(KPIRenderer.init)
  }

  /// The same figures for another text of the page, such as its summary.
  var forAnotherText: PageMarkdownDelegate {
    var copy = self
    copy.diagnostics = []
    return copy
  }

  /// Which cells of the page's tables do not follow from the figures shown beside them.
  var roundingNotes: [String] {
    figures?.model.roundingNotes.map { "\(file.path): \($0)" } ?? []
  }

  /// A title with the figures that it cites.
  mutating func title(_ written: Located<String>) -> String {
    guard let figures else { return written.value }
    return figures.model.text(
      written.value, in: file, at: written.range, diagnostics: &diagnostics)
  }

  mutating func html(forBlock index: Int, into output: inout OutputBuffer) {
    figures?.html(block: index, into: &output)
  }

  mutating func html(
    forCodeSpan text: String, at range: Range<Int>, into output: inout OutputBuffer
  ) -> Bool {
    guard hasModel else { return false }
    switch FigureSpan(text, in: file, at: range) {
    case .code: return false
    case .escaped(let code):
      output.append("<code>")
      output.append(code, escaping: .commonMark)
      output.append("</code>")
    case .citation(let citation):
      // Where the model has errors they are what is to be mended; its citations add none.
      _ = figures?.html(
        citation: citation, file: file, at: range, into: &output, diagnostics: &diagnostics)
    }
    return true
  }

  mutating func resolve(
    _ destination: String, kind: LinkKind, text: String, at range: Range<Int>
  ) -> LinkTarget {
    if hasModel, kind == .link, destination.first == Self.citationMark {
      return checkedFigure(String(destination.dropFirst()), text: text, at: range)
    }
    guard !LinkResolver.isForeign(destination) else { return .unchanged }
    switch references.target(of: destination) {
    case .unchanged: return .unchanged
    case .url(let url): return .url(url)
    case .asset(let asset, let url): return .asset(asset, url: url, kind)
    case .broken(let message, let help):
      brokenLinks += 1
      if brokenLinks <= Self.brokenLinksShown {
        diagnostics.append(
          .error("site.broken-link", message, at: file.location(range)).help(help))
      }
      return .refused
    }
  }

  mutating func reportUnreadLink(_ written: String?, at range: Range<Int>) {
    diagnostics.append(
      KPIMessages.notReadAsLink(writeInstead: written, at: file.location(range)))
  }

  private mutating func checkedFigure(
    _ citation: String, text: String, at range: Range<Int>
  ) -> LinkTarget {
    var output = OutputBuffer()
    let isRight =
      figures?.html(
        checkedText: text, citation: citation, file: file, at: range, into: &output,
        diagnostics: &diagnostics) ?? false
    return isRight ? .html(output.bytes) : .refused
  }
}

extension LinkTarget {
  /// A file of `content/`: a picture is shown with its size, everything else linked to.
  static func asset(_ asset: SourceAsset, url: String, _ kind: LinkKind) -> LinkTarget {
    guard kind == .image else { return .url(url) }
    return .image(url: url, width: asset.pixelSize?.width, height: asset.pixelSize?.height)
  }
}
