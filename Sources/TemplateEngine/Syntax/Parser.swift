import Diagnostics

/// Parses tokens into statements; expressions and individual statements are in extensions.
///
/// Stops at the first syntax error; `SyntaxErrorFinder` then looks at each tag by itself.
struct Parser {
  let file: SourceFile
  private let tokens: [Token]
  private var position = 0
  /// The nesting depth of the current statement.
  private var statementDepth = 0
  /// The nesting depth of the current expression.
  var expressionDepth = 0
  /// The number of enclosing loops, for `break` and `continue`.
  var loopDepth = 0

  /// Whether the tokens are those of one tag, so that blocks end where it does.
  private var isSingleTag = false
  /// What was wanted where something else was found.
  private var wanted: String?

  /// The statements of a template.
  ///
  /// - Throws: The first error.
  static func statements(
    of file: SourceFile, options: TemplateOptions
  ) throws(Diagnostic) -> [Statement] {
    guard file.bytes.count <= TemplateLimits.templateSize else {
      throw TemplateMessages.limit(
        "the template has more than \(TemplateLimits.templateSize) bytes",
        at: file.location(0..<0))
    }
    var errors: [Diagnostic] = []
    let tokens = Lexer.tokens(of: file, options: options, diagnostics: &errors)
    if let error = errors.first { throw error }
    var parser = Parser(file: file, tokens: tokens)
    return try parser.parseTemplate()
  }

  /// The first error of one tag, whatever it is in; `nil` if it has none.
  ///
  /// - Parameters:
  ///   - range: Where it is, with its delimiters.
  ///   - file: The template.
  ///   - loops: The number of loops around it.
  /// - Returns: The error.
  static func error(inTag range: Range<Int>, of file: SourceFile, loops: Int) -> Diagnostic? {
    mistake(inTag: range, of: file, loops: loops)?.error
  }

  /// The same with what the parser wanted instead of what it found: `nil` where that is not one thing, empty
  /// where it found no token at all.
  static func mistake(
    inTag range: Range<Int>, of file: SourceFile, loops: Int
  ) -> (error: Diagnostic, wanted: String?)? {
    let (tokens, error) = Lexer.tokens(ofTag: range, in: file)
    if let error { return (error, "") }
    var parser = Parser(file: file, tokens: tokens)
    parser.isSingleTag = true
    parser.loopDepth = loops
    do throws(Diagnostic) {
      try parser.parseSingleTag()
      return nil
    } catch {
      return (error, parser.wanted)
    }
  }

  private init(file: SourceFile, tokens: [Token]) {
    self.file = file
    self.tokens = tokens
  }

  // MARK: Tokens

