import Diagnostics

/// Replaces the operations on lists in a formula by operations on the cells of figures.
///
/// A formula is unrolled for the items at hand; each node of it that concerns a list becomes one node or
/// several, whose ranges are those of the original, so that messages point to what the author wrote.
struct FormulaUnroller {
  let scope: ListScope
  let expression: Expression
  /// The first node that belongs to each node.
  private let starts: [Int]
  /// The nodes that are operations on lists, and calls that may be.
  private let operations: [Int]
  private(set) var result: Expression
  /// What is probably not meant.
  private(set) var warnings: [Diagnostic] = []

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

  private mutating func appendOperation(
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
    case .choose(let comparison, let left, let right, let then, let otherwise):
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
      return try appendChoice(condition, then: first, otherwise: second, at: node, environment)
    default:
      return append(.noValue(like: nil), for: node)
    }
  }

  /// Appends a choice between two values by a condition; returns its root.
  mutating func appendChoice(
    _ condition: Int, then: Int, otherwise: Int, at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    switch expression.nodes[condition].kind {
    case .list(.comparison(let comparison, let left, let right)):
      if let holds = holds(comparison, left, right, environment) {
        return holds ? then : otherwise
      }
      if let error = textAsItem(left, right) ?? textAsItem(right, left) { throw error }
      let first = try append(left, environment)
      let second = try append(right, environment)
      return append(.choose(comparison, first, second, then: then, otherwise: otherwise), for: node)
    case .list(.all(let parts)):
      var chosen = then
      for part in parts.reversed() {
        chosen = try appendChoice(
          part, then: chosen, otherwise: otherwise, at: node, environment)
      }
      return chosen
    case .list(.any(let parts)):
      var chosen = otherwise
      for part in parts.reversed() {
        chosen = try appendChoice(part, then: then, otherwise: chosen, at: node, environment)
      }
      return chosen
    case .list(.not(let part)):
      return try appendChoice(part, then: otherwise, otherwise: then, at: node, environment)
    default: return then
    }
  }

  /// Whether a comparison holds that has only what is known of the items at hand; `nil` for others.
  private func holds(
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

  private func addLists(in root: Int, _ environment: Environment, to found: inout [Int]) {
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
  private func isItem(_ node: Int) -> Bool {
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

  // MARK: - References

  /// A pick of an axis.
  struct Picked {
    let axis: Int
    /// `nil` where a formula picks.
    let position: Int?
    let node: Int
  }

  /// The axes of a figure that brackets are about.
  func picked(_ picks: [Int], of figure: ListScope.Figure, _ environment: Environment) -> [Picked] {
    var found: [Picked] = []
    for pick in picks {
      func isFree(_ axis: Int) -> Bool { !found.contains { $0.axis == axis } }
      let single = self.single(pick)
      if let single, let (axis, position) = scope.position(single, of: figure, where: isFree) {
        found.append(Picked(axis: axis, position: position, node: pick))
        continue
      }
      if let (value, unit) = constant(pick, environment),
        let (axis, position) = position(of: value, unit, figure, where: isFree)
      {
        found.append(Picked(axis: axis, position: position, node: pick))
        continue
      }
      let free = figure.axes.indices.filter(isFree)
      let named = valueList(of: pick).flatMap { list in free.first { figure.axes[$0] == list } }
      let series = free.filter { scope.lists[figure.axes[$0]].isSeries }
      let axis =
        named ?? (series.count == 1 ? series[0] : nil)
        ?? free.first { !environment.hasItem(of: figure.axes[$0]) } ?? free.first
      if let axis { found.append(Picked(axis: axis, position: nil, node: pick)) }
    }
    return found
  }

  private func position(
    of value: Rational, _ unit: Unit, _ figure: ListScope.Figure, where isFree: (Int) -> Bool
  ) -> (axis: Int, position: Int)? {
    for axis in figure.axes.indices where isFree(axis) {
      if case .item(let list) = unit.named {
        guard list == figure.axes[axis], case .small(let position, 1) = value.parts else {
          continue
        }
        return (axis, position)
      }
      if let position = scope.position(of: value, unit, in: figure.axes[axis]) {
        return (axis, position)
      }
    }
    return nil
  }

  /// A node without operands as a formula.
  private func single(_ node: Int) -> Expression? {
    guard starts[node] == node else { return nil }
    return Expression(
      nodes: [expression.nodes[node]], source: source(node), notation: expression.notation)
  }

  /// The list of which a part of the formula names an item.
  private func valueList(of node: Int) -> Int? {
    switch expression.nodes[node].kind {
    case .reference(let name, _), .list(.pick(let name, _, _)):
      scope.figure(name)?.valueList ?? scope.list(name)
    default: nil
    }
  }

  /// Appends what a name means, with what stands in brackets behind it.
  private mutating func appendReference(
    _ name: String, picks: [Int], scenario: String?, at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    if let list = scope.list(name) {
      return append(try item(of: list, picks, at: node, environment), for: node)
    }
    guard let figure = scope.figure(name) else {
      if picks.isEmpty || scope.brokenNames.contains(name) {
        if let error = itemAsValue(name, at: node) { throw error }
        return append(.reference(name: name, scenario: scenario), for: node)
      }
      throw scope.plainNames.contains(name)
        ? KPIMessages.noItemsToPick(name, at: source(node).location)
        : KPIMessages.unknownFigure(name, known: scope.names, at: source(node).location)
    }
    guard picks.count <= figure.axes.count else {
      throw KPIMessages.tooManyPicks(
        name, lists: figure.axes.map { scope.lists[$0].name }, picks: picks.map(text),
        at: source(node).location)
    }
    let picked = self.picked(picks, of: figure, environment)
    var coordinates = [Int?](repeating: nil, count: figure.axes.count)
    for pick in picked { coordinates[pick.axis] = pick.position }
    let takesTotals = coordinates.contains(ListScope.total)
    for (axis, list) in figure.axes.enumerated()
    where coordinates[axis] == nil && !picked.contains(where: { $0.axis == axis }) {
      if let position = environment[list] {
        coordinates[axis] = position
      } else if takesTotals {
        coordinates[axis] = ListScope.total
      } else {
        throw valueForEach(figure, axis, picked, at: node)
      }
    }
    let dynamic = picked.filter { $0.position == nil }
    for pick in dynamic {
      // A name that nothing has is most likely a misspelt item.
      if isItem(pick.node), let single = single(pick.node), let word = single.soleName,
        !scope.plainNames.contains(word)
      {
        throw scope.unknownItem(single, 0, of: figure, free: coordinates)
      }
      if case .text = expression.nodes[pick.node].kind {
        throw scope.unknownItem(
          expression, pick.node, of: figure, free: coordinates)
      }
      let isLiteral =
        switch expression.nodes[pick.node].kind {
        case .literal, .negate: constant(pick.node, environment) != nil
        default: false
        }
      if isLiteral
        || !scope.lists[figure.axes[pick.axis]].isSeries && constant(pick.node, environment) != nil
      {
        throw scope.unknownItem(expression, pick.node, of: figure, free: coordinates)
      }
    }
    return try appendCell(
      figure, coordinates, dynamic[...], scenario: scenario, at: node, environment)
  }

  private func valueForEach(
    _ figure: ListScope.Figure, _ axis: Int, _ picked: [Picked], at node: Int
  ) -> Diagnostic {
    let items = figure.axes.indices.map { index -> String in
      let own = picked.first { $0.axis == index }.map { text($0.node) }
      return own ?? scope.itemName(0, in: figure.axes[index])
    }
    return KPIMessages.valueForEach(
      figure.name, list: scope.lists[figure.axes[axis]].name,
      example: items.joined(separator: ", "),
      expression.notation, isNumber: figure.valueList == nil, at: source(node).location)
  }

  /// The item of a list that is at hand or in brackets.
  private func item(
    of list: Int, _ picks: [Int], at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> Expression.Kind {
    let name = scope.lists[list].name
    if picks.isEmpty {
      guard let position = environment[list], position != ListScope.total else {
        throw KPIMessages.listFigure(
          "\"\(name)\" is a list, and no item of it is at hand", at: source(node).location
        ).help("write \(name)[\(scope.itemName(0, in: list))] for one of its items")
      }
      let (value, unit) = scope.value(of: position, in: list)
      return .literal(value, unit, .substituted)
    }
    guard picks.count == 1 else {
      throw KPIMessages.tooManyPicks(
        name, lists: [name], picks: picks.map(text), at: source(node).location)
    }
    let position =
      scope.position(of: expression.nodes[picks[0]].kind, in: list)
      ?? constant(picks[0], environment).flatMap {
        scope.position(of: $0.value, $0.unit, in: list)
      }
    guard let position, scope.lists[list].items.indices.contains(position) else {
      throw KPIMessages.noItem(
        text(picks[0]), in: name, known: scope.lists[list].items, at: source(picks[0]).location)
    }
    let (value, unit) = scope.value(of: position, in: list)
    return .literal(value, unit, .substituted)
  }

  /// The error about the name of an item where its list is needed: `Phase = Angebot`; `nil` for other names.
  private func itemAsValue(_ name: String, at node: Int) -> Diagnostic? {
    guard !scope.plainNames.contains(name),
      let list = scope.lists.first(where: { $0.kind == .items && $0.items.contains(name) })
    else { return nil }
    return KPIMessages.unknownName(
      "\"\(name)\" is an item of \(list.name)", at: source(node).location
    ).help("write \(list.name)[\(name)]")
  }

  /// The error about a text that is compared with an item: `Phase = "Angebot"`; `nil` for others.
  private func textAsItem(_ item: Int, _ text: Int) -> Diagnostic? {
    guard case .text(let label) = expression.nodes[text].kind, let list = valueList(of: item) else {
      return nil
    }
    let known = scope.lists[list]
    let position = known.position(ofText: label)
    return KPIMessages.unknownItem(
      "a text is no item of \(known.name)", at: source(text).location
    ).help("write \(known.name)[\(known.items[position ?? 0])]")
  }

  /// Appends a cell, or a choice between cells where a formula picks.
  private mutating func appendCell(
    _ figure: ListScope.Figure, _ coordinates: [Int?], _ dynamic: ArraySlice<Picked>,
    scenario: String?, at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    guard let pick = dynamic.first else {
      return append(
        try cell(
          figure, coordinates.map { $0 ?? 0 }, scenario: scenario, at: node, environment), for: node
      )
    }
    let list = scope.lists[figure.axes[pick.axis]]
    let index = try append(pick.node, environment)
    var cells: [Int] = []
    for position in list.items.indices {
      var coordinates = coordinates
      coordinates[pick.axis] = position
      cells.append(
        try appendCell(
          figure, coordinates, dynamic.dropFirst(), scenario: scenario, at: node, environment))
    }
    let (first, unit) = scope.value(of: 0, in: figure.axes[pick.axis])
    let step: Rational =
      if case .periods(let first) = list.kind { Rational(first.length) } else { .one }
    return append(
      .lookup(index, first: first, step: step, unit: unit == .none ? nil : unit, cells: cells),
      for: node)
  }

  private func cell(
    _ figure: ListScope.Figure, _ coordinates: [Int], scenario: String?, at node: Int,
    _ environment: Environment
  ) throws(Diagnostic) -> Expression.Kind {
    let name = scope.cellName(figure, coordinates)
    if scope.cells.contains(name) { return .reference(name: name, scenario: scenario) }
    // In the formula of a total, what has none is empty.
    if zip(figure.axes, coordinates).contains(where: {
      $1 == ListScope.total && environment[$0] == ListScope.total
    }) {
      return .noValue(like: nil)
    }
    for (axis, position) in zip(figure.axes, coordinates) {
      if position < 0, let error = earlier(figure, in: axis, at: node) { throw error }
      try scope.check(position, in: axis, at: picked(node) ?? source(node))
    }
    throw KPIMessages.noTotal(
      figure.name, definedAt: figure.definition.name.source.location, expression.notation,
      at: source(node).location)
  }

  /// The error about `Kunden[Monat - 1]` in the first period; `nil` for other brackets.
  private func earlier(_ figure: ListScope.Figure, in axis: Int, at node: Int) -> Diagnostic? {
    guard case .list(.pick(_, let picks, _)) = expression.nodes[node].kind, picks.count == 1,
      case .binary(.subtract, let period, let distance) = expression.nodes[picks[0]].kind,
      text(period) == scope.lists[axis].name, expression.wholeNumber(distance) == 1
    else { return nil }
    return KPIMessages.noNeighbour(
      expression.notation.previous, of: figure.name, edge: scope.lists[axis].items[0],
      outer: scope.itemName(-1, in: axis), isNext: false, at: source(node).location)
  }

  /// What stands alone in the brackets of a node.
  private func picked(_ node: Int) -> SourceRange? {
    guard case .list(.pick(_, let picks, _)) = expression.nodes[node].kind, picks.count == 1 else {
      return nil
    }
    return source(picks[0])
  }

  /// The error about arguments of which one is a figure of a list that is not at hand; `nil` for others.
  private func mixedArguments(
    _ arguments: [Int], at node: Int, _ environment: Environment
  ) -> Diagnostic? {
    guard
      let index = arguments.firstIndex(where: { argument in
        guard case .reference(let name, _) = expression.nodes[argument].kind,
          let figure = scope.figure(name)
        else { return false }
        return figure.axes.contains { environment[$0] == nil }
      })
    else { return nil }
    var rest = arguments
    rest.remove(at: index)
    let function = String(text(node).prefix { $0 != "(" })
    if rest.count == 1, scope.list(text(rest[0])) != nil {
      let over = expression.notation.word(ContextualKeyword.over)
      return KPIMessages.listFigure(
        "over which list a function goes follows \"\(over)\"", at: source(node).location
      ).help("write \(function)(\(text(arguments[index])) \(over) \(text(rest[0])))")
    }
    guard lists(in: rest, environment).allSatisfy({ environment[$0] != nil }) else { return nil }
    return KPIMessages.argumentsOutsideList(
      text(arguments[index]), function, rest.map(text),
      at: source(node).location)
  }
}

extension Unit {
  /// The unit of the difference of two values: that between two points in time is a time.
  var difference: Unit {
    if case .point(let time) = named { Unit(.time(time)) } else { self }
  }
}
