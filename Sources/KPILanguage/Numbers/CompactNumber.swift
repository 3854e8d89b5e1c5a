/// Thousands, millions or billions, in which large figures are shown.
struct CompactNumber: Sendable, Hashable {
  /// How a language writes them: an excerpt of CLDR, see `CompactNumber+CLDR.swift`.
  struct Forms: Sendable {
    /// Behind the digits, with its space where the language has one.
    let short: String
    let long: TimeUnit.Names
  }

  /// The power of ten: 3, 6 or 9.
  let power: Int
  /// Whether the word is written out, as in «1,2 Millionen».
  let isLong: Bool
  /// As the author wrote it.
  let word: String

  /// What a word stands for behind the step of a format: short ones are shown short.
  init?(_ word: String) {
    if let power = Self.short[word] {
      (self.power, isLong) = (power, false)
    } else if let power = Self.long[word] {
      (self.power, isLong) = (power, true)
    } else {
      return nil
    }
    self.word = word
  }

  private static let short = [
    "K": 3, "k": 3, "Tsd": 3, "M": 6, "Mio": 6, "B": 9, "Mrd": 9,
  ]

  private static let long = [
    "thousand": 3, "Tausend": 3, "million": 6, "millions": 6, "Million": 6, "Millionen": 6,
    "billion": 9, "billions": 9, "Milliarde": 9, "Milliarden": 9,
  ]

  static var words: [String] { Array(short.keys) + long.keys }

  /// The size of one in units.
  var scale: Rational { .powerOfTen(power) }

  /// How a primary language subtag writes it; as English does where it is not in the table.
  func forms(in language: String) -> Forms? {
    (Self.formsByLanguage[language] ?? Self.formsByLanguage["en"])?[power]
  }
}
