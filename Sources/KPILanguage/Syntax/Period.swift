import Diagnostics
import HTMLText

/// A month or a quarter of a year.
struct Period: Hashable, Sendable {
  /// The months from January of the year 0 to its first one.
  let months: Int
  /// Whether it is a quarter.
  let isQuarter: Bool

  /// In base units.
  var ordinal: Rational { Rational(months) }

  static let monthsOfQuarter = 3

  /// The ordinal of the quarter of a month.
  static func quarter(of month: Rational) -> Rational {
    month.rounded(.floor, toMultipleOf: Rational(monthsOfQuarter))
  }

  var unit: Unit { Unit(.point(isQuarter ? .quarter : .month)) }

  /// As it is written in models: `Dez 2026`, `Q4 2026`.
  func name(isGerman: Bool) -> String {
    let year = months / 12
    guard !isQuarter else { return "Q\(months % 12 / 3 + 1) \(year)" }
    return "\(isGerman ? Self.german[months % 12] : Self.english[months % 12]) \(year)"
  }

  /// As readers see it in a table, `Dez. 2026`, or in a sentence, `Dezember 2026`.
  func label(_ names: CalendarNames, isWide: Bool = false) -> String {
    guard !isQuarter else { return name(isGerman: false) }
    let months = isWide ? names.standaloneMonths.wide : names.standaloneMonths.abbreviated
    let month = self.months % 12
    let name = months.indices.contains(month) ? months[month] : Self.english[month]
    return "\(name)\u{A0}\(self.months / 12)"
  }

  /// The number of the month that a word names in German or English, from 0.
  static func month(_ word: String) -> Int? { byWord[word] }

  private static let german = [
    "Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez",
  ]
  private static let english = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  fileprivate static var monthNames: some Sequence<String> { byWord.keys }

  private static let byWord: [String: Int] = {
    let others = [
      "Januar January Jänner", "Februar February", "März March Mrz", "April", "", "Juni June",
      "Juli July", "August", "September Sept", "Oktober October", "November", "Dezember December",
    ]
    var months: [String: Int] = [:]
    for (index, names) in others.enumerated() {
      for name in [german[index], english[index]] + names.split(separator: " ").map(String.init) {
        months[name] = index
      }
    }
    return months
  }()
}

extension Period {
  /// A period as it is written elsewhere: `12/2026`, `2026-12`, `Dez. 26`, `Dez '26`, `12.2026`, `Q4/2026`, or a day
  /// of it; `nil` for other texts.
  init?(written text: String) {
    let parts = text.split { !$0.isLetter && !$0.isNumber }
    let words = parts.filter { $0.first?.isLetter ?? false }
    let numbers = parts.filter { $0.allSatisfy(\.isNumber) }
    guard words.count + numbers.count == parts.count, words.count <= 1 else { return nil }
    guard
      let year = numbers.first(where: { $0.count == 4 }) ?? (words.isEmpty ? nil : numbers.last),
      let value = Int(year), year.count == 4 || year.count == 2
    else { return nil }
    let whole = year.count == 2 ? "\(2000 + value)" : String(year)
    if let word = words.first {
      // A quarter has no day.
      guard let period = Period(String(word), year: whole),
        numbers.count <= (period.isQuarter ? 1 : 2)
      else { return nil }
      self = period
      return
    }
    // With a day the month is in the middle, or first where the other can be no month.
    let others = numbers.filter { $0 != year }.compactMap { Int($0) }
    guard numbers.count == others.count + 1, (1...2).contains(others.count),
      let month = others.count == 1 ? others[0] : others.last(where: { $0 <= 12 }),
      (1...12).contains(month)
    else { return nil }
    self.init(months: (year.count == 2 ? 2000 + value : value) * 12 + month - 1, isQuarter: false)
  }

  /// A month whose name is misspelt: `Dezmber 2026`.
  init?(misspelt text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2,
      let name = Spelling.suggestion(for: String(parts[0]), among: Self.monthNames)
    else { return nil }
    self.init(name, year: String(parts[1]))
  }

  /// Two periods as they are written elsewhere, of which the first has the year of the last if it has none.
  static func read(_ first: String, _ last: String) -> (first: Period?, last: Period?) {
    guard let end = Period(written: last) else { return (nil, nil) }
    return (Period(written: first) ?? Period(written: "\(first) \(end.months / 12)"), end)
  }

  /// A month or quarter as models have it; `nil` for other words.
  init?(_ word: String, year digits: String) {
    guard digits.utf8.count == 4, let year = Int(digits) else { return nil }
    if let month = Self.month(word) {
      self.init(months: year * 12 + month, isQuarter: false)
      return
    }
    guard word.utf8.count == 2, word.first == "Q", let quarter = Int(word.dropFirst()),
      (1...4).contains(quarter)
    else { return nil }
    self.init(months: year * 12 + (quarter - 1) * 3, isQuarter: true)
  }

  /// The same as one text, `Dez 2026`.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2 else { return nil }
    self.init(String(words[0]), year: String(words[1]))
  }
}

extension LineParser {
  /// The month or quarter that begins here.
  mutating func takePeriod() -> Period? {
    guard case .word(let word) = current?.kind, case .number(let digits) = following?.kind,
      let period = Period(word, year: digits)
    else { return nil }
    index += 2
    return period
  }
}
