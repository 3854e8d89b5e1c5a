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
  /// What was read of a character reference, after its `&`.
  private var reference: [UInt8]?
  /// Whether `token` may be the last one of a statement that no operator continues, such as `var a` or
  /// `import 'a'`: a line break ends these before anything else (ECMAScript, 12.10).
  private var mayEndStatement = false
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
    case comma
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

  // MARK: Values

  var valuePlace: ValuePlace {
    if let uncertainty { return .uncertain(uncertainty) }
    if reference != nil { return .uncertain(.characterReference) }
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
    copy.reference = nil
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
    copy.mayEndStatement =
      mayEndStatement || other.mayEndStatement || isReturn || other.isReturn
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
      && reference == other.reference
  }

  /// Whether the next byte could make another token of the last one.
  private var isTokenOpen: Bool {
    switch token {
    case .dot, .twoDots, .hash, .sign: isAdjacent
    default: false
    }
  }

  // MARK: Text

  /// Updates the context along a byte of literal text.
  mutating func read(_ byte: UInt8, references: ScriptReferences) {
    guard uncertainty == nil else { return }
    guard references != .none else { return readCharacter(byte) }
    if let name = reference {
      if byte.isLetter || byte.isDigit || (name.isEmpty && byte == UInt8(ascii: "#")) {
        reference?.append(byte)
        if name.count > ScriptReferences.longestName { uncertainty = .characterReference }
        return
      }
      reference = nil
      switch references.meaning(of: name, before: byte) {
      case .text: for byte in [UInt8(ascii: "&")] + name { readCharacter(byte) }
      case .character(let character):
        readCharacter(character)
        if byte == UInt8(ascii: ";") { return }
      case .unclear: return uncertainty = .characterReference
      }
    }
    if byte == UInt8(ascii: "&") {
      reference = []
    } else {
      readCharacter(byte)
    }
  }

  private mutating func readCharacter(_ byte: UInt8) {
    guard uncertainty == nil else { return }
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
      finish(.operand, mayEndStatement: mayFollowDeclarator)
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
  private mutating func finish(_ token: Token, mayEndStatement: Bool = false) {
    self.token = token
    self.mayEndStatement = mayEndStatement
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
      finish(
        .word(Self.word(bytes, byte), followsFor: followsFor), mayEndStatement: mayEndStatement)
    case .patternEnd where isAdjacent: finish(.patternEnd)
    case .property where isAdjacent, .dot, .hash: finish(.property)
    case .partialWord where isAdjacent, .value where isAdjacent, .joined where isAdjacent:
      finish(.partialWord)
    case .word(let bytes, _):
      finish(
        .word([byte], followsFor: bytes.elementsEqual("for".utf8)),
        mayEndStatement: !byte.isDigit && mayFollowDeclarator)
    default:
      finish(
        .word([byte], followsFor: false), mayEndStatement: !byte.isDigit && mayFollowDeclarator)
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
    case UInt8(ascii: ","): finish(.comma)
    case _ where "*%&|^~!?<=".utf8.contains(byte): finish(.operation)
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

  /// Whether a name or a string after the last token may belong to a declaration, an `import` or a
  /// `break`, rather than be an operand.
  private var mayFollowDeclarator: Bool {
    // Nothing but an expression is continued on the next line in parentheses.
    switch brackets?.last {
    case .parenthesis, .square, .substitution: return false
    case .brace, nil: break
    }
    return switch token {
    case .word(let bytes, _): ![.beforeOperand, .start].contains(Self.place(after: bytes))
    case .comma, .unknown, .partialWord, .value, .joined: true
    default: false
    }
  }

  /// What may stand after the last token.
  private var place: Place {
    if isAfterLineBreak, mayEndStatement || isReturn { return .unknown }
    return switch token {
    case .start: .start
    case .operation, .comma, .sign: .beforeOperand
    case .operand, .property, .patternEnd: .afterOperand
    case .unknown, .partialWord, .dot, .twoDots, .hash: .unknown
    case .value(let place), .joined(let place): place
    case .word(let bytes, _): Self.place(after: bytes)
    }
  }

  private var isReturn: Bool {
    if case .word(let bytes, _) = token { bytes.elementsEqual("return".utf8) } else { false }
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
