import Diagnostics

/// Replaces the operations on lists in a formula by operations on the cells of figures.
///
/// A formula is unrolled for the items at hand; each node of it that concerns a list becomes one node or
/// several, whose ranges are those of the original, so that messages point to what the author wrote.
struct FormulaUnroller {
  let scope: ListScope
  let expression: Expression
  /// The first node that belongs to each node.
  let starts: [Int]
  /// The nodes that are operations on lists, and calls that may be.
  let operations: [Int]
  var result: Expression
  /// What is probably not meant.
  var warnings: [Diagnostic] = []

  /// - Parameters:
  ///   - expression: The formula.
  ///   - scope: The lists.
  ///   - result: What the unrolled formula is appended to; its own source counts.
  init(_ expression: Expression, in scope: ListScope, continuing result: Expression? = nil) {
    self.scope = scope
    self.expression = expression
    var starts: [Int] = []
    starts.reserveCapacity(expression.nodes.count)
    var operations: [Int] = []
    for (index, node) in expression.nodes.enumerated() {
      starts.append(node.kind.operands.map { starts[$0] }.min() ?? index)
      switch node.kind {
      case .list, .call, .choose: operations.append(index)
      default: break
      }
    }
    self.starts = starts
    self.operations = operations
    self.result =
      result ?? Expression(source: expression.source, notation: expression.notation)
  }

  /// The whole formula at some items.
  static func unrolled(
    _ expression: Expression, in scope: ListScope, _ environment: Environment,
    warn: (Diagnostic) -> Void = { _ in }
  ) throws(Diagnostic) -> Expression {
    var unroller = FormulaUnroller(expression, in: scope)
    let root = try unroller.append(expression.nodes.count - 1, environment)
    // What comes after the root was decided against.
    for warning in unroller.warnings { warn(warning) }
    unroller.result.nodes.removeLast(unroller.result.nodes.count - root - 1)
    return unroller.result
  }

  /// Appends a part of the formula, unrolled; returns its root in the result.
  mutating func append(_ root: Int, _ environment: Environment) throws(Diagnostic) -> Int {
    let first = starts[root]
    var mapped = [Int](repeating: -1, count: root - first + 1)
    var index = first
    while index <= root {
      // The outermost operation that the node belongs to is unrolled as a whole.
      if let outer = operations.last(where: { $0 <= root && $0 >= index && starts[$0] <= index }) {
        guard result.nodes.count <= Limits.operations else {
          throw KPIMessages.tooLarge(.operations, at: expression.source.location)
        }
        mapped[outer - first] = try appendOperation(outer, environment)
        index = outer + 1
        continue
      }
      let node = expression.nodes[index]
      switch node.kind {
      case .reference(let name, let scenario):
        mapped[index - first] = try appendReference(
          name, picks: [], scenario: scenario, at: index, environment)
      default:
        mapped[index - first] = result.append(
          node.kind.mapOperands { mapped[$0 - first] }, node.range)
      }
      index += 1
    }
    return mapped[root - first]
  }

  /// Appends a node that stands for one of the formula.
  mutating func append(_ kind: Expression.Kind, for node: Int) -> Int {
    result.append(kind, expression.nodes[node].range)
  }

  mutating func warn(_ diagnostic: Diagnostic) { warnings.append(diagnostic) }

  func source(_ node: Int) -> SourceRange { expression.source(of: node) }

  func text(_ node: Int) -> String { source(node).text }

