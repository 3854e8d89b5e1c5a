package import Content

/// A taxonomy of the site, such as its tags, in one language.
package struct Taxonomy: Sendable {
  /// What site.yaml says of it.
  package let settings: TaxonomySettings
  /// Where the overview of its terms is.
  package let overview: Route
  /// In the order in which the language sorts their names.
  package internal(set) var terms: [TermID] = []

  /// As front matter and templates call it: `tags`.
  package var name: String { settings.name }
  /// What one of its terms is called: `tag`.
  package var singular: String { settings.singular }

  init(_ settings: TaxonomySettings, overview: Route) {
    self.settings = settings
    self.overview = overview
  }
}
