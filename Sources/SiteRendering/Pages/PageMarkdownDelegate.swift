import ContentModel
import Diagnostics
import HTMLText
import KPILanguage
import KPIRendering
import MarkdownRendering
import SiteModel

/// What a page gives to its Markdown: its model's tables and figures, and the meaning of its links.
struct PageMarkdownDelegate: MarkdownDelegate {
  /// Begins a citation as a link's destination.
  private static let citationMark: Character = "="

  /// A page with more broken links has one mistake that made them all.
  private static let brokenLinksShown = 100

  private let page: Page
  /// The page's file.
  private let file: SourceFile
  /// Has the site; copies of the delegate share it.
  private let renderer: PageRenderer
  private var figures: KPIRenderer?
  /// Whether the page has a model, right or wrong; without one nothing is a citation.
  private var hasModel = false
  private var brokenLinks = 0
  private(set) var diagnostics: [Diagnostic] = []
  private let log = ReferenceRecorder()

  init(page: Page, file: SourceFile, renderer: PageRenderer) {
    self.page = page
    self.file = file
    self.renderer = renderer
  }

  mutating func prepare(_ blocks: [EmbeddedBlock]) {
    let shared = page.source.frontMatter.kpi
    hasModel = !blocks.isEmpty || shared != nil
    guard hasModel else { return }
    let (site, path) = (renderer.site, page.source.path)
    let model = KPIModel.compile(
      file, blocks: blocks.map(\.lines), uses: shared.map { [($0.value, $0.range)] } ?? [],
      language: page.language,
      shared: { [log] written in
        let model = site.model(written, usedBy: path)
        log.note(.model, written, Site.answer(to: model))
        return model
      },
      sharedPaths: { site.modelPaths(for: path) },
      diagnostics: &diagnostics)
    figures = model.map(KPIRenderer.init)
  }

  /// What all texts of the page asked the site for.
  var references: [ResolvedReference] { log.references }

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
    let target = renderer.resolver.resolve(destination, from: page)
    log.note(.link, destination, Site.answer(to: target))
    switch target {
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
    diagnostics.append(.unreadLink(at: file.location(range), instead: written))
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

extension Site {
  /// The shared model that a page's path names: beside the page first, then below `content/`.
  func model(_ written: String, usedBy page: String) -> SourceFile? {
    let beside = RelativePath.resolve(written, fromFolderOf: page)
    let paths = [beside, RelativePath.resolve("/" + written, fromFolderOf: "")].compactMap { path in
      path.map { "content/" + $0 }
    }
    return paths.lazy.compactMap { modelByPath[$0] }.first
  }

  /// How a page names each shared model: from its own folder where it lies in or below that, else
  /// from the top of `content/`.
  func modelPaths(for page: String) -> [String] {
    let name = page.split(separator: "/").last ?? ""
    let beside = "content/" + page.dropLast(name.count)
    return modelByPath.keys.sorted().map { path in
      String(path.dropFirst(path.hasPrefix(beside) ? beside.count : "content/".count))
    }
  }
}
