/// A list of posts that is divided into pages: the home page's, a section's or a term's.
package struct Listing: Sendable {
  /// What is listed.
  package enum Kind: Sendable, Hashable {
    /// All posts of a language.
    case home
    /// A section's posts.
    case section(SectionID)
    /// A term's posts.
    case term(TermID)
  }

  /// What is listed.
  package let kind: Kind
  /// The language of its posts.
  package let language: LanguageID
  /// Where its first page is.
  package let route: Route
  /// Newest first, but those of a term in the order of its taxonomy.
  package let posts: [PageID]
  /// Whether the oldest comes first.
  package let isOldestFirst: Bool
  /// Its index page, whose text it shows.
  package let indexPage: PageID?
  /// Posts on a page.
  package let pageSize: Int
  /// The path component before a page's number.
  package let pagePath: String

  /// The number of pages, at least 1: an empty list has an empty page.
  package var pageCount: Int { max(1, (posts.count - 1) / pageSize + 1) }

  /// The posts on a page, which is counted from 1.
  package func posts(onPage number: Int) -> ArraySlice<PageID> {
    posts.dropFirst((number - 1) * pageSize).prefix(pageSize)
  }

  /// Where a page is, which is counted from 1.
  package func route(ofPage number: Int) -> Route {
    number == 1 ? route : route.folder.appending("\(pagePath)/\(number)/")
  }
}
