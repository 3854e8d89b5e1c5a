/// Pages as an earlier build read them, to be used again where their files are the same.
package struct PageMetadataCache: Sendable {
  private let pages: [String: SourcePage]

  /// Nothing is known: every file is opened.
  package static let none = PageMetadataCache([])

  /// Pages by their paths.
  package init(_ pages: [SourcePage]) {
    self.pages = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
  }

  /// The page that a file still is; `nil` where it must be read.
  func page(of file: ContentFile) -> SourcePage? {
    guard let page = pages[file.file.path], page.signature == file.file.signature,
      page.isBundle == file.isBundle
    else { return nil }
    return page
  }
}
