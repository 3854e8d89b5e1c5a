import HTMLText

/// The units of one model: what words mean as units, and how units are written.
struct UnitCatalog: Sendable {
  /// Singular and plural of a counted thing; one form where both are the same.
  private var nouns: [Translated<[String]>] = []
  private var nounIndexes: [String: Int] = [:]
  private var languages: Languages
  /// The names of the model's lists, whose items are values.
  var listNames: [String] = []

  /// The languages of a catalog; an object, since catalogs are copied often.
  private final class Languages: Sendable {
    let reader: LanguageTag
    let language: LanguageTag
    let times: [TimeUnit.Names]

    init(reader: LanguageTag, language: LanguageTag) {
      self.reader = reader
      self.language = language
      times = TimeUnit.names(in: language.language)
    }
  }

  /// The units of a page's model, before any is declared.
  init(language: String) {
    let reader = LanguageTag(language)
    languages = Languages(reader: reader, language: reader)
  }

  /// The language of the page.
  var reader: LanguageTag { languages.reader }

  /// The language that units are written in: the page's, or that of a file for its messages.
  var language: LanguageTag { languages.language }

  /// The same units, written and read in the language of a file.
  func speaking(_ tag: String) -> UnitCatalog {
    guard tag != language.text else { return self }
    var catalog = self
    catalog.languages = Languages(reader: reader, language: LanguageTag(tag))
    return catalog
  }

  /// Declares a noun; returns the form that already has a meaning, or `nil` on success.
  ///
  /// All forms of all languages mean it. They come before the names of times of languages other than German
  /// and English, so that `dag` may be counted on a Swedish page.
  mutating func declare(_ noun: Translated<[String]>) -> String? {
    for form in noun.own + noun.others.flatMap(\.value)
    where Self.isTaken(form) || Keyword(form) != nil || nounIndexes[form] != nil {
      return form
    }
    for form in noun.own + noun.others.flatMap(\.value) { nounIndexes[form] = nouns.count }
    nouns.append(noun)
    return nil
  }

  /// Whether a word always is a unit; hours, minutes and less common currencies can be
  /// counted as well.
  private static func isTaken(_ word: String) -> Bool {
    if let time = TimeUnit.words[word] { return time.base != .minute }
    return Currency(written: word).map(Currency.common.contains) ?? false
  }

  /// The unit that a word means.
  func atom(_ word: String) -> Unit.Atom? {
    if let noun = nounIndexes[word] { return .noun(noun) }
    if let currency = Currency(written: word) { return .currency(currency) }
    if let time = TimeUnit.words[word] { return .time(time) }
    return TimeUnit(word, in: language.language).map { .time($0) }
  }

  /// The words that mean a unit, for suggestions; without hours and minutes, since `Kunden` is more often not
  /// declared than a misspelt `Stunden`.
  var words: [String] {
    let times = Array(TimeUnit.words.keys) + TimeUnit.words(in: language.language)
    return Array(nounIndexes.keys)
      + times.filter { word in
        if case .time(let time) = atom(word) { time.base != .minute } else { true }
      }
      + Currency.common.flatMap { [$0.symbol, $0.code] }
  }

  /// Whether a word of a literal can be shown as it is: it is no unit of another language.
  func isOfLanguage(_ word: String) -> Bool {
    switch atom(word) {
    case .time: TimeUnit(word, in: language.language) != nil
    case .noun(let index): nouns[index].value(for: language).contains(word)
    case .currency, .point, .item, .text, nil: true
    }
  }

  /// `Chancen/Monat`: the numerator in the plural, the denominator in the singular; empty for plain
  /// numbers.
  ///
  /// - Parameters:
  ///   - unit: The unit to write.
  ///   - amount: The number that it follows, if any: `1 Chance/Monat`, `5 miesięcy`.
  /// - Returns: The unit, without spaces.
  func text(_ unit: Unit, after amount: Rational? = nil) -> String {
    let form = amount.map { PluralForm($0, language: language.language) }
    var numerator: [String] = unit.isPoints ? [Self.points] : unit.isPercent ? ["%"] : []
    var denominator = ""
    for factor in unit.factors {
      let name = factor.exponent > 0 ? name(factor.atom, form) : name(factor.atom, .one)
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

  /// The unit as it can be written behind `->`: powers as products, such as `€·€`.
  func written(_ unit: Unit) -> String {
    func names(_ isAbove: Bool) -> [String] {
      unit.factors.filter { ($0.exponent > 0) == isAbove }.flatMap { factor in
        Array(repeating: name(factor.atom, isAbove ? nil : .one), count: abs(factor.exponent))
      }
    }
    return names(true).joined(separator: "·") + names(false).map { "/" + $0 }.joined()
  }

  /// Percentage points, as models are written in every language.
  static let points = "PP"

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

  /// The hint if units differ only in times of different kinds, such as months and days.
  func timeHelp(_ left: Unit, _ right: Unit) -> String? {
    let ratio = left.multiplied(by: right, isDivided: true).dimension
    for (names, parts, long, short, unit, count) in Self.bridges {
      let (above, below) = (Unit(.time(short)), Unit(.time(long)))
      guard
        above.multiplied(by: below, isDivided: true).dimension == ratio
          || below.multiplied(by: above, isDivided: true).dimension == ratio
      else { continue }
      let part = Unit(.time(unit))
      let example = "\(count) \(text(part, after: Rational(count)))/\(name(.time(long), .one))"
      return
        "\(names) have no fixed number of \(parts); convert with a figure such as \"\(example)\""
    }
    return nil
  }

  /// The kinds of times, with a unit and its number that convert one into the other.
  private static let bridges:
    [(
      names: String, parts: String, long: TimeUnit, short: TimeUnit, unit: TimeUnit, count: Int
    )] = [
      ("months", "days", .month, .day, .day, 30), ("days", "hours", .day, .minute, .hour, 8),
      ("months", "hours", .month, .minute, .hour, 160),
    ]

  /// The hint if one side is an amount and the other an amount per time.
  func rateHelp(_ left: Unit, _ right: Unit) -> String? {
    for (rate, amount) in [(left, right), (right, left)] {
      let ratio = amount.multiplied(by: rate, isDivided: true).factors
      guard ratio.count == 1, ratio[0].exponent == 1, case .time(let time) = ratio[0].atom else {
        continue
      }
      let span = "1 \(name(.time(time), .one))"
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

  /// A name in a form, or in the plural that stands alone.
  private func name(_ atom: Unit.Atom, _ form: PluralForm?) -> String {
    switch atom {
    case .currency(let currency): return currency.symbol
    case .time(let time):
      let names = languages.times[time.rawValue]
      return form.map { names[$0] } ?? names.plural
    case .point(let time): return languages.times[time.rawValue][.one]
    case .item(let list): return listNames.indices.contains(list) ? listNames[list] : "item"
    case .text: return "text"
    case .noun(let index):
      let forms = nouns[index].value(for: language)
      return (form == .one ? forms.first : forms.last) ?? ""
    }
  }
}