  var current: Token { tokens[position] }
  var kind: Token.Kind { tokens[position].kind }
  var next: Token { tokens[min(position + 1, tokens.count - 1)] }
  var previousEnd: Int { position > 0 ? tokens[position - 1].range.upperBound : 0 }
  var word: String { file.text(current.range) }

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[position]
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard self.kind == kind else { return false }
    advance()
    return true
  }

  func isWord(_ word: String) -> Bool { kind == .name && self.word == word }

  mutating func skipWord(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  /// Whether the one tag that is looked at has ended.
  private var isAtEndOfTag: Bool { isSingleTag && kind == .end }

  mutating func expect(_ kind: Token.Kind, _ what: String) throws(Diagnostic) {
    if isAtEndOfTag, kind == .tagEnd { return }
    guard skip(kind) else { throw unexpected(wanted: what) }
  }

  mutating func expectWord(_ word: String) throws(Diagnostic) {
    guard isAtEndOfTag || skipWord(word) else { throw unexpected(wanted: "\"\(word)\"") }
  }

  mutating func expectName(_ what: String) throws(Diagnostic) -> String {
    guard kind == .name else { throw unexpected(wanted: what) }
    return file.text(advance().range)
  }

  func syntaxError(_ message: String, at range: Range<Int>) -> Diagnostic {
    TemplateMessages.syntax(message, at: file.location(range))
  }

  mutating func unexpected(wanted: String) -> Diagnostic {
    self.wanted = wanted
    return switch kind {
    case .tagEnd, .outputEnd:
      syntaxError("expected \(wanted) before the end of the tag", at: current.range)
    case .end: syntaxError("expected \(wanted) before the end of the file", at: current.range)
    default: syntaxError("expected \(wanted), found \"\(word)\"", at: current.range)
    }
  }

  // MARK: Statements

  private mutating func parseTemplate() throws(Diagnostic) -> [Statement] {
    try parseBody(until: [], of: nil)
  }

  private mutating func parseSingleTag() throws(Diagnostic) {
    if skip(.outputStart) {
      _ = try parseTuple()
      return try expect(.outputEnd, "\"}}\"")
    }
    let start = advance().range.lowerBound
    guard kind == .name else { throw unexpected(wanted: "a tag name") }
    let name = word
    if name == "elif" {
      advance()
      _ = try parseTuple()
    } else if name == "else" || Self.closers.contains(name) {
      advance()
      if kind == .name, name == "endblock" || name == "endmacro" { advance() }
    } else {
      _ = try parseTag(name, start: start, opener: nil)
    }
    try expect(.tagEnd, "\"%}\"")
  }

  /// Statements up to a tag whose first word is in `ends`, which is not consumed.
  mutating func parseBody(
    until ends: Set<String>, of opener: (name: String, range: Range<Int>)?
  ) throws(Diagnostic) -> [Statement] {
    statementDepth += 1
    defer { statementDepth -= 1 }
    guard statementDepth <= TemplateLimits.statementDepth else {
      throw TemplateMessages.limit(
        "statements are nested more than \(TemplateLimits.statementDepth) levels deep",
        at: file.location(current.range))
    }
    var body: [Statement] = []
    while true {
      switch kind {
      case .text:
        body.append(Statement(kind: .text, range: advance().range))
      case .outputStart:
        let start = advance().range.lowerBound
        if next.kind == .dot { try refuseGoStatement() }
        let expression = try parseTuple()
        try expect(.outputEnd, "\"}}\"")
        body.append(Statement(kind: .output(expression), range: start..<previousEnd))
      case .tagStart:
        let start = advance().range.lowerBound
        guard kind == .name else { throw unexpected(wanted: "a tag name") }
        let name = word
        if ends.contains(name) { return body }
        let statement = try parseTag(name, start: start, opener: opener)
        try expect(.tagEnd, "\"%}\"")
        body.append(statement)
      default:
        if let opener, !isSingleTag {
          throw TemplateMessages.unclosed(tag: opener.name)
            .diagnostic(at: file.location(opener.range))
        }
        return body
      }
    }
  }

  /// Go's `{{ range .Pages }}`, which could be a member of something called "range".
  private func refuseGoStatement() throws(Diagnostic) {
    guard kind == .name, next.range.lowerBound > current.range.upperBound,
      ["if", "range", "with"].contains(word)
    else { return }
    throw syntaxError("unexpected \"\(word)\"", at: current.range)
  }

  static let tags = [
    "if", "for", "set", "with", "filter", "macro", "call", "block", "extends", "include", "import",
    "from", "do", "break", "continue", "raw",
  ]

  /// The tags that end others.
  static let closers = [
    "endif", "endfor", "endset", "endwith", "endfilter", "endmacro", "endcall", "endblock",
  ]

  private mutating func parseTag(
    _ name: String, start: Int, opener: (name: String, range: Range<Int>)?
  ) throws(Diagnostic) -> Statement {
    let range = current.range
    advance()
    let kind: Statement.Kind =
      switch name {
      case "if": try parseIf(range)
      case "for": try parseFor(range)
      case "set": try parseSet(range)
      case "with": try parseWith(range)
      case "filter": try parseFilterBlock(range)
      case "macro": try parseMacro(range)
      case "call": try parseCall(range)
      case "block": try parseBlock(range)
      case "extends": .extends(try parseExpression())
      case "include": try parseInclude()
      case "import": try parseImport()
      case "from": try parseFromImport()
      case "do": .evaluate(try parseTuple())
      case "break", "continue": try parseLoopControl(name, range)
      default: throw unknownTag(name, range, opener: opener)
      }
    return Statement(kind: kind, range: start..<max(previousEnd, start))
  }

  private func unknownTag(
    _ name: String, _ range: Range<Int>, opener: (name: String, range: Range<Int>)?
  ) -> Diagnostic {
    if Self.closers.contains(name) || name == "endraw" || name == "else" || name == "elif" {
      let error = syntaxError("unexpected \"\(name)\"", at: range)
      guard let opener else { return error }
      return error.note("\"\(opener.name)\" was opened here", at: file.location(opener.range))
    }
    return TemplateMessages.unknownTag(name, known: Self.tags + Self.closers + ["else", "elif"])
      .diagnostic(at: file.location(range))
  }

  /// Reads the end of the opening tag and the body; the first word of the closing tag is current then.
  mutating func parseBlockBody(
    _ name: String, _ range: Range<Int>, until ends: Set<String>
  ) throws(Diagnostic) -> [Statement] {
    try expect(.tagEnd, "\"%}\"")
    return try parseBody(until: ends, of: (name, range))
  }
}
