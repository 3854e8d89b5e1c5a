extension ScriptContext {
  /// Why nothing is known about the rest of a script.
  enum Uncertainty: Hashable, Sendable {
    /// A `/` that may be a division or the start of a regular expression.
    case slash
    /// `<!--`, `-->` or `#!`, which start comments in some scripts and at some places.
    case htmlComment
    /// An attribute contains a character reference, which may stand for a quote.
    case characterReference
    /// A string or regular expression does not end in its line.
    case unfinished
    /// A backslash in code, which may start an escaped name.
    case backslash
    case brackets
    /// The branches of an `if` leave the script at places that can't be treated alike.
    case branches
  }

  /// Where a value would be printed.
  enum ValuePlace {
    case code
    case quotes
    case template
    case pattern
    case comment
    case uncertain(Uncertainty)
  }

  /// What may stand at a place.
  enum Place: Hashable, Sendable {
    /// A statement or an expression; `/` starts a regular expression.
    case start
    /// An expression; `/` starts a regular expression.
    case beforeOperand
    /// An operator; `/` is a division.
    case afterOperand
    case unknown
  }

  /// What may stand after a word that is no property.
  static func place(after word: [UInt8]) -> Place {
    if word.contains(where: firstBytesOfSpaces.contains) { return .unknown }
    return switch String(decoding: word, as: UTF8.self) {
    case "return", "typeof", "case", "void", "delete", "throw", "new", "instanceof", "in",
      "extends":
      .beforeOperand
    case "else", "do", "default": .start
    // Keywords in some functions and names in others, and words that no operator can follow.
    case "of", "yield", "await", "if", "for", "while", "with", "switch", "catch", "function",
      "class",
      "const", "var", "import", "export", "try", "finally", "break", "continue", "debugger", "enum":
      .unknown
    default: .afterOperand
    }
  }
}
