/// Values as Python's `str` and `repr` write them, which is what Jinja2 prints.
struct PythonText {
  private var text = ""
  /// The bytes after which writing stops.
  private let limit: Int
  /// As `pprint` does.
  private let sortsKeys: Bool
  /// Whether something is missing because of the limit.
  private var isCut = false

  private init(limit: Int, sortsKeys: Bool) {
    self.limit = limit
    self.sortsKeys = sortsKeys
  }

  /// As `str` writes it; consumes fuel for what is read.
  static func text(of value: Value, consuming fuel: inout Fuel) throws(RuntimeError) -> String {
    switch value {
    case .string(let text): return text
    case .markup(let markup):
      let text = markup.text
      try fuel.consume(text.utf8.count)
      return text
    default: return try representation(of: value, consuming: &fuel)
    }
  }

  /// As `repr` writes it; consumes fuel for what is read.
  static func representation(
    of value: Value, consuming fuel: inout Fuel
  ) throws(RuntimeError) -> String {
    var writer = PythonText(limit: TemplateLimits.textSize, sortsKeys: false)
    try writer.append(value, consuming: &fuel)
    guard !writer.isCut, writer.text.utf8.count <= writer.limit else { throw .textSize }
    return writer.text
  }

  /// As `repr` writes it with sorted keys; `nil` if it has more than so many bytes, of which no more
  /// are written.
  static func short(
    _ value: Value, limit: Int, consuming fuel: inout Fuel
  ) throws(RuntimeError) -> String? {
    var writer = PythonText(limit: limit, sortsKeys: true)
    try writer.append(value, consuming: &fuel)
    return writer.isCut || writer.text.utf8.count > limit ? nil : writer.text
  }

  private mutating func append(
    _ value: Value, consuming fuel: inout Fuel
  ) throws(RuntimeError) {
    try fuel.consume(Fuel.element)
    switch value {
    case .none: text += "None"
    case .boolean(let value): text += value ? "True" : "False"
    case .integer(let number): text += String(number)
    case .number(let number): text += PythonNumber.text(of: number)
    case .string(let string): try quote(string, consuming: &fuel)
    case .markup(let markup):
      text += "Markup("
      try quote(markup.text, consuming: &fuel)
      text += ")"
    case .list(let list):
      text += "["
      try append(list, consuming: &fuel)
      text += "]"
    case .tuple(let list):
      text += "("
      try append(list, consuming: &fuel)
      text += list.count == 1 ? ",)" : ")"
    case .dictionary(let dictionary):
      text += "{"
      try append(dictionary, consuming: &fuel)
      text += "}"
    case .object(let object): text += "<\(object.typeName)>"
    case .undefined: text += "Undefined"
    case .handle: throw .type("\(value.kindName) can't be printed")
    }
  }

  private mutating func append(
    _ list: ValueList, consuming fuel: inout Fuel
  ) throws(RuntimeError) {
    for (index, element) in list.enumerated() {
      guard hasRoom() else { return }
      if index > 0 { text += ", " }
      try append(element, consuming: &fuel)
    }
  }

  private mutating func append(
    _ dictionary: ValueDictionary, consuming fuel: inout Fuel
  ) throws(RuntimeError) {
    // An entry takes at least four bytes, so that what can't fit need not be sorted.
    guard hasRoom(for: dictionary.count * 4) else { return }
    let entries =
      sortsKeys ? try dictionary.sortedEntries(consuming: &fuel) : dictionary.entries
    for (index, entry) in entries.enumerated() {
      guard hasRoom() else { return }
      if index > 0 { text += ", " }
      try append(entry.key, consuming: &fuel)
      text += ": "
      try append(entry.value, consuming: &fuel)
    }
  }

  private mutating func hasRoom(for count: Int = 0) -> Bool {
    if text.utf8.count + count > limit { isCut = true }
    return !isCut
  }

  /// In single quotes, unless only those would need an escape.
  private mutating func quote(
    _ string: String, consuming fuel: inout Fuel
  ) throws(RuntimeError) {
    guard hasRoom(for: string.utf8.count) else { return }
    try fuel.consume(string.utf8.count * Renderer.changedByte)
    let bytes = string.utf8
    let isDouble = bytes.contains(UInt8(ascii: "'")) && !bytes.contains(UInt8(ascii: "\""))
    let quote: Unicode.Scalar = isDouble ? "\"" : "'"
    text.unicodeScalars.append(quote)
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case quote:
        text += "\\"
        text.unicodeScalars.append(scalar)
      case _ where !Self.isPrintable(scalar):
        text += Self.escape(scalar)
        guard hasRoom() else { return }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text.unicodeScalars.append(quote)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    func padded(_ count: Int) -> String {
      String(repeating: "0", count: count - digits.count) + digits
    }
    return switch scalar.value {
    case ..<0x100: "\\x" + padded(2)
    case ..<0x10000: "\\u" + padded(4)
    default: "\\U" + padded(8)
    }
  }
}
