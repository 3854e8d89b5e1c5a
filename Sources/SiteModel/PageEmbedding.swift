import ContentModel
import Diagnostics
import HTMLText
import KPILanguage
import KPIRendering
import MarkdownRendering

/// What a page gives to its Markdown: its model's tables and figures, and the meaning of its links.
struct PageEmbedding: MarkdownEmbedding {
  private let page: Page
  private let resolver: LinkResolver
  private var figures: KPIRenderer?
  private var hasModel = false
  private(set) var diagnostics: [Diagnostic] = []

  init(page: Page, site: Site) {
    self.page = page
    resolver = LinkResolver(site: site)
  }

  mutating func prepare(_ blocks: [EmbeddedBlock]) {
    hasModel = !blocks.isEmpty || page.source.frontMatter.kpi != nil
    guard hasModel else { return }
    figures = nil
  }

  mutating func html(forBlock index: Int, into output: inout OutputBuffer) {
  }

  mutating func html(
    forCodeSpan text: String, at range: Range<Int>, into output: inout OutputBuffer
  ) -> Bool {
    false
  }

  mutating func resolve(
    _ destination: String, kind: LinkKind, text: String, at range: Range<Int>
  ) -> LinkTarget {
    switch resolver.resolve(destination, from: page) {
    case .unchanged: return .unchanged
    case .url(let url): return .url(url)
    case .asset(let asset, let url):
      guard kind == .image else { return .url(url) }
      return .image(url: url, width: asset.pixelSize?.width, height: asset.pixelSize?.height)
    case .broken(let message, let help):
      diagnostics.append(
        .error("site.broken-link", message, at: page.source.file.location(range)).help(help))
      return .refused
    }
  }
}
