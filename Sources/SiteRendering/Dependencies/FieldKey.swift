package import SiteModel

/// Something that templates read of an object, by a number that is the same for all objects of a site.
package enum FieldKey: Sendable, Hashable {
  /// What every site has.
  case field(Field)
  /// Its terms in a taxonomy of the site.
  case terms(TaxonomyID)

  /// Whether it follows from a page's rendered Markdown.
  package var isFromText: Bool {
    switch self {
    case .field(let field): field.isFromText
    case .terms: false
    }
  }
}
