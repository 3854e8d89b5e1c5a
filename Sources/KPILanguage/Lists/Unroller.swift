import Diagnostics
import HTMLText

/// Turns the figures of lists into figures with one value: a cell for each item, and totals.
///
/// The rest of the compiler knows cells only, which are named as they are cited: `Kosten[Messe]`.
struct Unroller {
  let language: String
  /// What was read.
  let source: Syntax
  /// What it becomes.
  var syntax: Syntax
  var scope = ListScope()
  var diagnostics: [Diagnostic] = []
  var reported: Set<Diagnostic> = []
  /// How many nodes all formulas have together, and whether they are more than a model may have.
  var nodeCount = 0
  var isOverLimit = false
  /// Figures whose formulas have errors.
  var brokenNames: Set<String> = []
  /// Formulas that only some cells of a figure have, by the names of the cells.
  var ownFormulas: [String: Syntax.Definition] = [:]
  /// The figures of which a cell within its lists has one.
  var figuresWithOwnFormulas: Set<String> = []
  /// Cells outside their series, with the positions that they have.
  var outerCells: [String: [(coordinates: [Int], definition: Syntax.Definition)]] = [:]
  /// By figure: the lists over which it has no sum, since what it is at an item builds on others.
  var axesWithoutSum: [String: [Int]] = [:]
  /// By figure.
  var explicitTotals: [String: [Syntax.Total]] = [:]

  /// - Parameters:
  ///   - syntax: What was read.
  ///   - language: The BCP 47 tag of the page, for labels.
  ///   - brokenNames: Names whose definitions have errors already.
  init(_ syntax: Syntax, language: String, brokenNames: Set<String>) {
    self.brokenNames = brokenNames
    scope.brokenNames = brokenNames
    source = syntax
    self.language = language
    self.syntax = syntax
    self.syntax.definitions = []
    self.syntax.checks = []
    self.syntax.listBlocks = []
  }

  mutating func unroll() {
    declareLists()
    scope.plainNames = plainNames()
    for (_, block) in source.listBlocks { declareFigures(of: block) }
    for (_, block) in source.listBlocks { declareFormulas(of: block) }
    declareCells()
    guard !isOverLimit else { return }
    var position = 0
    for (start, block) in source.listBlocks {
      while position < start { add(plain: source.definitions[position]); position += 1 }
      add(block)
    }
    for definition in source.definitions[position...] { add(plain: definition) }
    for index in syntax.scenarios.indices {
      let definitions = source.scenarios[index].definitions
      syntax.scenarios[index].definitions = definitions.flatMap { overriding($0) }
    }
    for check in source.checks { add(check, Environment(), items: []) }
  }

  mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  func plainNames() -> [String] {
    var names = source.definitions.filter { $0.picks.isEmpty }.map(\.name.text)
    for scenario in source.scenarios {
      names += scenario.definitions.filter { $0.picks.isEmpty }.map(\.name.text)
    }
    let listed = Set(
      source.listBlocks.flatMap { _, block in
        block.lines.flatMap { line -> [String] in
          switch line {
          case .inputs(let inputs): inputs.fields.map(\.name.text)
          case .definition(let definition) where definition.picks.isEmpty: [definition.name.text]
          default: []
          }
        }
      })
    var seen = listed
    return names.filter { seen.insert($0).inserted }
  }

  mutating func add(plain definition: Syntax.Definition) {
    guard definition.picks.isEmpty else {
      // A cell outside of a block, as in a scenario.
      report(
        KPIMessages.listFigure(
          "a cell is defined below its list", at: definition.name.source.location
        ).help(
          KPIMessages.belowList(
            scope.figure(definition.name.text)?.axes.map { scope.lists[$0].name } ?? [],
            definition.body.notation, at: definition.name.source.location)))
      return
    }
    if let list = scope.list(definition.name.text) {
      report(
        KPIMessages.definedTwice(
          definition.name.text, first: scope.lists[list].source.location,
          scenario: nil, at: definition.name.source.location))
      return
    }
    guard let body = unrolled(definition.body, Environment(), for: definition.name.text) else {
      return
    }
    syntax.definitions.append(definition.with(body: body))
  }

  mutating func add(_ block: Syntax.ListBlock) {
    for line in block.lines {
      switch line {
      case .inputs(let inputs): add(inputs)
      case .definition(let definition) where definition.picks.isEmpty:
        guard let figure = scope.figure(definition.name.text), figure.definition === definition
        else { continue }
        addFormulas(of: figure)
      case .check(let check):
        guard let axes = axes(of: block), scope.count(of: axes) <= Limits.cells else { continue }
        for coordinates in scope.coordinates(of: axes) {
          add(
            check, Environment(axes, coordinates),
            items: zip(axes, coordinates).map { scope.lists[$0].items[$1] })
        }
      case .definition, .total: break
      }
    }
  }

