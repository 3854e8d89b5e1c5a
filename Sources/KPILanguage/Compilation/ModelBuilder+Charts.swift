import Diagnostics

extension ModelBuilder {
  /// What a chart draws: some categories, each with a figure for each series.
  private struct Grid {
    var categories: [String] = []
    /// Whether a category is a total.
    var totals: [Bool] = []
    var series: [String?] = []
    /// By category and series.
    var cells: [[KPITable.Cell?]] = []
    /// By category and series: which of the figures that the chart names is there.
    var figures: [[Int]] = []
    var isOrdered = false
    /// By category or by series, whichever are two scenarios.
    var comparesScenarios = false
  }

  /// Draws a chart; `nil` after an error.
  mutating func chart(_ chart: Syntax.Chart) -> KPIChart? {
    switch chart.content {
    case .sensitivity(let sensitivity):
      guard let (table, base) = tableAndBase(of: sensitivity) else { return nil }
      return tornado(chart, table, base)
    case .table(let declared):
      // A waterfall and a funnel have one value a step.
      let isOfOneModel = [.waterfall, .funnel].contains(chart.kind) && declared.columns.isEmpty
      guard let table = table(declared, isOfOneModel: isOfOneModel && declared.down.isEmpty) else {
        return nil
      }
      let grid = grid(of: table, declared, chart.kind)
      guard check(grid, of: chart) else { return nil }
      switch chart.kind {
      case .waterfall: return waterfall(chart, table, declared, grid)
      case .line: return line(chart, table, grid)
      case .bars, .columns, .funnel, .tornado: return bars(chart, table, grid)
      }
    }
  }

  // MARK: Categories and series

  private func grid(
    of table: KPITable, _ declared: Syntax.Table, _ kind: KPIChart.Kind
  ) -> Grid {
    var grid = Grid()
    let (rows, columns) = (table.rows, table.columns)
    let columnLabels: [String?] = columns.map { table.hasColumnHeads ? $0 : nil }
    if !declared.down.isEmpty, !declared.columns.isEmpty {
      // The rows of each figure, one block below the other.
      let count = rows.count / max(1, declared.rows.count)
      let down = rows.prefix(count)
      grid.categories = down.map(\.name)
      grid.totals = down.map(\.isTotal)
      for figure in declared.rows.indices {
        let name = rows[figure * count].group
        grid.series += columns.map { column in
          [name, column].compactMap(\.self).joined(separator: ", ")
        }
      }
      for row in 0..<count {
        grid.cells.append(declared.rows.indices.flatMap { rows[$0 * count + row].cells })
        grid.figures.append(declared.rows.indices.flatMap { figure in columns.map { _ in figure } })
      }
      grid.isOrdered = isOrdered(declared.down)
    } else if !declared.down.isEmpty {
      grid.categories = rows.map(\.name)
      grid.totals = rows.map(\.isTotal)
      grid.series = columns.count == 1 ? [nil] : columns
      grid.cells = rows.map(\.cells)
      grid.figures = rows.map { $0.cells.indices.map(\.self) }
      grid.isOrdered = isOrdered(declared.down)
    } else if rows.count == 1 || columns.count > 1 && (kind == .line || isOrdered(declared.columns))
    {
      let isAlone = columns.count == 1 && columnLabels[0] == nil
      grid.categories = isAlone ? [rows[0].name] : columns
      grid.totals = columns.map { _ in false }
      grid.series = rows.count == 1 ? [nil] : rows.map(\.name)
      grid.cells = columns.indices.map { column in rows.map { $0.cells[column] } }
      grid.figures = columns.map { _ in rows.indices.map(\.self) }
      grid.isOrdered = isOrdered(declared.columns)
      grid.comparesScenarios = table.comparesScenarios && rows.count == 1
    } else {
      grid.categories = rows.map(\.name)
      grid.totals = rows.map(\.isTotal)
      grid.series = columns.count == 1 ? [nil] : columns
      grid.cells = rows.map(\.cells)
      grid.figures = rows.indices.map { row in columns.map { _ in row } }
      grid.comparesScenarios = table.comparesScenarios
    }
    return grid
  }

