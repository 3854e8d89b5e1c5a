package import Content
package import DataFormats
import Platform

/// A published Markdown file with its position in the site.
///
/// A reference, so that looking at one page of many copies nothing.
package final class Page: Sendable {
  /// What a page is in the site.
  package enum Kind: Int, Sendable, Hashable {
    /// `content/index.md`: the index page of the home list.
    case home
    /// A folder's `index.md`: the index page of the section's list.
    case section
    /// A page with a date; appears in lists and feeds.
    case post
    /// A page without a date.
    case page
    /// `content/404.md`.
    case notFound
    /// A file of `content/_terms/`: the index page of a term's list.
    case term
  }

  /// The source file.
  package var source: SourcePage { draft.source }
  /// What it is in the site.
  package var kind: Kind { draft.kind }
  /// Where it is published.
  package var route: Route { draft.route }
  /// From front matter, else from the file's name; figures that it cites are inserted when it is rendered.
  package let title: String
  /// From front matter, else from the file's name; `nil` for a page that is not a post.
  package var date: DateTime? { draft.date }
  /// `date` in seconds since 1970, for ordering.
  package var instant: Int { draft.instant }
  /// The part of the site that it belongs to.
  package var siteLanguage: LanguageID { draft.siteLanguage }
  /// A BCP 47 tag: the page's own or that of its part of the site.
  package var language: String { draft.language }
  /// The section it belongs to; `nil` at the top.
  package var section: SectionID? { position.section }
  /// Its terms in all taxonomies, those of each in the order written.
  package var terms: [TermID] { position.terms }
  /// The term whose page it is.
  package var term: TermID? { position.term }
  /// The next older post in its language.
  package var previous: PageID? { position.previous }
  /// The next newer post in its language.
  package var next: PageID? { position.next }
  /// Whether lists may show it; what has expired is at its address only, where it is published at all.
  package var isListed: Bool { position.isListed }
  /// Identifies the page by its file and its route, in every build.
  package let identity: UInt64

  /// Where a page is among the others.
  struct Position: Sendable {
    var section: SectionID?
    var terms: [TermID] = []
    var term: TermID?
    var previous: PageID?
    var next: PageID?
    var isListed = true
  }

  private let draft: PageDraft
  private let position: Position

  convenience init(_ draft: PageDraft, _ position: Position) {
    self.init(draft, title: draft.title, position)
  }

  private init(_ draft: PageDraft, title: String, _ position: Position) {
    self.draft = draft
    self.title = title
    self.position = position
    var fingerprint = Hasher64()
    fingerprint.add(draft.source.path)
    fingerprint.add(draft.route.path)
    identity = fingerprint.hash
  }

  /// The same page with another title.
  package func titled(_ title: String) -> Page { Page(draft, title: title, position) }

  /// The same page with another text.
  func with(_ source: SourcePage) -> Page {
    Page(PageDraft(draft, source), title: title, position)
  }
}

/// A folder of `content/` with pages in one language.
package struct Section: Sendable {
  /// What names a section in every build.
  package struct Key: Sendable, Hashable {
    /// The key of the language.
    package let language: String
    /// The folder below `content/`.
    package let folder: String

    /// The key of a section.
    package init(language: String, folder: String) {
      self.language = language
      self.folder = folder
    }
  }

  /// The language of its pages.
  package let language: LanguageID
  /// The folder below `content/`, without slashes at its ends.
  package let folder: String
  /// Where its list is.
  package let route: Route
  /// From its `index.md`, else from the folder's name.
  package var title: String
  /// Its `index.md`.
  package let indexPage: PageID?
  /// All its pages and those of the sections in it, posts first, newest first.
  package internal(set) var pages: [PageID] = []
  /// The posts among them.
  package internal(set) var posts: [PageID] = []
}
