import Diagnostics

extension ModelBuilder {
  /// How many figures that a table does not show may lie between two that it does; past it they count as exact.
  private static let longestHiddenPath = 32
  /// How many operations such figures of all tables may take; past it they count as exact.
  private static let mostHiddenOperations = 200_000

  /// Recalculates each cell from the rounded figures of its table, through figures that it does not show; returns the
  /// cells that would then show something else.
  mutating func discrepancies(_ rows: [RowEntries], _ columns: [String]) -> [KPITable.Discrepancy] {
    rounded.fill(shownValues(rows))
    guard !rounded.isEmpty else { return [] }
    recalculateBetween(rows)
    var found: [KPITable.Discrepancy] = []
    for (rowIndex, row) in rows.enumerated() {
      var last: (entry: Int, recalculated: Rational?)?
      for (column, entry) in row.entries.enumerated() {
        guard let entry, let value = value(of: entry) else { continue }
        let recalculated =
          last?.entry == entry ? last?.recalculated : recalculated(entry)
        last = (entry, recalculated)
        guard let recalculated else { continue }
        found.append(
          .init(
            row: row.label, column: columns[column], place: (rowIndex, column),
            shown: value.figure,
            recalculated: Figure(
              number: recalculated, plan: value.plan, isApproximate: value.isApproximate)))
      }
    }
    return found
  }

  private func shownValues(_ rows: [RowEntries]) -> [KPIModel.Value] {
    var values: [KPIModel.Value] = []
    for row in rows {
      var last = -1
      for case let entry? in row.entries where entry != last {
        if let value = value(of: entry) { values.append(value) }
        last = entry
      }
    }
    for row in rows { values += replacedValues(row) }
    return values
  }

  /// Recalculates the figures that the cells of a table are calculated from and that it does not show.
  private mutating func recalculateBetween(_ rows: [RowEntries]) {
    var seen = [Bool](repeating: false, count: compiler.compiled.count)
    for row in rows {
      for case let entry? in row.entries { seen[entry] = true }
    }
    let shown = seen.indices.filter { seen[$0] }
    for entry in shown { recalculateOperands(of: entry, &seen, depth: 0) }
  }

  private mutating func recalculateOperands(of entry: Int, _ seen: inout [Bool], depth: Int) {
    guard depth < Self.longestHiddenPath else { return }
    for case let operand? in compiler.operands[compiler.compiled[entry].operands] {
      guard !seen[operand] else { continue }
      seen[operand] = true
      recalculateOperands(of: operand, &seen, depth: depth + 1)
      hiddenOperations += compiler.compiled[operand].operations.count
      guard hiddenOperations < Self.mostHiddenOperations, usesRounded(operand),
        let again = value(of: operand, fromRounded: rounded)
      else { continue }
      rounded.set(again, at: compiler.compiled[operand].slot)
    }
  }

  /// Whether a formula names a figure that is rounded.
  private func usesRounded(_ entry: Int) -> Bool {
    compiler.operands[compiler.compiled[entry].operands].contains { operand in
      operand.map { rounded[compiler.compiled[$0].slot] != nil } ?? false
    }
  }

  private mutating func value(of entry: Int, fromRounded rounded: RoundedValues) -> Rational? {
    let compiled = compiler.compiled[entry]
    return compiler.program.value(
      of: compiled.slot, within: compiled.operations, replacing: rounded)
  }

  /// What scenarios replace in their columns of a row, where another column shows it: 4 € in the column
  /// before one that is a half more.
  private func replacedValues(_ row: RowEntries) -> [KPIModel.Value] {
    let scope = compiler.scope
    var overrides: [Scope.Figure] = []
    // The entries outside all scenarios come first, and replace nothing.
    for case let entry? in row.entries where entry >= scope.names.count {
      if scope.isOverride(scope.entries[entry]) { overrides.append(scope.entries[entry]) }
    }
    guard !overrides.isEmpty else { return [] }
    let shown = row.entries.compactMap { $0.flatMap { value(of: $0) } }
    return overrides.compactMap { figure in
      guard let replaced = scope.replaced(by: figure),
        let value = value(of: scope.entry(of: replaced))
      else { return nil }
      return shown.contains { $0.number == value.number && $0.plan === value.plan } ? value : nil
    }
  }

  /// The value of an entry, recalculated from the rounded figures of the table; `nil` if it would
  /// be displayed the same.
  private mutating func recalculated(_ entry: Int) -> Rational? {
    guard usesRounded(entry), let value = value(of: entry) else { return nil }
    let again = self.value(of: entry, fromRounded: rounded)
    let pattern = value.plan.pattern
    guard let again, pattern.shown(again) != pattern.shown(value.number) else { return nil }
    return again
  }
}
