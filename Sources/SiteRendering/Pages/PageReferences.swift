import Content
import DataFormats
import Platform
import Diagnostics
package import SiteModel

/// What the rendering of one page may look up in the site: every lookup is recorded with what it resolved
/// to.
///
/// All texts of the page share one.
final class PageReferences {
  private let site: Site
  private let page: Page
  /// What was looked up, in order.
  private(set) var resolved: [ResolvedReference] = []

  init(of page: Page, in site: Site) {
    self.page = page
    self.site = site
  }

  /// What a link that leads nowhere is.
  var brokenLinks: Diagnostic.Severity { site.brokenLinks }

  /// Whether a destination is a whole URL of the site itself.
  func isOwnAddress(_ destination: String) -> Bool {
    site.baseURL.relativePart(ofWhole: destination) != nil
  }

  /// Where a link or an image leads.
  func target(of destination: String) -> LinkResolver.Target {
    let target = site.target(of: destination, on: page)
    record(.link, destination, Site.hash(of: target))
    return target
  }

  /// The shared model of a path, beside the page or from the top of `content/`.
  func model(_ path: String) -> SourceFile? {
    let model = site.model(path, usedBy: page.source)
    record(.model, path, Site.hash(of: model))
    return model
  }

  /// Whether the shared model of a path is there and could not be read.
  func isUnreadModel(_ path: String) -> Bool {
    site.modelFiles(path, usedBy: page.source).contains(
      where: site.content.unreadModels.contains)
  }

  /// How the page would name each shared model, for messages that stop the build.
  var modelPaths: [String] { site.modelPaths(for: page.source.logicalPath) }

  private func record(_ kind: ResolvedReference.Kind, _ written: String, _ hash: UInt64) {
    let reference = ResolvedReference(kind: kind, written: written, resolutionHash: hash)
    if resolved.last != reference { resolved.append(reference) }
  }
}

extension Site {
  /// Whether everything that a page looked up still resolves to the same.
  package func resolvesIdentically(_ references: [ResolvedReference], of page: Page) -> Bool {
    references.allSatisfy { reference in
      switch reference.kind {
      case .link:
        Self.hash(of: target(of: reference.written, on: page)) == reference.resolutionHash
      case .model:
        Self.hash(of: model(reference.written, usedBy: page.source))
          == reference.resolutionHash
      }
    }
  }

  fileprivate func target(of destination: String, on page: Page) -> LinkResolver.Target {
    LinkResolver(site: self).resolve(destination, from: page)
  }

  fileprivate static func hash(of target: LinkResolver.Target) -> UInt64 {
    var fingerprint = Hasher64()
    fingerprint.add(target)
    return fingerprint.hash
  }

  fileprivate static func hash(of model: SourceFile?) -> UInt64 {
    guard let model else { return 0 }
    var fingerprint = Hasher64()
    fingerprint.add(model.path)
    fingerprint.add(model.bytes)
    return fingerprint.hash
  }

  /// The shared model that a page's path names.
  fileprivate func model(_ written: String, usedBy page: SourcePage) -> SourceFile? {
    modelFiles(written, usedBy: page).lazy.compactMap { self.modelByPath[$0] }.first
  }

  /// The files that a page's path may name: beside the page first, then, for a page in the folder of a language, beside
  /// what it translates, then below `content/`.
  fileprivate func modelFiles(_ written: String, usedBy page: SourcePage) -> [String] {
    let beside = RelativePath.resolve(written, fromFolderOf: page.path)
    let besideOriginal =
      languages.count > 1
      ? RelativePath.resolve(written, fromFolderOf: page.logicalPath) : nil
    let below = RelativePath.resolve("/" + written, fromFolderOf: "")
    return [beside, besideOriginal, below].compactMap { path in path.map { "content/" + $0 } }
  }

  /// How a page names each shared model: from its own folder where it is in or below that, else from the
  /// top of `content/`.
  fileprivate func modelPaths(for page: String) -> [String] {
    let name = page.split(separator: "/").last ?? ""
    let beside = "content/" + page.dropLast(name.count)
    return modelByPath.keys.sorted().map { path in
      String(path.dropFirst(path.hasPrefix(beside) ? beside.count : "content/".count))
    }
  }
}
