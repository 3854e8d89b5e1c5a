import Diagnostics

extension Parser {
  mutating func parseIf(_ range: Range<Int>) throws(Diagnostic) -> Statement.Kind {
    var branches: [(condition: Expression, body: [Statement])] = []
    var otherwise: [Statement]?
    while true {
      let condition = try parseTuple(withConditional: true)
      let body = try parseBlockBody("if", range, until: ["elif", "else", "endif"])
      branches.append((condition, body))
      if skipWord("elif") { continue }
      if skipWord("else") {
        otherwise = try parseBlockBody("if", range, until: ["endif"])
      }
      try expectWord("endif")
      return .branches(branches, otherwise: otherwise)
    }
  }

  mutating func parseFor(_ range: Range<Int>) throws(Diagnostic) -> Statement.Kind {
    let target = try parseTarget()
    try expectWord("in")
    let iterable = try parseTuple(withConditional: false, ends: ["recursive", "if"])
    let condition = skipWord("if") ? try parseExpression() : nil
    let isRecursive = skipWord("recursive")
    loopDepth += 1
    let body = try parseBlockBody("for", range, until: ["else", "endfor"])
    loopDepth -= 1
    var otherwise: [Statement]?
    if skipWord("else") { otherwise = try parseBlockBody("for", range, until: ["endfor"]) }
    try expectWord("endfor")
    return .loop(
      .init(
        target: target, iterable: iterable, condition: condition, isRecursive: isRecursive,
        body: body, otherwise: otherwise))
  }

  mutating func parseLoopControl(
    _ name: String, _ range: Range<Int>
  ) throws(Diagnostic) -> Statement.Kind {
    guard loopDepth > 0 else {
      throw TemplateMessages.outsideLoop(name).diagnostic(at: file.location(range))
    }
    return name == "break" ? .stopLoop : .nextIteration
  }

  mutating func parseSet(_ range: Range<Int>) throws(Diagnostic) -> Statement.Kind {
    let target = try parseTarget(allowsMember: true)
    if skip(.assign) { return .assign(target, try parseTuple()) }
    var filters: [Statement.Filter] = []
    while skip(.pipe) { filters.append(try parseFilterName()) }
    let body = try parseOutsideOfLoop(parser: "set", range, until: ["endset"])
    try expectWord("endset")
    return .capture(target, filters: filters, body: body)
  }

  mutating func parseWith(_ range: Range<Int>) throws(Diagnostic) -> Statement.Kind {
    var values: [(target: Statement.Target, value: Expression)] = []
    while kind != .tagEnd {
      if !values.isEmpty { try expect(.comma, "\",\"") }
      let target = try parseTarget()
      try expect(.assign, "\"=\"")
      values.append((target, try parseExpression()))
    }
    let body = try parseBlockBody("with", range, until: ["endwith"])
    try expectWord("endwith")
    return .scope(values, body: body)
  }

  mutating func parseFilterBlock(_ range: Range<Int>) throws(Diagnostic) -> Statement.Kind {
    var filters = [try parseFilterName()]
    while skip(.pipe) { filters.append(try parseFilterName()) }
    let body = try parseOutsideOfLoop(parser: "filter", range, until: ["endfilter"])
    try expectWord("endfilter")
    return .filtered(filters, body: body)
  }

  private mutating func parseFilterName() throws(Diagnostic) -> Statement.Filter {
    let start = current.range
    let name = try expectName("the name of a filter")
    let arguments = kind == .leftParenthesis ? try parseArguments() : .none
    return .init(name: name, arguments: arguments, range: start)
  }

  /// A body whose output is captured, so that `break` can't leave it.
  private mutating func parseOutsideOfLoop(
    parser name: String, _ range: Range<Int>, until ends: Set<String>
  ) throws(Diagnostic) -> [Statement] {
    let outer = loopDepth
    loopDepth = 0
    defer { loopDepth = outer }
    return try parseBlockBody(name, range, until: ends)
  }

  mutating func parseMacro(_ range: Range<Int>) throws(Diagnostic) -> Statement.Kind {
    let name = try expectName("the name of the macro")
    let parameters = try parseParameters()
    let body = try parseOutsideOfLoop(parser: "macro", range, until: ["endmacro"])
    try expectWord("endmacro")
    if kind == .name, word == name { advance() }
    return .macro(.init(name: name, parameters: parameters, body: body))
  }

  mutating func parseCall(_ range: Range<Int>) throws(Diagnostic) -> Statement.Kind {
    let parameters = kind == .leftParenthesis ? try parseParameters() : []
    let call = try parseExpression()
    guard case .call = call.kind else {
      throw syntaxError("\"call\" needs a macro call", at: call.range)
        .help("write {% call name(…) %}")
    }
    let body = try parseOutsideOfLoop(parser: "call", range, until: ["endcall"])
    try expectWord("endcall")
    return .call(call, .init(name: "caller", parameters: parameters, body: body))
  }

