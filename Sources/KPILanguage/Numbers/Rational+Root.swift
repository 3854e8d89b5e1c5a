import BigInt

extension Rational {
  /// The significant decimal digits that an approximate number has after each operation.
  static let approximateDigits = 50

  /// Rounded to 50 significant decimal digits, halves to even.
  func roundedToApproximateDigits() -> Rational {
    Self.approximation(numerator, over: denominator)
  }

  /// The number to the power of power/degree; it must not be negative.
  ///
  /// Exact if the result is a fraction, else rounded to 50 significant digits from a result with
  /// 256 bits. `nil` if the number to the power of `power` has too many digits.
  func root(degree: Int, power: Int) -> (value: Rational, isExact: Bool)? {
    guard let radicand = self.power(power) else { return nil }
    guard !radicand.isZero, degree > 1 else { return (radicand, true) }
    let (above, below) = (radicand.numerator.magnitude, radicand.denominator.magnitude)
    if let first = above.exactRoot(degree), let second = below.exactRoot(degree) {
      return (Rational(lowest: BigInt(first), over: BigInt(second)), true)
    }
    let quotient = BinaryFloat(above).divided(by: BinaryFloat(below))
    let root = quotient.root(degree)
    let value =
      root.exponent < 0
      ? Self.approximation(BigInt(root.mantissa), over: BigInt(1) << -root.exponent)
      : Self.approximation(BigInt(root.mantissa) << root.exponent, over: 1)
    return (value, false)
  }

  /// An integer power; `nil` if it has too many digits, and for zero to a negative power.
  ///
  /// If `isApproximate`, every product is rounded to 50 digits, squaring and multiplying from the
  /// exponent's highest bit down.
  func power(_ exponent: Int, isApproximate: Bool = false) -> Rational? {
    guard exponent >= 0 else {
      return power(-exponent, isApproximate: isApproximate).flatMap { Rational.one.divided(by: $0) }
    }
    var result = Rational.one
    for bit in (0..<(Int.bitWidth - exponent.leadingZeroBitCount)).reversed() {
      result = result * result
      if isApproximate { result = result.roundedToApproximateDigits() }
      if exponent >> bit & 1 == 1 {
        result = result * self
        if isApproximate { result = result.roundedToApproximateDigits() }
      }
      guard result.size <= Limits.bits else { return nil }
    }
    return result
  }

  private static func approximation(_ numerator: BigInt, over denominator: BigInt) -> Rational {
    guard numerator != 0 else { return .zero }
    let limit = powerOfTen(approximateDigits).numerator.magnitude
    let bits = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth
    // Off by at most one: 0.30103 is the decimal logarithm of 2.
    var places = approximateDigits - 1 - (bits * 30_103).quotientRoundedDown(by: 100_000)
    while true {
      let power = powerOfTen(abs(places)).numerator.magnitude
      let above = places > 0 ? numerator.magnitude * power : numerator.magnitude
      let below = places < 0 ? denominator.magnitude * power : denominator.magnitude
      var (digits, rest) = above.quotientAndRemainder(dividingBy: below)
      if digits >= limit {
        places -= 1
      } else if digits * 10 < limit {
        places += 1
      } else {
        let twice = rest << 1
        if twice > below || twice == below && digits & 1 == 1 { digits += 1 }
        return decimal(numerator < 0 ? -BigInt(digits) : BigInt(digits), places: places)
      }
    }
  }

  /// A number counted in units of the last decimal place, in lowest terms: only twos and fives can
  /// cancel.
  private static func decimal(_ digits: BigInt, places: Int) -> Rational {
    guard places > 0 else { return Rational(digits * powerOfTen(-places).numerator) }
    let twos = min(digits.trailingZeroBitCount, places)
    var digits = digits >> twos
    var fives = 0
    while fives < places, digits % 5 == 0 {
      digits /= 5
      fives += 1
    }
    return Rational(
      lowest: digits, over: BigInt(5).power(places - fives) << (places - twos))
  }
}

extension Int {
  fileprivate func quotientRoundedDown(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension BigUInt {
  /// The root if it is an integer.
  fileprivate func exactRoot(_ degree: Int) -> BigUInt? {
    guard self > 1 else { return self }
    guard degree < bitWidth else { return nil }
    var root = BigUInt(0)
    for bit in (0...(bitWidth / degree)).reversed() {
      let next = root + (BigUInt(1) << bit)
      let power = next.power(degree)
      if power == self { return next }
      if power < self { root = next }
    }
    return nil
  }
}
