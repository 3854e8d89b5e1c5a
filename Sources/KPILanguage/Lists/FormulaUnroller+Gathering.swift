import Diagnostics

extension FormulaUnroller {
  /// Appends a function over the items of lists.
  mutating func appendGathering(
    _ gathering: Expression.Gathering, _ arguments: [Int], over: [Syntax.Name], condition: Int?,
    at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    let gathered = try gatheredLists(
      gathering, arguments, over: over, condition, at: node, environment)
    for list in gathered where environment.hasItem(of: list) {
      for part in arguments + [condition].compactMap(\.self) { try checkPicks(in: part, of: list) }
    }
    switch gathering {
    case .cumulative: return try appendCumulative(arguments[0], gathered, at: node, environment)
    case .share:
      try checkItemsAtHand(ofShare: arguments[0], at: node, environment)
      let part = try append(arguments[0], environment)
      let cells = try appendCells(arguments[0], gathered, condition, at: node, environment)
      let whole = append(.aggregate(.sum, cells, over: .list), for: node)
      return append(.share(part, of: whole), for: node)
    case .weighted:
      let cells = try appendCells(arguments[0], gathered, condition, at: node, environment)
      let weights = try appendCells(arguments[1], gathered, condition, at: node, environment)
      return append(.weightedMean(cells, weights: weights), for: node)
    case .aggregate(let aggregation):
      if aggregation == .mean { warnOfMean(of: arguments[0], gathered, at: node) }
      var cells = try appendCells(arguments[0], gathered, condition, at: node, environment)
      let isNothing = cells.allSatisfy {
        if case .noValue(like: nil) = result.nodes[$0].kind { true } else { false }
      }
      if isNothing, let gathered = gathered.first {
        // What no item has is of the kind that the items would have.
        let like = try append(arguments[0], environment.with(gathered, at: 0))
        cells.append(append(.noValue(like: like), for: node))
      }
      if aggregation == .sum, condition != nil {
        // Where no item fulfils the condition, the sum is 0.
        cells.append(append(.literal(.zero, .none, .substituted), for: arguments[0]))
      }
      let series = gathered.first { scope.lists[$0].isSeries }
      return append(
        .aggregate(aggregation, cells, over: series == nil ? .list : .series), for: node)
    }
  }

  /// Refuses `X[K]` where K is a list that is gathered: it is the item that is gathered, as X alone is, but most
  /// likely meant as the one at hand.
  private func checkPicks(in node: Int, of list: Int) throws(Diagnostic) {
    if case .list(.pick(let name, let indexes, _)) = expression.nodes[node].kind,
      indexes.contains(where: {
        if case .reference(scope.lists[list].name, nil) = expression.nodes[$0].kind {
          true
        } else {
          false
        }
      })
    {
      let item = scope.itemName(0, in: list)
      throw KPIMessages.gathering(
        "in a function over \(scope.lists[list].name) this is the item that is gathered, not the one at hand",
        at: source(node).location
      ).help("write \(name), or one item, as in \(name)[\(item)]")
    }
    for operand in expression.nodes[node].kind.operands { try checkPicks(in: operand, of: list) }
  }

  /// Refuses the share of a figure whose item is not at hand: it would be the share of all in all.
  private func checkItemsAtHand(
    ofShare value: Int, at node: Int, _ environment: Environment
  ) throws(Diagnostic) {
    guard let figure = figure(value), figure.axes.contains(where: { environment[$0] == nil })
    else { return }
    let item = figure.axes.map { scope.itemName(0, in: $0) }.joined(separator: ", ")
    throw KPIMessages.shareOfNoItem(
      figure.name, item: item, lists: figure.axes.map { scope.lists[$0].name },
      expression.notation, at: source(node).location)
  }

  /// Warns of a mean of quotients, in which every one of them counts alike.
  private mutating func warnOfMean(of value: Int, _ lists: [Int], at node: Int) {
    guard case .reference(let name, nil) = expression.nodes[value].kind,
      let figure = scope.figure(name), figure.axes == lists,
      !figure.axes.contains(where: { scope.lists[$0].isSeries }),
      case .binary(.divide, let above, let below) = figure.definition.body.nodes.last?.kind,
      figure.definition.furtherBodies.isEmpty
    else { return }
    let body = figure.definition.body
    let parts = [above, below].map { body.source(of: $0).text }
    guard parts.allSatisfy({ scope.figure($0)?.axes == figure.axes }) else { return }
    let total = scope.cellName(figure, figure.axes.map { _ in ListScope.total })
    let weighted = expression.notation.isGerman ? "gewichtet" : "weighted"
    let ways = [
      total, "\(weighted)(\(name); \(parts[1]))",
      text(node).replacing(name, with: "\(parts[0]) / \(parts[1])"),
    ]
    warn(
      KPIMessages.meanOfQuotients("every \(name) counts alike here", at: source(node).location)
        .help("write \(KPIMessages.alternatives(ways)), in which every one counts alike"))
  }

