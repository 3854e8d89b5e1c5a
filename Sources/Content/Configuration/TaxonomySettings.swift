/// A way of grouping posts by names in their front matter, such as tags.
package struct TaxonomySettings: Sendable, Hashable {
  /// The order of a term's posts in lists and navigation; feeds are always newest first.
  package enum Order: String, Sendable, CaseIterable {
    case newest, oldest
  }

  /// As front matter and templates call it; no other taxonomy of the site has it.
  package var name: String
  /// What one of its terms is called, in front matter too; no other taxonomy has it either.
  package var singular: String
  /// `page.kind` of the list of a term.
  package var termKind = "term"
  /// `page.kind` of the list of all terms.
  package var overviewKind = "terms"
  /// The path of a term's list, which has ":slug"; where it is `nil`, that of `Permalinks`.
  package var permalink: PermalinkPattern?
  /// The path of the list of all terms; where it is `nil`, that of `Permalinks`.
  package var overview: PermalinkPattern?
  /// The order of a term's posts.
  package var order = Order.newest

  /// A taxonomy with the usual paths; where it has no singular, that is known or else the name.
  package init(name: String, singular: String? = nil) {
    self.name = name
    self.singular = singular ?? Self.singulars[name] ?? name
  }

  /// What every site has unless it says otherwise.
  package static let tags = {
    var tags = TaxonomySettings(name: "tags")
    tags.termKind = "tag"
    tags.overviewKind = "tags"
    return tags
  }()

  /// The taxonomies whose terms are people that posts are by.
  package static let authors = "authors"

  /// The singulars of names that need not say theirs.
  static let singulars = [
    "tags": "tag", "categories": "category", authors: "author", "series": "series",
  ]

  /// The names that most sites give their taxonomies.
  package static var usualNames: some Collection<String> { singulars.keys }

  /// The name of the template of its overview; `nil` where its terms have that name, so that only
  /// `terms.html` is left.
  package var overviewTemplate: String? { hasOneName ? nil : "\(name).html" }

  /// Whether its terms have its own name, as those of series, so that the name means one of them.
  var hasOneName: Bool { name == singular }

  /// The name of the template of its terms.
  package var termTemplate: String { "\(singular).html" }
}