  mutating func add(_ inputs: Syntax.Inputs) {
    for (index, field) in inputs.fields.enumerated() {
      guard let figure = scope.figure(field.name.text) else { continue }
      do throws(Diagnostic) {
        let cells = try self.cells(of: inputs, index, figure)
        add(cells, of: figure)
      } catch {
        brokenNames.insert(figure.name)
        report(error)
      }
    }
  }

  /// The values of an input in the order of its cells.
  func cells(
    of inputs: Syntax.Inputs, _ index: Int, _ figure: ListScope.Figure
  ) throws(Diagnostic) -> [Expression] {
    let isCross = figure.axes.count == 2
    if isCross, inputs.fields.count > 1 {
      let first = inputs.fields[0].name.source
      let last = inputs.fields[inputs.fields.count - 1].name.source
      throw KPIMessages.crossOfOneInput(
        inputs.notation,
        at: first.with(first.range.upperBound..<last.range.upperBound).location)
    }
    let list = figure.axes[0]
    let items = scope.lists[list].items
    var rows: [Int: Syntax.Inputs.Row] = [:]
    for row in inputs.rows {
      guard let position = scope.item(row.item, of: list) else {
        throw KPIMessages.rowOfOtherItem(
          row.item.source.text, scope.lists[list], lastRow: namingRows(of: scope.lists[list])?.last,
          at: row.item.source.location)
      }
      if let first = rows.updateValue(row, forKey: position) {
        throw KPIMessages.itemTwice(
          items[position], first: first.item.source.location, at: row.item.source.location)
      }
      let names = isCross ? scope.lists[figure.axes[1]].items : inputs.fields.map(\.name.text)
      guard row.cells.count == names.count else {
        throw KPIMessages.wrongCount(items[position], of: names, row.cells.map(\.source))
      }
    }
    var cells: [Expression] = []
    for position in items.indices {
      guard let row = rows[position] else {
        throw KPIMessages.missingRow(
          items[position], figure.name,
          values: isCross ? scope.lists[figure.axes[1]].items.count : inputs.fields.count,
          at: inputs.fields[index].name.source.location)
      }
      if isCross { cells += row.cells } else { cells.append(row.cells[index]) }
    }
    return cells
  }

  /// Adds the cells of a figure with a formula, or one for each item.
  mutating func addFormulas(of figure: ListScope.Figure) {
    let definition = figure.definition
    let coordinates = scope.coordinates(of: figure.axes)
    guard !definition.furtherBodies.isEmpty else {
      add(Array(repeating: definition.body, count: coordinates.count), of: figure)
      return
    }
    let bodies = [definition.body] + definition.furtherBodies
    let items = figure.axes.count == 1 ? scope.lists[figure.axes[0]].items : []
    guard bodies.count == coordinates.count else {
      brokenNames.insert(figure.name)
      report(
        KPIMessages.wrongCount(
          figure.name, of: items.isEmpty ? coordinates.map { scope.cellName(figure, $0) } : items,
          bodies.map(\.source)))
      return
    }
    add(bodies, of: figure)
  }

  mutating func add(_ bodies: [Expression], of figure: ListScope.Figure) {
    let example =
      bodies.first { $0.nodes.count == 1 && !$0.isEmptyCell } ?? bodies.first { !$0.isEmptyCell }
    var cells = Array(zip(scope.coordinates(of: figure.axes), bodies))
    for (coordinates, definition) in outerCells[figure.name] ?? [] {
      cells.append((coordinates, definition.body))
    }
    for (coordinates, written) in cells {
      let name = scope.cellName(figure, coordinates)
      let own = ownFormulas[name]
      let body = own?.body ?? written
      let environment = Environment(figure.axes, coordinates)
      var unrolled: Expression?
      if body.isEmptyCell {
        unrolled = body.emptyCell(
          like: figure.valueList.map { scope.value(of: 0, in: $0, at: body) }
            ?? example.flatMap { self.unrolled($0, environment, for: figure.name) })
      } else if let list = figure.valueList {
        unrolled = item(body, of: list, figure.name)
      } else {
        unrolled = self.unrolled(body, environment, for: figure.name)
      }
      guard let unrolled else { return }
      syntax.definitions.append(
        cell(figure, coordinates, own ?? figure.definition, body: unrolled))
    }
    addTotals(of: figure)
  }

  /// A cell's definition, made of that of its figure or of its own.
  func cell(
    _ figure: ListScope.Figure, _ coordinates: [Int], _ definition: Syntax.Definition,
    body: Expression, isAutomaticTotal: Bool = false
  ) -> Syntax.Definition {
    let total = Wording(language: language).total
    let labels = zip(figure.axes, coordinates).map { axis, position in
      scope.itemLabel(position, in: axis, total: total)
    }
    return Syntax.Definition(
      name: .init(text: scope.cellName(figure, coordinates), source: definition.name.source),
      isInput: figure.definition.isInput,
      label: ([figure.label ?? figure.name] + labels).joined(separator: ", "), body: body,
      unit: definition.unit ?? figure.definition.unit,
      format: definition.format ?? figure.definition.format,
      cell: .init(
        figure: figure.name, items: labels, isTotal: coordinates.contains(ListScope.total),
        isAutomaticTotal: isAutomaticTotal))
  }

