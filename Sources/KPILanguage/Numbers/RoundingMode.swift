import BigInt

/// How a number between two steps is rounded.
package enum RoundingMode: Sendable, Hashable, CaseIterable {
  /// To the nearest step, halves away from zero.
  case halfUp
  /// To the nearest step, halves to the even one.
  case halfEven
  /// To the nearest step, halves toward zero.
  case halfDown
  /// Toward zero.
  case down
  /// Away from zero.
  case up
  /// Toward the smaller number.
  case floor
  /// Toward the larger number.
  case ceiling

  /// The words for the mode, English first.
  var words: [String] {
    switch self {
    case .halfUp: ["half-up", "kaufm"]
    case .halfEven: ["half-even", "gerade"]
    case .halfDown: ["half-down", "halbab"]
    case .down: ["down", "ab"]
    case .up: ["up", "auf"]
    case .floor: ["floor", "boden"]
    case .ceiling: ["ceiling", "decke"]
    }
  }

  /// The mode of a word in either language.
  init?(word: String) {
    guard let mode = Self.allCases.first(where: { $0.words.contains(word) }) else { return nil }
    self = mode
  }
}

extension Rational {
  /// Rounded to an integer.
  package func rounded(_ mode: RoundingMode) -> Rational {
    switch parts {
    case .small(_, 1), .large(_, 1): return self
    case .small(let numerator, let denominator):
      return Rational(Self.rounded(numerator, denominator, mode))
    case .large(let numerator, let denominator):
      return Rational(Self.rounded(numerator, denominator, mode))
    }
  }

  /// Rounds a fraction that is not an integer, so that adding one cannot overflow; it need not be
  /// in lowest terms.
  @inline(__always)
  static func rounded<Number: SignedInteger>(
    _ numerator: Number, _ denominator: Number, _ mode: RoundingMode
  ) -> Number {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let isNegative = numerator < 0
    let rest = isNegative ? -remainder : remainder
    let missing = denominator - rest
    let growsAwayFromZero =
      switch mode {
      case .halfUp: rest >= missing
      case .halfDown: rest > missing
      case .halfEven: rest > missing || (rest == missing && quotient % 2 != 0)
      case .down: false
      case .up: true
      case .floor: isNegative
      case .ceiling: !isNegative
      }
    guard growsAwayFromZero else { return quotient }
    return isNegative ? quotient - 1 : quotient + 1
  }

  /// Rounded to a multiple of a step; unchanged if the step is zero.
  package func rounded(_ mode: RoundingMode, toMultipleOf step: Rational) -> Rational {
    guard let steps = divided(by: step.magnitude) else { return self }
    return steps.rounded(mode) * step.magnitude
  }
}
