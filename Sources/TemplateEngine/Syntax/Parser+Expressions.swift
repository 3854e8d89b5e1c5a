import Diagnostics

/// Jinja's expression grammar, from lowest to highest precedence: inline `if`, `or`, `and`, `not`,
/// comparison, `+ -`, `~`, `* / // %`, `**`, sign, then members, calls, filters and tests.
extension Parser {
  private mutating func deeper(at range: Range<Int>) throws(Diagnostic) {
    expressionDepth += 1
    try checkLength(expressionDepth, at: range)
  }

  /// Chains such as `a + b + c` nest to the left, so their length counts as depth.
  private func checkLength(_ length: Int, at range: Range<Int>) throws(Diagnostic) {
    guard length <= TemplateLimits.expressionDepth else {
      throw TemplateMessages.limit(
        "the expression is nested more than \(TemplateLimits.expressionDepth) levels deep",
        at: file.location(range))
    }
  }

  private func node(_ kind: Expression.Kind, from start: Int) -> Expression {
    Expression(kind: kind, range: start..<max(previousEnd, start))
  }

  /// `a, b` is a tuple; a single expression is not.
  mutating func parseTuple(
    withConditional: Bool = true, ends: Set<String> = []
  ) throws(Diagnostic) -> Expression {
    let start = current.range.lowerBound
    let first = withConditional ? try parseExpression() : try parseEither()
    guard kind == .comma else { return first }
    var items = [first]
    while skip(.comma) {
      guard ![.tagEnd, .outputEnd, .rightParenthesis, .end].contains(kind),
        !(kind == .name && ends.contains(word))
      else { break }
      items.append(withConditional ? try parseExpression() : try parseEither())
    }
    return node(.tuple(items), from: start)
  }

  mutating func parseExpression() throws(Diagnostic) -> Expression {
    let start = current.range
    try deeper(at: start)
    defer { expressionDepth -= 1 }
    var expression = try parseEither()
    var length = 0
    while skipWord("if") {
      length += 1
      try checkLength(length, at: start)
      let condition = try parseEither()
      let otherwise = skipWord("else") ? try parseExpression() : nil
      expression = node(
        .conditional(expression, condition: condition, otherwise: otherwise),
        from: start.lowerBound)
    }
    return expression
  }

  private mutating func parseEither() throws(Diagnostic) -> Expression {
    let start = current.range
    var left = try parseBoth()
    var length = 0
    while skipWord("or") {
      length += 1
      try checkLength(length, at: start)
      let right = try parseBoth()
      left = node(.either(left, right), from: start.lowerBound)
    }
    return left
  }

  private mutating func parseBoth() throws(Diagnostic) -> Expression {
    let start = current.range
    var left = try parseNot()
    var length = 0
    while skipWord("and") {
      length += 1
      try checkLength(length, at: start)
      let right = try parseNot()
      left = node(.both(left, right), from: start.lowerBound)
    }
    return left
  }

  private mutating func parseNot() throws(Diagnostic) -> Expression {
    let start = current.range
    guard isWord("not"), file.text(next.range) != "in" else { return try parseComparison() }
    advance()
    try deeper(at: start)
    defer { expressionDepth -= 1 }
    let operand = try parseNot()
    return node(.unary(.not, operand), from: start.lowerBound)
  }

  private mutating func parseComparison() throws(Diagnostic) -> Expression {
    let start = current.range.lowerBound
    let first = try parseSum()
    var rest: [(operation: Comparison, operand: Expression)] = []
    while let operation = comparison() { rest.append((operation, try parseSum())) }
    return rest.isEmpty ? first : node(.comparison(first, rest), from: start)
  }

  private mutating func comparison() -> Comparison? {
    let operation: Comparison
    switch kind {
    case .equal: operation = .equal
    case .notEqual: operation = .notEqual
    case .less: operation = .less
    case .lessOrEqual: operation = .lessOrEqual
    case .greater: operation = .greater
    case .greaterOrEqual: operation = .greaterOrEqual
    case .name where word == "in": operation = .contained
    case .name where word == "not" && file.text(next.range) == "in":
      advance()
      operation = .notContained
    default: return nil
    }
    advance()
    return operation
  }

  private mutating func parseSum() throws(Diagnostic) -> Expression {
    let start = current.range
    var left = try parseConcatenation()
    var length = 0
    while kind == .plus || kind == .minus {
      let operation: BinaryOperator = advance().kind == .plus ? .add : .subtract
      length += 1
      try checkLength(length, at: start)
      let right = try parseConcatenation()
      left = node(.binary(operation, left, right), from: start.lowerBound)
    }
    return left
  }

