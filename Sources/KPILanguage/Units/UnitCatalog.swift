import HTMLText

/// The units of one model: what words mean as units, and how units are written.
struct UnitCatalog: Sendable {
  struct Noun: Sendable {
    let singular: String
    let plural: String
  }

  private(set) var nouns: [Noun] = []
  private var nounIndexes: [String: Int] = [:]
  /// The BCP 47 tag of the page.
  let language: String
  private let isGerman: Bool

  init(language: String) {
    self.language = language
    isGerman = LanguageTag(language).language == "de"
  }

  /// Declares a noun; returns the form that already has a meaning, or `nil` on success.
  mutating func declare(_ forms: [String]) -> String? {
    for form in forms where atom(form) != nil || Keyword(form) != nil { return form }
    for form in forms { nounIndexes[form] = nouns.count }
    nouns.append(Noun(singular: forms[0], plural: forms.last ?? forms[0]))
    return nil
  }

  /// A keyword in the language of the page.
  func word(_ keyword: Keyword) -> String { isGerman ? keyword.german : keyword.rawValue }

  /// The unit that a word means.
  func atom(_ word: String) -> Unit.Atom? {
    if let currency = Currency(written: word) { return .currency(currency) }
    if let time = TimeUnit.words[word] { return .time(time) }
    return nounIndexes[word].map { .noun($0) }
  }

  /// Every word that means a unit, for suggestions.
  var words: [String] {
    Array(nounIndexes.keys) + TimeUnit.words.keys
      + Currency.allCases.flatMap { [$0.symbol, $0.code] }
  }

  /// `Chancen/Monat`: the numerator in the plural, the denominator in the singular; empty for plain
  /// numbers.
  ///
  /// - Parameters:
  ///   - unit: The unit to write.
  ///   - isSingular: Whether it follows a 1: `1 Chance/Monat`.
  /// - Returns: The unit, without spaces.
  func text(_ unit: Unit, isSingular: Bool = false) -> String {
    var numerator: [String] = unit.isPercent ? ["%"] : []
    var denominator = ""
    for factor in unit.factors {
      let name = name(factor.atom, isPlural: factor.exponent > 0 && !isSingular)
      let power = Self.powers[min(abs(factor.exponent), Self.powers.count - 1)]
      if factor.exponent > 0 {
        numerator.append(name + power)
      } else {
        denominator += "/" + name + power
      }
    }
    if numerator.isEmpty, !denominator.isEmpty { numerator = ["1"] }
    return numerator.joined(separator: "·") + denominator
  }

  private static let powers = ["", "", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  /// `in "€"`, or `without a unit`; for messages about a value.
  func described(_ unit: Unit) -> String {
    let text = text(unit)
    return text.isEmpty ? "without a unit" : "in \"\(text)\""
  }

  /// `"€"`, or `a number without a unit`; for messages about the operands of a formula.
  func quoted(_ unit: Unit) -> String {
    let text = text(unit)
    return text.isEmpty ? "a number without a unit" : "\"\(text)\""
  }

  /// The hint to drop the unit; `nil` for powers and products, which cannot be written as a literal.
  func numberAloneHelp(_ unit: Unit) -> String? {
    let exponents = unit.factors.map(\.exponent)
    guard exponents.first == 1, exponents.dropFirst().allSatisfy({ $0 == -1 }) else { return nil }
    return "to calculate with the number alone, divide by \"1 \(text(unit))\" first"
  }

  /// The hint if units differ only in months and days.
  func timeHelp(_ left: Unit, _ right: Unit) -> String? {
    let months = Unit(.time(.month))
    let days = Unit(.time(.day))
    let ratio = left.multiplied(by: right, isDivided: true).dimension
    let bridges = [
      months.multiplied(by: days, isDivided: true), days.multiplied(by: months, isDivided: true),
    ]
    guard bridges.contains(where: { $0.dimension == ratio }) else { return nil }
    let example = "30 \(text(days))/\(name(.time(.month), isPlural: false))"
    return "months have no fixed number of days; convert with a figure such as \"\(example)\""
  }

  /// The hint if one side is an amount and the other an amount per time.
  func rateHelp(_ left: Unit, _ right: Unit) -> String? {
    for (rate, amount) in [(left, right), (right, left)] {
      let ratio = amount.multiplied(by: rate, isDivided: true).factors
      guard ratio.count == 1, ratio[0].exponent == 1, case .time(let time) = ratio[0].atom else {
        continue
      }
      let span = "1 \(name(.time(time), isPlural: false))"
      return "\(quoted(rate)) becomes an amount when multiplied by a time, such as \"* \(span)\""
    }
    return nil
  }

  /// The hint if the sides are amounts in different currencies.
  func currencyHelp(_ left: Unit, _ right: Unit) -> String? {
    guard let first = left.currency, let second = right.currency, first != second else {
      return nil
    }
    return
      "currencies are not converted; multiply by an exchange rate in \"\(first.symbol)/\(second.symbol)\""
  }

  private func name(_ atom: Unit.Atom, isPlural: Bool) -> String {
    switch atom {
    case .currency(let currency): return currency.symbol
    case .time(let time):
      let names = time.names(isGerman: isGerman)
      return isPlural ? names.1 : names.0
    case .noun(let index): return isPlural ? nouns[index].plural : nouns[index].singular
    }
  }
}
