import Diagnostics

extension ModelBuilder {
  /// A table of what a figure is where each input is lower and higher by a share, the largest effect first; `nil`
  /// after an error.
  ///
  /// An input of a list changes at all of its items together. Inputs without any effect are left out.
  mutating func table(_ sensitivity: Syntax.Sensitivity) -> KPITable? {
    tableAndBase(of: sensitivity)?.table
  }

  /// The same, with the figure as it is.
  mutating func tableAndBase(
    of sensitivity: Syntax.Sensitivity
  ) -> (table: KPITable, base: KPIModel.Value)? {
    let reference = sensitivity.figure
    let scope = compiler.scope
    let target: Int
    let context: Int
    do throws(Diagnostic) {
      let name = try lists.name(of: reference)
      let figure = try scope.figure(
        name, scenario: reference.scenario?.text, from: nil, at: reference.name.source)
      guard let index = scope.nameIndex(name) else { return nil }
      (target, context) = (index, figure.context)
    } catch {
      if !compiler.isFollowUp(error, about: reference.name.text) { compiler.report(error) }
      return nil
    }
    guard let baseValue = value(of: scope.entry(target, in: context)) else { return nil }
    let base = baseValue.number
    var effects: [(row: RowEntries, size: Rational)] = []
    for (label, names) in inputs() {
      var columns: [Int] = []
      for factor in [Rational.one - sensitivity.change, .one + sensitivity.change] {
        var constants: [Int: Rational] = [:]
        for name in names {
          guard let value = value(of: scope.entry(name, in: 0)), value.unit.named == nil else {
            continue
          }
          constants[name] = value.number * factor
        }
        guard !constants.isEmpty, let column = compiler.appendColumn(constants) else { break }
        columns.append(column)
      }
      guard columns.count == 2 else { continue }
      run()
      let entries = columns.map {
        let scope = compiler.scope
        return scope.entry(target, in: context == 0 ? $0 : scope.context(context, within: $0))
      }
      let values = entries.compactMap { value(of: $0)?.number }
      guard values.count == 2 else { continue }
      let size = max((values[0] - base).magnitude, (values[1] - base).magnitude)
      guard !size.isZero else { continue }
      effects.append(
        (RowEntries(label: label, cells: entries.map { CellEntry(entry: $0, name: nil) }), size))
    }
    let rows = effects.enumerated().sorted {
      $0.element.size == $1.element.size
        ? $0.offset < $1.offset : $0.element.size > $1.element.size
    }.map(\.element.row)
    let change = writer.numbers.percent(sensitivity.change, .init(maximumDecimals: Limits.digits))
    let table = KPITable(
      name: sensitivity.name.text, caption: sensitivity.caption,
      corner: label(of: target, contexts: [context])
        + (scope.contexts[context].scenario.map { " (\(syntax.scenarios[$0].shownLabel))" } ?? ""),
      columns: ["\u{2212}" + change, "+" + change], hasColumnHeads: true,
      rows: rows.map { row in
        KPITable.Row(
          name: row.label,
          cells: row.entries.map { entry in
            entry.flatMap { value(of: $0)?.figure }.map {
              KPITable.Cell(figure: $0, name: nil, isBarePercentage: false)
            }
          }, group: nil, isTotal: false)
      }, discrepancies: [])
    return (table, baseValue)
  }

  /// The inputs outside all scenarios, those of a list together: their labels and names.
  private func inputs() -> [(label: String, names: [Int])] {
    var inputs: [(label: String, names: [Int])] = []
    var positions: [String: Int] = [:]
    for (index, name) in compiler.scope.names.enumerated() {
      guard let definition = compiler.scope.baseDefinition(index), definition.isInput,
        definition.cell?.isAutomaticTotal != true
      else { continue }
      guard let cell = definition.cell else {
        inputs.append((definition.label ?? name, [index]))
        continue
      }
      if let position = positions[cell.figure] {
        inputs[position].names.append(index)
      } else {
        positions[cell.figure] = inputs.count
        inputs.append((lists.figure(cell.figure)?.label ?? cell.figure, [index]))
      }
    }
    return inputs
  }
}
