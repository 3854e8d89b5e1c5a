/// The format specification after the colon in a field of Python's `str.format`:
/// `[[fill]align][sign][#][0][width][grouping][.precision][type]`.
struct FieldSpecification {
  private(set) var fill: Unicode.Scalar = " "
  private(set) var align: Unicode.Scalar?
  private(set) var sign: Unicode.Scalar = "-"
  private(set) var isAlternate = false
  private(set) var width = 0
  private(set) var grouping: Unicode.Scalar?
  private(set) var precision: Int?
  private(set) var type: Unicode.Scalar?
  let isEmpty: Bool

  /// `nil` if the text is not a valid specification.
  init?(_ scalars: ArraySlice<Unicode.Scalar>) {
    var rest = scalars
    isEmpty = rest.isEmpty
    func isAlignment(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { "<>=^".unicodeScalars.contains($0) } ?? false
    }
    if isAlignment(rest.dropFirst().first) {
      fill = rest.removeFirst()
      align = rest.removeFirst()
    } else if isAlignment(rest.first) {
      align = rest.removeFirst()
    }
    if let first = rest.first, "+- ".unicodeScalars.contains(first) { sign = rest.removeFirst() }
    isAlternate = Self.skip("#", &rest)
    if Self.skip("0", &rest), align == nil {
      fill = "0"
      align = "0"
    }
    width = Self.number(&rest) ?? 0
    if let first = rest.first, ",_".unicodeScalars.contains(first) { grouping = rest.removeFirst() }
    if Self.skip(".", &rest) {
      guard let digits = Self.number(&rest) else { return nil }
      precision = digits
    }
    type = rest.popFirst()
    guard rest.isEmpty else { return nil }
  }

  private static func skip(
    _ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  /// Digits as a number, capped so that it can be compared with a limit.
  private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int? {
    var result: Int?
    while let digit = rest.first, ("0"..."9").contains(digit) {
      result = min((result ?? 0) * 10 + Int(digit.value - 0x30), 1_000_000_000)
      rest.removeFirst()
    }
    return result
  }

  /// A string, truncated to the precision and padded; `nil` if the field is for numbers.
  func text(_ text: String) -> String? {
    guard type == nil || type == "s", align != "=", grouping == nil, sign == "-", !isAlternate
    else { return nil }
    guard let precision else { return padded(text, default: "<") }
    return padded(
      String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision))), default: "<")
  }

  /// An integer; `nil` if the field does not accept integers.
  func text(_ number: Int) -> String? {
    switch type {
    case nil, "d", "n", "b", "o", "x", "X":
      guard precision == nil else { return nil }
      let (radix, prefix): (Int, String) =
        switch type {
        case "b": (2, "0b")
        case "o": (8, "0o")
        case "x": (16, "0x")
        case "X": (16, "0X")
        default: (10, "")
        }
      let digits = String(number.magnitude, radix: radix, uppercase: type == "X")
      return filled(
        sign: sign(isNegative: number < 0) + (isAlternate ? prefix : ""), digits: digits, end: "",
        groupSize: radix == 10 ? 3 : 4)
    case "c":
      guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init), grouping == nil
      else { return nil }
      return padded(String(Character(scalar)), default: "<")
    default: return text(Double(number))
    }
  }

  /// A floating-point number; `nil` if the field does not accept those.
  func text(_ number: Double) -> String? {
    var digits: String
    let magnitude = abs(number)
    switch type {
    case nil:
      digits =
        precision.map { Self.general(magnitude, digits: max($0, 1)) }
        ?? PythonNumber.text(of: magnitude)
    case "n":
      digits = PrintfNumber.formatted(magnitude, digits: precision ?? 6, conversion: "g")
    case "%":
      digits = PrintfNumber.fixed(magnitude * 100, digits: precision ?? 6) + "%"
    case let type? where "eEfFgG".unicodeScalars.contains(type):
      digits = PrintfNumber.formatted(
        magnitude, digits: precision ?? 6, conversion: Character(type), alternate: isAlternate)
    default: return nil
    }
    let whole = digits.prefix { $0.isNumber }
    return filled(
      sign: sign(isNegative: number.sign == .minus && !number.isNaN), digits: String(whole),
      end: String(digits.dropFirst(whole.count)), groupSize: 3)
  }

  /// As `%g`, but never without a fraction or an exponent.
  private static func general(_ number: Double, digits: Int) -> String {
    let text = PrintfNumber.formatted(number, digits: digits, conversion: "g")
    if !number.isFinite || text.contains(where: { ".e".contains($0) }) { return text }
    guard text.count < digits else {
      let exponent = PrintfNumber.formatted(number, digits: digits - 1, conversion: "e")
      guard let end = exponent.firstIndex(of: "e") else { return exponent }
      var mantissa = exponent[..<end]
      while mantissa.contains("."), mantissa.last == "0" || mantissa.last == "." {
        if mantissa.removeLast() == "." { break }
      }
      return String(mantissa + exponent[end...])
    }
    return text + ".0"
  }

  private func sign(isNegative: Bool) -> String {
    isNegative ? "-" : sign == "-" ? "" : String(Character(sign))
  }

  /// Groups digits; zeros that fill the width come after the sign and are grouped as well.
  private func filled(sign: String, digits: String, end: String, groupSize: Int) -> String {
    var digits = digits
    let fillsWithZeros = align == "0" || (align == "=" && fill == "0")
    if fillsWithZeros, !digits.isEmpty {
      let room = width - sign.count - end.count
      var count = digits.count
      if grouping == nil { count = max(count, room) }
      while count + (count - 1) / groupSize < room { count += 1 }
      digits = String(repeating: "0", count: count - digits.count) + digits
    }
    let number = grouped(digits, groupSize) + end
    guard align == "=" || align == "0" else { return padded(sign + number, default: ">") }
    return sign
      + String(repeating: Character(fill), count: max(0, width - sign.count - number.count))
      + number
  }

  private func grouped(_ digits: String, _ size: Int) -> String {
    guard let grouping else { return digits }
    var result = ""
    let count = digits.count
    for (index, digit) in digits.enumerated() {
      if index > 0, (count - index).isMultiple(of: size) {
        result.unicodeScalars.append(grouping)
      }
      result.append(digit)
    }
    return result
  }

  private func padded(_ text: String, default side: Unicode.Scalar) -> String {
    let missing = max(0, width - text.unicodeScalars.count)
    let before =
      switch align == "0" ? side : align ?? side {
      case "<": 0
      case "^": missing / 2
      default: missing
      }
    let fill = Character(fill)
    return String(repeating: fill, count: before) + text
      + String(repeating: fill, count: missing - before)
  }
}
