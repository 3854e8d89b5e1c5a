package import ContentModel

/// A published Markdown file with its place in the site.
///
/// Shared by all who hold it: whoever looks at one page of many must not copy its parts.
package final class Page: Sendable {
  /// What a page is in the site.
  package enum Kind: Int, Sendable, Hashable {
    /// `content/index.md`: speaks for the home list.
    case home
    /// A folder's `index.md`: speaks for the section's list.
    case section
    /// A page with a date; appears in lists and feeds.
    case post
    /// A page without a date.
    case page
    /// `content/404.md`.
    case notFound
  }

  /// The file it is made from.
  package let source: SourcePage
  /// What it is in the site.
  package let kind: Kind
  /// Where it lies.
  package let route: Route
  /// From front matter, else from the file's name; figures that it cites are put in by `RenderedSite`.
  package let title: String
  /// From front matter, else from the file's name; `nil` for a page that is no post.
  package let date: DateTime?
  /// `date` in seconds since 1970, for ordering.
  package let instant: Int
  /// A BCP 47 tag: the page's own or the site's.
  package let language: String
  /// Index of the section it belongs to in `Site.sections`; `nil` at the top.
  package let section: Int?
  /// Indices of its tags in `Site.terms`, in the order written.
  package let terms: [Int]
  /// The next older post, an index in `Site.pages`.
  package let previous: Int?
  /// The next newer post, an index in `Site.pages`.
  package let next: Int?
  /// Tells the file and the address from those of other pages, and of the page in other builds.
  let identity: UInt64

  init(
    source: SourcePage, kind: Kind, route: Route, title: String, date: DateTime?, instant: Int,
    language: String, section: Int?, terms: [Int], previous: Int?, next: Int?
  ) {
    self.source = source
    self.kind = kind
    self.route = route
    self.title = title
    self.date = date
    self.instant = instant
    self.language = language
    self.section = section
    self.terms = terms
    self.previous = previous
    self.next = next
    var fingerprint = Fingerprint()
    fingerprint.add(source.path)
    fingerprint.add(route.path)
    identity = fingerprint.hash
  }

  /// The same page with another title.
  func titled(_ title: String) -> Page {
    Page(
      source: source, kind: kind, route: route, title: title, date: date, instant: instant,
      language: language, section: section, terms: terms, previous: previous, next: next)
  }
}

/// A tag and its posts.
package struct Term: Sendable {
  /// As written in the posts.
  package let name: String
  /// The last part of its address.
  package let slug: String
  /// Where its list begins.
  package let route: Route
  /// Indices in `Site.pages`, newest first.
  package internal(set) var posts: [Int] = []
}

/// A folder of `content/` with pages.
package struct Section: Sendable {
  /// The folder below `content/`, without slashes at its ends.
  package let folder: String
  /// Where its list lies.
  package let route: Route
  /// From its `index.md`, else from the folder's name.
  package internal(set) var title: String
  /// The page that speaks for it, an index in `Site.pages`.
  package let indexPage: Int?
  /// Indices of all its pages and those of the sections in it, posts first, newest first.
  package internal(set) var pages: [Int] = []
  /// Indices of the posts among them.
  package internal(set) var posts: [Int] = []
}
