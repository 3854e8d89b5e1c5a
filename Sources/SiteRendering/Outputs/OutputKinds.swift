package import SiteModel

/// The kinds of outputs that a site can have.
///
/// A new kind is a type that adopts `RenderedOutput`, in a file of its own beside this one, and an entry in
/// `all`.
package enum OutputKinds {
  /// In the order in which they plan: the sitemap counts the pages of those before it.
  static let all: [any RenderedOutput.Type] = [
    PageOutput.self, ListOutput.self, TagsOutput.self, ArchiveOutput.self, NotFoundOutput.self,
    AliasOutput.self, ContentFileOutput.self, ThemeFileOutput.self, AtomFeedOutput.self,
    RobotsOutput.self, SitemapOutput.self,
  ]

  /// The same for planning.
  package static var planned: [any Output.Type] { all }

  private static let byKind = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })

  /// What an output of an earlier build was, for people.
  package static func description(kind: String, name: String) -> String {
    byKind[kind]?.description(of: name) ?? kind
  }

  /// The file below `content/` that an output of an earlier build came from.
  package static func contentPath(kind: String, name: String) -> String? {
    byKind[kind]?.contentPath(of: name)
  }
}