  private mutating func parseConcatenation() throws(Diagnostic) -> Expression {
    let start = current.range.lowerBound
    let first = try parseProduct()
    guard kind == .concatenate else { return first }
    var parts = [first]
    while skip(.concatenate) { parts.append(try parseProduct()) }
    return node(.concatenation(parts), from: start)
  }

  private mutating func parseProduct() throws(Diagnostic) -> Expression {
    let start = current.range
    var left = try parsePower()
    var length = 0
    while let operation = productOperator {
      advance()
      length += 1
      try checkLength(length, at: start)
      let right = try parsePower()
      left = node(.binary(operation, left, right), from: start.lowerBound)
    }
    return left
  }

  private var productOperator: BinaryOperator? {
    switch kind {
    case .times: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .remainder: .remainder
    default: nil
    }
  }

  private mutating func parsePower() throws(Diagnostic) -> Expression {
    let start = current.range
    var left = try parseUnary(withFilters: true)
    var length = 0
    while skip(.power) {
      length += 1
      try checkLength(length, at: start)
      let right = try parseUnary(withFilters: true)
      left = node(.binary(.power, left, right), from: start.lowerBound)
    }
    return left
  }

  private mutating func parseUnary(withFilters: Bool) throws(Diagnostic) -> Expression {
    let start = current.range
    var expression: Expression
    if kind == .minus || kind == .plus {
      let operation: UnaryOperator = advance().kind == .minus ? .negative : .positive
      if operation == .negative, kind == .integer, isSmallestMagnitude(current.range) {
        advance()
        expression = node(.constant(.integer(.min)), from: start.lowerBound)
      } else {
        try deeper(at: start)
        defer { expressionDepth -= 1 }
        let operand = try parseUnary(withFilters: false)
        expression = node(.unary(operation, operand), from: start.lowerBound)
      }
    } else {
      expression = try parsePrimary()
    }
    return try parsePostfix(expression, withFilters: withFilters)
  }

  private mutating func parsePrimary() throws(Diagnostic) -> Expression {
    let start = current.range
    switch kind {
    case .name:
      let name = file.text(advance().range)
      return node(
        constant(named: name).map { .constant($0) } ?? .name(name), from: start.lowerBound)
    case .string:
      var text = ""
      while kind == .string { text += try StringLiteral.text(of: advance().range, in: file) }
      if StreamSafeText.hasExcess(text) {
        throw TextMessages.combiningMarks(at: file.location(start))
      }
      return node(.constant(.string(text)), from: start.lowerBound)
    case .integer:
      return node(.constant(.integer(try parseInteger(advance().range))), from: start.lowerBound)
    case .number:
      let digits = file.text(advance().range).filter { $0 != "_" }
      return node(.constant(.number(Double(digits) ?? .infinity)), from: start.lowerBound)
    case .leftParenthesis:
      advance()
      if skip(.rightParenthesis) { return node(.tuple([]), from: start.lowerBound) }
      let inner = try parseTuple()
      try expect(.rightParenthesis, "\")\"")
      return Expression(kind: inner.kind, range: start.lowerBound..<previousEnd)
    case .leftBracket: return try parseList(from: start.lowerBound)
    case .leftBrace: return try parseDictionary(from: start.lowerBound)
    default: throw unexpected(wanted: "an expression")
    }
  }

  private func constant(named name: String) -> Value? {
    switch name {
    case "true", "True": .boolean(true)
    case "false", "False": .boolean(false)
    case "none", "None": Value.none
    default: nil
    }
  }

  private func magnitude(_ range: Range<Int>) -> UInt? {
    let digits = file.text(range).filter { $0 != "_" }.lowercased()
    return switch digits.prefix(2) {
    case "0x": UInt(digits.dropFirst(2), radix: 16)
    case "0o": UInt(digits.dropFirst(2), radix: 8)
    case "0b": UInt(digits.dropFirst(2), radix: 2)
    default: UInt(digits)
    }
  }

  /// Whether an integer is only valid with a minus sign, as the smallest one of 64 bits.
  private func isSmallestMagnitude(_ range: Range<Int>) -> Bool {
    magnitude(range) == Int.min.magnitude
  }

  private func parseInteger(_ range: Range<Int>) throws(Diagnostic) -> Int {
    guard let value = magnitude(range).flatMap({ Int(exactly: $0) }) else {
      throw syntaxError("\"\(file.text(range))\" is not a valid 64-bit integer", at: range)
    }
    return value
  }

  private mutating func parseList(from start: Int) throws(Diagnostic) -> Expression {
    advance()
    var items: [Expression] = []
    while kind != .rightBracket {
      if !items.isEmpty { try expect(.comma, "\",\" or \"]\"") }
      if kind == .rightBracket { break }
      items.append(try parseExpression())
    }
    advance()
    return node(.list(items), from: start)
  }

