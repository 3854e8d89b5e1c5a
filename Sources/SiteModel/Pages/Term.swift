import Platform

/// A term of a taxonomy, such as one tag, and its posts.
///
/// A reference, so that looking at one term of many copies nothing.
package final class Term: Sendable {
  /// What names a term in every build.
  package struct Key: Sendable, Hashable {
    /// The key of the language.
    package let language: String
    /// The taxonomy's name.
    package let taxonomy: String
    /// The name of its file, where it has one, or as posts name it.
    package let name: String

    /// The key of a term.
    package init(language: String, taxonomy: String, name: String) {
      self.language = language
      self.taxonomy = taxonomy
      self.name = name
    }
  }

  /// The language of its posts.
  package let language: LanguageID
  /// What it is a term of.
  package let taxonomy: TaxonomyID
  /// Names it in every build.
  package let key: Key
  /// As shown: the title of its file, or as posts name it.
  package let name: String
  /// The last component of its route.
  package let slug: String
  /// Where its list begins.
  package let route: Route
  /// In the order of the taxonomy.
  package let posts: [PageID]
  /// The page of its file, whose text its list shows.
  package let page: PageID?
  /// The hash of its key.
  package let identity: UInt64

  init(
    _ key: Key, called name: String, of taxonomy: TaxonomyID, in language: LanguageID, slug: String,
    route: Route, posts: [PageID], page: PageID?
  ) {
    self.name = name
    self.posts = posts
    self.page = page
    self.key = key
    self.language = language
    self.taxonomy = taxonomy
    self.slug = slug
    self.route = route
    var fingerprint = Hasher64()
    fingerprint.add(key.language)
    fingerprint.add(key.taxonomy)
    fingerprint.add(key.name)
    identity = fingerprint.hash
  }

  /// The same term under another name.
  func called(_ name: String) -> Term {
    Term(
      key, called: name, of: taxonomy, in: language, slug: slug, route: route, posts: posts,
      page: page)
  }
}
