package import KPILanguage

/// A model's results for people at a terminal and for programs.
package struct KPIReport: Sendable {
  /// What is reported.
  package let model: KPIModel

  /// A report has no other state.
  package init(_ model: KPIModel) {
    self.model = model
  }

  /// Tables with aligned columns, then all figures by scenario, then the number of checks; every line
  /// ends with a line feed.
  package var text: String {
    var parts = model.tables.map { Self.text($0) }
    for scenario in model.scenarios {
      var rows: [[String]] = []
      for name in model.names {
        guard let figure = model.figure(name, scenario: scenario.name) else { continue }
        rows.append([
          name, figure.text, figure.fraction + (figure.unit.isEmpty ? "" : " ") + figure.unit,
        ])
      }
      let heading = [scenario.name, "shown", "exact"]
      parts.append(Self.aligned([heading] + rows, rightFrom: 1))
    }
    if !model.checks.isEmpty {
      parts.append("checks: \(model.checks.count) of \(model.checks.count) passed\n")
    }
    return parts.joined(separator: "\n")
  }

  private static func text(_ table: KPITable) -> String {
    let heads = table.hasColumnHeads ? [[""] + table.columns] : []
    let rows = table.rows.map { row in [row.label] + row.cells.map { $0?.text ?? "" } }
    var text = (table.caption ?? table.name) + "\n" + aligned(heads + rows, rightFrom: 1)
    for discrepancy in table.discrepancies {
      text +=
        "note: \(discrepancy.row), \(discrepancy.column): \(discrepancy.shown) is calculated with "
        + "unrounded values; with the figures shown it would be \(discrepancy.recalculated)\n"
    }
    return text
  }

  private static func aligned(_ rows: [[String]], rightFrom first: Int) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    var text = ""
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += (column == 0 ? "" : "  ") + (column >= first ? padding + cell : cell + padding)
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}
