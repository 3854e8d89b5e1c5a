/// Reads JSON (RFC 8259) into values; the order of keys is kept.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0

  static func value(of bytes: [UInt8]) throws(JSONError) -> Value {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.readValue(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw reader.error("there is more behind the value")
    }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private func error(_ message: String) -> JSONError {
    JSONError(message: message, offset: position)
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func skip(_ character: Character) -> Bool {
    guard byte == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func readValue(depth: Int) throws(JSONError) -> Value {
    guard depth < TemplateLimits.valueDepth else {
      throw error("values lie in each other more than \(TemplateLimits.valueDepth) deep")
    }
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return try readDictionary(depth: depth)
    case UInt8(ascii: "["): return try readList(depth: depth)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try readWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try readWord("null", Value.none)
    case nil: throw error("a value is missing at the end")
    default: return try readNumber()
    }
  }

  private mutating func readWord(_ word: String, _ value: Value) throws(JSONError) -> Value {
    guard bytes[position...].starts(with: word.utf8) else { throw error("this is no value") }
    position += word.utf8.count
    return value
  }

  private mutating func readList(depth: Int) throws(JSONError) -> Value {
    position += 1
    var items: [Value] = []
    skipSpace()
    if skip("]") { return .list([]) }
    while true {
      items.append(try readValue(depth: depth + 1))
      skipSpace()
      if skip("]") { return .list(of: items) }
      guard skip(",") else { throw error("expected \",\" or \"]\"") }
    }
  }

  private mutating func readDictionary(depth: Int) throws(JSONError) -> Value {
    position += 1
    var entries: [(key: Value, value: Value)] = []
    skipSpace()
    if skip("}") { return .dictionary(ValueDictionary([])) }
    while true {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw error("expected a key in double quotes") }
      let key = try readString()
      skipSpace()
      guard skip(":") else { throw error("expected \":\"") }
      entries.append((.string(key), try readValue(depth: depth + 1)))
      skipSpace()
      if skip("}") { return .dictionary(ValueDictionary(entries)) }
      guard skip(",") else { throw error("expected \",\" or \"}\"") }
    }
  }

  private mutating func readNumber() throws(JSONError) -> Value {
    let start = position
    _ = skip("-")
    let digits = position
    while let byte, byte.isDigit { position += 1 }
    let isPlain =
      position > digits && (bytes[digits] != UInt8(ascii: "0") || position == digits + 1)
    var isInteger = true
    if skip(".") {
      isInteger = false
      guard let byte, byte.isDigit else { throw error("a digit is missing") }
      while let byte = self.byte, byte.isDigit { position += 1 }
    }
    if let byte, byte | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if !skip("-") { _ = skip("+") }
      guard let digit = self.byte, digit.isDigit else { throw error("a digit is missing") }
      while let digit = self.byte, digit.isDigit { position += 1 }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard isPlain else {
      position = start
      throw error("this is no value")
    }
    if !isInteger { return .number(Double(text) ?? 0) }
    guard let number = Int(text) else {
      position = start
      throw error("the number has more than 64 bits")
    }
    return .integer(number)
  }

  private mutating func readString() throws(JSONError) -> String {
    position += 1
    var result: [UInt8] = []
    while let byte {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): try readEscape(into: &result)
      case 0..<0x20:
        position -= 1
        throw error("a control character must be written as an escape")
      default: result.append(byte)
      }
    }
    throw error("the text is never closed")
  }

  private mutating func readEscape(into result: inout [UInt8]) throws(JSONError) {
    guard let escape = byte else { throw error("the text is never closed") }
    position += 1
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(escape)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      var code = UInt32(try readUnit())
      if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: "\\u".utf8) {
        let start = position
        position += 2
        let low = UInt32(try readUnit())
        if (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position = start
        }
      }
      result += Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    default:
      position -= 1
      throw error("there is no such escape")
    }
  }

  private mutating func readUnit() throws(JSONError) -> UInt16 {
    let digits = bytes[position..<min(position + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ $0.isDigit || (0x61...0x66).contains($0 | 0x20) }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits are missing") }
    position += 4
    return unit
  }
}

/// Why a file is not JSON.
package struct JSONError: Error, Sendable {
  /// One sentence in lower case without a full stop.
  package let message: String
  /// The byte where reading ended.
  package let offset: Int
}

extension Value {
  /// The value of a JSON text.
  ///
  /// Keys keep their order, and of equal ones the last counts. Whole numbers of more than 64 bits and
  /// more than 100 levels are errors. Costs one pass.
  package init(json bytes: [UInt8]) throws(JSONError) {
    self = try JSONReader.value(of: bytes)
  }
}
