/// An amount as it stands in prose: a number, and what it counts where that can be told.
struct TypedAmount: Equatable {
  /// What stands beside the number.
  enum Measure: Hashable {
    /// Nothing, or a word that is no unit of the model.
    case number
    case percent
    case currency(Currency)
    /// A word that is one: a counted thing or a time.
    case unit(Unit.Atom)
  }

  /// The amount with its unit, in bytes of the text.
  let range: Range<Int>
  /// As it is written: 5 of `5 %`.
  let number: Rational
  /// How many decimals are written.
  let decimals: Int
  let measure: Measure

  /// Whether it occurs too often without meaning a figure: 0, 1 and 2; below 10 where no unit follows.
  var isCommon: Bool {
    let size = number.magnitude
    guard number.isWhole else { return false }
    return size <= Rational(2) || measure == .number && size < Rational(10)
      || measure == .percent && size == Rational(100)
  }
}

/// Finds the amounts in a text that is written in the language of a page.
struct TypedAmountScanner {
  private let reader: NumberReader
  private let symbols: NumberSymbols
  private let catalog: UnitCatalog
  /// What languages write for currencies, besides their symbols and codes.
  private let currencies: [String: Currency]

  init(language: String, catalog: UnitCatalog) {
    reader = NumberReader(language: language)
    symbols = NumberFormat(language: language).symbols
    self.catalog = catalog
    var currencies: [String: Currency] = [
      "euro": .euro, "euros": .euro, "dollar": .dollar, "dollars": .dollar,
    ]
    for (currency, symbol) in symbols.currencySymbols {
      // "kr."
      currencies[symbol.lowercased().filter { $0 != "." }] = currency
    }
    self.currencies = currencies
  }

  /// Words for a percentage.
  private static let percentWords: Set<String> = [
    "prozent", "percent", "procent", "procento", "procenta", "proc", "pct",
  ]
  /// Such as “per cent”, “pour cent”, “por ciento”.
  private static let percentPairs: Set<String> = [
    "per cent", "pour cent", "por ciento", "per cento", "por cento",
  ]
  /// How words begin that multiply a number, so that it is not the amount by itself: `1,3 Mio. €`.
  private static let multiplierPrefixes = [
    "mio", "mrd", "mld", "mln", "mil", "mia", "bil", "tsd", "tys", "taus", "thous", "duiz", "tus",
  ]

  /// All amounts but those that are parts of something else: words, dates, addresses, numbers of sections.
  func amounts(in text: String) -> [TypedAmount] {
    let scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    var amounts: [TypedAmount] = []
    var index = 0
    while index < scalars.count {
      guard Self.isDigit(scalars[index]) else {
        index += 1
        continue
      }
      let end = endOfNumber(scalars, from: index)
      if let amount = amount(scalars, index..<end, offsets) { amounts.append(amount) }
      index = end
    }
    return amounts
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// Digits, and separators with digits behind them; a space only before three digits, in languages that group so.
  private func endOfNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    let groupsBySpaces = symbols.group.unicodeScalars.first.map(Self.isSpace) ?? false
    var index = start
    while index < scalars.count {
      if Self.isDigit(scalars[index]) {
        index += 1
        continue
      }
      let digits = scalars[(index + 1)...].prefix { Self.isDigit($0) }.count
      let isSeparator = NumberReader.separators.contains(Character(scalars[index]))
      guard digits > 0 else { break }
      if Self.isSpace(scalars[index]) {
        guard groupsBySpaces, digits == 3 else { break }
      } else if !isSeparator {
        break
      }
      index += 1
    }
    return index
  }

  private func amount(
    _ scalars: [Unicode.Scalar], _ digits: Range<Int>, _ offsets: [Int]
  ) -> TypedAmount? {
    // Whatever space stands between groups, the language's own is meant.
    let written = String(
      String.UnicodeScalarView(scalars[digits].map { Self.isSpace($0) ? "\u{A0}" : $0 }))
    guard let (magnitude, decimals) = try? reader.read(written) else { return nil }
    let before = prefix(scalars, before: digits.lowerBound)
    guard let before, let (measure, end) = suffix(scalars, from: digits.upperBound, before.currency)
    else { return nil }
    if measure == .number, isPart(scalars, before.start, digits) { return nil }
    let amount = TypedAmount(
      range: offsets[before.start]..<offsets[end],
      number: before.isNegative ? -magnitude : magnitude, decimals: decimals, measure: measure)
    return amount
  }

