import Diagnostics

extension ModelBuilder {
  private struct Column {
    let label: String
    let context: Int
    /// The input whose value the label is.
    var input: String?
  }

  /// Lays out a table; `nil` where something is in error.
  mutating func table(_ table: Syntax.Table) -> KPITable? {
    guard let columns = columns(of: table) else { return nil }
    let contexts = columns.map(\.context)
    var rows: [KPITable.Row] = []
    var isSound = true
    for name in table.rows {
      let figures = contexts.map { Scope.Figure(name: name.text, context: $0) }
      guard
        figures.contains(where: { compiler.scope.definition(of: $0) != nil })
      else {
        reportUnknownRow(name)
        isSound = false
        continue
      }
      rows.append(row(figures, label: label(of: name.text, contexts: contexts)))
    }
    guard isSound else { return nil }
    let inputs = Set(columns.map(\.input))
    let corner = inputs.count == 1 ? columns[0].input : nil
    let heads = columns.map { column in
      corner == nil
        ? [column.input, column.label].compactMap(\.self).joined(separator: ": ") : column.label
    }
    return KPITable(
      name: table.name.text, caption: table.caption, corner: corner, columns: heads,
      hasColumnHeads: !syntax.scenarios.isEmpty || !table.columns.isEmpty, rows: rows,
      discrepancies: discrepancies(table, columns))
  }

  private mutating func row(_ figures: [Scope.Figure], label: String) -> KPITable.Row {
    var shown: [Figure?] = []
    for figure in figures { shown.append(cell(figure)) }
    let present = shown.compactMap { $0 }
    let isPercentage = !present.isEmpty && present.allSatisfy { $0.percentageText != nil }
    let suffix = isPercentage && !label.hasSuffix("%")
    return KPITable.Row(
      label: label + (suffix ? Wording(language: language).inPercent : ""),
      cells: shown.map { figure in
        figure.map {
          .init(text: isPercentage ? $0.percentageText ?? $0.text : $0.text, figure: $0)
        }
      })
  }

  private mutating func reportUnknownRow(_ name: Syntax.Name) {
    if compiler.scope.names.contains(name.text) {
      compiler.report(
        .error(
          "kpi.no-value", "\"\(name.text)\" has no value in any column of this table",
          at: name.place.location))
    } else {
      let error = Diagnostic.error(
        "kpi.unknown-name", "unknown name \"\(name.text)\"", at: name.place.location
      ).help(Spelling.didYouMean(name.text, among: compiler.scope.names))
      if !compiler.isFollowUp(error, about: name.text) { compiler.report(error) }
    }
  }

  private mutating func columns(of table: Syntax.Table) -> [Column]? {
    if table.columns.isEmpty {
      return syntax.scenarios.isEmpty
        ? [Column(label: Scope.baseName, context: 0)]
        : syntax.scenarios.compactMap { scenario in
          compiler.scope.context(scenario.name.text)
            .map { Column(label: scenario.label ?? scenario.name.text, context: $0) }
        }
    }
    var columns: [Column] = []
    var isSound = true
    for column in table.columns {
      switch column {
      case .scenario(let name):
        guard let context = compiler.scope.context(name.text) else {
          compiler.report(
            Diagnostic.error(
              "kpi.unknown-scenario", "there is no scenario \"\(name.text)\"",
              at: name.place.location
            ).help(Spelling.didYouMean(name.text, among: compiler.scope.scenarioNames)))
          isSound = false
          continue
        }
        let label = compiler.scope.contexts[context].scenario.flatMap { syntax.scenarios[$0].label }
        columns.append(Column(label: label ?? name.text, context: context))
      case .sweep(let name, let from, let to, let step):
        if let sweep = sweep(name, from: from, to: to, step: step) {
          columns += sweep
        } else {
          isSound = false
        }
      }
      guard columns.count <= Limits.columns else {
        compiler.report(
          .error(
            "kpi.limit", "a table has at most \(Limits.columns) columns",
            at: table.name.place.location))
        return nil
      }
    }
    return isSound ? columns : nil
  }

