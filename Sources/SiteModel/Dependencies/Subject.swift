/// Something of a site that outputs read, by a name that stays the same from build to build.
package enum SubjectKey: Sendable, Hashable {
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

extension SubjectKey {
  /// Whether outputs read members of it; otherwise it is read as a whole.
  package var hasMembers: Bool {
    switch self {
    case .page, .term, .section, .site, .output, .paginator: true
    case .word, .data, .asset, .address, .timeZone, .markdown: false
    }
  }
}

/// The numbers by which subjects go within one build.
///
/// Pages, terms and sections have their indices in `Site`, shifted; the named ones, which only show
/// while templates run, follow after all others.
package struct Subjects: Sendable {
  /// What a number stands for; the numbers within are indices in `Site`.
  package enum Kind: Sendable {
    case page(Int), term(Int), section(Int), site, output(Int), paginator(Int)
    /// By the order in which the names were met.
    case named(Int)
  }

  let pageCount: Int
  private let termCount: Int
  private let sectionCount: Int
  private let outputCount: Int

  init(_ site: Site) {
    pageCount = site.pages.count
    termCount = site.terms.count
    sectionCount = site.sections.count
    outputCount = site.outputs.count
  }

  func page(_ index: Int) -> Int { index }
  func term(_ index: Int) -> Int { pageCount + index }
  func section(_ index: Int) -> Int { pageCount + termCount + index }
  var site: Int { pageCount + termCount + sectionCount }
  func output(_ index: Int) -> Int { site + 1 + index }
  func paginator(_ index: Int) -> Int { site + 1 + outputCount + index }
  var firstNamed: Int { site + 1 + 2 * outputCount }

  /// How many subjects several outputs may read, but for the named ones.
  var sharedCount: Int { site + 1 }

  func kind(of number: Int) -> Kind {
    if number < pageCount { return .page(number) }
    if number < pageCount + termCount { return .term(number - pageCount) }
    if number < site { return .section(number - pageCount - termCount) }
    if number == site { return .site }
    if number < paginator(0) { return .output(number - output(0)) }
    if number < firstNamed { return .paginator(number - paginator(0)) }
    return .named(number - firstNamed)
  }
}
