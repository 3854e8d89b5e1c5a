/// Python's `/` of whole numbers: the nearest floating point number to the exact quotient.
enum PythonDivision {
  /// Up to here every whole number is a `Double` of its own, and so is their quotient rounded once.
  private static let exactLimit = 1 << 53

  /// The quotient; the divisor must not be zero.
  static func quotient(_ dividend: Int, _ divisor: Int) -> Double {
    let (top, bottom) = (dividend.magnitude, divisor.magnitude)
    guard top > exactLimit || bottom > exactLimit else {
      return Double(dividend) / Double(divisor)
    }
    guard top != 0 else { return 0 }
    // At least 63 bits of quotient, the last one telling whether there is a rest: rounding to the 53
    // bits of a `Double` then sees on which side of a half it is.
    let shift = top.leadingZeroBitCount + 63
    let (whole, rest) = (UInt128(top) << UInt128(shift)).quotientAndRemainder(
      dividingBy: UInt128(bottom))
    let magnitude = Double(rest == 0 ? whole : whole | 1)
    let scaled = Double(sign: .plus, exponent: -shift, significand: magnitude)
    return (dividend < 0) == (divisor < 0) ? scaled : -scaled
  }
}
