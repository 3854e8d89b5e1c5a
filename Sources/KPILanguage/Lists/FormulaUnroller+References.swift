import Diagnostics

/// Names of figures and lists, and what stands in brackets behind them.
extension FormulaUnroller {
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

  func position(
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
  func single(_ node: Int) -> Expression? {
    guard starts[node] == node else { return nil }
    return Expression(
      nodes: [expression.nodes[node]], source: source(node), notation: expression.notation)
  }

  /// The list of which a part of the formula names an item.
  func valueList(of node: Int) -> Int? {
    switch expression.nodes[node].kind {
    case .reference(let name, _), .list(.pick(let name, _, _)):
      scope.figure(name)?.valueList ?? scope.list(name)
    default: nil
    }
  }

  /// Appends what a name means, with what stands in brackets behind it.
  mutating func appendReference(
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

  func valueForEach(
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
  func item(
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
  func itemAsValue(_ name: String, at node: Int) -> Diagnostic? {
    guard !scope.plainNames.contains(name),
      let list = scope.lists.first(where: { $0.kind == .items && $0.items.contains(name) })
    else { return nil }
    return KPIMessages.unknownName(
      "\"\(name)\" is an item of \(list.name)", at: source(node).location
    ).help("write \(list.name)[\(name)]")
  }

  /// The error about a text that is compared with an item: `Phase = "Angebot"`; `nil` for others.
  func textAsItem(_ item: Int, _ text: Int) -> Diagnostic? {
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
  mutating func appendCell(
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

  func cell(
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
  func earlier(_ figure: ListScope.Figure, in axis: Int, at node: Int) -> Diagnostic? {
    guard case .list(.pick(_, let picks, _)) = expression.nodes[node].kind, picks.count == 1,
      case .binary(.subtract, let period, let distance) = expression.nodes[picks[0]].kind,
      text(period) == scope.lists[axis].name, expression.wholeNumber(distance) == 1
    else { return nil }
    return KPIMessages.noNeighbour(
      expression.notation.previous, of: figure.name, edge: scope.lists[axis].items[0],
      outer: scope.itemName(-1, in: axis), isNext: false, at: source(node).location)
  }

  /// What stands alone in the brackets of a node.
  func picked(_ node: Int) -> SourceRange? {
    guard case .list(.pick(_, let picks, _)) = expression.nodes[node].kind, picks.count == 1 else {
      return nil
    }
    return source(picks[0])
  }

  /// The error about arguments of which one is a figure of a list that is not at hand; `nil` for others.
  func mixedArguments(
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
    let isSum = if case .call(.sum, _) = expression.nodes[node].kind { true } else { false }
    return KPIMessages.argumentsOutsideList(
      text(arguments[index]), function, rest.map(text), isSum: isSum, at: source(node).location)
  }
}
