import Content
import DataFormats
import Platform
import Diagnostics
import KPILanguage
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

  private func record(_ kind: ResolvedReference.Kind, _ written: String, _ hash: UInt64) {
    let reference = ResolvedReference(kind: kind, written: written, resolutionHash: hash)
    if resolved.last != reference { resolved.append(reference) }
  }
}

/// Files beside the page, or from the top of `content/`.
extension PageReferences: ModelFiles {
  func model(_ path: String) -> SourceFile? {
    let model = site.model(path, usedBy: page.source)
    record(.model, path, Site.hash(of: model))
    return model
  }

  func isUnreadModel(_ path: String) -> Bool {
    site.modelFiles(path, usedBy: page.source).contains(
      where: site.content.unreadModels.contains)
  }

  var modelPaths: [String] { site.paths(of: site.modelByPath.keys, for: page.source.logicalPath) }

  /// Also of `content/_data`, whose files are not published.
  func table(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    let table = site.valueTable(path, usedBy: page.source, &diagnostics)
    record(.valueTable, path, Site.hash(of: table))
    return table
  }

  var tablePaths: [String] {
    site.paths(of: site.valueTableByPath.keys, for: page.source.logicalPath)
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
      case .valueTable:
        hash(ofTable: reference.written, usedBy: page.source) == reference.resolutionHash
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

  fileprivate static func hash(of file: SourceFile?) -> UInt64 {
    guard let file else { return 0 }
    var fingerprint = Hasher64()
    fingerprint.add(file.path)
    fingerprint.add(file.bytes)
    return fingerprint.hash
  }

  private func hash(ofTable written: String, usedBy page: SourcePage) -> UInt64 {
    // What is wrong with it is said when the page is rendered.
    var ignored: [Diagnostic] = []
    return Self.hash(of: valueTable(written, usedBy: page, &ignored))
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

  /// The file of values that a page's path names.
  fileprivate func valueTable(
    _ written: String, usedBy page: SourcePage, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let data = RelativePath.resolve("/_data/" + written, fromFolderOf: "").map { "content/" + $0 }
    return (modelFiles(written, usedBy: page) + [data].compactMap(\.self)).lazy
      .compactMap { self.valueTableByPath[$0] }.first?.readText(&diagnostics)
  }

  /// How a page names each of some files: from its own folder where it is in or below that, else from the
  /// top of `content/`.
  fileprivate func paths(of files: some Sequence<String>, for page: String) -> [String] {
    let name = page.split(separator: "/").last ?? ""
    let beside = "content/" + page.dropLast(name.count)
    return files.sorted().map { path in
      String(path.dropFirst(path.hasPrefix(beside) ? beside.count : "content/".count))
    }
  }
}
