import Diagnostics

extension ModelBuilder {
  /// The entries of a row before it is laid out.
  struct RowEntries {
    let label: String
    let entries: [Int]
  }

  private struct Column {
    let label: String
    let context: Int
    /// The label of the input whose value `label` shows; `nil` for a scenario's column.
    var input: String?
  }

  /// Lays out a table; `nil` after an error.
  mutating func table(_ table: Syntax.Table) -> KPITable? {
    guard let columns = columns(of: table) else { return nil }
    let contexts = columns.map(\.context)
    var rows: [KPITable.Row] = []
    var cells: [RowEntries] = []
    var isValid = true
    for name in table.rows {
      let index = compiler.scope.nameIndex(name.text)
      let entries =
        index.map { index in contexts.map { compiler.scope.entry(index, in: $0) } } ?? []
      guard let index, entries.contains(where: { compiler.scope.entryDefinitions[$0] != nil })
      else {
        reportUnknownRow(name)
        isValid = false
        continue
      }
      for entry in entries { checkShown(entry) }
      let label = label(of: index, contexts: contexts)
      rows.append(row(entries, label: label))
      cells.append(RowEntries(label: label, entries: entries))
    }
    guard isValid else { return nil }
    let inputs = Set(columns.map(\.input))
    let corner = inputs.count == 1 ? columns[0].input : nil
    let heads = columns.map { column in
      corner == nil
        ? [column.input, column.label].compactMap(\.self).joined(separator: ": ") : column.label
    }
    return KPITable(
      name: table.name.text, caption: table.caption, corner: corner, columns: heads,
      hasColumnHeads: !syntax.scenarios.isEmpty || !table.columns.isEmpty, rows: rows,
      discrepancies: discrepancies(cells, columns.map(\.label)))
  }

  private func row(_ entries: [Int], label: String) -> KPITable.Row {
    let shown = entries.map { value(of: $0)?.figure }
    let isPercentage =
      shown.allSatisfy { $0?.plan.barePercentage != nil || $0 == nil }
      && shown.contains { $0 != nil }
    let suffix = isPercentage && !label.hasSuffix("%")
    return KPITable.Row(
      label: label + (suffix ? Wording(language: language).inPercent : ""),
      cells: shown.map { $0.map { .init(figure: $0, isBarePercentage: isPercentage) } })
  }

  private mutating func reportUnknownRow(_ name: Syntax.Name) {
    if compiler.scope.names.contains(name.text) {
      compiler.report(KPIMessages.noValueInTable(name.text, at: name.source.location))
    } else {
      let error = KPIMessages.unknownFigure(
        name.text, known: compiler.scope.names, at: name.source.location)
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
    var isValid = true
    for column in table.columns {
      switch column {
      case .scenario(let name):
        guard let context = compiler.scope.context(name.text) else {
          compiler.report(
            KPIMessages.noScenario(
              name.text, known: compiler.scope.scenarioNames, at: name.source.location))
          isValid = false
          continue
        }
        let label = compiler.scope.contexts[context].scenario.flatMap { syntax.scenarios[$0].label }
        columns.append(Column(label: label ?? name.text, context: context))
      case .sweep(let name, let from, let to, let step):
        if let sweep = sweep(name, from: from, to: to, step: step) {
          columns += sweep
        } else {
          isValid = false
        }
      }
      guard columns.count <= Limits.columns else {
        compiler.report(KPIMessages.tooLarge(.columns, at: table.name.source.location))
        return nil
      }
    }
    return isValid ? columns : nil
  }

  /// One column for each value of an input; `nil` after an error.
  private mutating func sweep(
    _ name: Syntax.Name, from: Expression, to: Expression, step: Expression
  ) -> [Column]? {
    guard let input = compiler.scope.nameIndex(name.text),
      compiler.scope.baseDefinition(input) != nil
    else {
      reportUnknownRow(name)
      return nil
    }
    var bounds: [(slot: Int, unit: Unit?)] = []
    for expression in [from, to, step] { bounds.append(compiler.emit(outside: expression)) }
    run()
    guard let unit = compiler.unit(of: compiler.scope.entry(input, in: 0)) else { return nil }
    for (bound, expression) in zip(bounds, [from, to, step]) {
      compiler.reportFailure(of: bound.slot, in: 0)
      guard let own = bound.unit,
        expression.isBare(beside: unit) || Unit.common(unit, own) == nil
      else { continue }
      compiler.report(
        KPIMessages.otherUnit(
          own, of: name.text, in: unit, writer.catalog.speaking(expression.notation.language),
          at: expression.source.location))
      return nil
    }
    for (bound, expression) in zip(bounds, [from, to, step])
    where compiler.program.isApproximate(bound.slot) {
      compiler.report(KPIMessages.approximateColumns(at: expression.source.location))
      return nil
    }
    let values = bounds.map { $0.unit == nil ? nil : compiler.program.values[$0.slot] }
    guard let first = values[0], let last = values[1], let distance = values[2] else { return nil }
    guard let steps = (last - first).divided(by: distance), !steps.isNegative else {
      compiler.report(KPIMessages.unreachableEnd(at: step.source.location))
      return nil
    }
    guard steps < Rational(Limits.columns) else {
      let sweep = name.source.range.lowerBound..<step.source.range.upperBound
      compiler.report(KPIMessages.tooLarge(.columns, at: name.source.with(sweep).location))
      return nil
    }
    var contexts: [Int] = []
    var value = first
    for _ in 0...Limits.columns {
      let isWithin = distance.isNegative ? value >= last : value <= last
      guard isWithin, let context = compiler.appendColumn(input, value) else { break }
      contexts.append(context)
      value = value + distance
    }
    run()
    let isPercent = from.isPercentage && unit.isShare
    return contexts.map { context in
      let entry = compiler.scope.entry(input, in: context)
      return Column(
        label: headText(entry, isPercent: isPercent) ?? name.text, context: context,
        input: label(of: input))
    }
  }

  /// The heading of a sweep's column: in percent if the sweep is written in percent, and with more
  /// decimals than the input's format if that would hide a step.
  private func headText(_ entry: Int, isPercent: Bool) -> String? {
    guard let value = value(of: entry) else { return nil }
    var format = format(of: entry)
    if isPercent, !format.isPercent {
      format = DisplayFormat()
      format.isPercent = true
    }
    func figure() -> Figure {
      writer.figure(value.number, isApproximate: value.isApproximate, value.unit, format)
    }
    let places = value.number.divided(by: value.unit.scale)?.decimalPlaces
    if let places, figure().isRounded {
      format.decimals = min(max(places, value.unit.currency?.decimals ?? 0), Limits.digits)
      format.step = Rational.one.divided(by: .powerOfTen(format.decimals))
    }
    return figure().shortText
  }
}

extension Expression {
  /// Whether it is a number in percent.
  fileprivate var isPercentage: Bool {
    if nodes.count == 1, case .literal(_, _, .percent) = nodes[0].kind { true } else { false }
  }
}