  /// Whether what an axis lays out has an order of its own: periods, or values of an input.
  private func isOrdered(_ axes: [Syntax.Axis]) -> Bool {
    guard let axis = axes.first else { return false }
    return switch axis {
    case .named(let name): lists.list(name.text).map { lists.lists[$0].isSeries } ?? false
    case .range: true
    case .total: false
    }
  }

  // MARK: What can be drawn

  private mutating func check(_ grid: Grid, of chart: Syntax.Chart) -> Bool {
    let marks = grid.categories.count * grid.series.count
    guard marks <= Limits.marks, grid.series.count <= Limits.chartSeries else {
      compiler.report(
        KPIMessages.tooLarge(
          marks <= Limits.marks ? .chartSeries : .marks, at: chart.name.source.location))
      return false
    }
    if [.waterfall, .funnel].contains(chart.kind), grid.series.count > 1 {
      compiler.report(severalValues(chart))
      return false
    }
    if chart.kind == .line, grid.totals.contains(true) {
      compiler.report(totalInLine(chart))
      return false
    }
    return checkNumbers(grid, of: chart)
  }

  /// Reports values that have no place on one scale.
  private mutating func checkNumbers(_ grid: Grid, of chart: Syntax.Chart) -> Bool {
    let references = chart.figures
    var units: [Unit?] = references.map { _ in nil }
    var bad: (figure: Int, message: String)?
    for (cells, figures) in zip(grid.cells, grid.figures) {
      for (cell, figure) in zip(cells, figures) {
        guard let cell else { continue }
        let figure = min(figure, references.count - 1)
        let shown = cell.figure.shortText
        if cell.figure.isName {
          bad = bad ?? (figure, "a chart shows numbers, and \"\(shown)\" is none")
        } else if chart.kind == .funnel, cell.figure.number.isNegative {
          bad = bad ?? (figure, "a funnel has no negative stages, and this is \(shown)")
        }
        units[figure] = cell.figure.plan.unit
      }
    }
    if let bad {
      // The others can be drawn.
      let others = references.indices.filter { $0 != bad.figure }.map { references[$0].source.text }
      compiler.report(
        others.isEmpty
          ? KPIMessages.chart(bad.message, at: references[bad.figure].source.location)
            .help("remove this line")
          : KPIMessages.chart(bad.message, at: list(references).location)
            .help("write \(others.joined(separator: ", "))"))
      return false
    }
    guard let first = units.firstIndex(where: { $0 != nil }), let unit = units[first] else {
      compiler.report(
        KPIMessages.chart("nothing that it shows has a value", at: chart.source.location)
          .help("remove this line"))
      return false
    }
    guard let other = units.indices.first(where: { units[$0] != nil && units[$0] != unit }),
      let otherUnit = units[other]
    else { return true }
    let groups = [unit, otherUnit].map { unit in
      references.indices.filter { units[$0] == unit }.map { references[$0].source.text }
        .joined(separator: ", ")
    }
    compiler.report(
      KPIMessages.unlikeUnits(
        references[first].source.text, unit, references[other].source.text, otherUnit,
        writer.catalog, at: list(references).location
      ).help("write \(KPIMessages.alternatives(groups))"))
    return false
  }

  /// Where a chart names its figures.
  private func list(_ references: [Syntax.Reference]) -> SourceRange {
    let first = references[0].source
    return first.with(
      first.range.lowerBound..<references[references.count - 1].source.range.upperBound)
  }

  /// The error about a waterfall or a funnel in several columns.
  private func severalValues(_ chart: Syntax.Chart) -> Diagnostic {
    let message = "each step of a \(chart.kind.rawValue) has one value"
    guard case .table(let table) = chart.content, case .named(let first)? = table.columns.first,
      case .named(let last)? = table.columns.last
    else {
      return KPIMessages.chart(message, at: list(chart.figures).location)
        .help("write \(chart.figures[0].source.text)")
    }
    let range = first.source.range.lowerBound..<last.source.range.upperBound
    return KPIMessages.chart(message, at: first.source.with(range).location)
      .help("write \(first.text)")
  }

  /// The error about a total as a point of a line.
  private func totalInLine(_ chart: Syntax.Chart) -> Diagnostic {
    guard case .table(let table) = chart.content,
      let index = table.down.firstIndex(where: { if case .total = $0 { true } else { false } }),
      index > 0, case .total(let total) = table.down[index],
      case .named(let list) = table.down[index - 1]
    else {
      return KPIMessages.chart("a total is no point of a line", at: chart.source.location)
    }
    let range = list.source.range.lowerBound..<total.range.upperBound
    return KPIMessages.chart("a total is no point of a line", at: list.source.with(range).location)
      .help("write \(list.text)")
  }

