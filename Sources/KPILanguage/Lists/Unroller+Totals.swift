import Diagnostics
import HTMLText

/// What figures are for all items together.
extension Unroller {
  func totalCoordinates(of figure: ListScope.Figure) -> [[Int]] {
    guard figure.axes.count == 2 else { return [[ListScope.total]] }
    return scope.lists[figure.axes[1]].items.indices.map { [ListScope.total, $0] }
      + scope.lists[figure.axes[0]].items.indices.map { [$0, ListScope.total] }
      + [[ListScope.total, ListScope.total]]
  }

  /// The line that says what a total is, of two the one for a direction; `nil` where none does.
  func explicitTotal(
    _ figure: ListScope.Figure, _ coordinates: [Int]
  ) -> Syntax.Total? {
    let lists = zip(figure.axes, coordinates).filter { $1 == ListScope.total }.map { $0.0 }
    let totals = explicitTotals[figure.name] ?? []
    return totals.first { total in
      lists.contains { scope.lists[$0].name == total.direction?.text }
    } ?? totals.first { $0.direction == nil }
  }

  func hasTotal(_ figure: ListScope.Figure, _ coordinates: [Int]) -> Bool {
    if let total = explicitTotal(figure, coordinates) {
      guard total.body != nil else { return false }
      guard let direction = total.direction.flatMap({ scope.list($0.text) }) else { return true }
      // A corner takes the other direction first.
      return zip(figure.axes, coordinates).allSatisfy { axis, position in
        guard position == ListScope.total, axis != direction else { return true }
        return hasTotal(figure, zip(figure.axes, coordinates).map { $0 == direction ? 0 : $1 })
      }
    }
    return zip(figure.axes, coordinates).allSatisfy { axis, position in
      position != ListScope.total
        || !scope.lists[axis].isSeries && !(axesWithoutSum[figure.name] ?? []).contains(axis)
    }
  }

  /// Whether a figure's formula asks for values of the figure itself at other items of a list, or sums up to the
  /// item at hand.
  func asksForNeighbours(_ figure: ListScope.Figure, in list: Int) -> Bool {
    guard figure.valueList == nil else { return true }
    let bodies = [figure.definition.body] + figure.definition.furtherBodies
    return bodies.contains { body in
      let unroller = FormulaUnroller(body, in: scope)
      return body.nodes.contains { node in
        switch node.kind {
        case .list(.gather(.cumulative, _, _, _)): break
        case .list(.neighbour(_, let value, _, _))
        where unroller.names(in: value).contains(figure.name):
          break
        default: return false
        }
        return figure.axes.count == 1
          || !figure.axes.contains { $0 != list && scope.lists[$0].isSeries }
      }
    }
  }

  /// Whether a figure is what a function makes of values, so that its own values do not add up: means and extremes
  /// never do, sums and numbers not over the list that they go over themselves.
  func isGathered(_ figure: ListScope.Figure, over list: Int) -> Bool {
    let body = figure.definition.body
    guard figure.definition.furtherBodies.isEmpty, let root = body.nodes.last?.kind else {
      return false
    }
    func lists(_ arguments: [Int]) -> [Int] {
      FormulaUnroller(body, in: scope).lists(in: arguments, Environment())
    }
    switch root {
    case .list(.gather(.aggregate(let aggregation), let arguments, let over, _)):
      switch aggregation {
      case .sum, .count:
        return over.isEmpty
          ? lists(arguments) == [list] : over.contains { $0.text == scope.lists[list].name }
      case .mean, .median, .minimum, .maximum, .first, .last: return true
      }
    case .call(.sum, let arguments) where arguments.count == 1: return lists(arguments) == [list]
    case .call(.minimum, let arguments) where arguments.count == 1,
      .call(.maximum, let arguments) where arguments.count == 1:
      return !lists(arguments).isEmpty
    default: return false
    }
  }

  mutating func addTotals(of figure: ListScope.Figure) {
    for coordinates in totalCoordinates(of: figure) where hasTotal(figure, coordinates) {
      if let total = explicitTotal(figure, coordinates), let body = total.body {
        let environment = Environment(
          figure.axes, coordinates, direction: total.direction.flatMap { scope.list($0.text) })
        guard let unrolled = unrolled(body, environment, for: figure.name) else { return }
        let cell = cell(figure, coordinates, figure.definition, body: unrolled)
        syntax.definitions.append(
          Syntax.Definition(
            name: .init(text: cell.name.text, source: total.name.source), isInput: false,
            label: cell.label, body: unrolled, unit: total.unit,
            format: total.format ?? figure.definition.format, cell: cell.cell))
      } else if let body = automaticTotal(of: figure, coordinates) {
        syntax.definitions.append(
          cell(figure, coordinates, figure.definition, body: body, isAutomaticTotal: true))
      }
    }
  }

