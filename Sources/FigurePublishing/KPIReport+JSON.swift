import Diagnostics
import KPILanguage

extension KPIReport {
  /// One object with `scenarios`, `values`, `tables` and `checks`, in the order of the model, and a
  /// line feed.
  package var json: String {
    let values = model.scenarios.map { scenario in
      let figures = model.names.compactMap { name in
        model.figure(name, scenario: scenario.name).map { (name, Self.json($0)) }
      }
      return (scenario.name, Self.object(figures))
    }
    let checks = model.checks.map { check in
      Self.object([("line", "\(check.line)"), ("passed", "\(check.passed)")])
    }
    return Self.object([
      ("scenarios", Self.array(model.scenarios.map { Self.string($0.name) })),
      ("values", Self.object(values)),
      ("tables", Self.object(model.tables.map { ($0.name, Self.json($0)) })),
      ("checks", Self.array(checks)),
    ]) + "\n"
  }

  private static func json(_ figure: Figure) -> String {
    object(
      [
        ("exact", string(figure.fraction)), ("unit", string(figure.unit)),
        ("text", string(figure.text)),
      ] + (figure.isApproximate ? [("approximate", "true")] : []))
  }

  private static func json(_ table: KPITable) -> String {
    let rows = table.rows.map { row in
      object([
        ("label", string(row.label)),
        ("cells", array(row.cells.map { $0.map { string($0.text) } ?? "null" })),
      ])
    }
    return object([
      ("caption", table.caption.map(string) ?? "null"),
      ("columns", array(table.columns.map(string))),
      ("rows", array(rows)),
    ])
  }

  private static func object(_ members: [(String, String)]) -> String {
    JSONText.object(members, isSpaced: true)
  }

  private static func array(_ elements: [String]) -> String {
    JSONText.array(elements, isSpaced: true)
  }

  private static func string(_ text: String) -> String { JSONText.string(text) }
}