  // MARK: Kinds

  /// Bars, columns and stages of a funnel: all from zero, or on one another.
  private func bars(_ chart: Syntax.Chart, _ table: KPITable, _ grid: Grid) -> KPIChart {
    let numbers = grid.cells.map { $0.map { $0?.figure.number } }
    var ends: [[(from: Rational, to: Rational)?]] = []
    for category in numbers {
      var (above, below) = (Rational.zero, Rational.zero)
      ends.append(
        category.map { number in
          guard let number else { return nil }
          guard chart.isStacked else { return (.zero, number) }
          let from = number.isNegative ? below : above
          if number.isNegative { below = from + number } else { above = from + number }
          return (from, from + number)
        })
    }
    let values = ends.joined().compactMap { $0?.to }
    var scale = KPIChart.Scale(fromZero: values)
    var ticks: [KPIChart.Tick] = []
    if chart.kind == .columns, grid.isOrdered {
      (scale, ticks) = roundScale(scale.lower, scale.upper, like: grid)
    }
    let hasMain = grid.comparesScenarios || grid.totals.contains(true)
    var categories: [KPIChart.Category] = []
    for (index, label) in grid.categories.enumerated() {
      let marks = grid.cells[index].enumerated().map { column, cell -> KPIChart.Mark? in
        guard let cell, let (from, to) = ends[index][column] else { return nil }
        let isSecond = (grid.series.count > 1 ? column : index) == 1
        let isMain =
          !hasMain || grid.totals[index] || grid.comparesScenarios && isSecond
        return KPIChart.Mark(
          cell: cell, span: scale.span(from, to), place: scale.place(to),
          role: isMain ? .main : .usual)
      }
      var category = KPIChart.Category(label: label, marks: marks)
      if chart.isStacked { category.sum = sum(of: grid.cells[index].compactMap(\.self)) }
      if chart.kind == .funnel, index > 0, let before = numbers[index - 1][0],
        let value = numbers[index][0], let share = value.divided(by: before)
      {
        category.share = writer.numbers.percent(share, .init(maximumDecimals: 1))
      }
      categories.append(category)
    }
    return KPIChart(
      kind: chart.kind, isStacked: chart.isStacked, table: table, series: grid.series,
      categories: categories, isOrdered: grid.isOrdered, origin: scale.origin,
      comparesScenarios: grid.comparesScenarios, ticks: ticks)
  }

  private func sum(of cells: [KPITable.Cell]) -> Figure? {
    guard cells.count > 1, let plan = cells.first?.figure.plan else { return nil }
    return Figure(
      number: cells.reduce(Rational.zero) { $0 + $1.figure.number }, plan: plan,
      isApproximate: cells.contains { $0.figure.isApproximate })
  }

  private func line(_ chart: Syntax.Chart, _ table: KPITable, _ grid: Grid) -> KPIChart {
    let numbers = grid.cells.joined().compactMap { $0?.figure.number }
    var (lower, upper) = (numbers.min() ?? .zero, numbers.max() ?? .zero)
    // From zero, unless all values are far from it and near one another.
    let isOne = lower == upper
    if !lower.isNegative, isOne || lower <= upper * Self.nearShare { lower = .zero }
    if upper.isNegative, isOne || upper >= lower * Self.nearShare { upper = .zero }
    let (scale, ticks) = roundScale(lower, upper, like: grid)
    let categories = zip(grid.categories, grid.cells).map { label, cells in
      KPIChart.Category(
        label: label,
        marks: cells.map { cell in
          cell.map {
            let place = scale.place($0.figure.number)
            return KPIChart.Mark(
              cell: $0, span: .init(from: place, to: place), place: place, role: .usual)
          }
        })
    }
    return KPIChart(
      kind: .line, isStacked: false, table: table, series: grid.series, categories: categories,
      isOrdered: true, origin: scale.origin, comparesScenarios: grid.comparesScenarios,
      ticks: ticks)
  }

  /// Which part of the largest value the smallest has to be for a scale that does not begin at zero.
  private static let nearShare = Rational(3).divided(by: Rational(4)) ?? .half