  /// The sum of cells, and the quotient of totals that counts where they are no amounts.
  mutating func automaticTotal(
    of figure: ListScope.Figure, _ coordinates: [Int]
  ) -> Expression? {
    guard let axis = coordinates.firstIndex(of: ListScope.total) else { return nil }
    let body = figure.definition.body
    let source = figure.definition.name.source
    var sum = Expression(source: source, notation: body.notation)
    var cells: [Int] = []
    for position in scope.lists[figure.axes[axis]].items.indices {
      var cell = coordinates
      cell[axis] = position
      let name = scope.cellName(figure, cell)
      cells.append(sum.append(.reference(name: name, scenario: nil), source.range))
    }
    if case .list(.gather(.aggregate(.count), _, _, _)) = body.nodes.last?.kind {
      _ = sum.append(.aggregate(.sum, cells, over: .list), source.range)
      return sum
    }
    let hasOwnFormulas =
      !figure.definition.furtherBodies.isEmpty || figure.definition.isInput
      || figuresWithOwnFormulas.contains(figure.name)
    guard !hasOwnFormulas, case .binary(.divide, let above, let below) = body.nodes.last?.kind
    else {
      _ = sum.append(.total(cells, quotient: nil), source.range)
      return sum
    }
    let environment = Environment(figure.axes, coordinates)
    let list = figure.axes[axis]
    var unroller = FormulaUnroller(body, in: scope, continuing: sum)
    var quotient = unroller.appendQuotientOfTotals(above, below, over: list, environment)
    if quotient != nil, isSummed(above, of: body), isSummed(below, of: body) {
      let cells = self.cells(totalledIn: coordinates, of: figure)
      quotient?.mean = unroller.appendMean(
        of: cells.map { scope.cellName(figure, $0) }, weightedBy: below,
        at: cells.map { Environment(figure.axes, $0) })
    }
    var first = coordinates
    first[axis] = 0
    let divisor = unroller.appendDivisor(below, over: list, Environment(figure.axes, first))
    var total = unroller.result
    _ = total.append(.total(cells, quotient: quotient, divisor: divisor), source.range)
    return total
  }

  /// The coordinates of all cells that a total is about.
  private func cells(totalledIn coordinates: [Int], of figure: ListScope.Figure) -> [[Int]] {
    zip(figure.axes, coordinates).reduce([[]]) { all, axis in
      let positions =
        axis.1 == ListScope.total ? Array(scope.lists[axis.0].items.indices) : [axis.1]
      return all.flatMap { cell in positions.map { cell + [$0] } }
    }
  }

  /// Whether the total of one side of a quotient is the sum of its cells if it is an amount: unless a line says what
  /// it is, or it is a quotient itself.
  private func isSummed(_ side: Int, of body: Expression) -> Bool {
    guard case .reference(let name, nil) = body.nodes[side].kind, let figure = scope.figure(name)
    else { return true }
    guard explicitTotals[name] == nil else { return false }
    if case .binary(.divide, _, _) = figure.definition.body.nodes.last?.kind { return false }
    return true
  }
}

extension FormulaUnroller {
  /// Appends the quotient of the totals of two parts of the formula; `nil`, and nothing appended, where one of them
  /// has none.
  fileprivate mutating func appendQuotientOfTotals(
    _ above: Int, _ below: Int, over list: Int, _ environment: Environment
  ) -> Expression.TotalQuotient? {
    let before = result
    guard let first = try? appendTotal(of: above, over: list, environment),
      let second = try? appendTotal(of: below, over: list, environment)
    else {
      result = before
      return nil
    }
    let node = append(.binary(.divide, first, second), for: expression.nodes.count - 1)
    return Expression.TotalQuotient(ofTotals: node)
  }

  /// Appends the mean of cells, weighted by a part of the formula at each of them; `nil`, and nothing appended,
  /// where it has no value at one.
  fileprivate mutating func appendMean(
    of cells: [String], weightedBy weight: Int, at environments: [Environment]
  ) -> Int? {
    let before = result
    let root = expression.nodes.count - 1
    let values = cells.map { append(.reference(name: $0, scenario: nil), for: root) }
    var weights: [Int] = []
    for environment in environments {
      guard let weight = try? append(weight, environment) else {
        result = before
        return nil
      }
      weights.append(weight)
    }
    return append(.weightedMean(values, weights: weights), for: root)
  }

  /// Appends a divisor at an item, provided that other items of a list have other ones.
  fileprivate mutating func appendDivisor(
    _ below: Int, over list: Int, _ environment: Environment
  ) -> Int? {
    let before = result
    guard lists(in: below, environment).contains(list) else { return nil }
    guard let node = try? append(below, environment) else {
      result = before
      return nil
    }
    return node
  }

  /// Appends the total of a part of a formula; throws where it has none.
  private mutating func appendTotal(
    of part: Int, over list: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    if case .reference(let name, _) = expression.nodes[part].kind, let figure = scope.figure(name),
      figure.axes.contains(list)
    {
      let node = try append(part, environment)
      if case .noValue = result.nodes[node].kind { throw noTotal(of: part) }
      return node
    }
    var cells: [Int] = []
    guard lists(in: part, environment.with(list, at: 0)).contains(list) else {
      throw noTotal(of: part)
    }
    for position in scope.lists[list].items.indices {
      cells.append(try append(part, environment.with(list, at: position)))
    }
    return append(.total(cells, quotient: nil), for: part)
  }

  private func noTotal(of part: Int) -> Diagnostic {
    KPIMessages.noTotal(
      text(part), definedAt: nil, expression.notation, at: source(part).location)
  }
}
