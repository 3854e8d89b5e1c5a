package import SiteModel

/// The kinds of outputs that a site can have.
///
/// A new kind is a type that adopts `RenderedOutput`, in a file of its own beside this one, and an entry in
/// `all`.
package enum OutputKinds {
  /// In the order in which they plan: the sitemap counts the pages of those before it.
  private static let all: [Kind] = [
    Kind(PageOutput.self), Kind(ListOutput.self), Kind(OverviewOutput.self),
    Kind(ArchiveOutput.self), Kind(NotFoundOutput.self), Kind(AliasOutput.self),
    Kind(ContentFileOutput.self),
    Kind(ThemeFileOutput.self), Kind(AtomFeedOutput.self), Kind(JSONFeedOutput.self),
    Kind(RobotsOutput.self),
    Kind(SitemapOutput.self),
  ]

  /// A kind with a cast from what the plan knows of an output to what rendering knows; a cast between
  /// protocols would look the conformance up for each output.
  private struct Kind {
    let type: any RenderedOutput.Type
    let rendered: @Sendable (any Output) -> (any RenderedOutput)?

    init<Rendered: RenderedOutput>(_ type: Rendered.Type) {
      self.type = type
      rendered = { $0 as? Rendered }
    }
  }

  /// The same for planning.
  package static var planned: [any Output.Type] { all.map(\.type) }

  /// The names of all templates that pages are rendered with where their front matter names none.
  static let templateNames: Set = [
    "404.html", "archive.html", "index.html", "list.html", "page.html", "post.html",
    "section.html", "tag.html", "tags.html",
  ]

  private static let byKind = Dictionary(uniqueKeysWithValues: all.map { ($0.type.kind, $0.type) })

  /// What an output of an earlier build was, for people.
  package static func description(kind: String, name: String) -> String {
    byKind[kind]?.description(of: name) ?? kind
  }

  /// The file below `content/` that an output of an earlier build came from.
  package static func contentPath(kind: String, name: String) -> String? {
    byKind[kind]?.contentPath(of: name)
  }

  /// Planned outputs with their rendering, in the same order; all of them are of the kinds above.
  static func rendered(_ outputs: [any Output]) -> [any RenderedOutput] {
    let casts = Dictionary(
      uniqueKeysWithValues: all.map { (ObjectIdentifier($0.type), $0.rendered) })
    return outputs.compactMap { output in
      casts[ObjectIdentifier(type(of: output))].flatMap { $0(output) }
    }
  }
}