  private mutating func parseDictionary(from start: Int) throws(Diagnostic) -> Expression {
    advance()
    var entries: [(key: Expression, value: Expression)] = []
    while kind != .rightBrace {
      if !entries.isEmpty { try expect(.comma, "\",\" or \"}\"") }
      if kind == .rightBrace { break }
      let key = try parseExpression()
      try expect(.colon, "\":\"")
      entries.append((key, try parseExpression()))
    }
    advance()
    return node(.dictionary(entries), from: start)
  }

  // MARK: What follows a value

  private mutating func parsePostfix(
    _ value: Expression, withFilters: Bool
  ) throws(Diagnostic) -> Expression {
    var value = value
    let start = value.range.lowerBound
    var length = 0
    var acceptsMembers = true
    while true {
      length += 1
      try checkLength(length, at: current.range)
      switch kind {
      case .dot where acceptsMembers: value = try parseMember(of: value)
      case .leftBracket where acceptsMembers: value = try parseElement(of: value)
      case .leftParenthesis:
        let arguments = try parseArguments()
        value = node(.call(value, arguments), from: start)
      case .pipe where withFilters:
        advance()
        acceptsMembers = false
        let range = current.range
        let name = try expectName("the name of a filter")
        let arguments = kind == .leftParenthesis ? try parseArguments() : .none
        value = node(.filter(value, name: name, at: range, arguments), from: start)
      case .name where withFilters && word == "is":
        advance()
        acceptsMembers = false
        value = try parseTest(of: value)
      default: return value
      }
    }
  }

  private mutating func parseMember(of value: Expression) throws(Diagnostic) -> Expression {
    advance()
    let range = current.range
    if kind == .integer {
      advance()
      let index = node(.constant(.integer(try parseInteger(range))), from: range.lowerBound)
      return node(.element(value, index: index), from: value.range.lowerBound)
    }
    let name = try expectName("the name of a member")
    return node(.member(value, name: name, at: range), from: value.range.lowerBound)
  }

  private mutating func parseElement(of value: Expression) throws(Diagnostic) -> Expression {
    advance()
    let start = value.range.lowerBound
    var from: Expression?
    if kind != .colon {
      let index = try parseTuple()
      if skip(.rightBracket) { return node(.element(value, index: index), from: start) }
      from = index
    }
    try expect(.colon, "\"]\"")
    var to: Expression?
    var step: Expression?
    if kind != .colon, kind != .rightBracket { to = try parseExpression() }
    if skip(.colon), kind != .rightBracket { step = try parseExpression() }
    try expect(.rightBracket, "\"]\"")
    return node(.slice(value, from: from, to: to, step: step), from: start)
  }

  private mutating func parseTest(of value: Expression) throws(Diagnostic) -> Expression {
    let isNegated = skipWord("not")
    let range = current.range
    let name = try expectName("the name of a test")
    var arguments = Expression.Arguments.none
    switch kind {
    case .leftParenthesis: arguments = try parseArguments()
    case .name where ["else", "or", "and", "if", "is", "in", "not", "recursive"].contains(word):
      if word == "is" { throw syntaxError("tests can't be chained with \"is\"", at: current.range) }
    case .name, .string, .integer, .number, .leftBracket, .leftBrace:
      try deeper(at: current.range)
      defer { expressionDepth -= 1 }
      arguments.positional = [try parsePostfix(try parsePrimary(), withFilters: false)]
    default: break
    }
    return node(
      .test(value, name: name, at: range, arguments, isNegated: isNegated),
      from: value.range.lowerBound)
  }

  mutating func parseArguments() throws(Diagnostic) -> Expression.Arguments {
    var arguments = Expression.Arguments()
    var names: Set<String> = []
    try expect(.leftParenthesis, "\"(\"")
    while kind != .rightParenthesis {
      if !arguments.isEmpty { try expect(.comma, "\",\" or \")\"") }
      if kind == .rightParenthesis { break }
      let range = current.range
      if skip(.times) {
        arguments.spread = try parseExpression()
      } else if skip(.power) {
        arguments.keywordSpread = try parseExpression()
      } else if kind == .name, next.kind == .assign {
        let name = file.text(advance().range)
        advance()
        if !names.insert(name).inserted {
          throw syntaxError("the argument \"\(name)\" is given twice", at: range)
        }
        arguments.keywords.append((name, try parseExpression(), range))
      } else {
        if !arguments.keywords.isEmpty || arguments.spread != nil {
          throw syntaxError("a positional argument follows a keyword argument", at: range)
        }
        arguments.positional.append(try parseExpression())
      }
    }
    advance()
    return arguments
  }
}
