/// The position in JavaScript: in code, a literal or a comment.
///
/// Follows the lexical grammar of ECMAScript (clause 12, annex B.1.1) byte by byte. Whether `/` divides or
/// starts a regular expression depends on the syntax; it is decided by the tokens before it. Where these
/// leave it open, the rest of the script is uncertain. Programs that are no valid JavaScript never run, so
/// what is said about them does not matter.
struct ScriptContext: Hashable, Sendable {
  enum Mode: Hashable, Sendable {
    case code
    case string(quote: UInt8)
    case template(afterDollar: Bool)
    case pattern(inClass: Bool)
    /// With the number of bytes of U+2028 or U+2029 that were read, which end the comment.
    case lineComment(separatorBytes: Int)
    case blockComment(afterStar: Bool)
  }

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

  private(set) var mode = Mode.code
  private(set) var uncertainty: Uncertainty?
  /// Whether a backslash precedes, in a literal.
  private(set) var isEscaped = false

  private var token = Token.start
  /// Whether the next byte may belong to `token`.
  private var isAdjacent = false
  /// Whether `/` was read that may still start a comment.
  private var isAfterSlash = false
  /// How much of `<!--` was read.
  private var commentStart = 0
  /// How much of a `-->` at the start of a line was read.
  private var commentEnd = 0
  /// Whether nothing but whitespace and comments precedes on the line.
  private var isAtLineStart = true
  /// Whether `token` is on a line before.
  private var isAfterLineBreak = false
  private var isAfterCarriageReturn = false
  private var isAfterAmpersand = false
  /// The open brackets; `nil` if branches differ.
  private var brackets: [Bracket]? = []

  private enum Bracket: Hashable, Sendable {
    /// `isHead` if it follows `if`, `for`, `while` or `with`; `nil` if that is unknown.
    case parenthesis(isHead: Bool?)
    case square
    case brace
    /// `${` in a template literal.
    case substitution
  }

  /// The token that was read last.
  private enum Token: Hashable, Sendable {
    /// Nothing or one after which a statement or an expression may start.
    case start
    /// One after which an operand must follow.
    case operation
    case operand
    /// One after which an operand or an operator may follow.
    case unknown
    case word([UInt8], followsFor: Bool)
    /// A name after a dot.
    case property
    /// A word of which only a part is known.
    case partialWord
    /// The end of a regular expression, with its flags so far.
    case patternEnd
    case dot
    case twoDots
    case hash
    /// The first `+` or `-`, and what stands before.
    case sign(UInt8, after: Place)
    /// A printed value.
    case value(Place)
    /// Different tokens at the ends of branches.
    case joined(Place)
  }

  /// What may stand at a place.
  private enum Place: Hashable, Sendable {
    /// A statement or an expression; `/` starts a regular expression.
    case start
    /// An expression; `/` starts a regular expression.
    case beforeOperand
    /// An operator; `/` is a division.
    case afterOperand
    case unknown
  }

  // MARK: Values

  /// Where a value would be printed.
  enum ValuePlace {
    case code
    case quotes
    case template
    case pattern
    case comment
    case uncertain(Uncertainty)
  }

  var valuePlace: ValuePlace {
    if let uncertainty { return .uncertain(uncertainty) }
    if isAfterAmpersand { return .uncertain(.characterReference) }
    switch mode {
    case .code where isAfterSlash:
      return switch place {
      case .afterOperand: .code
      case .start, .beforeOperand: .pattern
      case .unknown: .uncertain(.slash)
      }
    case .code where isAdjacent && token == .patternEnd: return .pattern
    // A negative number would complete it.
    case .code: return isAdjacent && commentStart > 1 ? .uncertain(.htmlComment) : .code
    case .string: return .quotes
    case .template: return .template
    case .pattern: return .pattern
    case .lineComment, .blockComment: return .comment
    }
  }

  /// The context after a value, which is an expression in code.
  var afterValue: ScriptContext {
    var copy = self
    guard mode == .code else { return copy }
    // What follows a `/` that divides is an operand.
    let isOperand = isAfterSlash || place == .beforeOperand
    copy.isAfterSlash = false
    copy.isAfterAmpersand = false
    // `{}` is an operand, or a block where a statement may start.
    copy.finish(.value(isOperand ? .afterOperand : .unknown))
    return copy
  }

