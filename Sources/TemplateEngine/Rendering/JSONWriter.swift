/// JSON that is also safe in HTML: `<`, `>`, `&` and `'` are escaped, as in Jinja2's `tojson`, and
/// U+2028 and U+2029, which older JavaScript engines treat as line breaks.
enum JSONWriter {
  static func text(of value: Value, indent: Int?, separators: Bool = true) throws(RuntimeError)
    -> String
  {
    var text = ""
    try append(value, indent: indent, level: 0, to: &text)
    return text
  }

  private static func append(
    _ value: Value, indent: Int?, level: Int, to text: inout String
  ) throws(RuntimeError) {
    guard text.utf8.count <= TemplateLimits.textSize else {
      throw .limit("the string has more than \(TemplateLimits.textSize) bytes")
    }
    switch value {
    case .none: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number):
      guard number.isFinite else { throw .type("\(number) can't be represented in JSON") }
      text += PythonNumber.text(of: number)
    case .string(let string): quote(string, into: &text)
    case .markup(let markup): quote(markup.text, into: &text)
    case .list(let list), .tuple(let list):
      try appendItems(list.elements, "[", "]", indent, level, to: &text) {
        (item, text) throws(RuntimeError) in
        try append(item, indent: indent, level: level + 1, to: &text)
      }
    case .dictionary(let dictionary):
      let entries = try sorted(dictionary)
      try appendItems(entries, "{", "}", indent, level, to: &text) {
        (entry, text) throws(RuntimeError) in
        quote(entry.key, into: &text)
        text += ": "
        try append(entry.value, indent: indent, level: level + 1, to: &text)
      }
    case .object(let object):
      guard let printed = object.printed, printed.text != nil else {
        throw .type("a \(object.typeName) can't be written as JSON")
      }
      try append(printed, indent: indent, level: level, to: &text)
    case .undefined, .handle: throw .type("\(value.kindName) can't be written as JSON")
    }
  }

  /// Jinja2 sorts keys by default.
  private static func sorted(
    _ dictionary: ValueDictionary
  ) throws(RuntimeError) -> [(key: String, value: Value)] {
    var entries: [(key: String, value: Value)] = []
    for entry in dictionary.entries {
      switch entry.key {
      case .string(let text): entries.append((text, entry.value))
      case .integer, .number, .boolean, .none:
        entries.append((try text(of: entry.key, indent: nil), entry.value))
      default: throw .type("\(entry.key.kindName) can't be a key in JSON")
      }
    }
    return entries.sorted { $0.key.isBefore($1.key) }
  }

  private static func appendItems<Item>(
    _ items: [Item], _ open: String, _ close: String, _ indent: Int?, _ level: Int,
    to text: inout String, _ append: (Item, inout String) throws(RuntimeError) -> Void
  ) throws(RuntimeError) {
    text += open
    for (index, item) in items.enumerated() {
      if index > 0 { text += indent == nil ? ", " : "," }
      if let indent { text += "\n" + String(repeating: " ", count: indent * (level + 1)) }
      try append(item, &text)
    }
    if let indent, !items.isEmpty {
      text += "\n" + String(repeating: " ", count: indent * level)
    }
    text += close
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case "<", ">", "&", "'": text += escape(UInt16(scalar.value))
      case " "..."~": text.unicodeScalars.append(scalar)
      default: for unit in String(Character(scalar)).utf16 { text += escape(unit) }
      }
    }
    text += "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
