import Diagnostics
import HTMLText

/// What other languages write for what models have.
extension Lexer {
  /// The error that a character here is another language's; `nil` where it is not.
  func otherNotation(after tokens: [Token]) -> Diagnostic? {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: ":"):
      if bytes[offset..<end].starts(with: ":=".utf8) {
        return error(offset..<offset + 2, help: "write =")
      }
      // `budget: 5`, and `- fair: 5` in a list.
      let isAssigned =
        tokens.count == 1 || tokens.count == 2 && tokens[0].kind == .symbol(.minus)
      return character(isAssigned ? "=" : "/")
    case UInt8(ascii: "^"): return power(after: tokens.last)
    case UInt8(ascii: "{"): return character("(")
    case UInt8(ascii: "}"): return character(")")
    case UInt8(ascii: "'"): return quoted()
    case UInt8(ascii: "."):
      guard case .word = tokens.last?.kind, tokens.last?.range.upperBound == offset else {
        return nil
      }
      return error(offset..<offset + 1, help: "remove it")
    case UInt8(ascii: "/") where bytes[offset..<end].starts(with: "//".utf8):
      let help =
        tokens.isEmpty
        ? "write #"
        : "write \"#\" before a comment, or \"/\" to divide; whole numbers come from "
          + "\(notation.floor)(x / y; 1)"
      return error(offset..<offset + 2, help: help)
    case UInt8(ascii: "!") where bytes[offset..<end].starts(with: "!=".utf8):
      return error(
        offset..<offset + 2,
        help: "write \"=\" and exchange the two results; in a check, write \"<\" or \">\"")
    case 0xE2 where bytes[offset..<end].starts(with: "≠".utf8):
      return error(
        offset..<offset + 3,
        help: "write \"=\" and exchange the two results; in a check, write \"<\" or \">\"")
    case UInt8(ascii: "-") where tokens.isEmpty && bytes[offset..<end].starts(with: "--".utf8):
      return error(offset..<offset + 2, help: "write #")
    default: return nil
    }
  }

  private func character(_ meant: String) -> Diagnostic {
    error(offset..<offset + 1, help: "write \(meant)")
  }

  /// `2^3`, with the numbers or names on both sides.
  private func power(after base: Token?) -> Diagnostic {
    var start = offset + 1
    while start < end, bytes[start] == 0x20 { start += 1 }
    var last = start
    while last < end, bytes[last].isASCIILetter || bytes[last] == UInt8(ascii: "_") || isDigit(last)
    { last += 1 }
    switch base?.kind {
    case .word, .number:
      guard let base, last > start else { fallthrough }
      let value = line.file.text(base.range)
      return error(
        base.range.lowerBound..<last,
        help: "write \(notation.power)(\(value); \(line.file.text(start..<last)))")
    default:
      return error(offset..<offset + 1, help: "a power is a function: \(notation.power)(x; 3)")
    }
  }

  /// `'label'`.
  private func quoted() -> Diagnostic? {
    guard let close = bytes[(offset + 1)..<end].firstIndex(of: UInt8(ascii: "'")) else {
      return nil
    }
    return error(offset..<close + 1, help: "write \"\(line.file.text(offset + 1..<close))\"")
  }

  private func error(_ range: Range<Int>, help: String) -> Diagnostic {
    KPIMessages.unexpectedCharacter(line.file.text(range), at: line.with(range).location).help(help)
  }
}
