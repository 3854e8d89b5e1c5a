import HTMLText

/// How a string is written in YAML.
package enum YAMLText {
  /// The string, in quotes where it would mean something else without them (YAML 1.2, section 7.3).
  package static func scalar(_ text: String, isInFlow: Bool = false) -> String {
    isPlain(text, isInFlow: isInFlow) ? text : quoted(text)
  }

  /// The string in quotes: in double ones, but in single ones where those need no escapes.
  static func quoted(_ text: String) -> String {
    let hasEscapes = text.utf8.contains {
      $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    let isPrintable = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    guard hasEscapes, isPrintable else { return doubleQuoted(text) }
    return "'" + text.replacing("'", with: "''") + "'"
  }

  /// The string in double quotes, as YAML, TOML and JSON read it alike.
  package static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Whether an item of a list in brackets may stay as it was written: it is quoted, a list or a map, or plain.
  static func isFlowItem(_ item: String) -> Bool {
    guard let first = item.first, !"\"'".contains(first) else { return true }
    if first == "[" && item.hasSuffix("]") || first == "{" && item.hasSuffix("}") { return true }
    return isPlain(item, isInFlow: true) || !item.contains { "[]{}\"'#:".contains($0) }
  }

  private static func isPlain(_ text: String, isInFlow: Bool) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last,
      first.isASCIILetter || first >= 0x80 || (0x30...0x39).contains(first)
        || first == UInt8(ascii: "/") || first == UInt8(ascii: "."),
      last > 0x20, last != UInt8(ascii: ":"), !text.contains(": "), !text.contains(" #"),
      text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
      YAMLTrap.quotationMark(at: text.startIndex, of: text) == nil,
      case .string = YAMLScalar.value(of: text)
    else { return false }
    return !isInFlow || !text.utf8.contains { "[]{},#:?\"'".utf8.contains($0) }
  }
}