  private mutating func waterfall(
    _ chart: Syntax.Chart, _ table: KPITable, _ declared: Syntax.Table, _ grid: Grid
  ) -> KPIChart? {
    let isOfFigures = declared.down.isEmpty && grid.categories.count == declared.rows.count
    let sums = isOfFigures ? sums(of: declared) : [:]
    var steps: [(from: Rational, to: Rational, role: KPIChart.Role)?] = []
    var reached = Rational.zero
    for (index, cells) in grid.cells.enumerated() {
      guard let figure = cells[0]?.figure else {
        steps.append(nil)
        continue
      }
      let isLast = index == grid.cells.count - 1
      let isTotal =
        grid.totals[index] || isOfFigures && (index == 0 || sums[index]?.isTotal == true || isLast)
      if index > 0, isTotal, !isSame(figure.number, reached) {
        compiler.report(
          wrongTotal(declared, index, sums[index], text(of: reached, like: figure), figure))
        return nil
      }
      if isTotal || index > 0 && isSame(figure.number, reached) {
        steps.append((.zero, figure.number, .main))
        reached = figure.number
      } else {
        let change = sums[index]?.isSubtracted == true ? -figure.number : figure.number
        steps.append((reached, reached + change, change.isNegative ? .decrease : .increase))
        reached = reached + change
      }
    }
    let scale = KPIChart.Scale(fromZero: steps.compactMap { $0?.to })
    let categories = grid.categories.indices.map { index in
      KPIChart.Category(
        label: grid.categories[index],
        marks: [
          grid.cells[index][0].flatMap { cell in
            steps[index].map { step in
              KPIChart.Mark(
                cell: cell, span: scale.span(step.from, step.to), place: scale.place(step.to),
                role: step.role)
            }
          }
        ])
    }
    return KPIChart(
      kind: .waterfall, isStacked: false, table: table, series: [nil], categories: categories,
      isOrdered: false, origin: scale.origin, comparesScenarios: false, ticks: [])
  }

  /// What the formulas of a waterfall's figures say of it.
  private struct Sum {
    /// Whether it is a sum of which others of the waterfall are parts.
    var isTotal = false
    /// Parts that stand nowhere before it, as they are written.
    var missing: [String] = []
    /// Whether a sum behind it subtracts it.
    var isSubtracted = false
  }

  private mutating func sums(of table: Syntax.Table) -> [Int: Sum] {
    var entries: [Int?] = []
    for reference in table.rows {
      entries.append(shown(reference).flatMap { cellEntry($0, [Place()])?.entry })
    }
    var found: [Int: Sum] = [:]
    for (index, entry) in entries.enumerated() where index > 0 {
      guard let entry, let body = compiler.scope.definition(of: entry)?.body,
        let signs = body.signsOfSum, signs.count > 1
      else { continue }
      let operands = Array(compiler.operands[compiler.compiled[entry].operands])
      guard operands.count == signs.count else { continue }
      let places = operands.map { operand in entries[..<index].lastIndex { $0 == operand } }
      guard places.contains(where: { $0 != nil }) else { continue }
      found[index, default: Sum()].isTotal = true
      for (place, (operand, isSubtracted)) in zip(places, zip(operands, signs)) {
        if let place {
          if isSubtracted { found[place, default: Sum()].isSubtracted = true }
        } else if let operand {
          found[index]?.missing.append(compiler.scope.names[compiler.scope.entries[operand].name])
        }
      }
    }
    return found
  }

  /// The error about a sum to which the steps before it do not lead.
  private func wrongTotal(
    _ table: Syntax.Table, _ index: Int, _ sum: Sum?, _ reached: String, _ figure: Figure
  ) -> Diagnostic {
    let reference = table.rows[min(index, table.rows.count - 1)]
    let name = reference.source.text
    let missing = sum?.missing ?? []
    guard missing.isEmpty else {
      let error = KPIMessages.chart(
        "the steps before \(name) come to \(reached), without \(missing.joined(separator: ", "))",
        at: reference.source.location)
      // What is missing may be there in a scenario.
      let scenario = table.rows[..<index].first {
        $0.scenario != nil && missing.contains($0.name.text)
      }?.scenario
      if let scenario, reference.scenario == nil {
        return error.help("write \(name)@\(scenario.text)")
      }
      return error.help("write \((missing + [name]).joined(separator: ", "))")
    }
    return KPIMessages.chart(
      "the steps come to \(reached), and \(name), the last figure, is \(figure.shortText)",
      at: reference.source.location
    ).help("name all steps between \(table.rows[0].source.text) and \(name)")
  }

