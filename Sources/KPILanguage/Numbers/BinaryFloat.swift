import BigInt

/// A positive binary floating-point number with 256 bits of precision, for roots.
struct BinaryFloat {
  private static let precision = 256

  /// Exactly 256 bits.
  let mantissa: BigUInt
  /// The power of two that the mantissa is multiplied by.
  let exponent: Int

  /// Truncates to the precision.
  init(_ mantissa: BigUInt, exponent: Int = 0) {
    let excess = mantissa.bitWidth - Self.precision
    self.mantissa = excess > 0 ? mantissa >> excess : mantissa << -excess
    self.exponent = exponent + excess
  }

  func divided(by divisor: BinaryFloat) -> BinaryFloat {
    BinaryFloat(
      (mantissa << Self.precision) / divisor.mantissa,
      exponent: exponent - divisor.exponent - Self.precision)
  }

  private func times(_ other: BinaryFloat) -> BinaryFloat {
    BinaryFloat(mantissa * other.mantissa, exponent: exponent + other.exponent)
  }

  private func power(_ exponent: Int) -> BinaryFloat {
    var result = self
    for bit in (0..<(Int.bitWidth - exponent.leadingZeroBitCount - 1)).reversed() {
      result = result.times(result)
      if exponent >> bit & 1 == 1 { result = result.times(self) }
    }
    return result
  }

  /// Newton's method: each step doubles the number of correct bits, starting with about 50.
  func root(_ degree: Int) -> BinaryFloat {
    var root = firstGuess(degree)
    for _ in 0..<4 {
      // root × (degree − 1 + self / root^degree) / degree
      let ratio = divided(by: root.power(degree))
      let shift = ratio.exponent + Self.precision
      let part = shift < 0 ? ratio.mantissa >> -shift : ratio.mantissa << shift
      let factor = (BigUInt(degree - 1) << Self.precision) + part
      root = BinaryFloat(
        root.mantissa * factor / BigUInt(degree), exponent: root.exponent - Self.precision)
    }
    return root
  }

  /// Bisects the interval from 1 to 2 until its ends are adjacent doubles.
  private func firstGuess(_ degree: Int) -> BinaryFloat {
    let scale = exponent + Self.precision - 1
    let quotient = (scale - (scale % degree + degree) % degree) / degree
    let wanted = Power(
      significand: Double(UInt64(mantissa >> (Self.precision - 64))) * 0x1p-63,
      exponent: scale - quotient * degree)
    var (low, high) = (1.0, 2.0)
    while true {
      let middle = (low + high) / 2
      guard low < middle, middle < high else { break }
      if Power(middle, degree) <= wanted { low = middle } else { high = middle }
    }
    return BinaryFloat(BigUInt(UInt64(low * 0x1p52)), exponent: quotient - 52)
  }

  /// A binary number whose exponent cannot overflow.
  private struct Power {
    var significand: Double
    var exponent: Int

    init(significand: Double, exponent: Int) {
      self.significand = significand.significand
      self.exponent = exponent + Int(significand.exponent)
    }

    init(_ base: Double, _ degree: Int) {
      self.init(significand: 1, exponent: 0)
      for bit in (0..<(Int.bitWidth - degree.leadingZeroBitCount)).reversed() {
        var square = significand * significand
        if degree >> bit & 1 == 1 { square *= base }
        self.init(significand: square, exponent: 2 * exponent)
      }
    }

    static func <= (left: Power, right: Power) -> Bool {
      left.exponent == right.exponent
        ? left.significand <= right.significand : left.exponent < right.exponent
    }
  }
}
