import Diagnostics

extension LineParser {
  /// Parses a formula, up to the first token that cannot continue it.
  mutating func expression() throws(Diagnostic) -> Expression {
    let start = index
    var nodes = Expression(source: line.with(here), notation: notation)
    _ = try sum(&nodes, depth: 0)
    let whole = line.with(range(from: start))
    return Expression(nodes: nodes.nodes, source: whole, notation: notation)
  }

  private mutating func sum(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> Int {
    guard depth <= Limits.depth else {
      throw KPIMessages.tooLarge(.depth, at: location(here))
    }
    let start = index
    var left = try term(&tree, depth: depth)
    while let operation = current?.kind,
      operation == .symbol(.plus) || operation == .symbol(.minus)
    {
      index += 1
      let right = try term(&tree, depth: depth)
      left = tree.append(
        .binary(operation == .symbol(.plus) ? .add : .subtract, left, right), range(from: start))
    }
    return left
  }

  private mutating func term(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> Int {
    let start = index
    var left = try factor(&tree, depth: depth)
    while true {
      let isProduct = isAt(.times)
      guard isProduct || isAt(.slash) || isAt(.obelus) else { return left }
      index += 1
      let right = try factor(&tree, depth: depth)
      left = tree.append(
        .binary(isProduct ? .multiply : .divide, left, right), range(from: start))
    }
  }

  private mutating func factor(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> Int {
    let start = index
    let isNegative = take(.minus)
    var value = try primary(&tree, depth: depth)
    if take(.by) {
      let change = try relativeChange()
      value = tree.append(.relative(value, by: change), range(from: start))
    }
    return isNegative ? tree.append(.negate(value), range(from: start)) : value
  }

  /// `+10 %` after `um`.
  private mutating func relativeChange() throws(Diagnostic) -> Rational {
    let start = index
    let isNegative = take(.minus)
    guard isNegative || take(.plus) else {
      throw unexpected("\"+\" or \"-\" and a percentage")
    }
    let (value, _, style) = try literal()
    guard style == .percent else {
      let range = range(from: start)
      throw KPIMessages.notAPercentage(
        line.file.text(range), isPoints: style == .points, notation, at: location(range))
    }
    return isNegative ? -value : value
  }

  private mutating func primary(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> Int {
    let start = index
    switch current?.kind {
    case .symbol(.open):
      index += 1
      let inner = try sum(&tree, depth: depth + 1)
      try expect(.close, "to close the parenthesis")
      return inner
    case .number, .currency:
      let (value, unit, style) = try literal()
      return tree.append(.literal(value, unit, style), range(from: start))
    case .word(let word):
      if Currency(written: word) != nil, case .number = following?.kind {
        let (value, unit, style) = try literal()
        return tree.append(.literal(value, unit, style), range(from: start))
      }
      if following?.kind == .symbol(.open) { return try call(&tree, depth: depth) }
      let name = try name("a number or a name")
      guard take(.at) else {
        return tree.append(.reference(name: name.text, scenario: nil), range(from: start))
      }
      let scenario = try self.name("the name of a scenario")
      return tree.append(
        .reference(name: name.text, scenario: scenario.text), range(from: start))
    default:
      throw unexpected("a number or a name")
    }
  }

  private mutating func call(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> Int {
    let start = index
    guard case .word(let word) = current?.kind, let function = FunctionName(word) else {
      throw unknownFunction()
    }
    index += 2
    if function == .choose { return try choice(&tree, from: start, depth: depth) }
    let first = index
    var arguments = [try sum(&tree, depth: depth + 1)]
    if isAt(.close), index == first + 1, case .call = function {
      try checkComma(in: tokens[first].range, of: word)
    }
    while take(.semicolon) { arguments.append(try sum(&tree, depth: depth + 1)) }
    if isAt(.comma) {
      throw unexpected("\";\" between arguments")
    }
    try expect(.close, "after the arguments")
    let range = range(from: start)
    switch function {
    case .round(let mode):
      guard arguments.count == 2 else {
        throw KPIMessages.wrongArguments(
          of: word, takes: "a value and a step", example: "\(word)(x; 1)", at: location(range))
      }
      try checkStep(arguments[1], of: arguments[0], in: tree, at: range, function: word)
      return tree.append(.round(arguments[0], step: arguments[1], mode), range)
    case .call(let function): return tree.append(.call(function, arguments), range)
    case .root:
      guard arguments.count <= 2 else {
        throw KPIMessages.wrongArguments(
          of: word, takes: "a value and a degree", example: "\(word)(x) or \(word)(x; 3)",
          at: location(range))
      }
      return tree.append(
        .root(arguments[0], degree: arguments.count == 2 ? arguments[1] : nil), range)
    case .power:
      guard arguments.count == 2 else {
        throw KPIMessages.wrongArguments(
          of: word, takes: "a value and an exponent", example: "\(word)(x; 2)",
          at: location(range))
      }
      return tree.append(.power(arguments[0], exponent: arguments[1]), range)
    case .growth:
      guard arguments.count == 3 else {
        throw KPIMessages.wrongArguments(
          of: word, takes: "a first value, a last value and a number of periods",
          example: "\(word)(a; b; 5)", at: location(range))
      }
      return tree.append(
        .growth(from: arguments[0], to: arguments[1], periods: arguments[2]), range)
    case .choose: return arguments[0]
    }
  }

  /// `wenn(a < b; x; y)` after its opening parenthesis.
  private mutating func choice(
    _ tree: inout Expression, from start: Int, depth: Int
  ) throws(Diagnostic) -> Int {
    let left = try sum(&tree, depth: depth + 1)
    guard case .symbol(let symbol) = current?.kind, let comparison = Comparison(symbol) else {
      throw unexpected("a comparison such as \"<\"")
    }
    index += 1
    let right = try sum(&tree, depth: depth + 1)
    try expect(.semicolon, "and the value if it holds")
    let then = try sum(&tree, depth: depth + 1)
    try expect(.semicolon, "and the value if it does not hold")
    let otherwise = try sum(&tree, depth: depth + 1)
    try expect(.close, "after the arguments")
    return tree.append(
      .choose(comparison, left, right, then: then, otherwise: otherwise), range(from: start))
  }

  private func unknownFunction() -> Diagnostic {
    KPIMessages.notAFunction(line.file.text(here), at: location(here))
  }
}
