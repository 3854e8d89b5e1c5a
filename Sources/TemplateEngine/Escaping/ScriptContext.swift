/// The position in JavaScript: code, a literal or a comment.
struct ScriptContext: Hashable, Sendable {
  enum Mode: Hashable, Sendable {
    case code
    case singleQuoted
    case doubleQuoted
    case template
    case pattern(inClass: Bool)
    case lineComment
    case blockComment
  }

  private(set) var mode = Mode.code
  /// Whether `/` is a division here; `nil` if branches differ.
  private var followsOperand: Bool? = false
  /// Whether there was a character reference, which may stand for a quote.
  private(set) var isUncertain = false

  /// Words after which `/` starts a regular expression.
  private static let operators: Set<String> = [
    "return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "new",
    "instanceof", "yield", "await",
  ]

  var afterValue: ScriptContext {
    var copy = self
    copy.followsOperand = true
    return copy
  }

  func joined(with other: ScriptContext) -> ScriptContext? {
    guard mode == other.mode else { return nil }
    var copy = self
    if followsOperand != other.followsOperand { copy.followsOperand = nil }
    copy.isUncertain = isUncertain || other.isUncertain
    return copy
  }

  /// Updates the context along literal text; in attributes `&` may start a character reference.
  mutating func advance(over bytes: ArraySlice<UInt8>, inAttribute: Bool) {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      let next = position + 1 < bytes.endIndex ? bytes[position + 1] : 0
      if inAttribute, byte == UInt8(ascii: "&"), next.isLetter || next == UInt8(ascii: "#") {
        isUncertain = true
      }
      position += step(byte, next: next, before: bytes[bytes.startIndex..<position])
    }
  }

  private mutating func step(_ byte: UInt8, next: UInt8, before: ArraySlice<UInt8>) -> Int {
    switch mode {
    case .code: return stepInCode(byte, next: next, before: before)
    case .singleQuoted: return stepInText(byte, until: UInt8(ascii: "'"), endsAtLine: true)
    case .doubleQuoted: return stepInText(byte, until: UInt8(ascii: "\""), endsAtLine: true)
    case .template: return stepInText(byte, until: UInt8(ascii: "`"), endsAtLine: false)
    case .pattern(let inClass):
      if byte == UInt8(ascii: "[") { mode = .pattern(inClass: true) }
      if byte == UInt8(ascii: "]") { mode = .pattern(inClass: false) }
      return stepInText(byte, until: inClass ? 0x0A : UInt8(ascii: "/"), endsAtLine: true)
    case .lineComment:
      if byte == 0x0A { mode = .code }
    case .blockComment:
      if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
        mode = .code
        return 2
      }
    }
    return 1
  }

  private mutating func stepInText(_ byte: UInt8, until end: UInt8, endsAtLine: Bool) -> Int {
    if byte == UInt8(ascii: "\\") { return 2 }
    if byte == end || (endsAtLine && byte == 0x0A) {
      mode = .code
      followsOperand = true
    }
    return 1
  }

  private mutating func stepInCode(_ byte: UInt8, next: UInt8, before: ArraySlice<UInt8>) -> Int {
    switch byte {
    case UInt8(ascii: "'"): mode = .singleQuoted
    case UInt8(ascii: "\""): mode = .doubleQuoted
    case UInt8(ascii: "`"): mode = .template
    case UInt8(ascii: "/") where next == UInt8(ascii: "/"): mode = .lineComment
    case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
      mode = .blockComment
      return 2
    case UInt8(ascii: "/"):
      if followsOperand == false || endsWithOperatorWord(before) {
        mode = .pattern(inClass: false)
      } else {
        followsOperand = false
      }
    case _ where byte.isWhitespace: break
    default:
      followsOperand =
        byte.isNamePart || byte == UInt8(ascii: "$") || byte == UInt8(ascii: ")")
        || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }
    return 1
  }

  private func endsWithOperatorWord(_ before: ArraySlice<UInt8>) -> Bool {
    let trimmed = before.reversed().drop { $0.isWhitespace }
    let word = trimmed.prefix { $0.isNamePart || $0 == UInt8(ascii: "$") }.reversed()
    return Self.operators.contains(String(decoding: Array(word), as: UTF8.self))
  }
}
