import Content
package import SiteModel

/// The kinds of outputs that a site can have.
///
/// A new kind is a type that adopts `RenderedOutput`, in a file of its own beside this one, and an entry in
/// `all`.
package enum OutputKinds {
  /// In the order in which they plan: the sitemap counts the pages of those before it.
  private static let all: [Kind] = [
    Kind(PageOutput.self), Kind(ListOutput.self), Kind(OverviewOutput.self),
    Kind(ArchiveOutput.self), Kind(SubscribeOutput.self), Kind(NotFoundOutput.self),
    Kind(AliasOutput.self), Kind(ContentFileOutput.self),
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

  /// The names of all templates that pages of a site with some taxonomies are rendered with where their front
  /// matter names none.
  static func templateNames(_ taxonomies: [TaxonomySettings]) -> Set<String> {
    let fixed: Set = [
      "404.html", "archive.html", "index.html", "list.html", "page.html", "post.html",
      "section.html", SubscribeOutput.template, "term.html", "terms.html",
    ]
    return fixed.union(
      taxonomies.flatMap { [$0.termTemplate, $0.overviewTemplate].compactMap(\.self) })
  }

  private static let byKind = Dictionary(uniqueKeysWithValues: all.map { ($0.type.kind, $0.type) })

  /// What an output of an earlier build was, for people.
  package static func description(kind: String, name: String) -> String {
    byKind[kind]?.description(of: name) ?? kind
  }

  /// The file below `content/` that an output of an earlier build came from.
  package static func contentPath(kind: String, name: String) -> String? {
    byKind[kind]?.contentPath(of: name)
  }

  /// Whether an output of an earlier build is the first page of the list of a term, whose file has a path
  /// below `content/`.
  package static func isList(
    kind: String, name: String, ofTermFile path: String, _ vocabulary: SiteVocabulary
  ) -> Bool {
    let all = path.split(separator: "/").map(String.init)
    let parts = Array(all.suffix(3))
    guard kind == ListOutput.kind, parts.count == 3, parts[0] == "_terms", all.count < 5,
      let stem = ContentKind.pageStem(of: parts[2]),
      let taxonomy = vocabulary.taxonomies.first(where: { $0.name == parts[1] })
    else { return false }
    // The folder, or the file's name, may say the language.
    var readings = [(term: stem, language: all.count == 4 ? all[0][...] : "")]
    if let dot = stem.lastIndex(of: ".") {
      readings.append((stem[..<dot], stem[dot...].dropFirst()))
    }
    return readings.contains { term, language in
      name
        == SiteLanguage.describing(
          "1 of \(taxonomy.singular) \(term)", inLanguage: String(language))
    }
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
