/// A list of posts that is divided into pages: the home page's, a section's or a tag's.
package struct Listing: Sendable {
  /// What is listed.
  package enum Kind: Sendable, Hashable {
    /// All posts.
    case home
    /// A section's posts.
    case section(SectionID)
    /// A tag's posts.
    case tag(TermID)
  }

  /// What is listed.
  package let kind: Kind
  /// Where its first page is.
  package let route: Route
  /// Newest first.
  package let posts: [PageID]
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
