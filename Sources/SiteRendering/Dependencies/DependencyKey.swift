import SiteModel

/// Something of a site that outputs read, by a name that stays the same from build to build.
package enum DependencyKey: Sendable, Hashable {
  /// A page with a file of its own, by its path below `content/`.
  case page(String)
  /// A tag by its name.
  case term(String)
  /// A folder below `content/`.
  case section(String)
  /// The site as a whole.
  case site
  /// The page that an output shows without a file of its own, and what else makes up the output alone;
  /// by the output's file.
  case output(String)
  /// The part of a list that an output shows, by the output's file.
  case paginator(String)
  /// A word of the interface.
  case word(language: String, key: String)
  /// A data file's content.
  case data(String)
  /// The published name of a file of the theme.
  case asset(String)
  /// Where an address or a path leads.
  case address(String)
  /// The zone of dates that say none.
  case timeZone
  /// How Markdown is read.
  case markdown
}

extension DependencyKey {
  /// Whether outputs read members of it; otherwise it is read as a whole.
  package var hasMembers: Bool {
    switch self {
    case .page, .term, .section, .site, .output, .paginator: true
    case .word, .data, .asset, .address, .timeZone, .markdown: false
    }
  }
}
