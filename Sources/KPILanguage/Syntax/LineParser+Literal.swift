import Diagnostics

extension LineParser {
  /// A number with its unit; the value is in base units.
  mutating func literal() throws(Diagnostic) -> (Rational, Unit, Expression.LiteralStyle) {
    if let date = date() { throw date }
    let start = index
    let prefix = takeCurrency()
    var (value, isImproper) = try fraction()
    try checkMultiplier(of: value, from: start, isMoney: prefix != nil)
    var style = Expression.LiteralStyle.number
    if take(.percent) {
      style = .percent
    } else if takePoints() {
      style = .points
    }
    if style != .number, isImproper {
      let range = range(from: start)
      throw KPIMessages.ambiguousFraction(line.file.text(range), at: location(range))
    }
    var unit = Unit.none
    if let prefix { unit = Unit(.currency(prefix)) }
    if prefix != nil || isAtUnit || (style != .number && isAtUnitSlash) {
      unit = try self.unit(after: unit, hasFirst: prefix != nil || isAtUnitSlash)
      try checkRate()
    }
    unit.isPercent = style != .number
    unit.isPoints = style == .points
    value = value * unit.scale
    guard value.size <= Limits.bits else {
      throw KPIMessages.tooLarge(.literal, at: location(range(from: start)))
    }
    return (value, unit, style)
  }

  /// The unit after `->`.
  mutating func wholeUnit() throws(Diagnostic) -> (Unit, SourceRange) {
    let start = index
    let isPoints = takePoints()
    if isPoints || take(.percent) {
      var unit = Unit.none
      if isAtUnit || isAtUnitSlash {
        unit = try self.unit(after: .none, hasFirst: isAtUnitSlash)
      }
      unit.isPercent = true
      unit.isPoints = isPoints
      return (unit, line.with(range(from: start)))
    }
    guard isAtUnit else { throw unexpected("a unit") }
    var first = Unit(try atom(isDivisor: false))
    // A product, such as "€·Kunden".
    while isAt(.times), current?.isSpaced == false, following?.isSpaced == false {
      index += 1
      first.write(try atom(isDivisor: false), 1)
    }
    let unit = try unit(after: first, hasFirst: true)
    return (unit, line.with(range(from: start)))
  }

  /// Refuses `k`, `Mio.` and the like after a number, unless it is a unit of the model.
  private func checkMultiplier(
    of value: Rational, from start: Int, isMoney: Bool
  ) throws(Diagnostic) {
    guard case .word(let word) = current?.kind, let power = Self.multipliers[word],
      isMoney || units.atom(word) == nil,
      word.count > 1 || current?.isSpaced == false || isBeforeSymbol
    else { return try checkNotation(of: value, from: start) }
    let first = tokens[start]
    var written = numbers.text(value * Rational.powerOfTen(power))
    if isMoney { written = line.file.text(first.range) + written }
    throw KPIMessages.multiplier(
      word, written: written,
      at: location(first.range.lowerBound..<here.upperBound))
  }

  /// Whether the sign of a currency follows the current word without a space, as in `5 T€`.
  private var isBeforeSymbol: Bool {
    if case .currency = following?.kind { following?.isSpaced == false } else { false }
  }

  /// The powers of ten that words and letters after numbers stand for elsewhere.
  static let multipliers: [String: Int] = [
    "k": 3, "K": 3, "tsd": 3, "Tsd": 3, "T": 3, "thousand": 3, "Tausend": 3, "tausend": 3,
    "m": 6, "M": 6, "mn": 6, "mio": 6, "Mio": 6, "MM": 6, "mil": 6, "million": 6, "millions": 6,
    "Million": 6, "Millionen": 6, "b": 9, "B": 9, "bn": 9, "billion": 9, "Mrd": 9, "mrd": 9,
    "Milliarde": 9, "Milliarden": 9,
  ]

