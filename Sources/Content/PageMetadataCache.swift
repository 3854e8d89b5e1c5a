/// Pages as a previous build read them, reused where their files have not changed.
package struct PageMetadataCache: Sendable {
  private let pages: [String: SourcePage]

  /// An empty cache: every file is opened.
  package static let none = PageMetadataCache([])

  /// Pages by their paths.
  package init(_ pages: [SourcePage]) {
    self.pages = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
  }

  /// The cached page of a file that has not changed; `nil` where the file must be read.
  func page(of file: ContentFile) -> SourcePage? {
    // A file behind a link would have to be opened where the link leads.
    guard file.file.location == file.file.path,
      let page = pages[file.file.path], page.signature == file.file.signature,
      page.isBundle == file.isBundle, page.languageKey == file.languageKey,
      page.logicalPath == file.logicalPath,
      !page.warnings.contains(where: FrontMatterMessages.isAboutLayout)
    else { return nil }
    return page
  }
}
