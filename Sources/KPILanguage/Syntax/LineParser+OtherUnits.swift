import Diagnostics

/// Units and numbers as they are written elsewhere.
extension LineParser {
  /// Refuses `1e6`, `1_000` and `5 TEUR` after the number.
  func checkNotation(of value: Rational, from start: Int) throws(Diagnostic) {
    guard let token = current, case .word(let word) = token.kind, units.atom(word) == nil else {
      return
    }
    let range = tokens[start].range.lowerBound..<token.range.upperBound
    let written = line.file.text(range)
    if !token.isSpaced, word.first == "e" || word.first == "E",
      let exponent = Int(word.dropFirst()), exponent <= Self.largestExponent
    {
      let number = numbers.text(value * Rational.powerOfTen(exponent))
      throw KPIMessages.number(
        "\"\(written)\" is not how models write numbers", at: location(range)
      )
      .help("write \(number)")
    }
    if !token.isSpaced, word.allSatisfy({ $0 == "_" || $0.isASCII && $0.isNumber }) {
      throw KPIMessages.number(
        "\"\(written)\" is not how models write numbers", at: location(range)
      )
      .help("write \(written.filter { $0 != "_" })")
    }
    let code = String(word.suffix(3))
    if Currency(written: code) != nil, let power = Self.multipliers[String(word.dropLast(3))] {
      let number = numbers.text(value * Rational.powerOfTen(power))
      throw KPIMessages.multiplier(
        String(word.dropLast(3)), written: "\(number) \(code)", at: location(range))
    }
  }

  /// The error about `2024-01-31`, `31.01.2024`, `1/31/2024` or `2024-01` here; `nil` for other numbers.
  func date() -> Diagnostic? {
    guard case .number(let first) = current?.kind else { return nil }
    if Self.isDate(first.split(separator: ".", omittingEmptySubsequences: false)) {
      return KPIMessages.date(first, calculation: nil, at: location(here))
    }
    var parts = [Substring(first)]
    var last = index
    while last + 2 < tokens.count, case .number(let next) = tokens[last + 2].kind,
      !tokens[last + 1].isSpaced, !tokens[last + 2].isSpaced, let sign = following?.kind,
      sign == .symbol(.minus) || sign == .symbol(.slash), tokens[last + 1].kind == sign
    {
      parts.append(Substring(next))
      last += 2
    }
    let isMonth =
      parts.count == 2 && parts[0].count == 4 && parts[1].count == 2 && parts[1].first == "0"
      && following?.kind == .symbol(.minus)
    guard Self.isDate(parts) || isMonth else { return nil }
    let range = tokens[index].range.lowerBound..<tokens[last].range.upperBound
    let sign = following?.kind == .symbol(.minus) ? "-" : "/"
    return KPIMessages.date(
      line.file.text(range), calculation: parts.joined(separator: " \(sign) "),
      at: location(range))
  }

  /// Whether digits are a year, a month and a day, in this order or with the year last.
  private static func isDate(_ parts: [Substring]) -> Bool {
    guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]),
      let third = Int(parts[2])
    else { return false }
    let days = 1...31
    if parts[0].count == 4 { return (1...12).contains(second) && days.contains(third) }
    return parts[2].count == 4 && days.contains(first) && days.contains(second)
      && min(first, second) <= 12
  }

  /// Larger powers of ten are nobody's figures.
  private static let largestExponent = 30

  /// The error about a word at the place of a unit that models write otherwise; `nil` for other words.
  func otherUnit(_ word: String) -> Diagnostic? {
    let previous = index > 0 ? tokens[index - 1] : nil
    if previous?.kind == .symbol(.percent), Self.points.contains(word), let previous {
      return unit("%\(word)", "PP", previous.range.lowerBound..<here.upperBound)
    }
    if let error = otherWord(atUnit: word) { return error }
    if let meant = Self.otherUnits[word] { return unit(word, meant, here) }
    if let meant = Self.abbreviatedTimes[word] {
      return unit(word, notation.isGerman ? meant.german : meant.english, here)
    }
    if let meant = Self.operators[word] {
      switch following?.kind {
      case .number, .word, .currency, .symbol(.open): return unit(word, meant, here)
      default: return nil
      }
    }
    return nil
  }

  private func unit(_ word: String, _ meant: String, _ range: Range<Int>) -> Diagnostic {
    KPIMessages.unknownUnit("unknown unit \"\(word)\"", at: location(range)).help("write \(meant)")
  }

  private static let points: Set<String> = ["p", "P", "pp", "Pp", "pt", "pts", "Punkte", "points"]

  private static let operators = [
    "x": "*", "X": "*", "mal": "*", "times": "*", "plus": "+", "minus": "-", "geteilt": "/",
    "durch": "/", "over": "/",
  ]

  private static let otherUnits = [
    "Prozent": "%", "prozent": "%", "percent": "%", "Percent": "%", "pct": "%", "procent": "%",
    "Prozentpunkte": "PP", "Prozentpunkt": "PP", "Prozentpunkten": "PP", "pp": "PP", "ppt": "PP",
    "Euro": "€", "Euros": "€", "euro": "€", "euros": "€", "Eur": "€", "eur": "€",
    "Dollar": "$", "Dollars": "$", "dollar": "$", "dollars": "$", "usd": "USD", "Franken": "CHF",
    "Fr": "CHF", "Yen": "¥", "yen": "¥",
  ]

  /// Abbreviations of units of time.
  private static let abbreviatedTimes: [String: (german: String, english: String)] = [
    "h": ("Stunden", "hours"), "hr": ("Stunde", "hour"), "hrs": ("Stunden", "hours"),
    "Std": ("Stunden", "hours"), "min": ("Minuten", "minutes"), "mins": ("Minuten", "minutes"),
    "mo": ("Monat", "month"), "mth": ("Monat", "month"), "yr": ("Jahr", "year"),
    "yrs": ("Jahre", "years"), "wk": ("Woche", "week"), "qtr": ("Quartal", "quarter"),
  ]
}
