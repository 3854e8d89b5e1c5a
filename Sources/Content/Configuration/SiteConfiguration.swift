package import DataFormats
package import Diagnostics

/// The settings in `site.yaml` or `site.toml`, validated, with defaults for missing ones.
package struct SiteConfiguration: Sendable {
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
    /// Of a tag's list; ":slug" is the tag's.
    package var tag: PermalinkPattern = .tag
    /// Of the list of all tags.
    package var tags: PermalinkPattern = .tags
    /// Of the archive.
    package var archive: PermalinkPattern = .archive

    /// The defaults: `/:section/:slug/`, `/tags/:slug/`, `/tags/` and `/archive/`.
    package init() {}
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

  /// How Markdown is rendered.
  package struct Markdown: Sendable, Hashable {
    /// Whether raw HTML is kept.
    package var rawHTML = true
    /// Whether quotes and dashes are replaced by typographic ones.
    package var typography = true
    /// Whether emphasis may begin and end beside Chinese, Japanese and Korean punctuation.
    package var cjkEmphasis = true
    /// The largest text in bytes, at least 1.
    package var sizeLimit = 1 << 20

    /// Everything on, one mebibyte.
    package init() {}
  }

  /// The file itself, for messages about its values.
  package let file: SourceFile
  /// The name of the site.
  package var title: Located<String>
  /// Where the site is published.
  package var baseURL: BaseURL
  /// A BCP 47 tag.
  package var language = "en"
  /// For dates without an offset.
  package var timeZone = SiteTimeZone.utc
  /// What the site is about.
  package var description: String?
  /// The author of pages that name none.
  package var author: Author?
  /// How lists are split into pages.
  package var pagination = Pagination()
  /// The paths of what is published.
  package var permalinks = Permalinks()
  /// The menu, in order.
  package var menu: [MenuEntry] = []
  /// Settings of feeds; `nil` where there are none.
  package var feeds: Feeds? = Feeds()
  /// How Markdown is rendered.
  package var markdown = Markdown()
  /// What a link of a text to something that the site lacks is.
  package var brokenLinks = Diagnostic.Severity.error
  /// Settings of models, always a map.
  package var kpi = DataValue.empty
  /// Which theme lies below the site's templates, with its settings.
  package var theme = ThemeChoice()
  /// The theme's own keys, always a map.
  package var extra = DataValue.empty

  /// A substitute while a site with an invalid configuration is read for its other errors.
  static let placeholder = SiteConfiguration(
    file: SourceFile(path: "site.yaml", bytes: []), title: Located("", at: 0..<0),
    baseURL: .placeholder)

  /// The required settings; everything else has its default.
  package init(file: SourceFile, title: Located<String>, baseURL: BaseURL) {
    self.file = file
    self.title = title
    self.baseURL = baseURL
  }
}
