import BigInt

/// A prepared number format, built once and used for all numbers of a row.
///
/// Numbers that fit into machine words are rounded and written without big integers.
final class NumberPattern: Sendable {
  private let precision: NumberFormat.Precision
  /// The size of the displayed unit: 1/100 for percentages.
  private let scale: Rational
  /// Whether all decimals are shown if the rounded number is not whole, as for money.
  private let showsAllDecimalsOrNone: Bool
  private let style: Style
  private let zero: Affixes
  private let positive: Affixes
  private let negative: Affixes
  let decimal: [UInt8]
  private let group: [UInt8]
  private let minimumGroupingDigits: Int
  private let words: WordRounding?

  /// What numbers of a pattern have in common besides their precision.
  struct Style: Sendable {
    /// Whether positive numbers have a plus sign.
    var showsPlus = false
    /// Whether digits are grouped.
    var isGrouped = true
    /// Whether a number that would be shown as zero, but is not, gets two significant digits.
    var keepsSmallNumbers = false

    static let standard = Style()
  }

  struct Affixes: Sendable {
    var before: [UInt8]
    var after: [UInt8]

    init(_ before: String, _ after: String) {
      self.before = Array(before.utf8)
      self.after = Array(after.utf8)
    }
  }

  init(
    _ symbols: NumberSymbols, _ precision: NumberFormat.Precision, scale: Rational = .one,
    zero: Affixes, positive: Affixes, negative: Affixes, showsAllDecimalsOrNone: Bool = false,
    _ style: Style = .standard
  ) {
    self.precision = precision
    self.scale = scale
    self.zero = zero
    self.positive = positive
    self.negative = negative
    self.showsAllDecimalsOrNone = showsAllDecimalsOrNone
    self.style = style
    decimal = Array(symbols.decimal.utf8)
    group = Array(symbols.group.utf8)
    minimumGroupingDigits = symbols.minimumGroupingDigits
    words = precision.digits == nil ? WordRounding(precision, scale) : nil
  }

  /// The displayed number, in the unit of the given one.
  func shown(_ value: Rational) -> Rational {
    if let rounded = rounded(value) {
      return rounded.isExact ? value : words?.value(ofPlaces: rounded.places) ?? value
    }
    let amount = value.divided(by: scale) ?? value
    return precision(of: amount).rounded(amount) * scale
  }

  /// Whether the number is shown without rounding.
  func isExact(_ value: Rational) -> Bool {
    if let rounded = rounded(value) { return rounded.isExact }
    return shown(value) == value
  }

  /// Whether the number is shown as zero, but is not.
  func vanishes(_ value: Rational) -> Bool { !value.isZero && shown(value).isZero }

  /// Appends the number; never a negative zero.
  func append(_ value: Rational, to text: inout [UInt8]) {
    if let places = rounded(value)?.places {
      append(places, to: &text)
    } else {
      let amount = value.divided(by: scale) ?? value
      let precision = precision(of: amount)
      let rounded = precision.rounded(amount)
      let scaled = rounded.magnitude * Rational.powerOfTen(precision.maximumDecimals)
      let digits = Array(scaled.rounded(precision.mode).fractionText.utf8)
      append(
        digits.drop { $0 == UInt8(ascii: "0") }, affixes(rounded.numerator.signum()), precision,
        to: &text)
    }
  }

  /// The number in units of the last place, where machine words can hold it.
  private func rounded(_ value: Rational) -> (places: Int, isExact: Bool)? {
    guard let rounded = words?.round(value) else { return nil }
    return style.keepsSmallNumbers && rounded.places == 0 && !rounded.isExact ? nil : rounded
  }

  /// The precision for a number in the displayed unit.
  private func precision(of amount: Rational) -> NumberFormat.Precision {
    if amount.isZero { return precision }
    if let digits = precision.digits { return precision.fitted(to: amount, digits: digits) }
    guard style.keepsSmallNumbers, precision.rounded(amount).isZero else { return precision }
    return precision.fitted(to: amount, digits: Self.smallDigits)
  }

  private func affixes(_ sign: some SignedInteger) -> Affixes {
    sign == 0 ? zero : sign < 0 ? negative : positive
  }

  /// The significant digits of a number that would be shown as zero.
  private static let smallDigits = 2

