import TestSupport
import Testing

@testable import KPILanguage

/// Models with lists and series, and what their figures are, from `Fixtures/lists.txt`.
@Suite struct ListTests {
  static let cases = ModelExample.all(in: "lists.txt")

  @Test(arguments: cases)
  func givesItsFigures(_ example: ModelExample) throws {
    try example.expectFigures()
  }

  @Test func hasCases() { #expect(Self.cases.count >= 18) }
}

/// A table as lines of cells, with common spaces.
func lines(of table: KPITable) -> [String] {
  var lines = [([table.corner ?? ""] + table.columns).joined(separator: " | ")]
  for row in table.rows {
    if let group = row.group { lines.append(group) }
    let cells = row.cells.map { $0?.text ?? "" }
    lines.append(([row.label] + cells).joined(separator: " | "))
  }
  return lines.map { $0.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
}
