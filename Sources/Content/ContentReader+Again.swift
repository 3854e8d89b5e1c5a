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
    guard let status = folder?.status(page.shownPath), status.kind == .file,
      let source = readText(page.shownPath, at: page.shownPath, &diagnostics)
    else { return nil }
    let (frontMatter, bodyStart) = FrontMatterReader(
      file: source, keys: FrontMatterKeys(configuration), templates: templates
    ).read(&diagnostics)
    return SourcePage(
      path: page.path, text: .read(source), frontMatter: frontMatter, bodyStart: bodyStart,
      isBundle: page.isBundle, languageKey: page.languageKey, logicalPath: page.logicalPath,
      signature: FileSignature(status, by: .statusChange),
      contentHash: Hash64(source.bytes), warnings: diagnostics)
  }
}
