import HTMLText

/// How a language and country write numbers: an excerpt of CLDR, see `NumberSymbols+CLDR.swift`.
struct NumberSymbols: Sendable {
  /// The text before and after the digits.
  struct Affixes: Sendable {
    let before: String
    let after: String

    init(_ before: String, _ after: String) {
      self.before = before
      self.after = after
    }
  }

  let decimal: String
  let group: String
  /// The minus sign, in every language: CLDR has a hyphen in most of them, which is shorter than a plus and
  /// breaks from its number.
  let minusSign = "\u{2212}"
  /// How many digits must precede the first group separator, else none is written (CLDR).
  let minimumGroupingDigits: Int
  let money: Affixes
  let negativeMoney: Affixes
  let percent: Affixes
  let currencySymbols: [Currency: String]

  /// The symbols of the language and country, else of the language, else of English.
  static func symbols(for tag: LanguageTag) -> NumberSymbols {
    byLanguage["\(tag.language)-\(tag.region ?? "")"] ?? byLanguage[tag.language]
      ?? byLanguage["en"] ?? fallback
  }

  private static let fallback = NumberSymbols(
    decimal: ".", group: ",", minimumGroupingDigits: 1,
    money: Affixes("¤", ""), negativeMoney: Affixes("-¤", ""), percent: Affixes("", "%"),
    currencySymbols: [:])
}
