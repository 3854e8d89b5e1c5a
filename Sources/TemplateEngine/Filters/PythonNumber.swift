/// Numbers as Python's `int()` and `float()` parse them and as `repr()` writes them.
enum PythonNumber {
  /// Allows surrounding whitespace and single underscores between digits; base 0 means by prefix.
  static func integer(_ text: String, base: Int) -> Int? {
    var digits = trimmed(text)[...]
    let sign = digits.first
    if sign == "-" || sign == "+" { digits = digits.dropFirst() }
    var base = base
    for (prefix, prefixBase) in [("0x", 16), ("0o", 8), ("0b", 2)]
    where digits.lowercased().hasPrefix(prefix) && (base == prefixBase || base == 0) {
      digits = digits.dropFirst(2)
      base = prefixBase
      break
    }
    guard let plain = withoutUnderscores(digits), plain.first != "-", plain.first != "+" else {
      return nil
    }
    return Int((sign == "-" ? "-" : "") + plain, radix: base == 0 ? 10 : base)
  }

  static func double(_ text: String) -> Double? {
    let text = trimmed(text)
    switch text.lowercased() {
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case "nan", "+nan", "-nan": return .nan
    default: break
    }
    guard let plain = withoutUnderscores(text[...]),
      plain.utf8.allSatisfy({ $0.isDigit || "+-.eE".utf8.contains($0) }),
      plain.utf8.contains(where: \.isDigit)
    else { return nil }
    return Double(plain.hasPrefix(".") ? "0" + plain : plain)
  }

  /// Python's `repr`: the shortest digits that identify the number, with an exponent below 1e-4 and from
  /// 1e16 on; Swift uses one from 2^53 on.
  static func text(of number: Double) -> String {
    let text = number.description
    guard let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]),
      (0..<16).contains(exponent)
    else { return text }
    let digits = text[..<e].filter { $0 != "." && $0 != "-" }
    return (number < 0 ? "-" : "") + digits
      + String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + ".0"
  }

  static func trimmed(_ text: String) -> String {
    func isPlain(_ byte: UInt8?) -> Bool { byte.map { (0x21...0x7E).contains($0) } ?? true }
    if isPlain(text.utf8.first), isPlain(text.utf8.last) { return text }
    var view = text.unicodeScalars.drop(while: PythonString.isSpace)
    while let last = view.last, PythonString.isSpace(last) { view.removeLast() }
    return String(view)
  }

  private static func withoutUnderscores(_ text: Substring) -> String? {
    guard text.contains("_") else { return text.isEmpty ? nil : String(text) }
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.first?.isASCII ?? false }) else { return nil }
    return parts.joined()
  }
}