  /// One column for each value of an input.
  private mutating func sweep(
    _ name: Syntax.Name, from: Expression, to: Expression, step: Expression
  ) -> [Column]? {
    let base = Scope.Figure(name: name.text, context: 0)
    guard compiler.scope.definitions[name.text] != nil else {
      reportUnknownRow(name)
      return nil
    }
    var bounds: [(slot: Int, unit: Unit?)] = []
    for expression in [from, to, step] { bounds.append(emitOutside(expression)) }
    compiler.run()
    guard let unit = compiler.compiled[base]?.unit else { return nil }
    for (bound, expression) in zip(bounds, [from, to, step]) {
      compiler.reportFailure(of: bound.slot, in: 0)
      guard let own = bound.unit, UnitChecker.common(unit, own) == nil else { continue }
      compiler.report(
        .error(
          "kpi.unit",
          "\"\(name.text)\" is in \(writer.catalog.described(unit)), its value here in \(writer.catalog.described(own))",
          at: expression.place.location))
      return nil
    }
    let values = bounds.map { $0.unit == nil ? nil : compiler.program.values[$0.slot] }
    guard let first = values[0], let last = values[1], let distance = values[2] else { return nil }
    guard let steps = (last - first).divided(by: distance), !steps.isNegative else {
      compiler.report(
        .error("kpi.step", "these steps never reach the last value", at: step.place.location))
      return nil
    }
    guard steps < Rational(Limits.columns) else {
      compiler.report(
        .error(
          "kpi.limit", "a table has at most \(Limits.columns) columns",
          at: name.place.with(
            name.place.range.lowerBound..<step.place.range.upperBound
          ).location))
      return nil
    }
    var columns: [Column] = []
    var value = first
    for _ in 0...Limits.columns {
      let isWithin = distance.isNegative ? value >= last : value <= last
      guard isWithin else { break }
      columns.append(column(name.text, value))
      value = value + distance
    }
    compiler.run()
    let isPercent = from.isPercentage && unit.isShare
    return columns.map { column in
      let figure = Scope.Figure(name: name.text, context: column.context)
      let head = self.value(of: figure).map { headText($0, isPercent: isPercent) }
      return Column(
        label: head ?? column.label, context: column.context, input: label(of: name.text))
    }
  }

  /// The value of an input at the head of its column: in percent where the sweep is written so, and
  /// with more decimals than the input is shown with where they would hide a step.
  private func headText(_ value: KPIModel.Value, isPercent: Bool) -> String {
    var format = value.format
    if isPercent, !format.isPercent {
      format = DisplayFormat()
      format.isPercent = true
    }
    let places = value.number.divided(by: value.unit.scale)?.decimalPlaces
    if let places, writer.shown(value.number, value.unit, format) != value.number {
      format.step = nil
      format.decimals = min(places, Limits.digits)
    }
    return writer.figure(value.number, value.unit, format).text
  }

  private mutating func column(_ name: String, _ value: Rational) -> Column {
    let context = compiler.scope.append(
      Scope.Context(scenario: nil, constant: (name, value)))
    for name in compiler.scope.changedNames(in: context)
    where compiler.scope.definitions[name] != nil {
      compiler.compile(Scope.Figure(name: name, context: context))
    }
    return Column(label: name, context: context)
  }

  /// Calculates every cell again with the rounded figures of its column, and tells where that shows
  /// something else.
  private mutating func discrepancies(
    _ table: Syntax.Table, _ columns: [Column]
  ) -> [KPITable.Discrepancy] {
    let contexts = columns.map(\.context)
    // What the table shows, by operation, of values that rounding changes.
    var rounded: [Int: Rational] = [:]
    var cells: [(name: String, column: String, value: KPIModel.Value, figure: Scope.Figure)] = []
    for name in table.rows {
      for column in columns {
        let figure = compiler.scope.representative(
          of: Scope.Figure(name: name.text, context: column.context))
        if figure.context == 0, let last = cells.last, last.figure == figure {
          cells.append((name.text, column.label, last.value, figure))
        } else if let value = value(of: figure), let shown = cell(figure)?.shown {
          if shown != value.number { rounded[value.slot] = shown }
          cells.append((name.text, column.label, value, figure))
        }
      }
    }
    guard !rounded.isEmpty else { return [] }
    var found: [KPITable.Discrepancy] = []
    var again: [Int: Rational] = [:]
    for (name, column, value, figure) in cells {
      if again[value.slot] == nil {
        guard let compiled = compiler.compiled[figure] else { continue }
        let operands = compiled.operands.filter { rounded[$0] != nil }
        guard !operands.isEmpty else { continue }
        let replaced = Dictionary(uniqueKeysWithValues: operands.map { ($0, rounded[$0] ?? .zero) })
        again[value.slot] = compiler.program.value(
          of: compiled.slot, within: compiled.operations, replacing: replaced)
      }
      guard let recalculated = again[value.slot],
        writer.shown(recalculated, value.unit, value.format)
          != rounded[value.slot] ?? value.number
      else { continue }
      found.append(
        .init(
          row: label(of: name, contexts: contexts), column: column,
          shown: writer.figure(value.number, value.unit, value.format).text,
          recalculated: writer.figure(recalculated, value.unit, value.format).text))
    }
    return found
  }
}

extension Expression {
  /// Whether it is a number in percent.
  fileprivate var isPercentage: Bool {
    if nodes.count == 1, case .literal(_, _, .percent) = nodes[0].kind { true } else { false }
  }
}
