import TestSupport
import Testing

@testable import KPILanguage

@Suite struct WorkedExampleTests {
  @Test func readsAsPublished() throws {
    let (model, messages) = compiled(WorkedExample.lines)
    #expect(messages == "")
    let table = try #require(model?.tables.first)
    #expect(table.caption == "Jahresleistung Vertrieb")
    #expect(table.columns == ["Standard", "+10 %"])
    #expect(
      table.rows.map { [$0.label] + $0.cells.map { $0?.text ?? "" } } == [
        ["eingehende Chancen", "900", "900"],
        ["davon abgeschlossen, in %", "33", "36,3"],
        ["Abschlüsse", "297", "326"],
        ["Umsatz", "1.188.000\u{A0}€", "1.306.000\u{A0}€"],
        ["Umsatzplus", "", "118.000\u{A0}€"],
      ])
  }
}