  private mutating func parseParameters() throws(Diagnostic) -> [(
    name: String, defaultValue: Expression?
  )] {
    var parameters: [(name: String, defaultValue: Expression?)] = []
    var names: Set<String> = []
    try expect(.leftParenthesis, "\"(\"")
    while kind != .rightParenthesis {
      if !parameters.isEmpty { try expect(.comma, "\",\"") }
      if kind == .rightParenthesis { break }
      let range = current.range
      let name = try expectName("the name of a parameter")
      guard parameters.count < TemplateLimits.parameters else {
        throw TemplateMessages.limit(
          "a macro has more than \(TemplateLimits.parameters) parameters", at: file.location(range))
      }
      if !names.insert(name).inserted {
        throw syntaxError("duplicate parameter \"\(name)\"", at: range)
      }
      let defaultValue = skip(.assign) ? try parseExpression() : nil
      if defaultValue == nil, parameters.last?.defaultValue != nil {
        throw syntaxError(
          "the parameter \"\(name)\" without a default follows one with a default", at: range)
      }
      parameters.append((name, defaultValue))
    }
    advance()
    return parameters
  }

  mutating func parseBlock(_ range: Range<Int>) throws(Diagnostic) -> Statement.Kind {
    let nameRange = current.range
    let name = try expectName("the name of the block")
    var isScoped = false
    var isRequired = false
    while kind == .name {
      if skipWord("scoped") {
        isScoped = true
      } else if skipWord("required") {
        isRequired = true
      } else {
        throw unexpected(wanted: "\"scoped\" or \"required\"")
      }
    }
    let body = try parseOutsideOfLoop(parser: "block", range, until: ["endblock"])
    try expectWord("endblock")
    if kind == .name {
      guard word == name else {
        throw syntaxError(
          "\"endblock\" names \"\(word)\", but the open block is \"\(name)\"", at: current.range
        ).help("write {% endblock %}")
      }
      advance()
    }
    if isRequired, let content = body.first(where: { !isBlank($0) }) {
      throw syntaxError("a required block must be empty", at: content.range)
    }
    return .block(
      .init(
        name: name, nameRange: nameRange, isScoped: isScoped, isRequired: isRequired, body: body))
  }

  private func isBlank(_ statement: Statement) -> Bool {
    guard case .text = statement.kind else { return false }
    return file.bytes[statement.range].allSatisfy(\.isWhitespace)
  }

  mutating func parseInclude() throws(Diagnostic) -> Statement.Kind {
    let template = try parseExpression()
    var ignoresMissing = false
    if isWord("ignore"), file.text(next.range) == "missing" {
      advance()
      advance()
      ignoresMissing = true
    }
    let hasContext = try parseContext(default: true)
    return .include(template, ignoresMissing: ignoresMissing, hasContext: hasContext)
  }

  mutating func parseImport() throws(Diagnostic) -> Statement.Kind {
    let template = try parseExpression()
    try expectWord("as")
    let name = try expectName("a name")
    return .importModule(template, name: name, hasContext: try parseContext(default: false))
  }

  mutating func parseFromImport() throws(Diagnostic) -> Statement.Kind {
    let template = try parseExpression()
    try expectWord("import")
    var names: [Statement.ImportedName] = []
    while kind == .name {
      if isWord("with") || isWord("without"), file.text(next.range) == "context" { break }
      let range = current.range
      let name = try expectName("a name")
      if name.hasPrefix("_") {
        throw syntaxError("names that begin with \"_\" can't be imported", at: range)
      }
      let alias = skipWord("as") ? try expectName("a name") : name
      names.append(.init(name: name, alias: alias, range: range))
      guard skip(.comma) else { break }
    }
    if names.isEmpty { throw unexpected(wanted: "a name to import") }
    return .importNames(template, names, hasContext: try parseContext(default: false))
  }

  private mutating func parseContext(default hasContext: Bool) throws(Diagnostic) -> Bool {
    guard isWord("with") || isWord("without"), file.text(next.range) == "context" else {
      return hasContext
    }
    let isWith = word == "with"
    advance()
    advance()
    return isWith
  }

  // MARK: Targets

  /// A name, `a, b`, `(a, (b, c))`, or in `set` a member of a namespace.
  mutating func parseTarget(allowsMember: Bool = false) throws(Diagnostic) -> Statement.Target {
    let first = try parseTargetItem(allowsMember: allowsMember, depth: 0)
    guard kind == .comma else { return first }
    var items = [first]
    while skip(.comma) {
      guard kind == .name && !isWord("in") || kind == .leftParenthesis else { break }
      items.append(try parseTargetItem(allowsMember: allowsMember, depth: 0))
    }
    return .tuple(items)
  }

  private static let reserved: Set<String> = [
    "true", "false", "none", "True", "False", "None", "loop", "self", "super",
  ]

  private mutating func parseTargetItem(
    allowsMember: Bool, depth: Int
  ) throws(Diagnostic) -> Statement.Target {
    if depth < TemplateLimits.statementDepth, skip(.leftParenthesis) {
      var items: [Statement.Target] = []
      while kind != .rightParenthesis {
        if !items.isEmpty { try expect(.comma, "\",\"") }
        if kind == .rightParenthesis { break }
        items.append(try parseTargetItem(allowsMember: allowsMember, depth: depth + 1))
      }
      advance()
      return .tuple(items)
    }
    let range = current.range
    let name = try expectName("a name to assign to")
    if allowsMember, skip(.dot) { return .member(name, name: try expectName("a name")) }
    if Self.reserved.contains(name) {
      throw syntaxError("\"\(name)\" can't be assigned to", at: range)
    }
    return .name(name)
  }
}