  mutating func appendOperation(
    _ node: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    switch expression.nodes[node].kind {
    case .call(let function, let arguments):
      if arguments.count == 1 {
        let aggregation: Expression.Aggregation =
          switch function {
          case .sum: .sum
          case .minimum: .minimum
          case .maximum: .maximum
          }
        if !lists(in: arguments[0], environment).isEmpty {
          return try appendGathering(
            .aggregate(aggregation), arguments, over: [], condition: nil, at: node, environment)
        }
      } else if let error = mixedArguments(arguments, at: node, environment) {
        throw error
      }
      var operands: [Int] = []
      for argument in arguments { operands.append(try append(argument, environment)) }
      return append(.call(function, operands), for: node)
    case .choose(let comparison, let left, let right, let then, let otherwise, _):
      if let holds = holds(comparison, left, right, environment) {
        return try append(holds ? then : otherwise, environment)
      }
      let first = try append(left, environment)
      let second = try append(right, environment)
      let value = try append(then, environment)
      let other = try append(otherwise, environment)
      return append(
        .choose(comparison, first, second, then: value, otherwise: other), for: node)
    case .list(.pick(let name, let picks, let scenario)):
      return try appendReference(name, picks: picks, scenario: scenario, at: node, environment)
    case .list(.gather(let gathering, let arguments, let over, let condition)):
      return try appendGathering(
        gathering, arguments, over: over, condition: condition, at: node, environment)
    case .list(.neighbour(let isNext, let value, let edge, let distance)):
      return try appendNeighbour(
        isNext: isNext, value, edge: edge, distance: distance, at: node, environment)
    case .list(.when(let condition, let then, let otherwise)):
      let first = try append(then, environment)
      let second = try append(otherwise, environment)
      let nothing = append(.noValue(like: nil), for: node)
      return try appendChoice(
        condition, Choice(then: first, otherwise: second, undecided: nothing), at: node,
        environment)
    default:
      return append(.noValue(like: nil), for: node)
    }
  }

  /// What a condition chooses from.
  struct Choice: Hashable {
    var then: Int
    var otherwise: Int
    /// Where the condition cannot be decided, since something that it compares has no value: `or` holds if another
    /// part of it does, `and` fails if another part does.
    var undecided: Int
  }

  /// Appends a choice between values by a condition; returns its root.
  mutating func appendChoice(
    _ condition: Int, _ choice: Choice, at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    if choice.then == choice.otherwise, choice.then == choice.undecided { return choice.then }
    switch expression.nodes[condition].kind {
    case .list(.comparison(let comparison, let left, let right)):
      if let holds = holds(comparison, left, right, environment) {
        return holds ? choice.then : choice.otherwise
      }
      if let error = textAsItem(left, right) ?? textAsItem(right, left) { throw error }
      let first = try append(left, environment)
      let second = try append(right, environment)
      let isNothing =
        if case .noValue = result.nodes[choice.undecided].kind { true } else { false }
      return append(
        .choose(
          comparison, first, second, then: choice.then, otherwise: choice.otherwise,
          undecided: isNothing ? nil : choice.undecided), for: node)
    case .list(.all(let parts)):
      var (decided, undecided) = (choice.then, choice.undecided)
      for (index, part) in parts.enumerated().reversed() {
        (decided, undecided) = try appendChoices(
          part, isFirst: index == 0,
          Choice(then: decided, otherwise: choice.otherwise, undecided: undecided),
          Choice(then: undecided, otherwise: choice.otherwise, undecided: undecided),
          at: node, environment)
      }
      return decided
    case .list(.any(let parts)):
      var (decided, undecided) = (choice.otherwise, choice.undecided)
      for (index, part) in parts.enumerated().reversed() {
        (decided, undecided) = try appendChoices(
          part, isFirst: index == 0,
          Choice(then: choice.then, otherwise: decided, undecided: undecided),
          Choice(then: choice.then, otherwise: undecided, undecided: undecided),
          at: node, environment)
      }
      return decided
    case .list(.not(let part)):
      return try appendChoice(
        part,
        Choice(then: choice.otherwise, otherwise: choice.then, undecided: choice.undecided),
        at: node, environment)
    default: return choice.then
    }
  }

  /// Appends the choice by a part of a condition twice: where the parts before it are decided, and where they are not,
  /// which the first part needs not.
  private mutating func appendChoices(
    _ part: Int, isFirst: Bool, _ decided: Choice, _ undecided: Choice, at node: Int,
    _ environment: Environment
  ) throws(Diagnostic) -> (decided: Int, undecided: Int) {
    let first = try appendChoice(part, decided, at: node, environment)
    if isFirst || decided == undecided { return (first, first) }
    return (first, try appendChoice(part, undecided, at: node, environment))
  }

  /// Whether a comparison holds that has only what is known of the items at hand; `nil` for others.
  func holds(
    _ comparison: Comparison, _ left: Int, _ right: Int, _ environment: Environment
  ) -> Bool? {
    guard var first = constant(left, environment), var second = constant(right, environment) else {
      return nil
    }
    if first.unit.areMonths(ofQuartersIn: second.unit) {
      first = (Period.quarter(of: first.value), second.unit)
    } else if second.unit.areMonths(ofQuartersIn: first.unit) {
      second = (Period.quarter(of: second.value), first.unit)
    }
    return first.unit == second.unit ? comparison.holds(first.value, second.value) : nil
  }

