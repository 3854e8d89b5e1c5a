import HTMLText

/// JSON that is also safe in HTML: `<`, `>`, `&` and `'` are escaped, as in Jinja2's `tojson`, and
/// U+2028 and U+2029, which older JavaScript engines treat as line breaks.
enum JSONWriter {
  /// O(n) in the length of the text, which is an error if it is longer than any string may be; consumes
  /// fuel for what is read.
  static func text(
    of value: Value, indent: Int?, consuming fuel: inout Fuel
  ) throws(RuntimeError) -> String {
    var text = OutputBuffer()
    try append(value, indent: indent, level: 0, to: &text, consuming: &fuel)
    guard text.count <= TemplateLimits.textSize else { throw .textSize }
    return text.text
  }

  private static func append(
    _ value: Value, indent: Int?, level: Int, to text: inout OutputBuffer,
    consuming fuel: inout Fuel
  ) throws(RuntimeError) {
    try fuel.consume(Fuel.element)
    guard text.count <= TemplateLimits.textSize else { throw .textSize }
    switch value {
    case .none: text.append("null")
    case .boolean(let value): text.append(value ? "true" : "false")
    case .integer(let number): text.append(number)
    case .number(let number):
      guard number.isFinite else { throw .type("\(number) can't be represented in JSON") }
      text.append(PythonNumber.text(of: number))
    case .string(let string): try quote(string, into: &text, consuming: &fuel)
    case .markup(let markup): try quote(markup.text, into: &text, consuming: &fuel)
    case .list(let list), .tuple(let list):
      try appendItems(list.elements, "[", "]", indent, level, to: &text) {
        (item, text) throws(RuntimeError) in
        try append(item, indent: indent, level: level + 1, to: &text, consuming: &fuel)
      }
    case .dictionary(let dictionary):
      let entries = try sorted(dictionary, consuming: &fuel)
      try appendItems(entries, "{", "}", indent, level, to: &text) {
        (entry, text) throws(RuntimeError) in
        try quote(entry.key, into: &text, consuming: &fuel)
        text.append(": ")
        try append(
          entry.value, indent: indent, level: level + 1, to: &text, consuming: &fuel)
      }
    case .object(let object):
      guard let printed = object.printed, printed.text != nil else {
        throw .type("a \(object.typeName) can't be written as JSON")
      }
      try append(printed, indent: indent, level: level, to: &text, consuming: &fuel)
    case .undefined, .handle: throw .type("\(value.kindName) can't be written as JSON")
    }
  }

  /// Jinja2 sorts keys by default.
  private static func sorted(
    _ dictionary: ValueDictionary, consuming fuel: inout Fuel
  ) throws(RuntimeError) -> [(key: String, value: Value)] {
    var entries: [(key: String, value: Value)] = []
    for entry in dictionary.entries {
      switch entry.key {
      case .string(let text): entries.append((text, entry.value))
      case .integer, .number, .boolean, .none:
        let key = try text(of: entry.key, indent: nil, consuming: &fuel)
        entries.append((key, entry.value))
      default: throw .type("\(entry.key.kindName) can't be a key in JSON")
      }
    }
    return entries.sorted { $0.key.isBefore($1.key) }
  }

  private static func appendItems<Item>(
    _ items: [Item], _ open: StaticString, _ close: StaticString, _ indent: Int?, _ level: Int,
    to text: inout OutputBuffer, _ append: (Item, inout OutputBuffer) throws(RuntimeError) -> Void
  ) throws(RuntimeError) {
    text.append(open)
    for (index, item) in items.enumerated() {
      if index > 0 { text.append(indent == nil ? ", " : ",") }
      if let indent { text.append("\n" + String(repeating: " ", count: indent * (level + 1))) }
      try append(item, &text)
    }
    if let indent, !items.isEmpty {
      text.append("\n" + String(repeating: " ", count: indent * level))
    }
    text.append(close)
  }

  private static func quote(
    _ string: String, into text: inout OutputBuffer, consuming fuel: inout Fuel
  ) throws(RuntimeError) {
    try fuel.consume(string.utf8.count * Renderer.changedByte)
    text.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text.append("\\\"")
      case "\\": text.append("\\\\")
      case "\n": text.append("\\n")
      case "\r": text.append("\\r")
      case "\t": text.append("\\t")
      case "\u{8}": text.append("\\b")
      case "\u{C}": text.append("\\f")
      case "<", ">", "&", "'":
        appendEscape(UInt16(scalar.value), to: &text)
        guard text.count <= TemplateLimits.textSize else { throw .textSize }
      case " "..."~": text.append(UInt8(scalar.value))
      default:
        for unit in UTF16.encode(scalar) ?? .init() { appendEscape(unit, to: &text) }
        guard text.count <= TemplateLimits.textSize else { throw .textSize }
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(_ unit: UInt16, to text: inout OutputBuffer) {
    text.append("\\u")
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8((unit >> shift) & 15)
      text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }
}
