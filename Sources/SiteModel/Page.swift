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
  package var source: SourcePage { draft.source }
  /// What it is in the site.
  package var kind: Kind { draft.kind }
  /// Where it lies.
  package var route: Route { draft.route }
  /// From front matter, else from the file's name; figures that it cites are put in by `RenderContext`.
  package let title: String
  /// From front matter, else from the file's name; `nil` for a page that is no post.
  package var date: DateTime? { draft.date }
  /// `date` in seconds since 1970, for ordering.
  package var instant: Int { draft.instant }
  /// A BCP 47 tag: the page's own or the site's.
  package var language: String { draft.language }
  /// Index of the section it belongs to in `Site.sections`; `nil` at the top.
  package var section: Int? { place.section }
  /// Indices of its tags in `Site.terms`, in the order written.
  package var terms: [Int] { place.terms }
  /// The next older post, an index in `Site.pages`.
  package var previous: Int? { place.previous }
  /// The next newer post, an index in `Site.pages`.
  package var next: Int? { place.next }
  /// Tells the file and the address from those of other pages, and of the page in other builds.
  package let identity: UInt64

  /// Where a page stands among the others.
  struct Place: Sendable {
    var section: Int?
    var terms: [Int] = []
    var previous: Int?
    var next: Int?
  }

  private let draft: PageDraft
  private let place: Place

  convenience init(_ draft: PageDraft, _ place: Place) {
    self.init(draft, title: draft.title, place)
  }

  private init(_ draft: PageDraft, title: String, _ place: Place) {
    self.draft = draft
    self.title = title
    self.place = place
    var fingerprint = Fingerprint()
    fingerprint.add(draft.source.path)
    fingerprint.add(draft.route.path)
    identity = fingerprint.hash
  }

  /// The same page with another title.
  package func titled(_ title: String) -> Page { Page(draft, title: title, place) }
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
  package var title: String
  /// The page that speaks for it, an index in `Site.pages`.
  package let indexPage: Int?
  /// Indices of all its pages and those of the sections in it, posts first, newest first.
  package internal(set) var pages: [Int] = []
  /// Indices of the posts among them.
  package internal(set) var posts: [Int] = []
}
