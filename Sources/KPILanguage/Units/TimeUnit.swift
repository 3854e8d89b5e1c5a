/// A unit of time; hours, days and months are different kinds, which only a figure of the model converts: nobody
/// knows how many hours are worked in a day.
enum TimeUnit: Int, Sendable, Hashable, CaseIterable {
  case minute
  case hour
  case day
  case week
  case month
  case quarter
  case year

  /// The forms of its name, by CLDR's plural categories.
  struct Names: Sendable {
    let one: String
    /// As `other` in languages without the category.
    let few: String
    /// As `other` in languages without the category.
    let many: String
    let other: String

    init(one: String, few: String? = nil, many: String? = nil, other: String) {
      self.one = one
      self.few = few ?? other
      self.many = many ?? other
      self.other = other
    }

    /// Without a number: the form that a dictionary has.
    var plural: String { few }

    subscript(form: PluralForm) -> String {
      switch form {
      case .one: one
      case .few: few
      case .many: many
      case .other: other
      }
    }

    fileprivate func has(_ word: String) -> Bool {
      word == one || word == other || word == few || word == many
    }
  }

  /// The unit of the same kind that values are calculated in.
  var base: TimeUnit {
    switch self {
    case .minute, .hour: .minute
    case .day, .week: .day
    case .month, .quarter, .year: .month
    }
  }

  /// Its size in base units.
  var count: Int {
    switch self {
    case .minute, .day, .month: 1
    case .hour: 60
    case .week: 7
    case .quarter: 3
    case .year: 12
    }
  }

  /// The names of all units in a language, in the order of the cases; English ones in languages that are
  /// not in the table.
  static func names(in language: String) -> [Names] {
    namesByLanguage[language] ?? namesByLanguage["en"] ?? []
  }

  /// Forms that are read besides those that are written.
  private static let alternatives: [String: [String: TimeUnit]] = [
    "de": ["Tagen": .day, "Monaten": .month, "Quartalen": .quarter, "Jahren": .year],
    "fr": ["année": .year, "années": .year],
    "nl": ["jaren": .year, "uren": .hour],
    "sv": ["dag": .day, "dagar": .day],
  ]

  /// All German and English forms, which are understood in every model.
  static let words: [String: TimeUnit] = {
    var words: [String: TimeUnit] = [:]
    for language in ["de", "en"] {
      for (unit, names) in zip(allCases, names(in: language)) {
        words[names.one] = unit
        words[names.other] = unit
      }
      words.merge(alternatives[language] ?? [:]) { first, _ in first }
    }
    return words
  }()

  /// The unit that a word means in a language; the other forms of the language are read as well.
  init?(_ word: String, in language: String) {
    let names = Self.names(in: language)
    let written = zip(Self.allCases, names).first { $0.1.has(word) }?.0
    guard let unit = written ?? Self.alternatives[language]?[word] else { return nil }
    self = unit
  }

  /// Every word for a unit of time in a language.
  static func words(in language: String) -> [String] {
    names(in: language).flatMap { [$0.one, $0.few, $0.many, $0.other] }
      + (alternatives[language] ?? [:]).keys
  }
}
