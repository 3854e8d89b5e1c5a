/// A unit of time; days and months are different kinds, which only a figure of the model converts.
enum TimeUnit: Int, Sendable, Hashable, CaseIterable {
  case day
  case week
  case month
  case quarter
  case year

  /// The unit of the same kind that values are calculated in.
  var base: TimeUnit {
    switch self {
    case .day, .week: .day
    case .month, .quarter, .year: .month
    }
  }

  /// Its size in base units.
  var count: Int {
    switch self {
    case .day, .month: 1
    case .week: 7
    case .quarter: 3
    case .year: 12
    }
  }

  /// Singular and plural.
  func names(isGerman: Bool) -> (String, String) {
    switch self {
    case .day: isGerman ? ("Tag", "Tage") : ("day", "days")
    case .week: isGerman ? ("Woche", "Wochen") : ("week", "weeks")
    case .month: isGerman ? ("Monat", "Monate") : ("month", "months")
    case .quarter: isGerman ? ("Quartal", "Quartale") : ("quarter", "quarters")
    case .year: isGerman ? ("Jahr", "Jahre") : ("year", "years")
    }
  }

  /// All forms of both languages, the German dative plural included.
  static let words: [String: TimeUnit] = {
    var words: [String: TimeUnit] = [
      "Tagen": .day, "Monaten": .month, "Quartalen": .quarter, "Jahren": .year,
    ]
    for unit in allCases {
      for (singular, plural) in [unit.names(isGerman: true), unit.names(isGerman: false)] {
        words[singular] = unit
        words[plural] = unit
      }
    }
    return words
  }()
}
