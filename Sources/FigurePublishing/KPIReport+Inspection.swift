package import Diagnostics
import KPILanguage

extension KPIReport {
  /// A place at which a text cites a figure.
  package struct Citation: Sendable {
    /// The citation without its `=`: `Umsatz@plus10 | 1`.
    package let text: String
    /// Where it is.
    package let location: SourceLocation

    /// Stores the values unchanged.
    package init(_ text: String, at location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }

  /// The most figures that are shown, and places at which each is cited.
  private static let mostFigures = 1_000
  private static let mostCitations = 100
  /// The most bytes of steps; further figures are shown without theirs.
  private static let mostStepBytes = 1_000_000

  /// One object with `scenarios`, `figures`, `checks` and `notes`, for people who look into a page.
  ///
  /// Every figure has its formula, its value in each scenario with the step to it, the figures that the step needs, and
  /// the places where a text cites it.
  ///
  /// - Parameter citations: All of the page.
  /// - Returns: The JSON text.
  package func inspection(citations: [Citation]) -> String {
    var places: [String: [SourceLocation]] = [:]
    for citation in citations {
      guard let name = model.name(citedBy: citation.text) else { continue }
      places[name, default: []].append(citation.location)
    }
    var rest = Self.mostStepBytes
    let figures = model.accounts(first: Self.mostFigures).map { account in
      Self.json(account, cited: places[account.name] ?? [], &rest)
    }
    let notes = model.blocks.joined().flatMap { item -> [String] in
      guard case .table(let table) = item else { return [] }
      return table.discrepancies.map(\.note)
    }
    return JSONText.object([
      (
        "scenarios",
        JSONText.array(
          model.scenarios.map {
            JSONText.object([
              ("name", JSONText.string($0.name)), ("label", JSONText.string($0.label)),
            ])
          })
      ), ("figures", JSONText.array(figures)),
      (
        "checks",
        JSONText.array(
          model.checks.map {
            JSONText.object([
              ("text", JSONText.string($0.text)), ("passed", "\($0.passed)"),
              ("place", JSONText.place($0.location)),
            ])
          })
      ), ("notes", JSONText.array(notes.map(JSONText.string))),
    ])
  }

  private static func json(
    _ account: FigureAccount, cited: [SourceLocation], _ rest: inout Int
  ) -> String {
    var members = [
      ("name", JSONText.string(account.name)), ("label", JSONText.string(account.label)),
    ]
    if !account.unit.isEmpty { members.append(("unit", JSONText.string(account.unit))) }
    members.append(("formula", JSONText.string(account.formula)))
    if account.isInput { members.append(("input", "true")) }
    members += [
      ("place", JSONText.place(account.location)),
      ("needs", JSONText.array(account.needs.map(JSONText.string))),
    ]
    var cells: [String] = []
    for cell in account.cells {
      rest -= cell?.steps.reduce(0) { $0 + $1.utf8.count } ?? 0
      cells.append(cell.map { json($0, hasSteps: rest >= 0) } ?? "null")
    }
    return JSONText.object(
      members + [
        ("cells", JSONText.array(cells)),
        ("cited", JSONText.array(cited.prefix(mostCitations).map(JSONText.place))),
      ])
  }

  private static func json(_ cell: FigureAccount.Cell, hasSteps: Bool) -> String {
    var members = [("text", JSONText.string(cell.figure.text))]
    if let exact = cell.exact { members.append(("exact", JSONText.string(exact))) }
    if cell.isChanged { members.append(("changed", "true")) }
    let steps = hasSteps ? cell.steps.map(JSONText.string) : []
    if !steps.isEmpty {
      members.append(("step", steps.count == 1 ? steps[0] : JSONText.array(steps)))
    }
    return JSONText.object(members)
  }
}
