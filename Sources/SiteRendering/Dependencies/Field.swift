import TemplateEngine

/// The names by which templates ask for what every site has; the taxonomies of a site add theirs
/// (`SiteVocabulary`).
///
/// Their order is the beginning of the engine's vocabulary, so that asking for one is a switch and no
/// lookup. A new one is a case here, its name below, and its value in the object that has it (`PageFields`
/// and others).
package enum Field: UInt8, CaseIterable, Sendable {
  case alternates, author, baseURL, comments, content, count, date, description, draft, extra, feed
  case figure, first, hasMore, home, image, items, jsonFeed, kind, language, languages, last, links
  case locale, menu, name, next, noindex, number, outline, pages, path, permalink, position, posts
  case previous, readingTime, related, section, sections, slug, standfirst, structuredData
  case subscribe, summary, taxonomies, taxonomy, title, topPages, total, translations, updated, url
  case weight, wordCount, year

  /// In the order of the cases.
  static let names = [
    "alternates", "author", "base_url", "comments", "content", "count", "date", "description",
    "draft", "extra", "feed", "figure", "first", "has_more", "home", "image", "items",
    "json_feed", "kind", "language", "languages", "last", "links", "locale", "menu", "name",
    "next", "noindex", "number", "outline", "pages", "path", "permalink", "position", "posts",
    "previous", "reading_time", "related", "section", "sections", "slug", "standfirst",
    "structured_data", "subscribe", "summary", "taxonomies", "taxonomy", "title", "top_pages",
    "total", "translations", "updated", "url", "weight", "word_count", "year",
  ]

  /// `nil` for a name of a taxonomy, and for one that only a template knows.
  init?(_ name: Name) {
    guard let value = UInt8(exactly: name.id) else { return nil }
    self.init(rawValue: value)
  }

  /// Whether it follows from a page's rendered Markdown.
  package var isFromText: Bool {
    switch self {
    case .comments, .content, .description, .figure, .hasMore, .image, .links, .outline,
      .readingTime, .standfirst, .summary, .wordCount:
      true
    default: false
    }
  }

  /// Whether a term that a page has tells it of its place among the term's posts (`PlaceFact`).
  var isPlace: Bool {
    switch self {
    case .first, .next, .position, .previous: true
    default: false
    }
  }

  /// As templates write it.
  package var text: String { Self.names[Int(rawValue)] }
}
