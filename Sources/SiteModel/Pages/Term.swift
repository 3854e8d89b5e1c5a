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
    /// As posts name it.
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
  /// As written in the posts.
  package var name: String { key.name }
  /// The last component of its route.
  package let slug: String
  /// Where its list begins.
  package let route: Route
  /// Newest first.
  package let posts: [PageID]
  /// The hash of its key.
  package let identity: UInt64

  init(
    _ key: Key, of taxonomy: TaxonomyID, in language: LanguageID, slug: String, route: Route,
    posts: [PageID]
  ) {
    self.posts = posts
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
}
