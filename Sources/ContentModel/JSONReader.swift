import Diagnostics

/// Reads JSON (RFC 8259) with the places of its values; keys keep their order.
///
/// Unlike YAML's flow style it is read by a parser of its own, because libyaml knows no surrogate
/// pairs, and Foundation neither places nor the order of keys.
struct JSONReader {
  let file: SourceFile
  let range: Range<Int>
  private var offset: Int
  private var valueCount = 0

  init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
    offset = range.lowerBound
  }

  /// The text's value, null where there is none.
  mutating func read() throws(Diagnostic) -> DataNode {
    skipBlanks()
    guard offset < range.upperBound else { return .null(at: offset..<offset) }
    let value = try value(depth: 0)
    skipBlanks()
    guard offset == range.upperBound else { throw failure("nothing may follow the value") }
    return value
  }

  private mutating func value(depth: Int) throws(Diagnostic) -> DataNode {
    skipBlanks()
    guard depth < DataNode.depthLimit else { throw .tooDeep(file.location(offset..<offset + 1)) }
    valueCount += 1
    guard valueCount <= DataNode.valueLimit else {
      throw failure("the file has more than \(DataNode.valueLimit) values")
    }
    let start = offset
    switch peek() {
    case UInt8(ascii: "{"):
      let entries = try entries(depth: depth)
      return DataNode(content: .map(entries), range: start..<offset)
    case UInt8(ascii: "["):
      let items = try items(depth: depth)
      return DataNode(content: .list(items), range: start..<offset)
    case UInt8(ascii: "\""):
      let text = try string()
      return DataNode(content: .scalar(.string(text), text: text), range: start..<offset)
    default:
      return try word()
    }
  }

  private mutating func items(depth: Int) throws(Diagnostic) -> [DataNode] {
    var items: [DataNode] = []
    offset += 1
    skipBlanks()
    if skip("]") { return items }
    repeat { items.append(try value(depth: depth + 1)) } while try continues(before: "]")
    return items
  }

  private mutating func entries(depth: Int) throws(Diagnostic) -> [DataNode.Entry] {
    var entries: [DataNode.Entry] = []
    var places: [String: Range<Int>] = [:]
    offset += 1
    skipBlanks()
    if skip("}") { return entries }
    repeat {
      skipBlanks()
      guard peek() == UInt8(ascii: "\"") else { throw failure("a key in quotes is expected") }
      let start = offset
      let key = Located(try string(), at: start..<offset)
      if let first = places.updateValue(key.range, forKey: key.value) {
        throw .duplicateKey(key.value, in: file, at: key.range, first: first)
      }
      skipBlanks()
      guard skip(":") else { throw failure("a key needs a \":\" after it") }
      entries.append(DataNode.Entry(key: key, value: try value(depth: depth + 1)))
    } while try continues(before: "}")
    return entries
  }

  private mutating func continues(before end: Unicode.Scalar) throws(Diagnostic) -> Bool {
    skipBlanks()
    if skip(",") { return true }
    guard skip(end) else { throw failure("\",\" or \"\(end)\" is expected") }
    return false
  }

  private mutating func word() throws(Diagnostic) -> DataNode {
    let start = offset
    while let byte = peek(), byte > 0x20, !",]}:\"[{".utf8.contains(byte) { offset += 1 }
    let text = file.text(start..<offset)
    let value: DataValue? =
      switch text {
      case "null": .null
      case "true": .boolean(true)
      case "false": .boolean(false)
      default: Self.number(text)
      }
    guard let value else {
      offset = start
      throw failure("a value is expected")
    }
    return DataNode(content: .scalar(value, text: text), range: start..<offset)
  }

  /// The value of a number as JSON writes it.
  ///
  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`
  private static func number(_ text: String) -> DataValue? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let first = digits.utf8.first, (0x30...0x39).contains(first), text.utf8.last != 0x2E,
      !text.contains(".e"), !text.contains(".E"),
      !text.contains("x"), !text.contains("o"),
      first != 0x30 || !(digits.dropFirst().first?.isNumber ?? false)
    else { return nil }
    switch YAMLScalar.value(of: text) {
    case .integer(let value): return .integer(value)
    case .number(let value): return .number(value)
    default: return nil
    }
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
        throw failure("control characters and line ends must be escaped in a text")
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw failure("the text is never closed")
  }

  private mutating func escaped() throws(Diagnostic) -> Character {
    let start = offset
    offset += 1
    guard let letter = peek() else { throw failure("the text is never closed") }
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
      if (0xD800..<0xDC00).contains(code), skip("\\"), skip("u"), let low = hexadecimal(),
        (0xDC00..<0xE000).contains(low)
      {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      if let scalar = Unicode.Scalar(code) { return Character(scalar) }
    default: break
    }
    offset = start
    throw failure("there is no such escape")
  }

  private mutating func hexadecimal() -> UInt32? {
    guard offset + 4 <= range.upperBound,
      file.bytes[offset..<offset + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    offset += 4
    return UInt32(file.text(offset - 4..<offset), radix: 16)
  }

  private func failure(_ message: String) -> Diagnostic {
    .error("json.syntax", message, at: file.location(offset..<offset + 1))
  }

  private func peek() -> UInt8? { offset < range.upperBound ? file.bytes[offset] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
      offset += 1
    }
  }
}
