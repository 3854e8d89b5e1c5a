/// Values as Python's `str` and `repr` write them, which is what Jinja2 prints.
enum PythonText {
  static func text(of value: Value) throws(RuntimeError) -> String {
    switch value {
    case .string(let text): return text
    case .markup(let markup): return markup.text
    default: return try representation(of: value)
    }
  }

  static func representation(of value: Value) throws(RuntimeError) -> String {
    var text = ""
    try append(value, to: &text)
    return text
  }

  private static func append(_ value: Value, to text: inout String) throws(RuntimeError) {
    guard text.utf8.count <= TemplateLimits.textSize else {
      throw .limit("the string has more than \(TemplateLimits.textSize) bytes")
    }
    switch value {
    case .none: text += "None"
    case .boolean(let value): text += value ? "True" : "False"
    case .integer(let number): text += String(number)
    case .number(let number): text += PythonNumber.text(of: number)
    case .string(let string): quote(string, into: &text)
    case .markup(let markup):
      text += "Markup("
      quote(markup.text, into: &text)
      text += ")"
    case .list(let list):
      text += "["
      try append(list, to: &text)
      text += "]"
    case .tuple(let list):
      text += "("
      try append(list, to: &text)
      text += list.count == 1 ? ",)" : ")"
    case .dictionary(let dictionary):
      text += "{"
      for (index, entry) in dictionary.entries.enumerated() {
        if index > 0 { text += ", " }
        try append(entry.key, to: &text)
        text += ": "
        try append(entry.value, to: &text)
      }
      text += "}"
    case .object(let object): text += "<\(object.typeName)>"
    case .undefined: text += "Undefined"
    case .handle: throw .type("\(value.kindName) can't be printed")
    }
  }

  private static func append(_ list: ValueList, to text: inout String) throws(RuntimeError) {
    for (index, element) in list.enumerated() {
      if index > 0 { text += ", " }
      try append(element, to: &text)
    }
  }

  /// In single quotes, unless only those would need an escape.
  private static func quote(_ string: String, into text: inout String) {
    let quote: Unicode.Scalar = string.contains("'") && !string.contains("\"") ? "\"" : "'"
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
      case _ where !isPrintable(scalar): text += escape(scalar)
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
