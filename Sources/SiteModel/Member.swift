import TemplateEngine

/// The names that templates use for what a site has, as integers.
///
/// Their order is the engine's vocabulary, so that asking an object for a member is a switch and no
/// look-up.
enum Member: String, CaseIterable {
  case author, base_url, comments, content, count, date, description, draft, extra, feed, has_more
  case kind, language, menu, name, next, outline, pages, path, permalink, posts, previous
  case reading_time, section, sections, slug, structured_data, summary, tags, title, updated, url
  case weight, word_count, year

  private static let all = Array(allCases)

  /// The engine's list of names.
  static let vocabulary = all.map(\.rawValue)

  /// `nil` for a name that only a template knows.
  init?(_ name: Name) {
    guard Self.all.indices.contains(name.id) else { return nil }
    self = Self.all[name.id]
  }
}