  // MARK: Branches and loops

  /// The context after branches that end here and in `other`; `nil` if they are incompatible.
  func joined(with other: ScriptContext) -> ScriptContext? {
    if self == other { return self }
    if uncertainty != nil { return self }
    if other.uncertainty != nil { return other }
    guard mode == other.mode else { return nil }
    var copy = self
    if brackets != other.brackets {
      copy.brackets = nil
      let isNested = [brackets, other.brackets].contains { $0?.contains(.substitution) == true }
      if isNested { copy.uncertainty = .branches }
    }
    if !isAlike(other) { copy.uncertainty = .branches }
    if token != other.token || isAdjacent != other.isAdjacent {
      if isTokenOpen || other.isTokenOpen { copy.uncertainty = .branches }
      copy.token = .joined(place == other.place ? place : .unknown)
      copy.isAdjacent = true
    }
    copy.isAtLineStart = isAtLineStart || other.isAtLineStart
    copy.isAfterLineBreak = isAfterLineBreak || other.isAfterLineBreak
    copy.isAfterCarriageReturn = isAfterCarriageReturn && other.isAfterCarriageReturn
    return copy
  }

  /// The context at the start of a loop's body, which may also follow its end.
  var atLoopStart: ScriptContext {
    var copy = self
    guard mode == .code else { return copy }
    copy.token = .joined(.unknown)
    copy.isAdjacent = true
    copy.isAtLineStart = true
    copy.isAfterLineBreak = true
    return copy
  }

  /// Whether what started in `start` may be repeated after it ended here.
  func canRepeat(from start: ScriptContext) -> Bool {
    mode == start.mode && brackets == start.brackets && uncertainty == start.uncertainty
      && isAlike(start) && !isTokenOpen && !start.isTokenOpen
  }

  /// Whether the same literals and comments have begun here and in `other`.
  private func isAlike(_ other: ScriptContext) -> Bool {
    isEscaped == other.isEscaped && isAfterSlash == other.isAfterSlash
      && commentStart == other.commentStart && commentEnd == other.commentEnd
      && isAfterAmpersand == other.isAfterAmpersand
  }

  /// Whether the next byte could make another token of the last one.
  private var isTokenOpen: Bool {
    switch token {
    case .dot, .twoDots, .hash, .sign: isAdjacent
    default: false
    }
  }

  // MARK: Text

  /// Updates the context along a byte of literal text; `hasReferences` if `&` may start a character
  /// reference, as in attributes.
  mutating func read(_ byte: UInt8, hasReferences: Bool) {
    guard uncertainty == nil else { return }
    if hasReferences {
      if isAfterAmpersand, byte.isLetter || byte == UInt8(ascii: "#") {
        return uncertainty = .characterReference
      }
      isAfterAmpersand = byte == UInt8(ascii: "&")
    }
    // HTML and ECMAScript take CR LF as one line break.
    let isSecondHalf = isAfterCarriageReturn && byte == 0x0A
    isAfterCarriageReturn = byte == 0x0D
    if !isSecondHalf { step(byte) }
  }

  private mutating func step(_ byte: UInt8) {
    switch mode {
    case .code: stepInCode(byte)
    case .string(let quote): stepInString(byte, quote)
    case .template(let afterDollar): stepInTemplate(byte, afterDollar)
    case .pattern(let inClass): stepInPattern(byte, inClass)
    case .lineComment(let separatorBytes): stepInLineComment(byte, separatorBytes)
    case .blockComment(let afterStar):
      if byte.isLineBreak || byte >= 0x80 { breakLine() }
      if afterStar, byte == UInt8(ascii: "/") {
        mode = .code
      } else {
        mode = .blockComment(afterStar: byte == UInt8(ascii: "*"))
      }
    }
  }

  private mutating func breakLine() {
    isAtLineStart = true
    isAfterLineBreak = true
  }

  private mutating func stepInString(_ byte: UInt8, _ quote: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == quote {
      mode = .code
      finish(.operand)
    } else if byte.isLineBreak {
      uncertainty = .unfinished
    }
  }

