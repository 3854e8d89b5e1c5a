package import Content
import DataFormats

extension SiteContent {
  /// The same content in further languages, of which those pages are whose names end in their keys, such as
  /// `post.en.md`; a language's title is its key in capitals.
  package func inLanguages(_ keys: [String]) -> SiteContent {
    var content = self
    content.configuration.languages += keys.map { key in
      var settings = LanguageSettings(key: key, title: Located(key.uppercased(), at: 0..<0))
      settings.tag = key
      return settings
    }
    content.pages = pages.map { page in
      SourcePage(
        path: page.path, text: .read(page.file), frontMatter: page.frontMatter,
        bodyStart: page.bodyStart, isBundle: page.isBundle,
        languageKey: keys.first { page.path.hasSuffix(".\($0).md") } ?? "",
        signature: page.signature, contentHash: page.contentHash, warnings: page.warnings)
    }
    return content
  }
}
