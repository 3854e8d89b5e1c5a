import Diagnostics

/// Parses tokens into statements; expressions and individual statements are in extensions.
///
/// Stops at the first syntax error, as further errors would mostly be its consequences.
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

  /// The statements of a template; `nil` if there was an error.
  static func statements(
    of file: SourceFile, options: TemplateOptions, diagnostics: inout [Diagnostic]
  ) -> [Statement]? {
    guard file.bytes.count <= TemplateLimits.templateSize else {
      diagnostics.append(
        TemplateMessages.limit(
          "the template has more than \(TemplateLimits.templateSize) bytes",
          at: file.location(0..<0)))
      return nil
    }
    let before = diagnostics.count
    let tokens = Lexer.tokens(of: file, options: options, diagnostics: &diagnostics)
    guard diagnostics.count == before else { return nil }
    var parser = Parser(file: file, tokens: tokens)
    do throws(Diagnostic) {
      return try parser.parseTemplate()
    } catch {
      diagnostics.append(error)
      return nil
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

  mutating func expect(_ kind: Token.Kind, _ what: String) throws(Diagnostic) {
    guard skip(kind) else { throw unexpected(wanted: what) }
  }

  mutating func expectWord(_ word: String) throws(Diagnostic) {
    guard skipWord(word) else { throw unexpected(wanted: "\"\(word)\"") }
  }

  mutating func expectName(_ what: String) throws(Diagnostic) -> String {
    guard kind == .name else { throw unexpected(wanted: what) }
    return file.text(advance().range)
  }

  func syntaxError(_ message: String, at range: Range<Int>) -> Diagnostic {
    TemplateMessages.syntax(message, at: file.location(range))
  }

  func unexpected(wanted: String) -> Diagnostic {
    switch kind {
    case .tagEnd, .outputEnd:
      syntaxError("expected \(wanted) before the end of the tag", at: current.range)
    case .end: syntaxError("expected \(wanted) before the end of the file", at: current.range)
    default: syntaxError("expected \(wanted), found \"\(word)\"", at: current.range)
    }
  }

  // MARK: Statements

  private mutating func parseTemplate() throws(Diagnostic) -> [Statement] {
    let body = try parseBody(until: [], of: nil)
    return body
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
        if let opener {
          throw TemplateMessages.unclosed(tag: opener.name)
            .diagnostic(at: file.location(opener.range))
        }
        return body
      }
    }
  }

  private static let tags = [
    "if", "for", "set", "with", "filter", "macro", "call", "block", "extends", "include", "import",
    "from", "do", "break", "continue", "raw",
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
    let closers = Self.tags.map { "end" + $0 }
    if closers.contains(name) || name == "else" || name == "elif" {
      let error = syntaxError("unexpected \"\(name)\"", at: range)
      guard let opener else { return error }
      return error.note("\"\(opener.name)\" was opened here", at: file.location(opener.range))
    }
    return TemplateMessages.unknownTag(name, known: Self.tags + closers + ["else", "elif"])
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
