import BigInt

extension Rational: Comparable {
  package static func < (left: Rational, right: Rational) -> Bool {
    if case .small(let first, let second) = left.parts,
      case .small(let third, let fourth) = right.parts
    {
      let (one, other) = (
        first.multipliedReportingOverflow(by: fourth), third.multipliedReportingOverflow(by: second)
      )
      if !one.overflow, !other.overflow { return one.partialValue < other.partialValue }
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational {
  package static func + (left: Rational, right: Rational) -> Rational {
    if case .small(let first, let second) = left.parts,
      case .small(let third, let fourth) = right.parts,
      let sum = smallSum((first, second), (third, fourth))
    {
      return Rational(small: sum)
    }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  package static func - (left: Rational, right: Rational) -> Rational { left + -right }

  package static prefix func - (value: Rational) -> Rational {
    switch value.parts {
    case .small(let numerator, let denominator): Rational(small: (-numerator, denominator))
    case .large(let numerator, let denominator): Rational(lowest: -numerator, over: denominator)
    }
  }

  package static func * (left: Rational, right: Rational) -> Rational {
    if case .small(let first, let second) = left.parts,
      case .small(let third, let fourth) = right.parts,
      let product = smallProduct((first, second), (third, fourth))
    {
      return Rational(small: product)
    }
    return Rational(
      left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// The quotient, or `nil` for a division by zero.
  package func divided(by divisor: Rational) -> Rational? {
    guard !divisor.isZero else { return nil }
    if case .small(let first, let second) = parts,
      case .small(let third, let fourth) = divisor.parts,
      let quotient = Self.smallProduct(
        (first, second), third < 0 ? (-fourth, -third) : (fourth, third))
    {
      return Rational(small: quotient)
    }
    return Rational(
      numerator * divisor.denominator, over: denominator * divisor.numerator)
  }

  private typealias Small = (numerator: Int, denominator: Int)

  /// `nil` on overflow.
  private static func smallSum(_ left: Small, _ right: Small) -> Small? {
    if left.denominator == right.denominator {
      let (sum, overflow) = left.numerator.addingReportingOverflow(right.numerator)
      guard !overflow, sum != .min else { return nil }
      return left.denominator == 1 ? (sum, 1) : reduced(sum, left.denominator)
    }
    let (first, isFirstOver) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (second, isSecondOver) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    let (below, isBelowOver) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    let (sum, isSumOver) = first.addingReportingOverflow(second)
    guard !isFirstOver, !isSecondOver, !isBelowOver, !isSumOver, sum != .min else { return nil }
    return reduced(sum, below)
  }

  /// Reduces crosswise first, so that the product is in lowest terms; `nil` on overflow.
  private static func smallProduct(_ left: Small, _ right: Small) -> Small? {
    let first = right.denominator == 1 ? 1 : commonDivisor(left.numerator, right.denominator)
    let second = left.denominator == 1 ? 1 : commonDivisor(right.numerator, left.denominator)
    let (above, isAboveOver) = (left.numerator / first)
      .multipliedReportingOverflow(by: right.numerator / second)
    let (below, isBelowOver) = (left.denominator / second)
      .multipliedReportingOverflow(by: right.denominator / first)
    guard !isAboveOver, !isBelowOver, above != .min else { return nil }
    return (above, below)
  }

  private static func reduced(_ numerator: Int, _ denominator: Int) -> Small {
    let divisor = commonDivisor(numerator, denominator)
    return (numerator / divisor, denominator / divisor)
  }

  /// Euclid's algorithm; at least 1, since the second number is.
  private static func commonDivisor(_ number: Int, _ denominator: Int) -> Int {
    var (larger, smaller) = (denominator.magnitude, number.magnitude)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return Int(larger)
  }
}