  /// What stands before a number: a sign, a currency; `nil` where the number is a part of a word.
  private func prefix(
    _ scalars: [Unicode.Scalar], before digits: Int
  ) -> (start: Int, currency: Currency?, isNegative: Bool)? {
    var start = digits
    var currency: Currency?
    let isSpaced =
      symbols.money.before.contains("¤") && start > 0 && Self.isSpace(scalars[start - 1])
    for symbol in Currency.allCases where symbol.symbol != symbol.code && currency == nil {
      let end = isSpaced ? start - 1 : start
      let length = symbol.symbol.unicodeScalars.count
      guard end >= length, scalars[end - length..<end].elementsEqual(symbol.symbol.unicodeScalars)
      else { continue }
      (currency, start) = (symbol, end - length)
    }
    if currency == nil, start > 1, Self.isSpace(scalars[start - 1]) {
      let code = scalars[..<(start - 1)].reversed().prefix { $0.properties.isAlphabetic }
      let word = String(String.UnicodeScalarView(code.reversed()))
      if let found = Currency(written: word), word == found.code {
        (currency, start) = (found, start - 1 - code.count)
      }
    }
    guard start > 0 else { return (start, currency, false) }
    let previous = scalars[start - 1]
    let beyond = start > 1 ? scalars[start - 2] : " "
    if "-\u{2212}\u{2013}".unicodeScalars.contains(previous) {
      if beyond.properties.isAlphabetic { return nil }
      guard !Self.isDigit(beyond) else { return (start, currency, false) }
      return (start - 1, currency, true)
    }
    let isWithin =
      previous.properties.isAlphabetic || Self.isDigit(previous)
      || "_.,:/\\#§^@&=~'’".unicodeScalars.contains(previous)
    let isSection = Self.isSpace(previous) && (beyond == "§" || beyond == "#")
    return isWithin || isSection ? nil : (start, currency, false)
  }

  /// What follows a number; `nil` where the number is a part of a word or multiplied by one.
  private func suffix(
    _ scalars: [Unicode.Scalar], from end: Int, _ currency: Currency?
  ) -> (TypedAmount.Measure, end: Int)? {
    let unmarked: (TypedAmount.Measure, end: Int) = (currency.map { .currency($0) } ?? .number, end)
    guard end < scalars.count else { return unmarked }
    let isSpaced = Self.isSpace(scalars[end])
    let start = isSpaced ? end + 1 : end
    guard start < scalars.count else { return unmarked }
    if scalars[start] == "%" { return (.percent, start + 1) }
    if scalars[start] == "‰" { return nil }
    for symbol in Currency.allCases where symbol.symbol != symbol.code && currency == nil {
      if scalars[start...].starts(with: symbol.symbol.unicodeScalars) {
        return (.currency(symbol), start + symbol.symbol.unicodeScalars.count)
      }
    }
    let letters = scalars[start...].prefix { $0.properties.isAlphabetic }
    let word = String(String.UnicodeScalarView(letters))
    guard !word.isEmpty else { return unmarked }
    let lowercased = word.lowercased()
    if Self.multiplierPrefixes.contains(where: lowercased.hasPrefix) || lowercased == "k" {
      return nil
    }
    if currency == nil, let found = Currency(written: word) ?? currencies[lowercased] {
      return (.currency(found), letters.endIndex)
    }
    if currency == nil, Self.percentWords.contains(lowercased) {
      return (.percent, letters.endIndex)
    }
    if currency == nil, letters.endIndex < scalars.count, Self.isSpace(scalars[letters.endIndex]) {
      let next = scalars[(letters.endIndex + 1)...].prefix { $0.properties.isAlphabetic }
      let pair = lowercased + " " + String(String.UnicodeScalarView(next)).lowercased()
      if Self.percentPairs.contains(pair) { return (.percent, next.endIndex) }
    }
    // "12h", "10er"
    guard isSpaced else { return nil }
    guard currency == nil, let atom = catalog.atom(word) else { return unmarked }
    return (.unit(atom), end)
  }

  /// Whether a number without a unit is a year, or a part of a date, a time, a fraction or an ordinal.
  private func isPart(_ scalars: [Unicode.Scalar], _ start: Int, _ digits: Range<Int>) -> Bool {
    let next = digits.upperBound < scalars.count ? scalars[digits.upperBound] : " "
    let following = digits.upperBound + 1 < scalars.count ? scalars[digits.upperBound + 1] : " "
    let previous = start > 0 ? scalars[start - 1] : " "
    if "-\u{2013}/:".unicodeScalars.contains(previous) { return true }
    if "-\u{2013}/:_\\^".unicodeScalars.contains(next), !Self.isSpace(following) { return true }
    let written = scalars[digits]
    if written.count > 1, written.first == "0", written.allSatisfy(Self.isDigit) { return true }
    if written.count == 4, written.allSatisfy(Self.isDigit),
      written.first == "1" || written.first == "2"
    {
      return true
    }
    guard next == ".", written.count <= 2, digits.upperBound + 2 < scalars.count else {
      return false
    }
    return Self.isSpace(following) && scalars[digits.upperBound + 2].properties.isAlphabetic
  }
}
