package import Content
package import SiteModel
import TemplateEngine

/// The names by which the templates of one site ask for what it has: those of `Field`, then those of its
/// taxonomies.
///
/// Their order gives the engine's names their ids, so that none is looked up by its text.
package struct SiteVocabulary: Sendable, Hashable {
  /// What a taxonomy and its terms are called.
  package struct Taxonomy: Sendable, Hashable {
    /// As templates write it; not the name of a `Field`.
    package let name: String
    /// As messages call a term.
    package let singular: String

    /// Keeps the names as they are.
    package init(name: String, singular: String) {
      self.name = name
      self.singular = singular
    }
  }

  /// In the order of the site's taxonomies; each name is there once.
  package let taxonomies: [Taxonomy]

  /// The names of taxonomies, as a record has them.
  package init(taxonomies: [Taxonomy]) { self.taxonomies = taxonomies }

  /// The names that a site's settings give.
  package init(_ configuration: SiteConfiguration) {
    taxonomies = configuration.taxonomies.map { Taxonomy(name: $0.name, singular: $0.singular) }
  }

  /// All of them, as templates are compiled against.
  var names: [String] { Field.names + taxonomies.map(\.name) }

  /// The IDs of all taxonomies.
  var taxonomyIDs: some Sequence<TaxonomyID> { taxonomies.indices.lazy.map { TaxonomyID($0) } }

  /// The taxonomy whose terms are people that posts are by; `nil` where the site has none.
  var authors: TaxonomyID? {
    taxonomies.firstIndex { $0.name == TaxonomySettings.authors }.map(TaxonomyID.init)
  }

  /// The taxonomy that a name is of; `nil` for every other name.
  func taxonomy(_ name: Name) -> TaxonomyID? {
    let index = name.id - Field.names.count
    return taxonomies.indices.contains(index) ? TaxonomyID(index) : nil
  }

  /// As templates write it.
  package func name(of key: FieldKey) -> String {
    switch key {
    case .field(let field): field.text
    case .terms(let taxonomy): taxonomies[taxonomy.index].name
    }
  }

  /// The names of some fields, sorted.
  package func names(of fields: FieldSet) -> [String] { fields.keys.map(name).sorted() }

  /// What a term is, for messages: `tag "sales"`.
  package func description(of term: Term.Key) -> String {
    let singular = taxonomies.first { $0.name == term.taxonomy }?.singular
    return SiteLanguage.describing(
      "\(singular ?? term.taxonomy) \"\(term.name)\"", inLanguage: term.language)
  }
}
