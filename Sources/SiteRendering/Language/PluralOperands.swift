/// What plural rules look at in a number (Unicode TR 35, Plural Operand Meanings).
struct PluralOperands: Sendable, Equatable {
  /// The whole part, without sign: the operand `i`.
  ///
  /// Of a number of more than 18 digits, the last 18 and one that is not zero before them; rules look at fewer.
  private(set) var whole: UInt
  /// The number of decimals, zeros at the end included: `v`.
  private(set) var decimals = 0
  /// The decimals as a number, zeros at the end included: `f`.
  private(set) var fraction: UInt = 0

  /// The operands of a whole number.
  init(_ number: Int) { whole = number.magnitude }

  /// The operands of a number in decimal digits, such as `-1.50`; `nil` for another text.
  init?(_ text: some StringProtocol) {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } })
    else { return nil }
    whole = Self.number(of: parts[0])
    guard parts.count == 2 else { return }
    decimals = parts[1].utf8.count
    fraction = Self.number(of: parts[1])
  }

  private static func number(of digits: some StringProtocol) -> UInt {
    let most = 18
    let isLonger = digits.utf8.count > most && digits.utf8.dropLast(most).contains { $0 != 0x30 }
    let start: UInt = isLonger ? 1 : 0
    return digits.utf8.suffix(most).reduce(start) { $0 * 10 + UInt($1 - 0x30) }
  }

  /// The operand with a letter of CLDR's rules; `nil` where it is not a whole number.
  subscript(_ letter: Character) -> UInt? {
    switch letter {
    case "n": fraction == 0 ? whole : nil
    case "i": whole
    case "v": UInt(decimals)
    case "w": fraction == 0 ? 0 : UInt(decimals - zeros)
    case "f": fraction
    case "t": (0..<zeros).reduce(fraction) { rest, _ in rest / 10 }
    // Exponents of the compact form, "1.2M", which is not written here.
    default: 0
    }
  }

  /// How many zeros are at the end of the decimals.
  private var zeros: Int {
    var (rest, zeros) = (fraction, 0)
    while rest != 0, rest % 10 == 0 { (rest, zeros) = (rest / 10, zeros + 1) }
    return zeros
  }
}
