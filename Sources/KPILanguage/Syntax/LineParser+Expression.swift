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

  /// Parses a formula as a part of a larger one; returns its node.
  mutating func expression(in tree: inout Expression) throws(Diagnostic) -> Int {
    try sum(&tree, depth: 0)
  }

  /// The figure that an equation is solved for; returns its node.
  mutating func solvedReference(in tree: inout Expression) throws(Diagnostic) -> Int {
    try reference(&tree, depth: 0)
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
    while take(.by) {
      let (change, isLess) = try relativeChange(&tree, depth: depth)
      value = tree.append(.relative(value, by: change, isLess: isLess), range(from: start))
    }
    return isNegative ? tree.append(.negate(value), range(from: start)) : value
  }

  /// `+10 %` or `Wachstum` after `um`.
  private mutating func relativeChange(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> (Int, isLess: Bool) {
    let start = index
    let isLess = take(.minus)
    let hasSign = isLess || take(.plus)
    if case .number = current?.kind {
      guard hasSign else { throw unexpected("\"+\" or \"-\" and a percentage") }
      let first = index
      let (value, unit, style) = try literal()
      guard style == .percent else {
        let range = range(from: start)
        throw KPIMessages.notAPercentage(
          line.file.text(range), isPoints: style == .points, notation, at: location(range))
      }
      return (tree.append(.literal(value, unit, style), range(from: first)), isLess)
    }
    guard hasSign || current != nil else { throw unexpected("\"+\" or \"-\" and a percentage") }
    return (try primary(&tree, depth: depth), isLess)
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
    case .text(let text) where foreignNotation() == nil:
      index += 1
      return tree.append(.text(text), range(from: start))
    case .word(let word):
      if Currency(written: word) != nil, case .number = following?.kind {
        let (value, unit, style) = try literal()
        return tree.append(.literal(value, unit, style), range(from: start))
      }
      if following?.kind == .symbol(.open) { return try call(&tree, depth: depth) }
      if let period = takePeriod() {
        return tree.append(.literal(period.ordinal, period.unit, .number), range(from: start))
      }
      return try reference(&tree, depth: depth)
    default:
      throw unexpected("a number or a name")
    }
  }

  /// `name [pick] [@ scenario]`.
  private mutating func reference(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> Int {
    let start = index
    let name = try name("a number or a name")
    let picks = try self.picks(&tree, depth: depth)
    var scenario: String?
    if take(.at) {
      scenario = try self.name("the name of a scenario").text
      if isAt(.openBracket) { throw pickBehindScenario(from: start) }
    }
    let kind: Expression.Kind =
      picks.isEmpty
      ? .reference(name: name.text, scenario: scenario)
      : .list(.pick(name: name.text, picks, scenario: scenario))
    if !picks.isEmpty { hasLists = true }
    return tree.append(kind, range(from: start))
  }

  /// What stands in brackets, if there are any.
  private mutating func picks(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> [Int] {
    guard isAt(.openBracket), current?.isSpaced == false else { return [] }
    index += 1
    var picks: [Int] = []
    repeat {
      let first = here.lowerBound
      picks.append(try pick(&tree, depth: depth))
      if let error = unquotedLabel(from: first) { throw error }
    } while take(.comma)
    try expect(.closeBracket, "after the item")
    return picks
  }

  /// The error about the label of an item without quotes, as in `Wert[Müller GmbH]`; `nil` for other items.
  private func unquotedLabel(from first: Int) -> Diagnostic? {
    guard case .word = current?.kind,
      let close = tokens[index...].first(where: { $0.kind == .symbol(.closeBracket) })
    else { return nil }
    let label = first..<close.range.lowerBound
    return KPIMessages.unknownItem(
      "the label of an item stands in quotes", at: location(label)
    ).help("write \"\(line.file.text(label))\"")
  }

  /// An item, a number of a period, or a formula for either; the word for totals is read as a name.
  private mutating func pick(_ tree: inout Expression, depth: Int) throws(Diagnostic) -> Int {
    if let error = otherPeriod() { throw error }
    return try sum(&tree, depth: depth + 1)
  }

  private mutating func call(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> Int {
    let start = index
    guard case .word(let word) = current?.kind, let function = FunctionName(word) else {
      throw unknownFunction(line.file.text(here))
    }
    index += 2
    if function == .choose { return try choice(&tree, from: start, depth: depth) }
    let first = index
    var arguments = [try sum(&tree, depth: depth + 1)]
    if isAt(.close), index == first + 1, case .call = function {
      try checkComma(in: tokens[first].range, of: word)
    }
    while take(.semicolon) {
      if function == .previous || function == .next, arguments.count == 1, isAtNoValue {
        arguments.append(noValue(in: &tree))
      } else {
        arguments.append(try sum(&tree, depth: depth + 1))
      }
    }
    let (over, condition) = try gatheringClauses(&tree, depth: depth)
    if isAt(.comma) {
      throw unexpected("\";\" between arguments")
    }
    if let condition = misplacedCondition(function, arguments, from: start) { throw condition }
    try expect(.close, "after the arguments")
    let range = range(from: start)
    if !over.isEmpty || condition != nil {
      guard let gathering = function.gathering else {
        throw KPIMessages.notAGathering(word, notation, at: location(range))
      }
      return appendGathering(
        gathering, arguments, over: over, condition: condition, to: &tree, range)
    }
    switch function {
    case .round(let mode):
      guard arguments.count == 2 else {
        throw KPIMessages.wrongArguments(
          of: word, takes: "a value and a step",
          help: "write \(word)(\(tree.source(of: arguments[0]).text); 1)", at: location(range))
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
    case .absolute:
      guard arguments.count == 1 else {
        throw KPIMessages.wrongArguments(
          of: word, takes: "a value", example: "\(word)(x)", at: location(range))
      }
      return tree.append(.absolute(arguments[0]), range)
    case .gather(.weighted) where arguments.count != 2:
      throw KPIMessages.wrongArguments(
        of: word, takes: "values and their weights", example: "\(word)(x; y)",
        at: location(range))
    case .gather(.aggregate(let aggregation)) where arguments.count > 1:
      return tree.append(.aggregate(aggregation, arguments, over: .arguments), range)
    case .gather(let gathering):
      guard arguments.count == 1 || gathering == .weighted else {
        throw KPIMessages.wrongArguments(
          of: word, takes: "the values of a list", example: "\(word)(x)", at: location(range))
      }
      return appendGathering(gathering, arguments, over: [], condition: nil, to: &tree, range)
    case .previous, .next:
      guard arguments.count <= 3 else {
        throw KPIMessages.wrongArguments(
          of: word, takes: "a value, the value at the edge and a distance",
          example: "\(word)(x; 0; 1)", at: location(range))
      }
      hasLists = true
      let isNext = function == .next
      return tree.append(
        .list(
          .neighbour(
            isNext: isNext, arguments[0], edge: arguments.count > 1 ? arguments[1] : nil,
            distance: arguments.count > 2 ? arguments[2] : nil)), range)
    case .choose: return arguments[0]
    }
  }

  private mutating func appendGathering(
    _ gathering: Expression.Gathering, _ arguments: [Int], over: [Syntax.Name], condition: Int?,
    to tree: inout Expression, _ range: Range<Int>
  ) -> Int {
    hasLists = true
    return tree.append(
      .list(.gather(gathering, arguments, over: over, condition: condition)), range)
  }

  /// `über Monat` and `wenn Phase = Stufe`, in either order.
  private mutating func gatheringClauses(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> (over: [Syntax.Name], condition: Int?) {
    var over: [Syntax.Name] = []
    var found: Int?
    while true {
      if over.isEmpty, take(.over) {
        repeat { over.append(try name("the name of a list")) } while take(.comma)
      } else if found == nil, take(ContextualKeyword.if) {
        found = try condition(&tree, depth: depth + 1)
      } else {
        return (over, found)
      }
    }
  }

  /// `wenn(a < b; x; y)` after its opening parenthesis.
  private mutating func choice(
    _ tree: inout Expression, from start: Int, depth: Int
  ) throws(Diagnostic) -> Int {
    let condition = try condition(&tree, depth: depth + 1)
    // A single comparison needs no node of its own.
    var sides: (comparison: Comparison, left: Int, right: Int)?
    if case .list(.comparison(let comparison, let left, let right)) = tree.nodes.last?.kind {
      sides = (comparison, left, right)
      tree.nodes.removeLast()
    }
    try expect(.semicolon, "and the value if it holds")
    let then = try sum(&tree, depth: depth + 1)
    try expect(.semicolon, "and the value if it does not hold")
    let otherwise = try sum(&tree, depth: depth + 1)
    try expect(.close, "after the arguments")
    if let (comparison, left, right) = sides {
      return tree.append(
        .choose(comparison, left, right, then: then, otherwise: otherwise), range(from: start))
    }
    hasLists = true
    return tree.append(
      .list(.when(condition, then: then, otherwise: otherwise)), range(from: start))
  }

  /// `a < b`, also several with `und`, `oder` and `nicht` between them.
  private mutating func condition(
    _ tree: inout Expression, depth: Int
  ) throws(Diagnostic) -> Int {
    guard depth <= Limits.depth else {
      throw KPIMessages.tooLarge(.depth, at: location(here))
    }
    let start = index
    var parts = [try test(&tree, depth: depth)]
    for (word, isAll) in [(ContextualKeyword.and, true), (.or, false)] where isAt(word) {
      while take(word) { parts.append(try test(&tree, depth: depth)) }
      if isAt(ContextualKeyword.and) || isAt(ContextualKeyword.or) {
        throw mixedConditions(from: start)
      }
      return tree.append(.list(isAll ? .all(parts) : .any(parts)), range(from: start))
    }
    return parts[0]
  }

  /// The error about `a und b oder c` at its second word.
  private func mixedConditions(from start: Int) -> Diagnostic {
    var depth = 0
    let end =
      tokens[index...].firstIndex { token in
        switch token.kind {
        case .symbol(.open): depth += 1
        case .symbol(.close): depth -= 1
        case .symbol(.semicolon): return depth == 0
        default: break
        }
        return depth < 0
      } ?? tokens.count
    let before = tokens[..<index].lastIndex { token in
      guard case .word(let word) = token.kind, let keyword = ContextualKeyword(word) else {
        return false
      }
      return keyword == .and || keyword == .or
    }
    var ways = ["(\(text(start..<index))) \(text(index..<end))"]
    if let before, before + 1 < end {
      ways.append("\(text(start..<before + 1)) (\(text(before + 1..<end)))")
    }
    return KPIMessages.mixedConditions(
      ways, notation,
      at: location(tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound))
  }

  private mutating func test(_ tree: inout Expression, depth: Int) throws(Diagnostic) -> Int {
    let start = index
    if isAt(ContextualKeyword.not), following?.kind != .symbol(.equal) {
      index += 1
      let inner = try test(&tree, depth: depth + 1)
      return tree.append(.list(.not(inner)), range(from: start))
    }
    if isAtCondition {
      index += 1
      let inner = try condition(&tree, depth: depth + 1)
      try expect(.close, "to close the parenthesis")
      return inner
    }
    let left = try sum(&tree, depth: depth)
    guard case .symbol(let symbol) = current?.kind, let comparison = Comparison(symbol) else {
      throw unexpected("a comparison such as \"<\"")
    }
    index += 1
    let right = try sum(&tree, depth: depth)
    return tree.append(.list(.comparison(comparison, left, right)), range(from: start))
  }

  /// Whether a parenthesis begins here that has a comparison of its own, not of a function in it.
  private var isAtCondition: Bool {
    guard isAt(.open) else { return false }
    var isCall: [Bool] = []
    for position in index..<tokens.count {
      switch tokens[position].kind {
      case .symbol(.open):
        let isBehindWord =
          if position > index, case .word = tokens[position - 1].kind { true } else { false }
        isCall.append(isBehindWord)
      case .symbol(.close):
        isCall.removeLast()
        if isCall.isEmpty { return false }
      case .symbol(let symbol) where Comparison(symbol) != nil && !isCall.contains(true):
        return true
      default: break
      }
    }
    return false
  }

  /// The error about a condition as a further argument, as spreadsheets have it; `nil` for others.
  private func misplacedCondition(
    _ function: FunctionName, _ arguments: [Int], from start: Int
  ) -> Diagnostic? {
    guard case .symbol(let symbol) = current?.kind, Comparison(symbol) != nil,
      function.gathering != nil, arguments.count > 1,
      let separator = tokens[..<index].lastIndex(where: { $0.kind == .symbol(.semicolon) })
    else { return nil }
    let end = self.arguments(after: start + 1)?.end ?? tokens.count - 1
    let word = notation.word(ContextualKeyword.if)
    return KPIMessages.syntax(
      "a condition follows \"\(word)\"",
      at: location(tokens[start].range.lowerBound..<tokens[end].range.upperBound)
    ).help("write \(text(start..<separator)) \(word) \(text(separator + 1..<end + 1))")
  }

}