  /// Appends a number counted in units of the last place; written from its end.
  private func append(_ lastPlaces: Int, to text: inout [UInt8]) {
    let affixes = affixes(lastPlaces)
    let capacity =
      Self.longestNumber + affixes.before.count + affixes.after.count
      + 7 * max(group.count, decimal.count)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var start = buffer.count
      func write(_ bytes: [UInt8]) {
        for byte in bytes.reversed() {
          start -= 1
          buffer[start] = byte
        }
      }
      func writeDigit(_ digit: UInt) {
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      }
      write(affixes.after)
      var rest = lastPlaces.magnitude
      var dropped = 0
      while dropped < precision.maximumDecimals - precision.minimumDecimals, rest % 10 == 0 {
        rest /= 10
        dropped += 1
      }
      if showsAllDecimalsOrNone, dropped < precision.maximumDecimals {
        rest = lastPlaces.magnitude
        dropped = 0
      }
      var decimals = precision.maximumDecimals - dropped
      if decimals > 0 {
        while decimals > 0 {
          writeDigit(rest % 10)
          rest /= 10
          decimals -= 1
        }
        write(decimal)
      }
      let isGrouped = style.isGrouped && rest >= (minimumGroupingDigits > 1 ? 10_000 : 1_000)
      var count = 0
      repeat {
        if isGrouped, count > 0, count % 3 == 0 { write(group) }
        writeDigit(rest % 10)
        rest /= 10
        count += 1
      } while rest != 0
      write(affixes.before)
      text.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  /// What a number that was appended consists of.
  func parts(of text: ArraySlice<UInt8>) -> NumberParts {
    // What stands behind a number has no digits.
    let end =
      text.lastIndex { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? text.startIndex - 1
    let number = text[text.startIndex...end]
    var decimals = 0
    // Digits have no byte that a separator begins with.
    if let first = decimal.first, let mark = number.lastIndex(of: first),
      number[mark...].starts(with: decimal)
    {
      decimals = number.endIndex - mark - decimal.count
    }
    return NumberParts(
      end: number.endIndex, decimals: decimals,
      mostDecimals: precision.digits == nil ? precision.maximumDecimals : decimals)
  }

  /// At least the digits of a machine word with as many decimals as `WordRounding` allows.
  private static let longestNumber = 40

  func text(_ value: Rational) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends digits without leading zeros, the last `maximumDecimals` of which are decimals.
  private func append<Digits: RandomAccessCollection>(
    _ digits: Digits, _ affixes: Affixes, _ precision: NumberFormat.Precision,
    to text: inout [UInt8]
  ) where Digits.Element == UInt8, Digits.Index == Int {
    let zero = UInt8(ascii: "0")
    let places = precision.maximumDecimals
    let whole = max(digits.count - places, 0)
    // Zeros between the decimal separator and the first digit.
    let missing = max(places - digits.count, 0)
    let zeros = digits.reversed().prefix { $0 == zero }.count
    var decimals = digits.isEmpty ? 0 : max(places - zeros, 0)
    if showsAllDecimalsOrNone, decimals > 0, places == self.precision.maximumDecimals {
      decimals = places
    }
    decimals = max(decimals, precision.minimumDecimals)
    text += affixes.before
    if whole == 0 {
      text.append(zero)
    } else if whole < 3 + minimumGroupingDigits || !style.isGrouped {
      text += digits.prefix(whole)
    } else {
      for (index, digit) in digits.prefix(whole).enumerated() {
        if index > 0, (whole - index) % 3 == 0 { text += group }
        text.append(digit)
      }
    }
    if decimals > 0 {
      text += decimal
      for _ in 0..<min(missing, decimals) { text.append(zero) }
      let first = digits.startIndex + whole
      text += digits[first..<first + max(decimals - missing, 0)]
    }
    text += affixes.after
  }
}

/// Rounding in machine words, for steps with no more decimals than are shown.
private struct WordRounding: Sendable {
  private let mode: RoundingMode
  /// A number × multiplier / divisor is the number of steps.
  private let multiplier: Int
  private let divisor: Int
  /// One step in units of the last place.
  private let placesPerStep: Int
  private let placeValue: Rational

  init?(_ precision: NumberFormat.Precision, _ scale: Rational) {
    guard precision.maximumDecimals <= 9 else { return nil }
    let power = Rational.powerOfTen(precision.maximumDecimals)
    let step = precision.step.map { ($0 * power).magnitude } ?? .one
    guard case .small(let placesPerStep, 1) = step.parts, placesPerStep > 0,
      let factor = power.divided(by: step * scale),
      case .small(let multiplier, let divisor) = factor.parts, multiplier > 0,
      let placeValue = scale.divided(by: power)
    else { return nil }
    mode = precision.mode
    self.multiplier = multiplier
    self.divisor = divisor
    self.placesPerStep = placesPerStep
    self.placeValue = placeValue
  }

  /// The rounded number in units of the last place; `nil` on overflow.
  func round(_ value: Rational) -> (places: Int, isExact: Bool)? {
    guard case .small(let numerator, let denominator) = value.parts else { return nil }
    let (above, isAboveOver) = numerator.multipliedReportingOverflow(by: multiplier)
    let (below, isBelowOver) = denominator.multipliedReportingOverflow(by: divisor)
    guard !isAboveOver, !isBelowOver, above != .min else { return nil }
    let isExact = below == 1 || above % below == 0
    let steps = isExact ? above / below : Rational.rounded(above, below, mode)
    let (places, isOver) = steps.multipliedReportingOverflow(by: placesPerStep)
    guard !isOver, places != .min else { return nil }
    return (places, isExact)
  }

  func value(ofPlaces places: Int) -> Rational { Rational(places) * placeValue }
}

/// What a number with its unit consists of as it is written.
package struct NumberParts: Sendable {
  /// Where the number ends, before a unit behind it.
  package var end: Int
  /// How many decimals it has.
  package var decimals: Int
  /// How many its format shows at most.
  package let mostDecimals: Int
}