  /// Equal but for what is lost by calculating with 50 digits.
  private func isSame(_ first: Rational, _ second: Rational) -> Bool {
    (first - second).magnitude <= max(first.magnitude, second.magnitude) * Self.noise
  }

  private static let noise = Rational.one.divided(by: .powerOfTen(40)) ?? .zero

  private func text(of number: Rational, like figure: Figure?) -> String {
    figure.map {
      Figure(number: number, plan: $0.plan, isApproximate: $0.isApproximate).shortText
    } ?? ""
  }

  private mutating func tornado(
    _ chart: Syntax.Chart, _ table: KPITable, _ base: KPIModel.Value
  ) -> KPIChart? {
    let numbers = table.rows.flatMap { $0.cells.compactMap { $0?.figure.number } } + [base.number]
    guard numbers.count > 1, let lower = numbers.min(), let upper = numbers.max() else {
      compiler.report(
        KPIMessages.chart("no input moves this figure", at: chart.figures[0].source.location)
          .help("remove this line"))
      return nil
    }
    let scale = KPIChart.Scale(lower, upper)
    let categories = table.rows.map { row in
      KPIChart.Category(
        label: row.name,
        marks: row.cells.enumerated().map { index, cell in
          cell.map {
            KPIChart.Mark(
              cell: $0, span: scale.span(base.number, $0.figure.number),
              place: scale.place($0.figure.number), role: index == 0 ? .usual : .main)
          }
        })
    }
    return KPIChart(
      kind: .tornado, isStacked: false, table: table, series: table.columns,
      categories: categories, isOrdered: false, origin: scale.place(base.number),
      comparesScenarios: false, ticks: [])
  }

  // MARK: Scales

  /// A scale that begins and ends at round values, with their texts.
  private func roundScale(
    _ lower: Rational, _ upper: Rational, like grid: Grid
  ) -> (KPIChart.Scale, [KPIChart.Tick]) {
    let figures = grid.cells.lazy.joined().compactMap { $0?.figure }
    guard let plan = figures.first?.plan else { return (KPIChart.Scale(lower, upper), []) }
    let unit = plan.barePercentage == nil ? plan.unit.scale : Unit.percent.scale
    func shown(_ value: Rational) -> Rational { value.divided(by: unit) ?? value }
    let steps = KPIChart.RoundSteps(from: shown(lower), to: shown(upper))
    let scale = KPIChart.Scale(steps.first * unit, steps.last * unit)
    var format = DisplayFormat()
    format.isPercent = plan.barePercentage != nil && !plan.unit.isPercent
    format.decimals = steps.step.decimalPlaces ?? 0
    format.isFixed = format.decimals > 0
    let ticks = steps.values.map { value in
      KPIChart.Tick(
        place: scale.place(value * unit),
        text: writer.figure(value * unit, isApproximate: false, plan.unit, format).shortText)
    }
    return (scale, ticks)
  }
}

extension Expression {
  /// Of a formula of names, plus and minus alone: which of the names are subtracted, in order; `nil` for others.
  fileprivate var signsOfSum: [Bool]? {
    guard !nodes.isEmpty else { return nil }
    var isNegative = [Bool](repeating: false, count: nodes.count)
    var signs: [(node: Int, isSubtracted: Bool)] = []
    for index in nodes.indices.reversed() {
      switch nodes[index].kind {
      case .reference: signs.append((index, isNegative[index]))
      case .binary(.add, let left, let right):
        (isNegative[left], isNegative[right]) = (isNegative[index], isNegative[index])
      case .binary(.subtract, let left, let right):
        (isNegative[left], isNegative[right]) = (isNegative[index], !isNegative[index])
      case .negate(let operand): isNegative[operand] = !isNegative[index]
      case .call(.sum, let operands):
        for operand in operands { isNegative[operand] = isNegative[index] }
      default: return nil
      }
    }
    return signs.reversed().map(\.isSubtracted)
  }
}
