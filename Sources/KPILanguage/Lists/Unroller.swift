import Diagnostics
import HTMLText

/// Turns the figures of lists into figures with one value: a cell for each item, and totals.
///
/// The rest of the compiler knows cells only, which are named as they are cited: `Kosten[Messe]`.
struct Unroller {
  private let language: String
  /// What was read.
  let source: Syntax
  /// What it becomes.
  private(set) var syntax: Syntax
  private(set) var scope = ListScope()
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  /// How many nodes all formulas have together, and whether they are more than a model may have.
  private var nodeCount = 0
  private var isOverLimit = false
  /// Figures whose formulas have errors.
  private(set) var brokenNames: Set<String> = []
  /// Formulas that only some cells of a figure have, by the names of the cells.
  private var ownFormulas: [String: Syntax.Definition] = [:]
  /// Cells outside their series, with the positions that they have.
  private var outerCells: [String: [(coordinates: [Int], definition: Syntax.Definition)]] = [:]
  /// By figure.
  private var explicitTotals: [String: [Syntax.Total]] = [:]

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

  private func plainNames() -> [String] {
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

  // MARK: - Lists

  private mutating func declareLists() {
    for list in source.lists {
      if let first = scope.list(list.name.text) {
        report(
          KPIMessages.listTwice(
            list.name.text, first: scope.lists[first].source.location, list.notation,
            at: list.source.location))
        continue
      }
      do throws(Diagnostic) {
        scope.add(try list.periods == nil ? items(of: list) : periods(of: list))
      } catch {
        brokenNames.insert(list.name.text)
        let isFollowUp = source.listBlocks.contains { _, block in
          block.hasErrors && block.axes.map(\.text) == [list.name.text]
        }
        if !isFollowUp { report(error) }
      }
    }
  }

  private func items(of list: Syntax.List) throws(Diagnostic) -> ListScope.List {
    var items = list.items
    if items.isEmpty {
      items = try (rows(of: list.name.text) ?? []).map { row throws(Diagnostic) in try item(row) }
    }
    guard !items.isEmpty else {
      throw KPIMessages.emptyList(list.name.text, at: list.name.source.location)
    }
    var sources: [String: SourceRange] = [:]
    for item in items {
      if let first = sources.updateValue(item.name.source, forKey: item.name.text) {
        throw KPIMessages.itemTwice(
          item.name.text, first: first.location, at: item.name.source.location)
      }
    }
    return ListScope.List(
      name: list.name.text, label: list.label ?? list.name.text, kind: .items,
      items: items.map(\.name.text), labels: items.map(\.label), isGerman: list.notation.isGerman,
      source: list.name.source)
  }

  /// The first rows below a list.
  private func rows(of list: String) -> [Syntax.Inputs.Row]? {
    source.listBlocks.lazy.filter { $0.block.axes.map(\.text) == [list] }
      .compactMap { _, block in
        block.lines.lazy.compactMap { line -> [Syntax.Inputs.Row]? in
          if case .inputs(let inputs) = line, !inputs.rows.isEmpty { inputs.rows } else { nil }
        }.first
      }.first
  }

  /// The rows that name the items of a list; `nil` where its first line does.
  private func namingRows(of list: ListScope.List) -> [Syntax.Inputs.Row]? {
    let isNamed = source.lists.contains { $0.name.text == list.name && !$0.items.isEmpty }
    return isNamed ? nil : rows(of: list.name)
  }

  private func item(_ row: Syntax.Inputs.Row) throws(Diagnostic) -> Syntax.List.Item {
    let source = row.item.source
    switch row.item.nodes.last?.kind {
    case .reference(let name, nil) where row.item.nodes.count == 1:
      return .init(name: .init(text: name, source: source), label: row.label ?? name)
    case .text(let label) where row.item.nodes.count == 1:
      return .init(name: .init(text: "\"\(label)\"", source: source), label: label)
    default:
      throw KPIMessages.expected("the name of an item", found: source.text, at: source.location)
    }
  }

  private func periods(of list: Syntax.List) throws(Diagnostic) -> ListScope.List {
    guard let (first, last) = list.periods, let from = bound(first), let to = bound(last),
      from.unit == to.unit
    else {
      throw KPIMessages.notAPeriod(
        (list.periods?.first.source.text ?? "", list.periods?.last.source.text ?? ""),
        list.notation, at: (list.periodRange ?? list.name.source).location)
    }
    let kind: ListScope.List.Kind
    var length = 1
    if case .point(let time) = from.unit.named {
      let period = Period(months: from.value, isQuarter: time == .quarter)
      length = period.length
      kind = .periods(first: period)
    } else {
      kind = .numbers(first: from.value)
    }
    guard to.value >= from.value else {
      throw KPIMessages.backwardSeries(
        from: first.source.text, to: last.source.text, list.notation,
        at: (list.periodRange ?? last.source).location)
    }
    let count = (to.value - from.value) / length + 1
    guard count <= Limits.periods else {
      throw KPIMessages.tooLarge(.periods, at: last.source.location)
    }
    let names: [String]
    var labels: [String]
    switch kind {
    case .numbers(let first):
      names = (first..<first + count).map(String.init)
      labels = names
    case .periods(let first):
      let periods = (0..<count).map { first.advanced(by: $0) }
      names = periods.map { $0.name(isGerman: list.notation.isGerman) }
      let calendar = CalendarNames(language: language)
      labels = periods.map { $0.label(calendar) }
    case .items: (names, labels) = ([], [])
    }
    return ListScope.List(
      name: list.name.text, label: list.label ?? list.name.text, kind: kind, items: names,
      labels: labels, isGerman: list.notation.isGerman, source: list.name.source)
  }

  /// The numbers that periods may have; no calendar and no counting needs others.
  private static let numbers = -1_000_000_000...1_000_000_000

  /// A written period: a whole number, or a point in time.
  private func bound(_ expression: Expression) -> (value: Int, unit: Unit)? {
    if let whole = expression.wholeNumber(expression.nodes.count - 1) {
      return Self.numbers.contains(whole) ? (whole, .none) : nil
    }
    guard expression.nodes.count == 1,
      case .literal(let value, let unit, _) = expression.nodes[0].kind,
      case .point = unit.named, case .small(let months, 1) = value.parts
    else { return nil }
    return (months, unit)
  }

  // MARK: - Figures

  /// The lists of a block; `nil` where one has an error.
  private mutating func axes(of block: Syntax.ListBlock) -> [Int]? {
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
  private func tooManyAxes(_ block: Syntax.ListBlock, from first: Int) -> Diagnostic {
    let sources = block.axes[(first - 1)...].map(\.source)
    let surplus = sources[0].range.upperBound..<sources[sources.count - 1].range.upperBound
    return KPIMessages.tooManyAxes(at: sources[0].with(surplus).location)
  }

  private mutating func declareFigures(of block: Syntax.ListBlock) {
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
  private func definition(
    of field: Syntax.Inputs.Field, _ notation: Notation
  ) -> Syntax.Definition {
    Syntax.Definition(
      name: field.name, isInput: true, label: field.label,
      body: Expression(source: field.name.source, notation: notation),
      unit: nil, format: field.format)
  }

  private mutating func declare(
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
  private mutating func declareFormulas(of block: Syntax.ListBlock) {
    for line in block.lines {
      switch line {
      case .definition(let definition) where !definition.picks.isEmpty:
        guard let figure = known(definition.name) else { continue }
        declare(definition, of: figure)
      case .total(let total):
        guard known(total.name) != nil else { continue }
        if let direction = total.direction, scope.list(direction.text) == nil {
          report(
            KPIMessages.notAList(
              direction.text, known: scope.listNames, at: direction.source.location))
          continue
        }
        explicitTotals[total.name.text, default: []].append(total)
      default: break
      }
    }
  }

  private mutating func known(_ name: Syntax.Name) -> ListScope.Figure? {
    if let figure = scope.figure(name.text) { return figure }
    if !brokenNames.contains(name.text) {
      report(
        KPIMessages.unknownFigure(
          name.text, known: scope.figures.map(\.name), at: name.source.location))
    }
    return nil
  }

  /// Notes the formula of a cell, which may be the one before a series.
  private mutating func declare(_ definition: Syntax.Definition, of figure: ListScope.Figure) {
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
        if isOuter { outerCells[figure.name, default: []].append((coordinates, definition)) }
      }
    } catch {
      report(error)
    }
  }

  /// The coordinates of all cells that brackets name.
  private func cells(
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
  private mutating func declareCells() {
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
      for cell in totalCoordinates(of: figure) where hasTotal(figure, cell) {
        scope.addCell(scope.cellName(figure, cell))
      }
    }
  }

  // MARK: - Definitions

  private mutating func add(plain definition: Syntax.Definition) {
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

  private mutating func add(_ block: Syntax.ListBlock) {
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

  private mutating func add(_ inputs: Syntax.Inputs) {
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
  private func cells(
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
  private mutating func addFormulas(of figure: ListScope.Figure) {
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

  private mutating func add(_ bodies: [Expression], of figure: ListScope.Figure) {
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
          like: example.flatMap { self.unrolled($0, environment, for: figure.name) })
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
  private func cell(
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
  private mutating func item(
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
    let (value, unit) = scope.value(of: position, in: list)
    var result = Expression(source: body.source, notation: body.notation)
    _ = result.append(.literal(value, unit, .substituted), body.source.range)
    return result
  }

  /// The definitions that a line of a scenario becomes.
  private mutating func overriding(_ definition: Syntax.Definition) -> [Syntax.Definition] {
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

  private mutating func add(
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

  // MARK: - Totals

  private func totalCoordinates(of figure: ListScope.Figure) -> [[Int]] {
    guard figure.axes.count == 2 else { return [[ListScope.total]] }
    return scope.lists[figure.axes[1]].items.indices.map { [ListScope.total, $0] }
      + scope.lists[figure.axes[0]].items.indices.map { [$0, ListScope.total] }
      + [[ListScope.total, ListScope.total]]
  }

  /// The line that says what a total is; `nil` where none does.
  private func explicitTotal(
    _ figure: ListScope.Figure, _ coordinates: [Int]
  ) -> Syntax.Total? {
    let lists = zip(figure.axes, coordinates).filter { $1 == ListScope.total }.map { $0.0 }
    return explicitTotals[figure.name]?.first { total in
      guard let direction = total.direction else { return true }
      return lists.contains { scope.lists[$0].name == direction.text }
    }
  }

  private func hasTotal(_ figure: ListScope.Figure, _ coordinates: [Int]) -> Bool {
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
        || !scope.lists[axis].isSeries && !asksForNeighbours(figure, in: axis)
    }
  }

  /// Whether a figure's formula asks for values of the figure itself at other items of a list, or sums up to the
  /// item at hand.
  private func asksForNeighbours(_ figure: ListScope.Figure, in list: Int) -> Bool {
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

  private mutating func addTotals(of figure: ListScope.Figure) {
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
  private mutating func automaticTotal(
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
      _ = sum.append(.aggregate(.sum, cells, isOverSeries: false), source.range)
      return sum
    }
    let hasOwnFormulas =
      !figure.definition.furtherBodies.isEmpty || figure.definition.isInput
      || scope.coordinates(of: figure.axes).contains {
        ownFormulas[scope.cellName(figure, $0)] != nil
      }
    guard !hasOwnFormulas, case .binary(.divide, let above, let below) = body.nodes.last?.kind
    else {
      _ = sum.append(.total(cells, quotient: nil), source.range)
      return sum
    }
    let environment = Environment(figure.axes, coordinates)
    let list = figure.axes[axis]
    let quotient = FormulaUnroller.quotientOfTotals(
      body, above, below, over: list, in: scope, environment, after: sum)
    guard var (result, node) = quotient else {
      _ = sum.append(.total(cells, quotient: nil), source.range)
      return sum
    }
    node = result.append(.total(cells, quotient: node), source.range)
    return result
  }
}

extension FormulaUnroller {
  /// Appends the quotient of the totals of two parts of a formula to the cells of its figure; `nil` where one of
  /// them has none.
  fileprivate static func quotientOfTotals(
    _ body: Expression, _ above: Int, _ below: Int, over list: Int, in scope: ListScope,
    _ environment: Environment, after cells: Expression
  ) -> (Expression, node: Int)? {
    var unroller = FormulaUnroller(body, in: scope, continuing: cells)
    guard let first = try? unroller.appendTotal(of: above, over: list, environment),
      let second = try? unroller.appendTotal(of: below, over: list, environment)
    else { return nil }
    let node = unroller.append(.binary(.divide, first, second), for: body.nodes.count - 1)
    return (unroller.result, node)
  }

  /// Appends the total of a part of a formula; throws where it has none.
  private mutating func appendTotal(
    of part: Int, over list: Int, _ environment: Environment
  ) throws(Diagnostic) -> Int {
    if case .reference(let name, _) = expression.nodes[part].kind, let figure = scope.figure(name),
      figure.axes.contains(list)
    {
      return try append(part, environment)
    }
    var cells: [Int] = []
    guard lists(in: part, environment.with(list, at: 0)).contains(list) else {
      throw KPIMessages.noTotal(
        text(part), definedAt: nil, expression.notation, at: source(part).location)
    }
    for position in scope.lists[list].items.indices {
      cells.append(try append(part, environment.with(list, at: position)))
    }
    return append(.total(cells, quotient: nil), for: part)
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
