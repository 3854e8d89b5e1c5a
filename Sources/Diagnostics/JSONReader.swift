/// Reads JSON (RFC 8259) with the ranges of its values; keys keep their order.
///
/// A parser of our own, because libyaml does not support surrogate pairs, and Foundation keeps neither
/// positions nor the order of keys.
package struct JSONReader {
  /// How half of a surrogate pair is treated, which is not a character.
  package enum LoneSurrogates: Sendable {
    case refused
    /// Becomes U+FFFD, as when text is decoded.
    case replaced
  }

  /// How deep values may be nested; more would endanger the stack.
  private static let depthLimit = 100
  /// How many values a text may have, which bounds their memory.
  private static let valueLimit = 500_000

  private let file: SourceFile
  private let range: Range<Int>
  private let loneSurrogates: LoneSurrogates
  private var offset: Int
  private var valueCount = 0

  /// Reads the value in a range of a file, null where there is none.
  ///
  /// Complexity: O(n).
  ///
  /// - Throws: The first error, with its location.
  package static func read(
    _ file: SourceFile, _ range: Range<Int>, loneSurrogates: LoneSurrogates = .refused
  ) throws(Diagnostic) -> JSONNode {
    if let run = WrittenMarks.excess(in: file.bytes, range, .escapes) {
      throw TextMessages.combiningMarks(at: file.location(run))
    }
    var reader = JSONReader(file: file, range: range, loneSurrogates: loneSurrogates)
    return try reader.read()
  }

  private init(file: SourceFile, range: Range<Int>, loneSurrogates: LoneSurrogates) {
    self.file = file
    self.range = range
    self.loneSurrogates = loneSurrogates
    offset = range.lowerBound
  }

  private mutating func read() throws(Diagnostic) -> JSONNode {
    skipWhitespace()
    guard offset < range.upperBound else { return JSONNode(content: .null, range: offset..<offset) }
    let value = try value(depth: 0)
    skipWhitespace()
    guard offset == range.upperBound else { throw failure("nothing may follow the value") }
    return value
  }

  private mutating func value(depth: Int) throws(Diagnostic) -> JSONNode {
    skipWhitespace()
    guard depth < Self.depthLimit else {
      throw failure("values are nested more than \(Self.depthLimit) levels deep")
    }
    valueCount += 1
    guard valueCount <= Self.valueLimit else {
      throw failure("the file has more than \(Self.valueLimit) values")
    }
    let start = offset
    switch peek() {
    case UInt8(ascii: "{"):
      let entries = try entries(depth: depth)
      return JSONNode(content: .map(entries), range: start..<offset)
    case UInt8(ascii: "["):
      let items = try items(depth: depth)
      return JSONNode(content: .list(items), range: start..<offset)
    case UInt8(ascii: "\""):
      let text = try string()
      return JSONNode(content: .text(text), range: start..<offset)
    default:
      return try word()
    }
  }

  private mutating func items(depth: Int) throws(Diagnostic) -> [JSONNode] {
    var items: [JSONNode] = []
    offset += 1
    skipWhitespace()
    if skip("]") { return items }
    repeat { items.append(try value(depth: depth + 1)) } while try continues(before: "]")
    return items
  }

  private mutating func entries(depth: Int) throws(Diagnostic) -> [JSONNode.Entry] {
    var entries: [JSONNode.Entry] = []
    offset += 1
    skipWhitespace()
    if skip("}") { return entries }
    repeat {
      skipWhitespace()
      guard peek() == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
      let start = offset
      let key = try string()
      let keyRange = start..<offset
      skipWhitespace()
      guard skip(":") else { throw failure("a key needs a \":\" after it") }
      entries.append(.init(key: key, keyRange: keyRange, value: try value(depth: depth + 1)))
    } while try continues(before: "}")
    return entries
  }

  private mutating func continues(before end: Unicode.Scalar) throws(Diagnostic) -> Bool {
    skipWhitespace()
    if skip(",") { return true }
    guard skip(end) else { throw failure("expected \",\" or \"\(end)\"") }
    return false
  }

  private mutating func word() throws(Diagnostic) -> JSONNode {
    let start = offset
    while let byte = peek(), byte > 0x20, !",]}:\"[{".utf8.contains(byte) { offset += 1 }
    let text = file.text(start..<offset)
    let content: JSONNode.Content? =
      switch text {
      case "null": .null
      case "true": .boolean(true)
      case "false": .boolean(false)
      default: Self.number(text)
      }
    guard let content else {
      offset = start
      throw failure("expected a value")
    }
    return JSONNode(content: content, range: start..<offset)
  }

  /// The value of a number in JSON's syntax.
  ///
  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`
  private static func number(_ text: String) -> JSONNode.Content? {
    var rest = text.utf8[...]
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    func skipDigits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let digits = skipDigits()
    guard digits > 0, digits == 1 || !startsWithZero else { return nil }
    if rest.isEmpty { return Int(text).map { .integer($0) } ?? Double(text).map { .number($0) } }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard skipDigits() > 0 else { return nil }
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard skipDigits() > 0 else { return nil }
    }
    return rest.isEmpty ? Double(text).map { .number($0) } : nil
  }

  private mutating func string() throws(Diagnostic) -> String {
    var text: [UInt8] = []
    offset += 1
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += Array(String(try escaped()).utf8)
      case 0..<0x20:
        throw failure("control characters and line breaks must be escaped in a string")
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw failure("the string is never closed")
  }

  private mutating func escaped() throws(Diagnostic) -> Character {
    let start = offset
    offset += 1
    guard let letter = peek() else { throw failure("the string is never closed") }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Character(Unicode.Scalar(letter))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard var code = hexadecimal() else { break }
      let behind = offset
      if (0xD800..<0xDC00).contains(code), skip("\\"), skip("u"), let low = hexadecimal(),
        (0xDC00..<0xE000).contains(low)
      {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      } else {
        offset = behind
      }
      if let scalar = Unicode.Scalar(code) { return Character(scalar) }
      if loneSurrogates == .replaced { return "\u{FFFD}" }
    default: break
    }
    offset = start
    throw failure("unknown escape sequence")
  }

  private mutating func hexadecimal() -> UInt32? {
    guard offset + 4 <= range.upperBound,
      file.bytes[offset..<offset + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    offset += 4
    return UInt32(file.text(offset - 4..<offset), radix: 16)
  }

  private func failure(_ message: String) -> Diagnostic {
    JSONMessages.syntax(message, at: file.location(offset..<offset + 1))
  }

  private func peek() -> UInt8? { offset < range.upperBound ? file.bytes[offset] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func skipWhitespace() {
    while let byte = peek(), byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
      offset += 1
    }
  }
}
