import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

/// What is right by the units but most likely not meant.
@Suite struct ConversionTests {
  @Test(arguments: [
    ("M = 100 €/Monat\nr = M * 12 -> €/Jahr", "kpi.converted-twice"),
    ("M = 100 €/Monat\nr = 12 * M -> €/Jahr", "kpi.converted-twice"),
    ("M = 100 €/Monat\nr = runde(M * 3; 1) -> €/Quartal", "kpi.converted-twice"),
    ("J = 1.200 €/Jahr\nr = J / 12 -> €/Monat", "kpi.converted-twice"),
    ("J = 1.200 €/Jahr\nM = 100 €/Monat\nr = J + M * 12", "kpi.converted-twice"),
    ("J = 1.200 €/Jahr\nM = 100 €/Monat\nr = M * 12 - J", "kpi.converted-twice"),
    ("W = 7 €/Tag\nr = W * 7 -> €/Woche", "kpi.converted-twice"),
    ("J = 1.200 €/Jahr\nM = 100 €/Monat\nr = 1\nszenario s\n  J = M * 12", "kpi.converted-twice"),
    ("r = 3 %/Monat -> %/Jahr", "kpi.rate"), ("r = 12 %/Jahr / 12", "kpi.rate"),
    ("A = 3 %/Monat\nr = A * 12", "kpi.rate"), ("A = 12 %/Jahr\nr = A -> %/Quartal", "kpi.rate"),
    ("M = 100 €/Monat\nr = M -> €/Jahr", ""), ("M = 100 €/Monat\nr = M * 12", ""),
    ("M = 100 €/Monat\nr = M * 12 Monate -> €", ""), ("M = 100 €/Monat\nr = M * 3 -> €/Jahr", ""),
    ("r = 12 %/Jahr * 1 Monat", ""), ("A = 3 %/Monat\nr = A * 5", ""),
    ("r = 1 PP/Monat -> PP/Jahr", ""),
    ("A = 3 %/Monat\nr = hoch(1 + A * 1 Monat; 12) - 1 -> %", ""),
    ("J = 1 €/Jahr\nM = 1 €/Monat\nr = J + M", ""), ("a = 12 Monate -> Jahre\nr = a", ""),
  ])
  func areWarnedOf(_ lines: String, _ id: String) {
    var diagnostics: [Diagnostic] = []
    let model = KPIModel.compile(
      SourceFile(path: "a.kpi", text: lines + "\n"), language: "de",
      diagnostics: &diagnostics)
    #expect(model?.figure("r") != nil)
    #expect(diagnostics.map(\.id) == (id.isEmpty ? [] : [id]))
  }

  @Test func keepTheirValue() throws {
    let (model, _) = compiled("M = 100 €/Monat\nr = M * 12 -> €/Jahr\ns = 3 %/Monat -> %/Jahr\n")
    #expect(model?.figure("r")?.exact == "14400")
    #expect(model?.figure("s")?.exact == "36")
  }

  @Test func refuseACitedFigureInAnUnusualUnit() throws {
    let model = try #require(compiled("a = 5 € * 3 Tage\nb = a / 1 Tag\n").model)
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", text: "a")
    #expect(model.figure(citation: "a", in: file, at: 0..<1, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.message) == ["\"a\" is shown, but is in \"€·Tage\""])
    #expect(
      model.figure(citation: "b", in: file, at: 0..<1, diagnostics: &diagnostics)?.text
        == "15\u{A0}€")
  }
}
