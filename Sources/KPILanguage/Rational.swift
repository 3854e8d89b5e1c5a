import BigInt

/// An exact fraction in lowest terms; the only kind of number the language calculates with.
package struct Rational: Sendable, Hashable {
  let numerator: BigInt
  /// Greater than zero.
  let denominator: BigInt

  /// 0.
  package static let zero = Rational(0)
  /// 1.
  package static let one = Rational(1)

  /// A whole number.
  package init(_ value: Int) {
    self.init(BigInt(value))
  }

  init(_ value: BigInt) {
    numerator = value
    denominator = 1
  }

  /// Reduces the fraction; a zero denominator is the caller's mistake and counts as 1.
  init(_ numerator: BigInt, over denominator: BigInt) {
    guard denominator != 1, denominator != 0 else {
      self.init(numerator)
      return
    }
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.init(
      reduced: sign * numerator / divisor, over: sign * denominator / divisor)
  }

  /// Euclid's algorithm on machine words, where both numbers fit into one.
  private static func commonDivisor(_ left: BigUInt, _ right: BigUInt) -> BigInt {
    guard left.bitWidth <= UInt.bitWidth, right.bitWidth <= UInt.bitWidth else {
      return BigInt(left.greatestCommonDivisor(with: right))
    }
    var (larger, smaller) = (UInt(left), UInt(right))
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return BigInt(larger)
  }

  /// The number that a text of digits with an optional sign, decimal point and exponent denotes, as
  /// JSON writes numbers; `nil` for any other text and for more than 150 digits.
  package init?(decimalText: String) {
    var digits = ""
    var scale = 0
    var hasPoint = false
    var isNegative = false
    var rest = Substring(decimalText)
    if rest.first == "-" || rest.first == "+" { isNegative = rest.removeFirst() == "-" }
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let exponent = Int(rest[rest.index(after: mark)...]),
        abs(exponent) <= Limits.digits
      else { return nil }
      scale = -exponent
      rest = rest[..<mark]
    }
    for character in rest {
      if character == ".", !hasPoint {
        hasPoint = true
      } else if character.isASCII, character.isNumber {
        digits.append(character)
        if hasPoint { scale += 1 }
      } else {
        return nil
      }
    }
    guard digits.count + abs(scale) <= 2 * Limits.digits, let value = BigInt(digits) else {
      return nil
    }
    let power = BigInt(10).power(abs(scale))
    let signed = isNegative ? -value : value
    self = scale >= 0 ? Rational(signed, over: power) : Rational(signed * power)
  }

  /// The number that the shortest decimal text of a binary number denotes: 0.1 is one tenth.
  ///
  /// `nil` for infinities and what is no number.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self.init(decimalText: value.description)
  }

  /// Whether nothing stands after the decimal point.
  package var isWhole: Bool { denominator == 1 }

  /// Whether the number is smaller than 0.
  package var isNegative: Bool { numerator < 0 }

  /// Whether the number is 0.
  package var isZero: Bool { numerator == 0 }

  /// The number without its sign.
  package var magnitude: Rational { isNegative ? -self : self }

  /// How many bits the larger part of the fraction takes; measures what a calculation costs.
  var size: Int { max(numerator.bitWidth, denominator.bitWidth) }

  /// `n`, or `n/d` in lowest terms.
  package var fractionText: String {
    isWhole ? numerator.description : "\(numerator)/\(denominator)"
  }

  /// The decimal notation with a point where it ends, such as `-0.363`, else `n/d`.
  package var plainText: String {
    guard !isWhole, let decimals = decimalPlaces else { return fractionText }
    let scaled = (numerator * BigInt(10).power(decimals) / denominator).magnitude.description
    let padded = String(repeating: "0", count: max(0, decimals + 1 - scaled.count)) + scaled
    return (isNegative ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// How many decimal places the exact number has, or `nil` where they never end.
  var decimalPlaces: Int? {
    var rest = denominator
    var twos = 0
    var fives = 0
    while rest % 2 == 0 {
      rest /= 2
      twos += 1
    }
    while rest % 5 == 0 {
      rest /= 5
      fives += 1
    }
    return rest == 1 ? max(twos, fives) : nil
  }
}

extension Rational: Comparable {
  package static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational {
  package static func + (left: Rational, right: Rational) -> Rational {
    if left.isWhole, right.isWhole { return Rational(left.numerator + right.numerator) }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  package static func - (left: Rational, right: Rational) -> Rational { left + -right }

  package static prefix func - (value: Rational) -> Rational {
    Rational(reduced: -value.numerator, over: value.denominator)
  }

  package static func * (left: Rational, right: Rational) -> Rational {
    if left.isWhole, right.isWhole { return Rational(left.numerator * right.numerator) }
    return Rational(
      left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// The quotient, or `nil` for a division by zero.
  package func divided(by divisor: Rational) -> Rational? {
    guard !divisor.isZero else { return nil }
    return Rational(
      numerator * divisor.denominator, over: denominator * divisor.numerator)
  }

  private init(reduced numerator: BigInt, over denominator: BigInt) {
    self.numerator = numerator
    self.denominator = denominator
  }
}
