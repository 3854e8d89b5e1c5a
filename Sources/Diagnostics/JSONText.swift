/// Writes JSON (RFC 8259).
package enum JSONText {
  /// A string with its quotes: quotes, backslashes and control characters are escaped, everything else stays as it is.
  package static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A number; null for one that JSON does not have.
  package static func number(_ number: Double) -> String {
    number.isFinite ? "\(number)" : "null"
  }

  /// Writes an object of values that are written already, in their order.
  ///
  /// - Parameters:
  ///   - members: Keys with written values.
  ///   - isSpaced: Whether spaces follow commas and colons.
  /// - Returns: The text.
  package static func object(_ members: [(String, String)], isSpaced: Bool = false) -> String {
    let colon = isSpaced ? ": " : ":"
    return "{" + list(members.map { string($0.0) + colon + $0.1 }, isSpaced) + "}"
  }

  /// An array of written values.
  package static func array(_ elements: [String], isSpaced: Bool = false) -> String {
    "[" + list(elements, isSpaced) + "]"
  }

  /// A place in a source, without the text of its line.
  package static func place(_ location: SourceLocation) -> String {
    var members = [("file", string(location.path))]
    if let position = location.position {
      members += [("line", "\(position.line)"), ("column", "\(position.column)")]
    }
    return object(members)
  }

  private static func list(_ elements: [String], _ isSpaced: Bool) -> String {
    elements.joined(separator: isSpaced ? ", " : ",")
  }
}
