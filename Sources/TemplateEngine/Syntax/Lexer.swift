import Diagnostics

/// Splits a template into tokens; handles whitespace control and `raw`, as in Jinja2.
struct Lexer {
  private let file: SourceFile
  private let options: TemplateOptions
  private var position = 0
  private var textStart = 0
  private var tokens: [Token] = []
  private var errors: [Diagnostic] = []
  /// Where the text ends that is read.
  private let limit: Int

  private var bytes: [UInt8] { file.bytes }

  /// Always ends with an `.end` token; after an error the rest of the file is ignored.
  static func tokens(
    of file: SourceFile, options: TemplateOptions, diagnostics: inout [Diagnostic]
  ) -> [Token] {
    var lexer = Lexer(file: file, options: options)
    lexer.run()
    diagnostics += lexer.errors
    return lexer.tokens
  }

  /// The tokens of one tag, of which nothing is read past its end, with the first error in it.
  static func tokens(ofTag range: Range<Int>, in file: SourceFile) -> ([Token], Diagnostic?) {
    let (lexer, error) = lex(tag: range, in: file)
    let end = Token(kind: .end, range: lexer.position..<lexer.position)
    return (lexer.tokens + [end], error)
  }

  /// The end of a tag that begins at an offset; `nil` if it has an error.
  static func endOfTag(at start: Int, in file: SourceFile, within length: Int = .max) -> Int? {
    let limit = min(file.bytes.count, start + min(length, file.bytes.count))
    let (lexer, error) = lex(tag: start..<limit, in: file)
    guard error == nil, let end = lexer.tokens.last?.range.upperBound else { return nil }
    return end
  }

  private static func lex(tag range: Range<Int>, in file: SourceFile) -> (Lexer, Diagnostic?) {
    var lexer = Lexer(file: file, options: TemplateOptions(), limit: range.upperBound)
    lexer.position = range.lowerBound
    lexer.textStart = range.lowerBound
    if file.bytes[range.lowerBound + 1] == UInt8(ascii: "{") {
      lexer.lexDelimited(.outputStart, .outputEnd, UInt8(ascii: "}"))
    } else {
      lexer.lexDelimited(.tagStart, .tagEnd, UInt8(ascii: "%"))
    }
    return (lexer, lexer.errors.first)
  }

  private init(file: SourceFile, options: TemplateOptions, limit: Int? = nil) {
    self.file = file
    self.limit = limit ?? file.bytes.count
    self.options = options
  }

  private mutating func run() {
    var end = limit
    if end > 0, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    while position < end {
      guard bytes[position] == UInt8(ascii: "{"), position + 1 < end else {
        position += 1
        continue
      }
      switch bytes[position + 1] {
      case UInt8(ascii: "{"): lexDelimited(.outputStart, .outputEnd, UInt8(ascii: "}"))
      case UInt8(ascii: "%"):
        if !lexRaw() { lexDelimited(.tagStart, .tagEnd, UInt8(ascii: "%")) }
      case UInt8(ascii: "#"): lexComment()
      default: position += 1
      }
      guard errors.isEmpty else { break }
    }
    if errors.isEmpty { endText(at: max(end, textStart)) }
    tokens.append(Token(kind: .end, range: limit..<limit))
  }

  // MARK: Text and whitespace

  private mutating func endText(at end: Int) {
    if textStart < end { tokens.append(Token(kind: .text, range: textStart..<end)) }
  }

