import Content

/// Finds pages and files in the language in which a link to them is followed.
package struct LanguageVariants: Sendable {
  private let names: LanguageNames
  /// The published pages by their logical paths, in the order of the site's languages.
  private let pages: [String: [PageID]]
  /// The published files by their logical paths, each with the language that its own path says.
  private let files: [String: [File]]

  private struct File: Sendable {
    let path: String
    /// `nil` where the path says none.
    let key: String?
  }

  /// - Parameters:
  ///   - languages: Those of the site, two or more.
  ///   - pages: Its pages.
  ///   - files: The paths of its files below `content/`.
  init(_ languages: [SiteLanguage], _ pages: [Page], files: some Sequence<String>) {
    names = LanguageNames(languages.map(\.settings))
    self.pages = Dictionary(grouping: pages.ids) { pages[$0].source.logicalPath }
      .mapValues { $0.sorted { pages[$0].siteLanguage.index < pages[$1].siteLanguage.index } }
    var byPath: [String: [File]] = [:]
    for path in files {
      let split = names.split(path)
      byPath[split.logicalPath, default: []].append(File(path: path, key: split.key))
    }
    self.files = byPath
  }

  /// The page that a path names for a reader of a language: its translation, else the page itself; where the path
  /// says a language, the version in that alone.
  ///
  /// - Parameters:
  ///   - path: A path below `content/`.
  ///   - language: The language of the page with the link.
  ///   - site: The site.
  /// - Returns: `nil` where there is no such page.
  func page(_ path: String, in language: LanguageID, _ site: Site) -> PageID? {
    let split = names.split(path)
    let named = pages[split.logicalPath] ?? []
    if let key = split.suffix ?? explicitFolder(split, language, site) {
      return site.pageByPath[path]
        ?? named.first { site.languages[site.pages[$0].siteLanguage].key == key }
    }
    guard let page = site.pageByPath[path] ?? named.first else { return nil }
    return site.translations.versions(of: page).first { site.pages[$0].siteLanguage == language }
      ?? page
  }

  /// The language of the folder in a path, unless that is the folder of the page with the link.
  private func explicitFolder(
    _ split: LanguageNames.Split, _ language: LanguageID, _ site: Site
  ) -> String? {
    split.folder == site.languages[language].key ? nil : split.folder
  }

  /// The path of the file that another path names for a reader of a language; `nil` where there is no such file.
  func file(_ path: String, in language: LanguageID, _ site: Site) -> String? {
    let split = names.split(path)
    let named = files[split.logicalPath] ?? []
    let key = site.languages[language].key
    if split.suffix != nil || explicitFolder(split, language, site) != nil {
      return named.first { $0.path == path }?.path
    }
    return
      (named.first { $0.key == key } ?? named.first { $0.path == path }
      ?? named.first { $0.key == nil })?.path
  }
}
