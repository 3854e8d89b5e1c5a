package import SiteModel

/// Something that outputs depend on, by a name that is the same in every build.
package enum DependencyKey: Sendable, Hashable {
  /// A page with a file of its own, by its path below `content/`.
  case page(String)
  /// A term of a taxonomy.
  case term(Term.Key)
  /// A folder below `content/`, with its pages in a language.
  case section(Section.Key)
  /// The site in a language, by the language's key.
  case site(language: String)
  /// The page that an output shows without a file of its own, and what else belongs to the output alone;
  /// by the output's file.
  case output(String)
  /// The part of a list that an output shows, by the output's file.
  case paginator(String)
  /// A message of the interface.
  case message(language: String, key: String)
  /// A data file's content.
  case data(String)
  /// The published name of a file of the theme.
  case asset(String)
  /// Where an address or a path leads for readers of a language, by the language's key.
  case address(String, language: String)
  /// A setting of the theme.
  case setting(String)
  /// The place of a page, by its path below `content/`, among the posts of a term that it has.
  case place(page: String, Term.Key)
  /// The pages that are related to a page, by its path below `content/`.
  case related(String)
  /// The zone of dates that say none.
  case timeZone
  /// How Markdown is read.
  case markdown

  /// Whether outputs read fields of it; otherwise it is read as a whole.
  package var hasFields: Bool { fact == nil }

  /// Whether outputs of one template are unlikely to share it, although it has no fields.
  var isOfOnePage: Bool {
    switch self {
    case .place, .related: true
    default: false
    }
  }
}
