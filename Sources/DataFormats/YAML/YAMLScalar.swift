/// Resolves plain scalars by the core schema of YAML 1.2, and dates.
///
/// "yes", "no", "on" and "off" are strings, as in YAML 1.2. A number with leading zeros is a string too,
/// because postal codes and telephone numbers must keep them.
enum YAMLScalar {
  /// A longer scalar is certainly neither a number nor a date.
  private static let longest = 64

  static func value(of text: String) -> DataValue {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first else { return .null }
      guard bytes.count <= longest else { return nil }
      switch first {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        return number(bytes)
      case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
        UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "~"):
        return word(bytes)
      default: return nil
      }
    } ?? .string(text)
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> DataValue? {
    guard bytes.count <= 5 else { return nil }
    return switch String(decoding: bytes, as: UTF8.self) {
    case "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .boolean(true)
    case "false", "False", "FALSE": .boolean(false)
    default: nil
    }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> DataValue? {
    let text = String(decoding: bytes, as: UTF8.self)
    let hasSign = bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-")
    let digits = bytes.dropFirst(hasSign ? 1 : 0)
    if !hasSign, text.hasPrefix("0x") || text.hasPrefix("0o") {
      let radix = text.hasPrefix("0x") ? 16 : 8
      let isNumber = bytes.dropFirst(2).allSatisfy { $0 != 0x2B && $0 != 0x2D }
      return isNumber ? Int(text.dropFirst(2), radix: radix).map(DataValue.integer) : nil
    }
    if let value = special(text) { return .number(value) }
    if digits.count > 1, digits.first == 0x30, digits.dropFirst().first.map(isDigit) == true {
      return nil
    }
    if digits.allSatisfy(isDigit), !digits.isEmpty {
      return Int(text).map(DataValue.integer) ?? Double(text).map(DataValue.number)
    }
    if isDecimal(digits) { return decimal(text).map(DataValue.number) }
    return (try? DateTime(exactly: text)).map(DataValue.dateTime)
  }

  private static func special(_ text: String) -> Double? {
    switch text {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .infinity
    case "-.inf", "-.Inf", "-.INF": -.infinity
    case ".nan", ".NaN", ".NAN": .nan
    default: nil
    }
  }

  /// Whether it is a number of the core schema.
  ///
  /// `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isDecimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = bytes
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
    }
    guard whole + fraction > 0 else { return false }
    guard let letter = rest.first else { return true }
    guard letter | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  /// Swift's `Double` accepts "1." and ".5", but not both on every platform.
  private static func decimal(_ text: String) -> Double? {
    Double(text) ?? Double(text.hasSuffix(".") ? text + "0" : text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
