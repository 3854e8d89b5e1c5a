/// Pages as a previous build read them, reused where their files have not changed.
package struct PageMetadataCache: Sendable {
  private let pages: [String: SourcePage]
  private let keysHash: UInt64

  /// An empty cache: every file is opened.
  package static let none = PageMetadataCache([], keysHash: 0)

  /// Pages by their paths, as they were read with some keys of front matter (`FrontMatterKeys.hash`).
  package init(_ pages: [SourcePage], keysHash: UInt64) {
    self.pages = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    self.keysHash = keysHash
  }

  /// What of it is as reading with some keys would give it: all or nothing.
  func usable(with keys: FrontMatterKeys) -> PageMetadataCache {
    pages.isEmpty || keysHash == keys.hash ? self : .none
  }

  /// The cached page of a file that has not changed; `nil` where the file must be read.
  func page(of file: ContentFile) -> SourcePage? {
    // A file behind a link would have to be opened where the link leads.
    guard file.file.location == file.file.path,
      let page = pages[file.path], page.signature == file.file.signature,
      page.isBundle == file.isBundle, page.languageKey == file.languageKey,
      page.logicalPath == file.logicalPath,
      !page.warnings.contains(where: FrontMatterMessages.isAboutLayout)
    else { return nil }
    return page
  }
}