  /// The item that a cell of an input names.
  mutating func item(
    _ body: Expression, of list: Int, _ figure: String
  ) -> Expression? {
    guard let position = scope.item(body, of: list) else {
      brokenNames.insert(figure)
      report(
        KPIMessages.noItem(
          body.source.text, in: scope.lists[list].name, known: scope.lists[list].items,
          at: body.source.location))
      return nil
    }
    return scope.value(of: position, in: list, at: body)
  }

  /// The definitions that a line of a scenario becomes.
  mutating func overriding(_ definition: Syntax.Definition) -> [Syntax.Definition] {
    guard let figure = scope.figure(definition.name.text) else {
      guard definition.picks.isEmpty else {
        guard !brokenNames.contains(definition.name.text) else { return [] }
        report(
          scope.plainNames.contains(definition.name.text)
            ? KPIMessages.noItemsToPick(
              definition.name.text, at: definition.name.source.location)
            : KPIMessages.unknownFigure(
              definition.name.text, known: scope.names, at: definition.name.source.location))
        return []
      }
      return unrolled(definition.body, Environment(), for: definition.name.text)
        .map { [definition.with(body: $0)] } ?? []
    }
    do throws(Diagnostic) {
      var result: [Syntax.Definition] = []
      for coordinates in try cells(definition.picks, of: figure, takesOuter: true) {
        let name = scope.cellName(figure, coordinates)
        guard scope.cells.contains(name) else {
          throw KPIMessages.noItem(
            scope.itemName(coordinates[0], in: figure.axes[0]),
            in: scope.lists[figure.axes[0]].name, known: scope.lists[figure.axes[0]].items,
            at: definition.name.source.location)
        }
        let body: Expression?
        if let list = figure.valueList {
          body = item(definition.body, of: list, figure.name)
        } else {
          body = unrolled(
            definition.body, Environment(figure.axes, coordinates), for: figure.name)
        }
        guard let body else { return result }
        result.append(
          Syntax.Definition(
            name: .init(text: name, source: definition.name.source),
            isInput: definition.isInput, label: nil, body: body, unit: definition.unit,
            format: definition.format,
            cell: .init(
              figure: figure.name,
              items: zip(figure.axes, coordinates).map { scope.itemName($1, in: $0) },
              isTotal: false, isAutomaticTotal: false)))
      }
      return result
    } catch {
      report(error)
      return []
    }
  }

  mutating func add(
    _ check: Syntax.Check, _ environment: Environment, items: [String]
  ) {
    guard let left = unrolled(check.left, environment),
      let right = unrolled(check.right, environment)
    else { return }
    var tolerance: Expression?
    if let written = check.tolerance {
      tolerance = unrolled(written, environment)
      if tolerance == nil { return }
    }
    syntax.checks.append(
      Syntax.Check(
        left: left, comparison: check.comparison, right: right, tolerance: tolerance,
        source: check.source, items: items))
  }

  /// A formula at some items; `nil` after an error, which is reported.
  mutating func unrolled(
    _ expression: Expression, _ environment: Environment, for name: String? = nil
  ) -> Expression? {
    guard !isOverLimit else { return nil }
    do throws(Diagnostic) {
      var warnings: [Diagnostic] = []
      let result = try FormulaUnroller.unrolled(expression, in: scope, environment) {
        warnings.append($0)
      }
      for warning in warnings { report(warning) }
      nodeCount += result.nodes.count
      guard nodeCount <= Limits.operations else {
        isOverLimit = true
        throw KPIMessages.tooLarge(.operations, at: expression.source.location)
      }
      return result
    } catch {
      if let name { brokenNames.insert(name) }
      // What is gathered may be a list's figure whose line could not be read.
      let isFollowUp =
        error.id == KPIMessages.gathering.id
        && expression.references.contains { scope.brokenNames.contains($0.name) }
      if !isFollowUp { report(error) }
      return nil
    }
  }
}

extension Expression {
  /// Whether it is the cell of a table without a value.
  fileprivate var isEmptyCell: Bool {
    if nodes.count == 1, case .noValue = nodes[0].kind { true } else { false }
  }

  /// A cell without a value, in the unit of another one.
  fileprivate func emptyCell(like other: Expression?) -> Expression {
    guard let other else { return self }
    var result = Expression(nodes: other.nodes, source: source, notation: notation)
    _ = result.append(.noValue(like: other.nodes.count - 1), source.range)
    return result
  }
}
