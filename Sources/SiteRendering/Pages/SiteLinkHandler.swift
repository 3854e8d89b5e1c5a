import MarkdownRendering
import SiteModel
import TemplateEngine

/// Resolves the links in a Markdown text that belongs to no page, such as one of a data file: they
/// begin at the top of `content/` or of the site.
final class SiteLinkHandler: LinkHandler {
  private let scope: RenderScope
  /// The first link that leads nowhere.
  private(set) var failure: HostFailure?

  init(_ scope: RenderScope) { self.scope = scope }

  func resolve(_ link: MarkdownLink) -> LinkTarget? {
    switch scope.target(ofAddress: link.destination) {
    case .unchanged: return .unchanged
    case .url(let url, let language): return .url(url, language: language)
    case .asset(let asset, let url): return .asset(asset, url: url, link.kind)
    case .broken(let message, let help):
      failure = failure ?? HostFailure(message, help: help)
      return .refused
    }
  }
}
