import MarkdownRendering
import TemplateEngine
import SiteModel

/// The meaning of links in a Markdown text that belongs to no page, such as one of a data file: they
/// begin at the top of `content/` or of the site.
struct SiteMarkdownDelegate: MarkdownDelegate {
  private let scope: RenderScope
  /// The first link that leads nowhere.
  private(set) var failure: HostFailure?

  init(_ scope: RenderScope) { self.scope = scope }

  mutating func resolve(
    _ destination: String, kind: LinkKind, text: String, at range: Range<Int>
  ) -> LinkTarget {
    switch scope.read(AddressFact(address: destination)) {
    case .unchanged: return .unchanged
    case .url(let url): return .url(url)
    case .asset(let asset, let url): return .asset(asset, url: url, kind)
    case .broken(let message, let help):
      failure = failure ?? HostFailure(message, help: help)
      return .refused
    }
  }
}