  private mutating func stepInTemplate(_ byte: UInt8, _ afterDollar: Bool) {
    mode = .template(afterDollar: false)
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "`") {
      mode = .code
      finish(.operand)
    } else if byte == UInt8(ascii: "$") {
      mode = .template(afterDollar: true)
    } else if afterDollar, byte == UInt8(ascii: "{") {
      nest(.substitution)
      mode = .code
      finish(.operation)
    }
  }

  private mutating func stepInPattern(_ byte: UInt8, _ inClass: Bool) {
    if byte.isLineBreak {
      uncertainty = .unfinished
    } else if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "[") {
      mode = .pattern(inClass: true)
    } else if byte == UInt8(ascii: "]") {
      mode = .pattern(inClass: false)
    } else if byte == UInt8(ascii: "/"), !inClass {
      mode = .code
      finish(.patternEnd)
    }
  }

  private mutating func stepInLineComment(_ byte: UInt8, _ separatorBytes: Int) {
    let isSeparatorEnd = separatorBytes == 2 && (byte == 0xA8 || byte == 0xA9)
    if byte.isLineBreak || isSeparatorEnd {
      mode = .code
      breakLine()
    } else if separatorBytes == 1, byte == 0x80 {
      mode = .lineComment(separatorBytes: 2)
    } else {
      mode = .lineComment(separatorBytes: byte == 0xE2 ? 1 : 0)
    }
  }

  // MARK: Code

  /// Ends a token.
  private mutating func finish(_ token: Token) {
    self.token = token
    isAdjacent = true
    isAtLineStart = false
    isAfterLineBreak = false
    commentStart = 0
    commentEnd = 0
  }

  private mutating func stepInCode(_ byte: UInt8) {
    if isAfterSlash {
      isAfterSlash = false
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "*") {
        isAdjacent = false
        mode =
          byte == UInt8(ascii: "/")
          ? .lineComment(separatorBytes: 0) : .blockComment(afterStar: false)
        return
      }
      switch place {
      case .afterOperand: finish(.operation)
      case .start, .beforeOperand:
        mode = .pattern(inClass: false)
        return stepInPattern(byte, false)
      case .unknown: return uncertainty = .slash
      }
    }
    if byte.isNamePart || byte == UInt8(ascii: "$") { return readWord(byte) }
    guard byte.isWhitespace else { return readPunctuator(byte) }
    isAdjacent = false
    if byte.isLineBreak { breakLine() }
  }

  private mutating func readWord(_ byte: UInt8) {
    let wasAtLineStart = isAtLineStart
    switch token {
    case .word(let bytes, let followsFor) where isAdjacent:
      finish(.word(Self.word(bytes, byte), followsFor: followsFor))
    case .patternEnd where isAdjacent: finish(.patternEnd)
    case .property where isAdjacent, .dot, .hash: finish(.property)
    case .partialWord where isAdjacent, .value where isAdjacent, .joined where isAdjacent:
      finish(.partialWord)
    case .word(let bytes, _):
      finish(.word([byte], followsFor: bytes.elementsEqual("for".utf8)))
    default: finish(.word([byte], followsFor: false))
    }
    // It may be whitespace.
    if Self.firstBytesOfSpaces.contains(byte) { isAtLineStart = wasAtLineStart || byte == 0xE2 }
  }

  private mutating func readPunctuator(_ byte: UInt8) {
    let continues = isAdjacent
    let commentStart = continues ? self.commentStart : 0
    let commentEnd = continues ? self.commentEnd : 0
    let startsLine = isAtLineStart
    switch byte {
    case UInt8(ascii: "/"): return isAfterSlash = true
    case UInt8(ascii: "\""), UInt8(ascii: "'"): mode = .string(quote: byte)
    case UInt8(ascii: "`"): mode = .template(afterDollar: false)
    case UInt8(ascii: "("): open(.parenthesis(isHead: isHead), .operation)
    case UInt8(ascii: "["): open(.square, .operation)
    case UInt8(ascii: "{"): open(.brace, .start)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): readSign(byte, continues)
    case UInt8(ascii: "."): readDot(continues)
    case UInt8(ascii: "#"): finish(.hash)
    case UInt8(ascii: "!") where continues && token == .hash: uncertainty = .htmlComment
    case UInt8(ascii: ";"), UInt8(ascii: ":"): finish(.start)
    // The body of an arrow function may be a block.
    case UInt8(ascii: ">"): finish(.start)
    case UInt8(ascii: "\\"): uncertainty = .backslash
    case _ where "*%&|^~!?<=,".utf8.contains(byte): finish(.operation)
    default: finish(.unknown)
    }
    match(byte, commentStart, commentEnd, startsLine: startsLine)
  }

  /// Looks for `<!--`, and for `-->` at the start of a line.
  private mutating func match(
    _ byte: UInt8, _ commentStart: Int, _ commentEnd: Int, startsLine: Bool
  ) {
    switch (byte, commentStart) {
    case (UInt8(ascii: "<"), _): self.commentStart = 1
    case (UInt8(ascii: "!"), 1): self.commentStart = 2
    case (UInt8(ascii: "-"), 2): self.commentStart = 3
    case (UInt8(ascii: "-"), 3): uncertainty = .htmlComment
    default: break
    }
    switch (byte, commentEnd) {
    case (UInt8(ascii: "-"), 0): self.commentEnd = startsLine ? 1 : 0
    case (UInt8(ascii: "-"), _): self.commentEnd = 2
    case (UInt8(ascii: ">"), 2): uncertainty = .htmlComment
    default: break
    }
  }

  private mutating func open(_ bracket: Bracket, _ token: Token) {
    nest(bracket)
    finish(token)
  }

  private mutating func nest(_ bracket: Bracket) {
    guard (brackets?.count ?? 0) < Self.deepest else { return uncertainty = .brackets }
    brackets?.append(bracket)
  }

  private mutating func close(_ byte: UInt8) {
    let bracket = brackets?.popLast()
    switch (byte, bracket) {
    case (UInt8(ascii: ")"), .parenthesis(let isHead)):
      finish(isHead.map { $0 ? .start : .operand } ?? .unknown)
    case (UInt8(ascii: "]"), .square): finish(.operand)
    case (UInt8(ascii: "}"), .brace): finish(.unknown)
    case (UInt8(ascii: "}"), .substitution): mode = .template(afterDollar: false)
    case _ where brackets == nil: finish(.unknown)
    default: uncertainty = .brackets
    }
  }

  private mutating func readSign(_ byte: UInt8, _ continues: Bool) {
    if case .sign(byte, let before) = token, continues {
      // `a++`, `++a`; after a line break it belongs to the next line.
      switch before {
      case .afterOperand: finish(.operand)
      case .start, .beforeOperand: finish(.operation)
      case .unknown: finish(.unknown)
      }
    } else {
      let before = place
      finish(.sign(byte, after: isAfterLineBreak && before == .afterOperand ? .unknown : before))
    }
  }

  private mutating func readDot(_ continues: Bool) {
    switch token {
    case .dot where continues: finish(.twoDots)
    case .twoDots where continues: finish(.operation)
    case .word(let bytes, let followsFor) where continues && bytes[0].isDigit:
      finish(.word(Self.word(bytes, UInt8(ascii: ".")), followsFor: followsFor))
    default: finish(.dot)
    }
  }

  /// What may stand after the last token.
  private var place: Place {
    switch token {
    case .start: .start
    case .operation, .sign: .beforeOperand
    case .operand, .property, .patternEnd: .afterOperand
    case .unknown, .partialWord, .dot, .twoDots, .hash: .unknown
    case .value(let place), .joined(let place): place
    case .word(let bytes, _): Self.place(after: bytes)
    }
  }

  private static func place(after word: [UInt8]) -> Place {
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

  /// Whether a parenthesis here is the head of a statement, so that another statement follows it.
  private var isHead: Bool? {
    switch token {
    case .word(let bytes, let followsFor):
      if bytes.contains(where: Self.firstBytesOfSpaces.contains) { return nil }
      return switch String(decoding: bytes, as: UTF8.self) {
      case "if", "for", "while", "with": true
      case "await": followsFor
      default: false
      }
    case .partialWord, .joined, .value, .unknown: return nil
    default: return false
    }
  }
}
