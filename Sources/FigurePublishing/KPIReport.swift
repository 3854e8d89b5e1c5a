package import KPILanguage

/// A model's results for people at a terminal and for programs.
package struct KPIReport: Sendable {
  /// The model to report.
  package let model: KPIModel

  /// A report has no other state.
  package init(_ model: KPIModel) {
    self.model = model
  }

  /// Tables with aligned columns, then derivations, then all figures outside the scenarios and in each of them, then
  /// the number of checks; each line ends with a line feed.
  package var text: String {
    var parts = model.tables.map { Self.text($0) }
    for case .steps(let steps) in model.blocks.joined() { parts.append(Self.text(steps)) }
    for scenario in contexts {
      var rows: [[String]] = []
      for name in model.names {
        guard let figure = model.figure(name, scenario: scenario.name) else { continue }
        let value = figure.isApproximate && !figure.isName ? "≈ " + figure.exact : figure.fraction
        rows.append([
          name, figure.text, value + (figure.unit.isEmpty ? "" : " ") + figure.unit,
        ])
      }
      parts.append(Self.aligned(rows, below: [scenario.name, "shown", "exact"]))
    }
    if !model.checks.isEmpty {
      parts.append("checks: \(model.checks.count) of \(model.checks.count) passed\n")
    }
    return parts.joined(separator: "\n")
  }

  /// The model outside all scenarios where that is none of them, then the scenarios.
  var contexts: [KPIModel.Scenario] {
    let names = model.scenarios.map(\.name)
    return (names.contains(KPIModel.baseName) ? [] : [model.base]) + model.scenarios
  }

  private static func text(_ steps: KPISteps) -> String {
    steps.steps.enumerated().map { index, step in
      let formula = step.formula.map { " = \($0)" } ?? ""
      let sign = step.isRounded ? "≈" : "="
      return "\(index + 1). \(step.label)\(formula) \(sign) \(step.result.unmarkedShortText)\n"
    }.joined()
  }

  private static func text(_ table: KPITable) -> String {
    let texts = TableTexts(table)
    let rows = zip(table.rows, texts.rows).flatMap { row, cells in
      (row.group.map { [[$0]] } ?? [])
        + [[row.label] + cells.map { $0.map(texts.wholeText) ?? "" }]
    }
    let head = table.hasColumnHeads ? [table.corner ?? ""] + table.columns : nil
    var text = (table.caption ?? table.name) + "\n" + aligned(rows, below: head)
    for discrepancy in table.discrepancies {
      text += "note: \(discrepancy.note)\n"
    }
    return text
  }

  /// Padded columns, all but the first right-aligned, below an optional underlined heading.
  private static func aligned(_ body: [[String]], below head: [String]?) -> String {
    let rows = (head.map { [$0] } ?? []) + body
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    var lines = rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += (column == 0 ? "" : "  ") + (column > 0 ? padding + cell : cell + padding)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    if head != nil {
      lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
