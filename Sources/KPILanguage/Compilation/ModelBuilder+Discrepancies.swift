import Diagnostics

extension ModelBuilder {
  /// Recalculates each cell from the rounded figures of its table; returns the cells that would
  /// then show something else.
  mutating func discrepancies(_ rows: [RowEntries], _ columns: [String]) -> [KPITable.Discrepancy] {
    rounded.fill(shownValues(rows))
    guard !rounded.isEmpty else { return [] }
    var found: [KPITable.Discrepancy] = []
    for row in rows {
      var last: (entry: Int, recalculated: Rational?)?
      for (column, entry) in zip(columns, row.entries) {
        guard let entry, let value = value(of: entry) else { continue }
        let recalculated =
          last?.entry == entry ? last?.recalculated : recalculated(entry)
        last = (entry, recalculated)
        guard let recalculated else { continue }
        found.append(
          .init(
            row: row.label, column: column, shown: value.figure,
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
    return values
  }

  /// The value of an entry, recalculated from the rounded figures of the table; `nil` if it would
  /// be displayed the same.
  private func recalculated(_ entry: Int) -> Rational? {
    let compiled = compiler.compiled[entry]
    var isChanged = false
    for index in compiled.operands {
      guard let operand = compiler.operands[index] else { continue }
      if rounded[compiler.compiled[operand].slot] != nil { isChanged = true }
    }
    guard isChanged, let value = value(of: entry) else { return nil }
    let again = compiler.program.value(
      of: compiled.slot, within: compiled.operations, replacing: rounded)
    guard let again, value.plan.pattern.shown(again) != rounded[compiled.slot] ?? value.number
    else { return nil }
    return again
  }
}
