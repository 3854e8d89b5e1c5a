import Content
import Diagnostics
import MarkdownRendering
import SiteModel

/// Resolves the links and images in the texts of a page.
final class PageLinkHandler: LinkHandler {
  /// A page with more broken links has one cause for them all.
  private static let brokenLinksShown = 100

  private let file: SourceFile
  private let references: PageReferences
  private var brokenLinks = 0
  private var diagnostics: [Diagnostic] = []

  /// A handler for the texts of a page.
  ///
  /// - Parameters:
  ///   - file: The page's file.
  ///   - references: Says where links lead.
  init(file: SourceFile, references: PageReferences) {
    self.file = file
    self.references = references
  }

  func resolve(_ link: MarkdownLink) -> LinkTarget? {
    guard !LinkResolver.isForeign(link.destination) else { return nil }
    switch references.target(of: link.destination) {
    case .unchanged: return .unchanged
    case .url(let url): return .url(url)
    case .asset(let asset, let url): return .asset(asset, url: url, link.kind)
    case .broken(let message, let help):
      brokenLinks += 1
      if brokenLinks <= Self.brokenLinksShown {
        diagnostics.append(
          SiteMessages.brokenLink(message, at: file.location(link.place)).help(help))
      }
      return .refused
    }
  }

  /// What was found wrong since the last call.
  func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }
}

extension LinkTarget {
  /// A file of `content/`: an image is shown with its size, everything else linked to.
  static func asset(_ asset: SourceAsset, url: String, _ kind: MarkdownLink.Kind) -> LinkTarget {
    guard kind == .image else { return .url(url) }
    return .image(url: url, width: asset.pixelSize?.width, height: asset.pixelSize?.height)
  }
}
