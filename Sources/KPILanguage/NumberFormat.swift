import BigInt

/// Writes exact numbers as a language and country do: decimals, money, percentages.
///
/// Patterns and symbols come from CLDR and ship with the program, so the same number reads the same
/// on every machine. An unknown language is written like English. Never writes a negative zero.
package struct NumberFormat: Sendable {
  /// How many places stand after the decimal sign, and how the rest is rounded away.
  package struct Precision: Sendable, Hashable {
    /// Places shown even where they are zero.
    package var minimumDecimals: Int
    /// Places shown at the most.
    package var maximumDecimals: Int
    /// Multiples to which the number is rounded; `nil` is the last place shown.
    package var step: Rational?
    /// Where a number between two steps goes.
    package var mode: RoundingMode

    /// Rounds to the last place shown, or to a step of its own; more than 150 places become 150.
    package init(
      minimumDecimals: Int = 0, maximumDecimals: Int = 2, step: Rational? = nil,
      mode: RoundingMode = .halfUp
    ) {
      self.minimumDecimals = min(max(minimumDecimals, 0), Limits.digits)
      self.maximumDecimals = min(max(maximumDecimals, self.minimumDecimals), Limits.digits)
      self.step = step
      self.mode = mode
    }

    /// At most two decimals, a half away from zero, trailing zeros dropped.
    package static let standard = Precision()

    func rounded(_ value: Rational) -> Rational {
      if let step { return value.rounded(mode, toMultipleOf: step) }
      let power = Rational.powerOfTen(maximumDecimals)
      return (value * power).rounded(mode).divided(by: power) ?? value
    }
  }

  let symbols: NumberSymbols

  /// The format of a BCP 47 tag such as `de-AT`.
  package init(language: String) {
    symbols = .symbols(for: LanguageTag(language))
  }

  /// Such as `1.188.000,5` in German.
  package func number(_ value: Rational, _ precision: Precision = .standard) -> String {
    let rounded = precision.rounded(value)
    return (rounded.isNegative ? symbols.minusSign : "") + digits(rounded, precision)
  }

  /// `1.188.000 €`; without a precision all decimals of the currency, or none where the amount, so
  /// rounded, is whole.
  package func money(
    _ value: Rational, _ currency: Currency, _ precision: Precision? = nil
  ) -> String {
    var precision =
      precision ?? Precision(maximumDecimals: currency.decimals)
    let rounded = precision.rounded(value)
    if !rounded.isWhole { precision.minimumDecimals = precision.maximumDecimals }
    let affixes = rounded.isNegative ? symbols.negativeMoney : symbols.money
    let sign = symbols.currencySigns[currency] ?? currency.code
    let number = digits(rounded, precision)
    return affix(affixes.before, sign: sign, isBeforeDigits: true) + number
      + affix(affixes.after, sign: sign, isBeforeDigits: false)
  }

  /// `36,3 %` for 0.363; precision and step count in hundredths.
  package func percent(_ value: Rational, _ precision: Precision = .standard) -> String {
    let rounded = precision.rounded(value * Rational(100))
    return (rounded.isNegative ? symbols.minusSign : "")
      + symbols.percent.before + digits(rounded, precision) + symbols.percent.after
  }

  /// The number as exactly as it can be written: all its decimals where they end, else `n/d`.
  func exact(_ value: Rational) -> String {
    guard let decimals = value.decimalPlaces else { return value.fractionText }
    return number(value, Precision(maximumDecimals: decimals))
  }

  /// CLDR's currency spacing: a no-break space between a letter and a digit.
  private func affix(_ pattern: String, sign: String, isBeforeDigits: Bool) -> String {
    var text = ""
    for character in pattern {
      switch character {
      case "¤": text += sign
      case "-": text += symbols.minusSign
      default: text.append(character)
      }
    }
    let neighbour = isBeforeDigits ? text.last : text.first
    guard let neighbour, neighbour.isLetter else { return text }
    return isBeforeDigits ? text + "\u{A0}" : "\u{A0}" + text
  }

  /// Digits with signs between them, without the number's sign.
  private func digits(_ value: Rational, _ precision: Precision) -> String {
    let places = precision.maximumDecimals
    let scaled = (value.magnitude * Rational.powerOfTen(places)).rounded(precision.mode)
    var digits = Array(scaled.fractionText.utf8)
    if digits.count <= places {
      digits.insert(
        contentsOf: repeatElement(UInt8(ascii: "0"), count: places + 1 - digits.count), at: 0)
    }
    let whole = digits.count - places
    while digits.count > whole + precision.minimumDecimals, digits.last == UInt8(ascii: "0") {
      digits.removeLast()
    }
    var text: [UInt8] = []
    text.reserveCapacity(2 * digits.count)
    let isGrouped = whole >= 3 + symbols.minimumGroupingDigits
    for (index, digit) in digits.enumerated() {
      if index == whole {
        text += symbols.decimal.utf8
      } else if isGrouped, index > 0, index < whole, (whole - index) % 3 == 0 {
        text += symbols.group.utf8
      }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Rational {
  /// Ten to a power that is not negative.
  static func powerOfTen(_ exponent: Int) -> Rational {
    exponent < smallPowers.count
      ? smallPowers[exponent] : Rational(BigInt(10).power(exponent))
  }

  private static let smallPowers: [Rational] = (0...18).map { Rational(BigInt(10).power($0)) }
}
