import Content
import Diagnostics
import Platform

/// Warns of pages that are in no list because their names only nearly give them a date.
struct UndatedPages {
  private let pages: [PageDraft]
  private let sources: [SourcePage]

  /// - Parameters:
  ///   - pages: The published pages.
  ///   - sources: All pages.
  init(_ pages: [PageDraft], among sources: [SourcePage]) {
    self.pages = pages
    self.sources = sources
  }

  /// Looks only at pages without a date whose names, or their folders', begin with a digit.
  var warnings: [Diagnostic] {
    pages.compactMap { page in
      guard page.kind == .page else { return nil }
      let source = page.source
      let location = SourceLocation(path: source.shownPath)
      let folder = PathComponents.name(of: source.folder)
      if source.isBundle {
        return Self.nearly(folder).map {
          SiteMessages.nearlyDated($0, isFolder: true, at: location)
        }
      }
      if let name = Self.nearly(source.name.slug) {
        let file = PathComponents.name(of: source.path).dropFirst(source.name.slug.count)
        return SiteMessages.nearlyDated(name, ending: String(file), isFolder: false, at: location)
      }
      guard Self.beginsWithDigit(folder) else { return nil }
      let nearly = Self.nearly(folder)
      let dated = PageName(path: source.folder, isBundle: false)
      guard nearly != nil || dated.date != nil, isMeantAsIndex(source, folderSlug: dated.slug)
      else { return nil }
      return SiteMessages.misnamedIndex(
        PathComponents.name(of: source.path), folder: nearly?.repaired, at: location)
    }
  }

  private static func beginsWithDigit(_ name: String) -> Bool {
    name.utf8.first.map { (0x30...0x39).contains($0) } ?? false
  }

  private static func nearly(_ name: String) -> NearlyDatedName? {
    beginsWithDigit(name) ? NearlyDatedName(name) : nil
  }

  /// Whether a page is the only one in and below its folder, or is called like it and there is no other index.
  private func isMeantAsIndex(_ page: SourcePage, folderSlug: String) -> Bool {
    let others = sources.filter {
      $0 !== page && ($0.folder == page.folder || $0.folder.hasPrefix(page.folder + "/"))
    }
    if others.isEmpty { return true }
    return page.name.slug == folderSlug
      && !others.contains { $0.folder == page.folder && ContentKind.isIndex($0.path) }
  }
}
