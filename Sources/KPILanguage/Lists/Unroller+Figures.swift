import Diagnostics

/// Which figures have values for items, and which cells that makes.
extension Unroller {
  /// The lists of a block; `nil` where one has an error.
  mutating func axes(of block: Syntax.ListBlock) -> [Int]? {
    guard block.axes.count <= 2 else {
      report(tooManyAxes(block, from: 2))
      return nil
    }
    var axes: [Int] = []
    for name in block.axes {
      guard let list = scope.list(name.text) else {
        if !brokenNames.contains(name.text) {
          report(
            KPIMessages.notAList(
              name.text, known: scope.listNames, at: name.source.location))
        }
        return nil
      }
      if axes.contains(list) {
        report(tooManyAxes(block, from: axes.count))
        return nil
      }
      axes.append(list)
    }
    return axes
  }

  /// The error about all lists of a block from one on.
  func tooManyAxes(_ block: Syntax.ListBlock, from first: Int) -> Diagnostic {
    let sources = block.axes[(first - 1)...].map(\.source)
    let surplus = sources[0].range.upperBound..<sources[sources.count - 1].range.upperBound
    return KPIMessages.tooManyAxes(at: sources[0].with(surplus).location)
  }

  mutating func declareFigures(of block: Syntax.ListBlock) {
    guard let axes = axes(of: block) else {
      for line in block.lines {
        switch line {
        case .inputs(let inputs): brokenNames.formUnion(inputs.fields.map(\.name.text))
        case .definition(let definition): brokenNames.insert(definition.name.text)
        case .total, .check: break
        }
      }
      return
    }
    for line in block.lines {
      switch line {
      case .inputs(let inputs):
        for field in inputs.fields {
          let list = field.list.flatMap { scope.list($0.text) }
          if let name = field.list, list == nil {
            report(
              KPIMessages.notAList(
                name.text, known: scope.listNames, at: name.source.location))
          }
          declare(definition(of: field, inputs.notation), axes, valueList: list)
        }
      case .definition(let definition) where definition.picks.isEmpty:
        declare(definition, axes, valueList: nil)
      default: break
      }
    }
  }

  /// An input before its values are known.
  func definition(
    of field: Syntax.Inputs.Field, _ notation: Notation
  ) -> Syntax.Definition {
    Syntax.Definition(
      name: field.name, isInput: true, label: field.label,
      body: Expression(source: field.name.source, notation: notation),
      unit: nil, format: field.format)
  }

  mutating func declare(
    _ definition: Syntax.Definition, _ axes: [Int], valueList: Int?
  ) {
    let name = definition.name
    let first =
      scope.figure(name.text)?.definition.name.source
      ?? source.definitions.first { $0.name.text == name.text && $0.picks.isEmpty }?.name.source
      ?? scope.list(name.text).map { scope.lists[$0].source }
    if let first {
      report(
        KPIMessages.definedTwice(
          name.text, first: first.location, scenario: nil, at: name.source.location))
      return
    }
    scope.add(
      ListScope.Figure(
        name: name.text, label: definition.label, axes: axes, valueList: valueList,
        definition: definition))
  }

  /// Notes formulas of single cells, and totals.
  mutating func declareFormulas(of block: Syntax.ListBlock) {
    for line in block.lines {
      switch line {
      case .definition(let definition) where !definition.picks.isEmpty:
        guard let figure = known(definition.name) else { continue }
        declare(definition, of: figure)
      case .total(let total):
        if let figure = known(total.name) { declare(total, of: figure) }
      default: break
      }
    }
  }

  private mutating func declare(_ total: Syntax.Total, of figure: ListScope.Figure) {
    if let direction = total.direction {
      guard let list = scope.list(direction.text) else {
        return report(
          KPIMessages.notAList(
            direction.text, known: scope.listNames, at: direction.source.location))
      }
      guard figure.axes.contains(list) else {
        return report(
          KPIMessages.totalOverOtherList(
            figure.name, direction.text, own: figure.axes.map { scope.lists[$0].name },
            at: direction.source.location))
      }
    }
    let others = explicitTotals[figure.name] ?? []
    if let first = others.first(where: { $0.direction?.text == total.direction?.text }) {
      return report(
        KPIMessages.totalDefinedTwice(
          figure.name, first: first.name.source.location, at: total.name.source.location))
    }
    explicitTotals[figure.name, default: []].append(total)
  }

  mutating func known(_ name: Syntax.Name) -> ListScope.Figure? {
    if let figure = scope.figure(name.text) { return figure }
    if !brokenNames.contains(name.text) {
      report(
        KPIMessages.unknownFigure(
          name.text, known: scope.figures.map(\.name), at: name.source.location))
    }
    return nil
  }

  /// Notes the formula of a cell, which may be the one before a series.
  mutating func declare(_ definition: Syntax.Definition, of figure: ListScope.Figure) {
    do throws(Diagnostic) {
      for coordinates in try cells(definition.picks, of: figure, takesOuter: true) {
        let name = scope.cellName(figure, coordinates)
        if let first = ownFormulas[name] {
          throw KPIMessages.definedTwice(
            name, first: first.name.source.location, scenario: nil,
            at: definition.name.source.location)
        }
        ownFormulas[name] = definition
        let isOuter = zip(figure.axes, coordinates).contains {
          !scope.lists[$0].items.indices.contains($1)
        }
        if isOuter {
          outerCells[figure.name, default: []].append((coordinates, definition))
        } else {
          figuresWithOwnFormulas.insert(figure.name)
        }
      }
    } catch {
      report(error)
    }
  }

  /// The coordinates of all cells that brackets name.
  func cells(
    _ picks: [Expression], of figure: ListScope.Figure, takesOuter: Bool
  ) throws(Diagnostic) -> [[Int]] {
    var positions = [Int?](repeating: nil, count: figure.axes.count)
    guard picks.count <= positions.count else {
      throw KPIMessages.tooManyPicks(
        figure.name, lists: figure.axes.map { scope.lists[$0].name },
        picks: picks.map(\.source.text),
        at: picks[0].source.location)
    }
    for pick in picks {
      let found = scope.position(pick, of: figure) { positions[$0] == nil }
      guard let (axis, position) = found, position != ListScope.total else {
        throw scope.unknownItem(pick, pick.nodes.count - 1, of: figure, free: positions)
      }
      if !takesOuter || position >= 0 {
        try scope.check(position, in: figure.axes[axis], at: pick.source)
      }
      positions[axis] = position
    }
    return zip(figure.axes, positions).reduce([[]]) { all, axis in
      let choices = axis.1.map { [$0] } ?? Array(scope.lists[axis.0].items.indices)
      return all.flatMap { coordinates in choices.map { coordinates + [$0] } }
    }
  }

  /// Registers the names of all cells, so that formulas can refer to them.
  mutating func declareCells() {
    var count = 0
    for figure in scope.figures {
      count += scope.count(of: figure.axes)
      guard count <= Limits.cells else {
        report(KPIMessages.tooLarge(.cells, at: figure.definition.name.source.location))
        isOverLimit = true
        return
      }
      for cell in scope.coordinates(of: figure.axes) { scope.addCell(scope.cellName(figure, cell)) }
      for (cell, _) in outerCells[figure.name] ?? [] { scope.addCell(scope.cellName(figure, cell)) }
      axesWithoutSum[figure.name] = figure.axes.filter {
        asksForNeighbours(figure, in: $0) || isGathered(figure, over: $0)
      }
      for cell in totalCoordinates(of: figure) where hasTotal(figure, cell) {
        scope.addCell(scope.cellName(figure, cell))
      }
    }
  }
}
