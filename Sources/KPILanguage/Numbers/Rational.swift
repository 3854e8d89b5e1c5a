import BigInt

/// An exact fraction in lowest terms; the only kind of number the language calculates with.
///
/// Calculates in machine words where they suffice, else with big integers.
package struct Rational: Sendable, Hashable {
  /// Small wherever both magnitudes fit into `Int`, so that equal numbers have equal parts; the
  /// denominator is greater than zero.
  enum Parts: Sendable, Hashable {
    case small(Int, Int)
    indirect case large(BigInt, BigInt)
  }

  let parts: Parts

  /// 0.
  package static let zero = Rational(0)
  /// 1.
  package static let one = Rational(1)
  static let half = Rational(1, over: 2)
  static let quadrillionth = Rational(1, over: 1_000_000_000_000_000)

  /// A whole number.
  package init(_ value: Int) {
    parts = value == .min ? .large(BigInt(value), 1) : .small(value, 1)
  }

  init(_ value: BigInt) {
    self.init(lowest: value, over: 1)
  }

  /// Reduces the fraction; a zero denominator is a programming error and counts as 1.
  init(_ numerator: BigInt, over denominator: BigInt) {
    guard denominator != 1, denominator != 0 else {
      self.init(numerator)
      return
    }
    let divisor = BigInt(numerator.magnitude.greatestCommonDivisor(with: denominator.magnitude))
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.init(lowest: sign * numerator / divisor, over: sign * denominator / divisor)
  }

  /// A fraction in lowest terms with a denominator greater than zero.
  init(lowest numerator: BigInt, over denominator: BigInt) {
    if let above = Int(exactly: numerator), let below = Int(exactly: denominator), above != .min {
      parts = .small(above, below)
    } else {
      parts = .large(numerator, denominator)
    }
  }

  init(small parts: (Int, Int)) {
    self.parts = .small(parts.0, parts.1)
  }

  var numerator: BigInt {
    switch parts {
    case .small(let numerator, _): BigInt(numerator)
    case .large(let numerator, _): numerator
    }
  }

  /// Greater than zero.
  var denominator: BigInt {
    switch parts {
    case .small(_, let denominator): BigInt(denominator)
    case .large(_, let denominator): denominator
    }
  }

  /// Parses a decimal number with an optional sign, decimal point and exponent, as JSON has them;
  /// `nil` for any other text and beyond the limit of digits.
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
    if digits.utf8.count <= 18, (0...18).contains(scale), let value = Int(digits) {
      let whole = Rational(isNegative ? -value : value)
      self = whole.divided(by: .powerOfTen(scale)) ?? whole
      return
    }
    guard digits.count + abs(scale) <= 2 * Limits.digits, let value = BigInt(digits) else {
      return nil
    }
    let power = BigInt(10).power(abs(scale))
    let signed = isNegative ? -value : value
    self = scale >= 0 ? Rational(signed, over: power) : Rational(signed * power)
  }

  /// The number that the shortest decimal form of a double denotes: 0.1 is one tenth.
  ///
  /// `nil` for infinities and NaN.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self.init(decimalText: value.description)
  }

  /// Whether the number is an integer.
  package var isWhole: Bool {
    switch parts {
    case .small(_, let denominator): denominator == 1
    case .large(_, let denominator): denominator == 1
    }
  }

  /// Whether the number is smaller than 0.
  package var isNegative: Bool {
    switch parts {
    case .small(let numerator, _): numerator < 0
    case .large(let numerator, _): numerator < 0
    }
  }

  /// Whether the number is 0.
  package var isZero: Bool { parts == .small(0, 1) }

  /// The number without its sign.
  package var magnitude: Rational { isNegative ? -self : self }

  /// The bits of the larger part of the fraction: a measure for the cost of calculating with it.
  var size: Int {
    switch parts {
    case .small: Int.bitWidth
    case .large(let numerator, let denominator): max(numerator.bitWidth, denominator.bitWidth)
    }
  }

  /// `n`, or `n/d` in lowest terms.
  package var fractionText: String {
    switch parts {
    case .small(let numerator, 1): "\(numerator)"
    case .small(let numerator, let denominator): "\(numerator)/\(denominator)"
    case .large(let numerator, 1): numerator.description
    case .large(let numerator, let denominator): "\(numerator)/\(denominator)"
    }
  }

  /// Decimal notation with a point if it terminates, such as `-0.363`, else `n/d`.
  package var plainText: String {
    var text: [UInt8] = []
    appendPlainText(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends `plainText`.
  func appendPlainText(to text: inout [UInt8]) {
    if case .small(let numerator, 1) = parts {
      text.append(decimal: numerator)
      return
    }
    guard !isWhole, let decimals = decimalPlaces else {
      text += fractionText.utf8
      return
    }
    if case .small(let numerator, let denominator) = parts, decimals <= 18,
      case .small(let power, 1) = Rational.powerOfTen(decimals).parts
    {
      let (places, isOver) = numerator.multipliedReportingOverflow(by: power / denominator)
      if !isOver, places != .min {
        text.append(decimal: places, places: decimals)
        return
      }
    }
    if isNegative { text.append(UInt8(ascii: "-")) }
    let digits = (magnitude * Rational.powerOfTen(decimals)).fractionText.utf8
    if digits.count <= decimals {
      text.append(UInt8(ascii: "0"))
    } else {
      text += digits.prefix(digits.count - decimals)
    }
    text.append(UInt8(ascii: "."))
    text += repeatElement(UInt8(ascii: "0"), count: max(0, decimals - digits.count))
    text += digits.suffix(decimals)
  }

  /// The power of ten of the first digit that is not zero: 2 for 345, -3 for 0.001; 0 for zero.
  package var decimalExponent: Int {
    guard !isZero else { return 0 }
    let (above, below) = (numerator.magnitude, denominator.magnitude)
    let exponent = String(above).count - String(below).count
    let power = BigUInt(10).power(abs(exponent))
    let isLess = exponent < 0 ? above * power < below : above < below * power
    return isLess ? exponent - 1 : exponent
  }

  /// The number of decimal places of the exact number, or `nil` if they do not terminate.
  var decimalPlaces: Int? {
    switch parts {
    case .small(_, let denominator): Self.decimalPlaces(denominator)
    case .large(_, let denominator): Self.decimalPlaces(denominator)
    }
  }

  private static func decimalPlaces<Number: BinaryInteger>(_ denominator: Number) -> Int? {
    let twos = denominator.trailingZeroBitCount
    var rest = denominator >> twos
    var fives = 0
    while rest > 1 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
      guard remainder == 0 else { return nil }
      rest = quotient
      fives += 1
    }
    return max(twos, fives)
  }
}

extension [UInt8] {
  /// Appends a number that is counted in units of the last decimal place.
  fileprivate mutating func append(decimal number: Int, places: Int = 0) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var start = buffer.count
      var rest = number.magnitude
      var count = 0
      repeat {
        if count == places, count > 0 {
          start -= 1
          buffer[start] = UInt8(ascii: ".")
        }
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
        rest = quotient
        count += 1
      } while rest != 0 || count <= places
      if number < 0 {
        start -= 1
        buffer[start] = UInt8(ascii: "-")
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }
}
