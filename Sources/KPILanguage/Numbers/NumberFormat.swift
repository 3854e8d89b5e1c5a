import BigInt
import HTMLText

/// Formats exact numbers for a language and country: decimals, money, percentages.
///
/// Patterns and symbols come from CLDR and ship with the program, so that output is the same on
/// every machine. An unknown language is formatted like English. There is never a negative zero.
package struct NumberFormat: Sendable {
  /// The number of decimal places, and how numbers are rounded to them.
  package struct Precision: Sendable, Hashable {
    /// Decimal places that are shown even if they are zero.
    package var minimumDecimals: Int
    /// The most decimal places that are shown.
    package var maximumDecimals: Int
    /// The number is rounded to multiples of this; `nil` is the last place shown.
    package var step: Rational?
    /// How a number between two steps is rounded.
    package var mode: RoundingMode
    /// The number of significant digits in place of decimals; `nil` for a fixed last place.
    var digits: Int?
    /// Whether significant digits are shown even if they are zero.
    var hasFixedDigits = false

    /// Rounds to the last place shown, or to a given step; places are clamped to 0…150.
    package init(
      minimumDecimals: Int = 0, maximumDecimals: Int = 2, step: Rational? = nil,
      mode: RoundingMode = .halfUp
    ) {
      self.minimumDecimals = min(max(minimumDecimals, 0), Limits.digits)
      self.maximumDecimals = min(max(maximumDecimals, self.minimumDecimals), Limits.digits)
      self.step = step
      self.mode = mode
    }

    /// At most two decimals, halves away from zero, without trailing zeros.
    package static let standard = Precision()

    init(
      minimumDecimals: Int, maximumDecimals: Int, step: Rational?, mode: RoundingMode,
      digits: Int?, hasFixedDigits: Bool
    ) {
      self.init(
        minimumDecimals: digits == nil ? minimumDecimals : 0, maximumDecimals: maximumDecimals,
        step: step, mode: mode)
      self.digits = digits
      self.hasFixedDigits = hasFixedDigits
    }

    /// The precision that gives a number so many significant digits.
    func fitted(to value: Rational, digits: Int) -> Precision {
      func precision(_ exponent: Int) -> Precision {
        let decimals = digits - 1 - exponent
        let step = decimals < 0 ? Rational.powerOfTen(-decimals) : nil
        return Precision(
          minimumDecimals: hasFixedDigits ? decimals : 0, maximumDecimals: decimals, step: step,
          mode: mode)
      }
      let exponent = value.decimalExponent
      let rounded = precision(exponent).rounded(value)
      // 9.99 becomes 10, which has a digit more before the decimal sign.
      return rounded.decimalExponent > exponent ? precision(exponent + 1) : precision(exponent)
    }

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
    numberPattern(precision).text(value)
  }

  /// `1.188.000 €`; without a precision all decimals of the currency, or none if the amount,
  /// rounded to them, is whole.
  package func money(
    _ value: Rational, _ currency: Currency, _ precision: Precision? = nil
  ) -> String {
    moneyPattern(currency, precision ?? Precision(maximumDecimals: currency.decimals)).text(value)
  }

  /// `36,3 %` for 0.363; precision and step count in hundredths.
  package func percent(_ value: Rational, _ precision: Precision = .standard) -> String {
    percentPattern(precision).text(value)
  }

  /// The pattern of plain numbers, or of numbers with something behind them; `scale` is the size of the
  /// displayed unit.
  func numberPattern(
    _ precision: Precision, scale: Rational = .one, suffix: String = "",
    _ style: NumberPattern.Style = .standard
  ) -> NumberPattern {
    pattern(precision, scale, style) { .init($0, suffix) }
  }

  /// A pattern with the affixes of a number with the given sign.
  private func pattern(
    _ precision: Precision, _ scale: Rational, _ style: NumberPattern.Style,
    showsAllDecimalsOrNone: Bool = false, _ affixes: (_ sign: String) -> NumberPattern.Affixes
  ) -> NumberPattern {
    NumberPattern(
      symbols, precision, scale: scale, zero: affixes(""),
      positive: affixes(style.showsPlus ? "+" : ""), negative: affixes(symbols.minusSign),
      showsAllDecimalsOrNone: showsAllDecimalsOrNone, style)
  }

  func moneyPattern(
    _ currency: Currency, _ precision: Precision, scale: Rational = .one, suffix: String = "",
    _ style: NumberPattern.Style = .standard
  ) -> NumberPattern {
    let symbol = symbols.currencySymbols[currency] ?? currency.code
    return pattern(precision, scale, style, showsAllDecimalsOrNone: suffix.isEmpty) { sign in
      let affixes = sign.isEmpty ? symbols.money : symbols.negativeMoney
      return .init(
        affix(affixes.before, symbol: symbol, sign, isBeforeDigits: true),
        suffix + affix(affixes.after, symbol: symbol, sign, isBeforeDigits: false))
    }
  }

  /// The pattern of percentages, with or without the percent sign.
  func percentPattern(
    _ precision: Precision, scale: Rational = Unit.percent.scale, hasSign: Bool = true,
    _ style: NumberPattern.Style = .standard
  ) -> NumberPattern {
    let (before, after) =
      hasSign ? (symbols.percent.before, symbols.percent.after) : ("", "")
    return pattern(precision, scale, style) { .init($0 + before, after) }
  }

  /// The exact number: all its decimals if they terminate, else `n/d`.
  func exact(_ value: Rational, isGrouped: Bool = true) -> String {
    guard let decimals = value.decimalPlaces else { return value.fractionText }
    return numberPattern(Precision(maximumDecimals: decimals), .init(isGrouped: isGrouped))
      .text(value)
  }

  /// CLDR's currency spacing: a no-break space between a letter and a digit.
  private func affix(
    _ pattern: String, symbol: String, _ sign: String, isBeforeDigits: Bool
  ) -> String {
    var text = ""
    for character in pattern {
      switch character {
      case "¤": text += symbol
      case "-": text += sign
      default: text.append(character)
      }
    }
    let neighbour = isBeforeDigits ? text.last : text.first
    guard let neighbour, neighbour.isLetter else { return text }
    return isBeforeDigits ? text + "\u{A0}" : "\u{A0}" + text
  }
}

extension Rational {
  /// Ten to a non-negative power.
  static func powerOfTen(_ exponent: Int) -> Rational {
    exponent < smallPowers.count
      ? smallPowers[exponent] : Rational(BigInt(10).power(exponent))
  }

  private static let smallPowers: [Rational] = (0...18).map { Rational(BigInt(10).power($0)) }
}
