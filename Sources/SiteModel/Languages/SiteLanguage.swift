package import Content

/// The site in one of its languages: where it is, and what is in it.
package struct SiteLanguage: Sendable {
  /// What site.yaml says of it.
  package let settings: LanguageSettings
  /// Where its home page is: at the top for the site's own language, for every other in a folder of its key.
  package let home: Route
  /// Its posts, newest first; those of one date by their files' paths.
  package internal(set) var posts: [PageID] = []
  /// In the order of their folders' paths.
  package internal(set) var sections: [SectionID] = []
  /// Whether it has no page, and so is not published; never the site's own language.
  package internal(set) var isEmpty = false
  /// What parts of its addresses folders have instead of their names, by the folders' paths below `content/`.
  package internal(set) var sectionSlugs: [String: String] = [:]
  /// In the order of site.yaml, which is the same in all languages.
  package internal(set) var taxonomies: [Taxonomy]

  /// Its key in site.yaml; empty for the site's own language.
  package var key: String { settings.key }
  /// A BCP 47 tag.
  package var tag: String { settings.tag }

  /// The language without anything in it.
  init(_ settings: LanguageSettings, _ taxonomies: [TaxonomySettings]) {
    let home = settings.key.isEmpty ? Route.home : Route(settings.key + "/")
    self.settings = settings
    self.home = home
    self.taxonomies = taxonomies.map {
      let path = settings.permalinks.overview(of: $0).path { _ in "" }
      return Taxonomy($0, overview: Self.route(path, below: home))
    }
  }

  /// Where a path of this language leads, as patterns and names of files give it: without the language's
  /// folder, with or without a slash at its beginning.
  package func route(_ path: some StringProtocol) -> Route { Self.route(path, below: home) }

  private static func route(_ path: some StringProtocol, below home: Route) -> Route {
    home.appending(path.hasPrefix("/") ? path.dropFirst() : path[...])
  }

  /// The part of addresses that a section's folder stands for.
  func path(ofSection folder: String) -> String {
    guard !sectionSlugs.isEmpty else { return folder }
    var path: [Substring] = []
    var end = folder.startIndex
    for name in folder.split(separator: "/") {
      end = name.endIndex
      path.append(sectionSlugs[String(folder[..<end])].map { $0[...] } ?? name)
    }
    return path.joined(separator: "/")
  }

  /// A description of something in this language, distinct from that of the same in another one:
  /// `the archive (en)`.
  package func describing(_ text: String) -> String {
    Self.describing(text, inLanguage: key)
  }

  /// The same for the language with a key.
  package static func describing(_ text: String, inLanguage key: String) -> String {
    key.isEmpty ? text : text.isEmpty ? "(\(key))" : "\(text) (\(key))"
  }
}
