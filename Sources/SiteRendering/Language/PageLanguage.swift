import SiteModel

/// The language of a page, and the part of the site that it belongs to: a page in British English may be
/// one of the English ones.
struct PageLanguage: Hashable, Sendable {
  /// The part of the site.
  let site: LanguageID
  /// A BCP 47 tag.
  let tag: String
}