  /// The lists over whose items a function goes.
  private func gatheredLists(
    _ gathering: Expression.Gathering, _ arguments: [Int], over: [Syntax.Name], _ condition: Int?,
    at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> [Int] {
    let function = String(text(node).prefix { $0 != "(" && $0 != " " })
    guard over.isEmpty else {
      var lists: [Int] = []
      for name in over {
        guard let list = scope.list(name.text) else {
          throw KPIMessages.notAList(
            name.text, known: scope.listNames, at: name.source.location)
        }
        lists.append(list)
      }
      return lists
    }
    let own = lists(in: arguments, environment)
    guard !own.isEmpty else {
      throw KPIMessages.nothingToGather(
        function, text(arguments[0]), at: source(node).location)
    }
    if gathering == .cumulative {
      let series = own.filter { environment.hasItem(of: $0) && scope.lists[$0].isSeries }
      if series.count == 1 { return series }
      let atHand = own.filter { environment.hasItem(of: $0) }
      guard atHand.count == 1 else {
        throw noSeriesAtHand(own, at: node)
      }
      return atHand
    }
    let further = own.filter { !environment.hasItem(of: $0) }
    if environment.isTotal {
      let totalled = further.filter { environment[$0] == nil || environment.totalled.contains($0) }
      return totalled.isEmpty ? own : totalled
    }
    guard further.count < own.count, !further.isEmpty else { return own }
    throw KPIMessages.severalListsAtHand(
      function, call: text(node), lists: own.map { scope.lists[$0].name },
      other: further.map { scope.lists[$0].name }, expression.notation, at: source(node).location)
  }

  /// Appends the values at all items of lists, without those that do not fulfil a condition.
  private mutating func appendCells(
    _ value: Int, _ lists: [Int], _ condition: Int?, at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> [Int] {
    guard lists.count <= 2, scope.count(of: lists) <= Limits.cells else {
      throw KPIMessages.tooLarge(.cells, at: source(node).location)
    }
    var cells: [Int] = []
    for coordinates in scope.coordinates(of: lists) {
      var item = environment
      for (list, position) in zip(lists, coordinates) { item = item.with(list, at: position) }
      var cell = try append(value, item)
      if let condition {
        let nothing = append(.noValue(like: nil), for: value)
        cell = try appendChoice(
          condition, Choice(then: cell, otherwise: nothing, undecided: nothing), at: value, item)
      }
      cells.append(cell)
    }
    return cells
  }

  /// Appends the sum from the first item to the one at hand.
  private mutating func appendCumulative(
    _ value: Int, _ lists: [Int], at node: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    guard lists.count == 1, let list = lists.first, let position = environment[list],
      position != ListScope.total
    else {
      throw noSeriesAtHand(lists, at: node)
    }
    var cells: [Int] = []
    for earlier in 0...max(0, position) {
      cells.append(try append(value, environment.with(list, at: earlier)))
    }
    return append(
      .aggregate(.sum, cells, over: scope.lists[list].isSeries ? .series : .list), for: node)
  }

  /// Appends the value of an item before or after the one at hand.
  mutating func appendNeighbour(
    isNext: Bool, _ value: Int, edge: Int?, distance: Int?, at node: Int,
    _ environment: Environment
  ) throws(Diagnostic) -> Int {
    let word = String(text(node).prefix { $0 != "(" })
    let own = lists(in: value, environment).filter { environment.hasItem(of: $0) }
    let series = own.filter { scope.lists[$0].isSeries }
    guard let list = series.count == 1 ? series.first : own.count == 1 ? own.first : nil,
      let position = environment[list]
    else {
      throw noSeriesAtHand(lists(in: value, environment), at: node)
    }
    let steps = try self.distance(distance, in: list, environment)
    let neighbour = isNext ? position + steps : position - steps
    let items = scope.lists[list].items
    let there = environment.with(list, at: neighbour)
    if items.indices.contains(neighbour) || isKnown(value, there, list) {
      return try append(value, there)
    }
    if let edge {
      guard case .noValue = expression.nodes[edge].kind else {
        return try append(edge, environment)
      }
      let like = try append(value, environment.with(list, at: position))
      return append(.noValue(like: like), for: edge)
    }
    throw KPIMessages.noNeighbour(
      word, of: text(value), edge: items[isNext ? items.count - 1 : 0],
      outer: figure(value) == nil || isNext || !scope.lists[list].isSeries
        ? nil : scope.itemName(-1, in: list),
      isNext: isNext, at: source(node).location)
  }

  /// The figure that a part of the formula names, and nothing else.
  private func figure(_ node: Int) -> ListScope.Figure? {
    guard case .reference(let name, _) = expression.nodes[node].kind else { return nil }
    return scope.figure(name)
  }

  private func noSeriesAtHand(_ lists: [Int], at node: Int) -> Diagnostic {
    KPIMessages.noSeriesAtHand(
      String(text(node).prefix { $0 != "(" }), lists: lists.map { scope.lists[$0].name },
      expression.notation, at: source(node).location)
  }

  /// Whether a part of the formula is a figure that has a value of its own at a place outside its series.
  private func isKnown(_ value: Int, _ environment: Environment, _ list: Int) -> Bool {
    guard scope.lists[list].isSeries,
      case .reference(let name, _) = expression.nodes[value].kind,
      let figure = scope.figure(name)
    else { return false }
    let coordinates = figure.axes.compactMap { environment[$0] }
    return coordinates.count == figure.axes.count
      && scope.cells.contains(scope.cellName(figure, coordinates))
  }

  /// How many items away a neighbour is.
  private func distance(
    _ node: Int?, in list: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    guard let node else { return 1 }
    var steps: Rational?
    if let (value, unit) = constant(node, environment) {
      if unit == .none {
        steps = value
      } else if unit.isTime {
        steps =
          if case .periods(let first) = scope.lists[list].kind {
            unit.isMonths ? value.divided(by: Rational(first.length)) : nil
          } else {
            value.divided(by: unit.scale)
          }
      }
    }
    guard case .small(let whole, 1)? = steps?.parts, whole >= 0, whole < Limits.operations else {
      throw KPIMessages.invalidDistance(at: source(node).location)
    }
    return whole
  }
}
