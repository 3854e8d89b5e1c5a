import Diagnostics

/// Parses one line.
struct LineParser {
  /// The whole line.
  let line: SourceRange
  let tokens: [Token]
  var units: UnitCatalog
  var notation: Notation
  var index = 0
  /// The names that lines of the model define, for messages.
  var definedNames: () -> Set<String> = { [] }
  /// Whether a word is the name of an item.
  var isItem: (String) -> Bool = { _ in false }
  /// Whether something was read that only lists have.
  var hasLists = false
  /// Labels that were read and cite figures.
  var citingLabels: [String: SourceRange] = [:]

  init(_ line: SourceRange, units: UnitCatalog, notation: Notation) throws(Diagnostic) {
    self.line = line
    self.units = units
    self.notation = notation
    var lexer = Lexer(line, notation)
    tokens = try lexer.tokens()
  }

  var numbers: NumberReader { notation.numbers }

  var current: Token? { index < tokens.count ? tokens[index] : nil }

  var following: Token? { index + 1 < tokens.count ? tokens[index + 1] : nil }

  /// The current token, or the end of the line.
  var here: Range<Int> {
    current?.range ?? (tokens.last.map { $0.range.upperBound..<$0.range.upperBound } ?? line.range)
  }

  /// From the token at an index to the last one consumed.
  func range(from start: Int) -> Range<Int> {
    guard start < tokens.count, index > start else { return here }
    return tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound
  }

  func isAt(_ symbol: Token.Symbol) -> Bool { current?.kind == .symbol(symbol) }

  func isAt(_ keyword: Keyword) -> Bool { index < tokens.count && tokens[index].keyword == keyword }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    index += 1
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard isAt(keyword) else { return false }
    index += 1
    return true
  }

  mutating func takeText() -> String? {
    guard case .text(let text) = current?.kind else { return nil }
    index += 1
    return text
  }

  mutating func expect(_ symbol: Token.Symbol, _ purpose: String) throws(Diagnostic) {
    guard take(symbol) else {
      throw missing(symbol, unexpected("\"\(symbol.rawValue)\" \(purpose)"))
    }
  }

  mutating func expect(_ keyword: Keyword, _ purpose: String) throws(Diagnostic) {
    guard take(keyword) else {
      throw unexpected("\"\(notation.word(keyword))\" \(purpose)")
    }
  }

  /// A name, which must not be a keyword.
  mutating func name(_ purpose: String) throws(Diagnostic) -> Syntax.Name {
    guard case .word(let word) = current?.kind else {
      throw unexpected(purpose).help(nameHelp)
    }
    if current?.keyword != nil {
      let isAfterWord = index == 1 && following != nil
      throw KPIMessages.keywordAsName(word, isSurplus: isAfterWord, at: location(here))
    }
    defer { index += 1 }
    return Syntax.Name(text: word, source: line.with(here))
  }

  func expectEnd() throws(Diagnostic) {
    guard current != nil else { return }
    throw unexpected("the end of the line")
  }

  func location(_ range: Range<Int>) -> SourceLocation { line.with(range).location }

  /// The error that something else should come here.
  func unexpected(_ expected: String) -> Diagnostic {
    guard let current else { return unexpectedEnd(expected) }
    return foreignNotation()
      ?? KPIMessages.expected(expected, found: line.file.text(current.range), at: location(here))
  }
}
