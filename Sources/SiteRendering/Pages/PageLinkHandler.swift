import Content
import Diagnostics
import MarkdownRendering
import SiteModel

/// Resolves the links and images in the texts of a page.
final class PageLinkHandler: LinkHandler {
  /// A page with more broken links has one cause for them all.
  private static let brokenLinksShown = 1000

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
    guard !LinkResolver.isForeign(link.destination) else {
      checkOwnAddress(link)
      checkForm(link)
      return nil
    }
    switch references.target(of: link.destination) {
    case .unchanged: return .unchanged
    case .url(let url, let language): return .url(url, language: language)
    case .asset(let asset, let url): return .asset(asset, url: url, link.kind)
    case .broken(let message, let help):
      report(link) {
        SiteMessages.brokenLink(message, at: $0).help(help).with(references.brokenLinks)
      }
      return references.brokenLinks == .error ? .refused : .unchanged
    }
  }

  /// Warns of a whole URL of the site itself at which it publishes nothing.
  private func checkOwnAddress(_ link: MarkdownLink) {
    guard references.isOwnAddress(link.destination),
      case .broken(let message, let help) = references.target(of: link.destination)
    else { return }
    report(link) { SiteMessages.brokenAddress(message, at: $0).help(help) }
  }

  /// Warns of an address that cannot be meant.
  private func checkForm(_ link: MarkdownLink) {
    guard link.destination.utf8.first != UInt8(ascii: "#"), !link.destination.isEmpty,
      let advice = AddressAdvice(
        link.destination, isShown: link.destination.hasSuffix(link.text) && !link.text.isEmpty)
    else { return }
    report(link) { SiteMessages.oddAddress(advice.message, at: $0).help(advice.help) }
  }

  private func report(_ link: MarkdownLink, _ message: (SourceLocation) -> Diagnostic) {
    brokenLinks += 1
    guard brokenLinks <= Self.brokenLinksShown else { return }
    let problem = message(file.location(link.place))
    diagnostics.append(
      brokenLinks < Self.brokenLinksShown
        ? problem : problem.note("further broken links of this page are not shown"))
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
