package import Diagnostics
import Platform

extension ContentReader {
  /// Reads a page once more whose file has changed.
  ///
  /// - Parameters:
  ///   - page: As it was read; its file was reached without a link.
  ///   - listing: The site's files.
  ///   - configuration: The site's settings.
  ///   - diagnostics: Gets what is wrong with it.
  /// - Returns: The page; `nil` where it can't be read.
  package func read(
    _ page: SourcePage, again listing: ContentListing, _ configuration: SiteConfiguration,
    _ diagnostics: inout [Diagnostic]
  ) -> SourcePage? {
    var ignored: [Diagnostic] = []
    let templates = TemplateNames(layers(listing, configuration, &ignored).files)
    guard let status = folder?.status(page.shownPath), status.kind == .file else { return nil }
    var file = ContentFile(
      FolderWalk.File(
        path: page.path, location: page.path,
        signature: FileSignature(status, by: .statusChange)),
      in: .content)
    file.isBundle = page.isBundle
    file.languageKey = page.languageKey
    file.logicalPath = page.logicalPath
    return readPage(file, FrontMatterKeys(configuration), templates, &diagnostics)
  }
}
