/// Python's `/` for integers: the floating-point number nearest to the exact quotient.
enum PythonDivision {
  /// Up to this limit every integer is exactly representable, so the quotient is rounded only once.
  private static let exactLimit = 1 << 53

  /// The quotient; the divisor must not be zero.
  static func quotient(_ dividend: Int, _ divisor: Int) -> Double {
    let (top, bottom) = (dividend.magnitude, divisor.magnitude)
    guard top > exactLimit || bottom > exactLimit else {
      return Double(dividend) / Double(divisor)
    }
    guard top != 0 else { return 0 }
    // At least 63 bits of quotient, the last of which is set if there is a remainder, so that rounding to
    // the 53 bits of a `Double` is correct even close to a tie.
    let shift = top.leadingZeroBitCount + 63
    let (whole, rest) = (UInt128(top) << UInt128(shift)).quotientAndRemainder(
      dividingBy: UInt128(bottom))
    let magnitude = Double(rest == 0 ? whole : whole | 1)
    let scaled = Double(sign: .plus, exponent: -shift, significand: magnitude)
    return (dividend < 0) == (divisor < 0) ? scaled : -scaled
  }
}