  /// The value of a part of the formula that consists of numbers and the items at hand, with its unit; `nil`
  /// for others.
  func constant(_ node: Int, _ environment: Environment) -> (value: Rational, unit: Unit)? {
    switch expression.nodes[node].kind {
    case .literal(let value, let unit, _): return (value, unit)
    case .reference(let name, nil):
      guard let list = scope.list(name), let position = environment[list],
        position != ListScope.total
      else { return nil }
      return scope.value(of: position, in: list)
    case .negate(let operand):
      return constant(operand, environment).map { (-$0.value, $0.unit) }
    case .binary(let sign, let left, let right):
      guard let first = constant(left, environment), let second = constant(right, environment)
      else { return nil }
      switch sign {
      case .add where first.unit == second.unit && first.unit.named == nil:
        return (first.value + second.value, first.unit)
      case .add where first.unit.named != nil && second.unit.isTime:
        return (first.value + second.value, first.unit)
      case .subtract where first.unit == second.unit:
        return (first.value - second.value, first.unit.difference)
      case .subtract where first.unit.named != nil && second.unit.isTime:
        return (first.value - second.value, first.unit)
      case .multiply where first.unit == .none && second.unit == .none:
        return (first.value * second.value, .none)
      default: return nil
      }
    case .call(let function, let arguments) where function != .sum && arguments.count > 1:
      let values = arguments.compactMap { constant($0, environment) }
      guard values.count == arguments.count, let first = values.first,
        values.allSatisfy({ $0.unit == first.unit })
      else { return nil }
      let numbers = values.map(\.value)
      guard let value = function == .minimum ? numbers.min() : numbers.max() else { return nil }
      return (value, first.unit)
    default: return nil
    }
  }

  // MARK: - Lists of a part

  /// The lists for whose items a part of the formula has values, in the order in which they appear; those that
  /// functions in it gather do not count.
  func lists(in root: Int, _ environment: Environment) -> [Int] {
    var found: [Int] = []
    addLists(in: root, environment, to: &found)
    return found
  }

  func addLists(in root: Int, _ environment: Environment, to found: inout [Int]) {
    func add(_ lists: some Sequence<Int>) {
      for list in lists where !found.contains(list) { found.append(list) }
    }
    switch expression.nodes[root].kind {
    case .reference(let name, _):
      if let list = scope.list(name) { add([list]) }
      if let figure = scope.figure(name) { add(figure.axes) }
    case .list(.pick(let name, let picks, _)):
      if let figure = scope.figure(name) {
        let axes = picked(picks, of: figure, environment)
        add(
          figure.axes.indices.filter { axis in !axes.contains { $0.axis == axis } }
            .map { figure.axes[$0] })
      }
      for pick in picks where !isItem(pick) { addLists(in: pick, environment, to: &found) }
    case .list(.gather(let gathering, let arguments, let over, let condition)):
      let own = lists(in: arguments, environment)
      let gathered = over.isEmpty ? own : over.compactMap { scope.list($0.text) }
      if gathering == .share || gathering == .cumulative {
        add(own)
      } else {
        add(own.filter { !gathered.contains($0) })
      }
      if let condition {
        add(lists(in: condition, environment).filter { !gathered.contains($0) })
      }
    case .call(_, let arguments) where arguments.count == 1: break
    default:
      for operand in expression.nodes[root].kind.operands {
        addLists(in: operand, environment, to: &found)
      }
    }
  }

  func lists(in roots: [Int], _ environment: Environment) -> [Int] {
    var found: [Int] = []
    for root in roots { addLists(in: root, environment, to: &found) }
    return found
  }

  /// Whether a name is only that of an item.
  func isItem(_ node: Int) -> Bool {
    guard case .reference(let name, nil) = expression.nodes[node].kind else { return false }
    return scope.list(name) == nil && scope.figure(name) == nil
  }

  /// The figures that a part of the formula names.
  func names(in root: Int) -> [String] {
    expression.nodes[starts[root]...root].compactMap { node in
      switch node.kind {
      case .reference(let name, _), .list(.pick(let name, _, _)): name
      default: nil
      }
    }
  }
}

extension Unit {
  /// The unit of the difference of two values: that between two points in time is a time.
  var difference: Unit {
    if case .point(let time) = named { Unit(.time(time)) } else { self }
  }
}