  /// Ends the text before a two-byte delimiter at `position` and skips the delimiter and its `-` or `+`.
  private mutating func openDelimiter(stripsIndentation: Bool) {
    var end = position
    let sign = position + 2 < limit ? bytes[position + 2] : 0
    if sign == UInt8(ascii: "-") {
      while end > textStart, bytes[end - 1].isWhitespace { end -= 1 }
    } else if stripsIndentation, options.stripsBlockIndentation, sign != UInt8(ascii: "+") {
      var start = end
      while start > textStart, bytes[start - 1].isBlank { start -= 1 }
      if start == 0 || bytes[start - 1] == UInt8(ascii: "\n") { end = start }
    }
    endText(at: end)
    position += 2
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position += 1 }
  }

  /// Skips a two-byte closing delimiter at `position`; text continues after it.
  private mutating func closeDelimiter(sign: UInt8?, trimsLineFeed: Bool) {
    position += 2
    if sign == UInt8(ascii: "-") {
      while position < limit, bytes[position].isWhitespace { position += 1 }
    } else if trimsLineFeed, options.trimsBlocks, sign != UInt8(ascii: "+"),
      position < limit, bytes[position] == UInt8(ascii: "\n")
    {
      position += 1
    }
    textStart = position
  }

  private func isDelimiter(_ first: UInt8, _ second: UInt8, at offset: Int) -> Bool {
    offset + 1 < limit && bytes[offset] == first && bytes[offset + 1] == second
  }

  private mutating func lexComment() {
    let start = position
    openDelimiter(stripsIndentation: true)
    position = start + 2
    while position + 1 < limit {
      if isDelimiter(UInt8(ascii: "#"), UInt8(ascii: "}"), at: position) {
        let sign = position > start + 2 ? bytes[position - 1] : nil
        return closeDelimiter(sign: sign, trimsLineFeed: true)
      }
      position += 1
    }
    errors.append(
      TemplateMessages.unclosed("the comment", closeWith: "#}")
        .diagnostic(at: file.location(start..<start + 2)))
  }

  /// `{% raw %} … {% endraw %}`; false if this is another tag.
  private mutating func lexRaw() -> Bool {
    let start = position
    guard let open = Self.rawTag("raw", at: start, in: bytes) else { return false }
    openDelimiter(stripsIndentation: true)
    position = open.end - 2
    closeDelimiter(sign: open.sign, trimsLineFeed: false)
    while position + 1 < limit {
      if isDelimiter(UInt8(ascii: "{"), UInt8(ascii: "%"), at: position),
        let close = Self.rawTag("endraw", at: position, in: bytes)
      {
        openDelimiter(stripsIndentation: true)
        position = close.end - 2
        closeDelimiter(sign: close.sign, trimsLineFeed: true)
        return true
      }
      position += 1
    }
    errors.append(
      TemplateMessages.unclosed("\"raw\"", closeWith: "{% endraw %}")
        .diagnostic(at: file.location(start..<open.end)))
    return true
  }

  /// The end of a tag that consists of one word, and the `-` or `+` before its `%}`.
  static func rawTag(
    _ word: StaticString, at start: Int, in bytes: [UInt8]
  ) -> (end: Int, sign: UInt8?)? {
    var offset = start + 2
    if offset < bytes.count, [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(bytes[offset]) {
      offset += 1
    }
    while offset < bytes.count, bytes[offset].isWhitespace { offset += 1 }
    let matches = word.withUTF8Buffer { offset <= bytes.count && bytes[offset...].starts(with: $0) }
    guard matches else { return nil }
    offset += word.utf8CodeUnitCount
    while offset < bytes.count, bytes[offset].isWhitespace { offset += 1 }
    var sign: UInt8?
    if offset < bytes.count, [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(bytes[offset]) {
      sign = bytes[offset]
      offset += 1
    }
    guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "%"),
      bytes[offset + 1] == UInt8(ascii: "}")
    else { return nil }
    return (offset + 2, sign)
  }

  // MARK: Words between delimiters

  private mutating func lexDelimited(_ open: Token.Kind, _ close: Token.Kind, _ closing: UInt8) {
    let start = position
    openDelimiter(stripsIndentation: open == .tagStart)
    tokens.append(Token(kind: open, range: start..<position))
    var brackets: [UInt8] = []
    while position < limit {
      let byte = bytes[position]
      if byte.isWhitespace {
        position += 1
        continue
      }
      if brackets.isEmpty {
        if isDelimiter(closing, UInt8(ascii: "}"), at: position) {
          tokens.append(Token(kind: close, range: position..<position + 2))
          return closeDelimiter(sign: nil, trimsLineFeed: close == .tagEnd)
        }
        let isSign = byte == UInt8(ascii: "-") || (byte == UInt8(ascii: "+") && close == .tagEnd)
        if isSign, isDelimiter(closing, UInt8(ascii: "}"), at: position + 1) {
          tokens.append(Token(kind: close, range: position..<position + 3))
          position += 1
          return closeDelimiter(sign: byte, trimsLineFeed: close == .tagEnd)
        }
      }
      guard lexWord(byte, brackets: &brackets) else { return }
    }
    let delimiter = close == .tagEnd ? "%}" : "}}"
    errors.append(
      TemplateMessages.unclosed("the tag", closeWith: delimiter)
        .diagnostic(at: file.location(start..<start + 2)))
  }

  private mutating func lexWord(_ byte: UInt8, brackets: inout [UInt8]) -> Bool {
    let start = position
    if byte >= 0x80, let quote = TagWord.curlyQuote(in: bytes, at: position) {
      return fail(
        start..<start + quote.count,
        "\"\(file.text(start..<start + quote.count))\" does not begin a string: strings are between "
          + "straight quotation marks")
    } else if byte.isNameStart {
      while position < limit, bytes[position].isNamePart { position += 1 }
      tokens.append(Token(kind: .name, range: start..<position))
    } else if byte.isDigit {
      lexNumber()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      return lexString(byte)
    } else if let kind = lexOperator(byte) {
      tokens.append(Token(kind: kind, range: start..<position))
      return balance(byte, brackets: &brackets)
    } else {
      return fail(start..<start + 1, "unexpected character \"\(file.text(start..<start + 1))\"")
    }
    return true
  }

  private mutating func balance(_ byte: UInt8, brackets: inout [UInt8]) -> Bool {
    switch byte {
    case UInt8(ascii: "("): brackets.append(UInt8(ascii: ")"))
    case UInt8(ascii: "["): brackets.append(UInt8(ascii: "]"))
    case UInt8(ascii: "{"): brackets.append(UInt8(ascii: "}"))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      let expected = brackets.popLast()
      guard expected == byte else {
        let range = position - 1..<position
        let found = file.text(range)
        let problem = expected.map {
          "expected \"\(Character(UnicodeScalar($0)))\", found \"\(found)\""
        }
        return fail(range, problem ?? "unmatched \"\(found)\"")
      }
    default: break
    }
    return true
  }

  private mutating func fail(
    _ range: Range<Int>, _ message: String, help: String? = nil
  ) -> Bool {
    errors.append(TemplateMessages.syntax(message, at: file.location(range)).help(help))
    return false
  }

  private mutating func lexNumber() {
    let start = position
    var isInteger = true
    if bytes[position] == UInt8(ascii: "0"), position + 1 < limit,
      "xXbBoO".utf8.contains(bytes[position + 1])
    {
      position += 2
      while position < limit, bytes[position].isNamePart { position += 1 }
    } else {
      skipDigits()
      if position + 1 < limit, bytes[position] == UInt8(ascii: "."),
        bytes[position + 1].isDigit
      {
        isInteger = false
        position += 1
        skipDigits()
      }
      if position < limit, bytes[position] | 0x20 == UInt8(ascii: "e") {
        var exponent = position + 1
        if exponent < limit, "+-".utf8.contains(bytes[exponent]) { exponent += 1 }
        if exponent < limit, bytes[exponent].isDigit {
          isInteger = false
          position = exponent
          skipDigits()
        }
      }
    }
    tokens.append(Token(kind: isInteger ? .integer : .number, range: start..<position))
  }

  private mutating func skipDigits() {
    while position < limit, bytes[position].isDigit || bytes[position] == UInt8(ascii: "_") {
      position += 1
    }
  }

  private mutating func lexString(_ quote: UInt8) -> Bool {
    let start = position
    position += 1
    while position < limit, bytes[position] != quote {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < limit else {
      return fail(
        start..<start + 1, "the string is never closed",
        help:
          "close it with \(quote == UInt8(ascii: "'") ? "'" : "\""), and put a text that has one "
          + "between the other quotation marks")
    }
    position += 1
    tokens.append(Token(kind: .string, range: start..<position))
    return true
  }

  private mutating func lexOperator(_ byte: UInt8) -> Token.Kind? {
    let next = position + 1 < limit ? bytes[position + 1] : 0
    position += 1
    func double(_ second: Character, _ kind: Token.Kind, else single: Token.Kind?) -> Token.Kind? {
      guard next == second.asciiValue else { return single }
      position += 1
      return kind
    }
    switch byte {
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "-"): return .minus
    case UInt8(ascii: "*"): return double("*", .power, else: .times)
    case UInt8(ascii: "/"): return double("/", .floorDivide, else: .divide)
    case UInt8(ascii: "%"): return .remainder
    case UInt8(ascii: "~"): return .concatenate
    case UInt8(ascii: "="): return double("=", .equal, else: .assign)
    case UInt8(ascii: "!"): return double("=", .notEqual, else: nil)
    case UInt8(ascii: "<"): return double("=", .lessOrEqual, else: .less)
    case UInt8(ascii: ">"): return double("=", .greaterOrEqual, else: .greater)
    case UInt8(ascii: "."): return .dot
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: "|"): return .pipe
    case UInt8(ascii: "("): return .leftParenthesis
    case UInt8(ascii: ")"): return .rightParenthesis
    case UInt8(ascii: "["): return .leftBracket
    case UInt8(ascii: "]"): return .rightBracket
    case UInt8(ascii: "{"): return .leftBrace
    case UInt8(ascii: "}"): return .rightBrace
    default: return nil
    }
  }
}
