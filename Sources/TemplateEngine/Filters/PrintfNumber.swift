#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Floating-point numbers as formatted by C's `printf`, which rounds exactly as Python does.
enum PrintfNumber {
  /// `%.<digits>f`.
  static func fixed(_ number: Double, digits: Int) -> String {
    formatted(number, digits: digits, conversion: "f")
  }

  /// `conversion` is one of `e E f F g G`; at most 300 digits.
  static func formatted(
    _ number: Double, digits: Int, conversion: Character, alternate: Bool = false
  ) -> String {
    guard number.isFinite else {
      let text = number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
      return conversion.isUppercase ? text.uppercased() : text
    }
    let format = "%\(alternate ? "#" : "").\(min(max(digits, 0), 300))\(conversion)"
    var buffer = [CChar](repeating: 0, count: 700)
    let count = withVaList([number]) { vsnprintf(&buffer, buffer.count, format, $0) }
    let bytes = buffer.prefix(max(0, min(Int(count), buffer.count - 1))).map(
      UInt8.init(bitPattern:))
    return String(decoding: bytes, as: UTF8.self)
  }
}
