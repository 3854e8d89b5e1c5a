// What arithmetic does to units: products, quotients, powers and roots have new ones, the sides of a
// sum need a common one. Values are calculated by the program, in base units.

extension Unit {
  /// The unit of a product, or of a quotient where `isDivided`.
  ///
  /// Times of one kind are merged: a month and a year cancel, and what remains of both is in the base.
  /// Percentages vanish unless both sides are; percentage points are to products what percentages are.
  func multiplied(by other: Unit, isDivided: Bool = false) -> Unit {
    var result = Unit(factors: factors)
    for factor in other.factors {
      result.multiply(factor.atom, isDivided ? -factor.exponent : factor.exponent)
    }
    result.isPercent = !isDivided && isPercent && other.isPercent && result.isPlain
    return result
  }

  /// The unit of an integer power; percentages vanish.
  func raised(to exponent: Int) -> Unit {
    guard exponent != 0 else { return .none }
    return Unit(factors: factors.map { Factor(atom: $0.atom, exponent: $0.exponent * exponent) })
  }

  /// The unit of a root, or `nil` if an exponent is not divisible; percentages vanish.
  ///
  /// Times that were written beside each other, such as days per week, are merged where only that leaves a root.
  func root(_ degree: Int) -> Unit? {
    for factors in [factors, dimension] where factors.allSatisfy({ $0.exponent % degree == 0 }) {
      return Unit(factors: factors.map { Factor(atom: $0.atom, exponent: $0.exponent / degree) })
    }
    return nil
  }

  /// The common unit of two sides of a sum or comparison, or `nil`.
  ///
  /// A percentage fits every share, such as Abschluss/Chance, and takes its unit. A share and percentage points
  /// have a share in common.
  static func common(_ left: Unit, _ right: Unit) -> Unit? {
    if left == right { return left }
    if left.dimension == right.dimension {
      var common = right.isPercent ? right : left
      common.isPoints = left.isPoints && right.isPoints
      return common
    }
    if left.isPercent, left.isPlain, right.isShare { return right }
    if right.isPercent, right.isPlain, left.isShare { return left }
    return nil
  }
}
