/// A way of grouping posts by names in their front matter, such as tags.
package struct TaxonomySettings: Sendable, Hashable {
  /// As front matter and templates call it; no other taxonomy of the site has it.
  package var name: String
  /// What one of its terms is called; no other taxonomy has it either.
  package var singular: String
  /// `page.kind` of the list of a term.
  package var termKind = "term"
  /// `page.kind` of the list of all terms.
  package var overviewKind = "terms"
  /// The path of a term's list, which has ":slug"; where it is `nil`, that of `Permalinks`.
  package var permalink: PermalinkPattern?
  /// The path of the list of all terms; where it is `nil`, that of `Permalinks`.
  package var overview: PermalinkPattern?

  /// A taxonomy with the usual paths.
  package init(name: String, singular: String) {
    self.name = name
    self.singular = singular
  }

  /// What every site has unless it says otherwise.
  package static let tags = {
    var tags = TaxonomySettings(name: "tags", singular: "tag")
    tags.termKind = "tag"
    tags.overviewKind = "tags"
    return tags
  }()
}
