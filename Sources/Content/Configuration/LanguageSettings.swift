package import DataFormats

/// What `site.yaml` says of the site in one of its languages.
package struct LanguageSettings: Sendable {
  /// A person or organisation.
  package struct Author: Sendable, Hashable {
    /// As shown.
    package var name: String
    /// Without "mailto:".
    package var email: String?
    /// A web page.
    package var url: String?

    /// An author.
    package init(name: String, email: String? = nil, url: String? = nil) {
      self.name = name
      self.email = email
      self.url = url
    }
  }

  /// How lists are split into pages.
  package struct Pagination: Sendable, Hashable {
    /// Posts on one page of a list, at least 1.
    package var size = 10
    /// The path component before the number: `/tipps/page/2/`.
    package var path = "page"

    /// Ten posts, "page".
    package init() {}
  }

  /// The paths of pages, as patterns.
  package struct Permalinks: Sendable, Hashable {
    /// Of dated pages.
    package var post: PermalinkPattern = .sectionAndSlug
    /// Of other pages.
    package var page: PermalinkPattern = .sectionAndSlug
    /// Of the archive.
    package var archive: PermalinkPattern = .archive
    /// Of the page on which readers find the feeds.
    package var subscribe: PermalinkPattern = .subscribe
    /// Of the lists of terms, by the names of their taxonomies, as far as they are written.
    package var terms: [String: PermalinkPattern] = [:]
    /// Of the lists of all terms, likewise.
    package var overviews: [String: PermalinkPattern] = [:]

    /// The defaults: `/:section/:slug/`, `/tags/:slug/`, `/tags/`, `/archive/` and `/subscribe/`.
    package init() {}

    /// Of the lists of a taxonomy's terms; ":slug" is the term's.
    package func term(of taxonomy: TaxonomySettings) -> PermalinkPattern {
      taxonomy.permalink ?? terms[taxonomy.name] ?? .term(of: taxonomy.name)
    }

    /// Of the list of all terms of a taxonomy.
    ///
    /// Where one name is that of the taxonomy and of its terms, permalinks cannot name it, and it is above the terms.
    package func overview(of taxonomy: TaxonomySettings) -> PermalinkPattern {
      taxonomy.overview ?? overviews[taxonomy.name]
        ?? (taxonomy.hasOneName ? terms[taxonomy.name]?.folder : nil)
        ?? .overview(of: taxonomy.name)
    }
  }

  /// A menu entry.
  package struct MenuEntry: Sendable, Hashable {
    /// What an entry links to.
    package enum Target: Sendable, Hashable {
      /// A URL, root-relative without the site's base path, or absolute.
      case url(Located<String>)
      /// A page by its path below `content/`.
      case page(Located<String>)
    }

    /// As shown.
    package var title: String
    /// What it links to.
    package var target: Target

    /// An entry.
    package init(title: String, target: Target) {
      self.title = title
      self.target = target
    }
  }

  /// Feeds of the newest posts.
  package struct Feeds: Sendable, Hashable {
    /// A format that feed readers understand.
    package enum Format: String, Sendable, CaseIterable {
      /// RFC 4287.
      case atom
      /// JSON Feed 1.1 (jsonfeed.org).
      case json
    }

    /// Posts in one feed, at least 1.
    package var limit = 20
    /// The formats in which every feed is written, at least one.
    package var formats: Set<Format> = [.atom]

    /// Twenty posts, in Atom.
    package init() {}
  }

  /// The folder of its addresses, such as `en`; empty for the site's own language, which is at the top.
  package private(set) var key: String
  /// A BCP 47 tag.
  package var tag = "en"
  /// What speakers of the language call it; where it is `nil`, CLDR's name.
  package var name: String?
  /// The name of the site.
  package var title: Located<String>
  /// What the site is about.
  package var description: String?
  /// The author of pages that name none.
  package var author: Author?
  /// How lists are split into pages.
  package var pagination = Pagination()
  /// The paths of what is published, below the language's folder.
  package var permalinks = Permalinks()
  /// The menu, in order.
  package var menu: [MenuEntry] = []
  /// Whether the menu is that of the site's own language, whose entries lead to their translations here.
  package var inheritsMenu = false
  /// Settings of feeds; `nil` where there are none.
  package var feeds: Feeds? = Feeds()
  /// The theme's own keys, always a map.
  package var extra = DataValue.empty

  /// The language of a key, with everything that it inherits from the site's own.
  init(key: String, tag: String, inheriting main: LanguageSettings) {
    self = main
    self.key = key
    self.tag = tag
    name = nil
    inheritsMenu = true
  }

  /// A language; everything but the title has its default.
  package init(key: String = "", title: Located<String>) {
    self.key = key
    self.title = title
  }
}
