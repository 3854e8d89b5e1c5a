import Diagnostics
import KPILanguage

extension KPIReport {
  /// The number of the form of `json`; what a form has keeps its place in later ones.
  private static let version = 2

  /// One object with `version`, `scenarios`, `values`, `tables`, `checks`, `base`, `lists` and `derivations`, in the
  /// order of the model, and a line feed.
  package var json: String {
    let values = model.scenarios.map { ($0.name, self.values(in: $0.name)) }
    let checks = model.checks.map { check in
      Self.object([("line", "\(check.line)"), ("passed", "\(check.passed)")])
    }
    let derivations = model.blocks.joined().compactMap { item -> (String, String)? in
      guard case .steps(let steps) = item else { return nil }
      return (steps.name, Self.json(steps))
    }
    return Self.object([
      ("version", "\(Self.version)"),
      ("scenarios", Self.array(model.scenarios.map { Self.string($0.name) })),
      ("values", Self.object(values)),
      ("tables", Self.object(model.tables.map { ($0.name, Self.json($0)) })),
      ("checks", Self.array(checks)),
      ("base", self.values(in: KPIModel.baseName)),
      ("lists", Self.object(model.itemLists.map { ($0.name, Self.json($0)) })),
      ("derivations", Self.object(derivations)),
    ]) + "\n"
  }

  /// All figures of a scenario, cells of lists as they are cited: `Kosten[Messe]`.
  private func values(in scenario: String) -> String {
    Self.object(
      model.names.compactMap { name in
        model.figure(name, scenario: scenario).map { (name, Self.json($0)) }
      })
  }

  private static func json(_ list: KPIModel.ItemList) -> String {
    object([
      ("label", string(list.label)), ("series", "\(list.isSeries)"),
      (
        "items",
        array(
          list.items.map { item in
            object([("name", string(item.name)), ("label", string(item.label))])
          })
      ),
      ("figures", array(list.figures.map(string))),
    ])
  }

  private static func json(_ steps: KPISteps) -> String {
    array(
      steps.steps.map { step in
        object([
          ("label", string(step.label)), ("formula", step.formula.map(string) ?? "null"),
          ("rounded", "\(step.isRounded)"), ("result", json(step.result)),
        ])
      })
  }

  private static func json(_ figure: Figure) -> String {
    object(
      [
        ("exact", string(figure.fraction)), ("unit", string(figure.unit)),
        ("text", string(figure.text)),
      ] + (figure.isApproximate ? [("approximate", "true")] : []))
  }

  private static func json(_ table: KPITable) -> String {
    let texts = TableTexts(table)
    let rows = zip(table.rows, texts.rows).map { row, cells in
      let group = row.group.map { [("group", string($0))] } ?? []
      return object(
        group + [
          ("label", string(row.label)),
          ("cells", array(cells.map { $0.map { string(texts.wholeText($0)) } ?? "null" })),
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