  /// Takes `PP`.
  mutating func takePoints() -> Bool {
    guard current?.kind == .word(UnitCatalog.points) else { return false }
    index += 1
    return true
  }

  private mutating func takeCurrency() -> Currency? {
    switch current?.kind {
    case .currency(let currency):
      index += 1
      return currency
    case .word(let word):
      guard let currency = Currency(written: word) else { return nil }
      index += 1
      return currency
    default: return nil
    }
  }

  /// A number or a fraction such as `1/3`, and whether it is a fraction of 1 or more.
  private mutating func fraction() throws(Diagnostic) -> (Rational, isImproper: Bool) {
    guard case .number(let text) = current?.kind else { throw unexpected("a number") }
    let (numerator, _) = try number(text, isShare: isBeforePercent)
    index += 1
    guard isAt(.slash), let slash = current, !slash.isSpaced,
      let below = following, !below.isSpaced, case .number(let digits) = below.kind,
      digits.allSatisfy(\.isNumber)
    else { return (numerator, false) }
    index += 1
    let (denominator, _) = try number(digits)
    guard let quotient = numerator.divided(by: denominator) else {
      throw KPIMessages.dividesByZero(at: location(here))
    }
    index += 1
    return (quotient, quotient >= .one)
  }

  /// Whether a percent sign or `PP` follows the current number: nobody writes shares of thousands of percent.
  private var isBeforePercent: Bool {
    following?.kind == .symbol(.percent) || following?.kind == .word(UnitCatalog.points)
  }

  func number(_ text: String, isShare: Bool = false) throws(Diagnostic) -> (Rational, Int) {
    do {
      return try numbers.read(text, isShare: isShare)
    } catch {
      if index > 1, tokens[index - 1].kind == .symbol(.open), following?.kind == .symbol(.close),
        case .word(let function) = tokens[index - 2].kind
      {
        try checkComma(in: here, of: function)
      }
      throw KPIMessages.invalidNumber(text, error, notation, at: location(here))
    }
  }

  private var isAtUnit: Bool {
    switch current?.kind {
    case .currency: true
    case .word(let word):
      Keyword(word) == nil && (ContextualKeyword(word) == nil || units.atom(word) != nil)
    default: false
    }
  }

  /// A slash that a word follows immediately, as in `%/Monat`.
  private var isAtUnitSlash: Bool {
    guard isAt(.slash), current?.isSpaced == false, let next = following, !next.isSpaced else {
      return false
    }
    return switch next.kind {
    case .word, .currency: true
    default: false
    }
  }

  /// A unit as it is written: in `5 Tage/Woche` the times do not cancel.
  private mutating func unit(after first: Unit, hasFirst: Bool) throws(Diagnostic) -> Unit {
    var unit = first
    if !hasFirst { unit = Unit(try atom(isDivisor: false)) }
    while isAtUnitSlash {
      index += 1
      unit.write(try atom(isDivisor: true), -1)
    }
    guard !unit.isTooLarge else {
      throw KPIMessages.tooLarge(.exponent, at: location(here))
    }
    return unit
  }

  private mutating func atom(isDivisor: Bool) throws(Diagnostic) -> Unit.Atom {
    guard let token = current else { throw unexpected("a unit") }
    let word = line.file.text(token.range)
    guard let atom = units.atom(word) else {
      if let other = otherUnit(word) { throw other }
      guard definedNames().contains(word), index > 1 else {
        throw KPIMessages.notAUnit(word, units, notation, at: location(token.range))
      }
      // A figure: `2 A`, and `100 €/Preis` without spaces.
      let dividend = text(index - 2..<index - 1)
      let start = tokens[isDivisor ? index - 2 : index].range.lowerBound
      throw KPIMessages.unknownUnit(
        "\"\(word)\" is a figure, not a unit", at: location(start..<token.range.upperBound)
      ).help("write \(isDivisor ? "\(dividend) / \(word)" : "* \(word)")")
    }
    index += 1
    return atom
  }
}
