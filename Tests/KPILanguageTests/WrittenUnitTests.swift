import TestSupport
import Testing

@testable import KPILanguage

/// A number keeps the unit that it is written with, also where the times in it are of one kind.
@Suite struct WrittenUnitTests {
  @Test(arguments: [
    ("r = 5 Tage/Woche", "5", "Tage/Woche"), ("r = 12 Monate/Jahr", "12", "Monate/Jahr"),
    ("r = 12 Monate/Jahr -> Monate/Quartal", "3", "Monate/Quartal"),
    ("r = 5 Tage/Woche -> %", "71,43\u{A0}%", "%"),
    ("r = 5 Tage/Woche | 1 %", "71\u{A0}%", "Tage/Woche"),
    ("r = 20 Tage / 4 Wochen", "0,71", ""),
    ("r = 20 Tage / 4 Wochen -> Tage/Woche", "5", "Tage/Woche"),
    ("r = 5 Tage/Woche * 46 Wochen", "230", "Tage"),
    ("r = 5 Tage/Woche * 2", "10", "Tage/Woche"),
    ("r = 5 Tage/Woche + 1 Tag/Woche", "6", "Tage/Woche"),
    ("r = 5 Tage/Woche / 7 Tage/Woche", "0,71", ""),
    ("r = 100 €/Monat * 12 Monate/Jahr", "1.200\u{A0}€", "€/Jahr"),
    ("r = 12 Monate/Jahr * 1 Quartal", "3", "Monate"),
    ("r = 12 Monate/Jahr * 2 Jahre", "24", "Monate"),
    ("r = 3 Monate/Quartal * 12 Monate/Jahr * 1 Jahr", "12", "Monate"),
    ("r = runde(4,6 Tage/Woche; 1)", "5", "Tage/Woche"),
    ("r = 5 Tage/Woche um +20 %", "6", "Tage/Woche"),
    ("r = wenn(5 Tage/Woche > 0; 1; 2)", "1", ""),
    ("r = 3 €/Monat/Quartal * 1 Monat", "3\u{A0}€", "€/Quartal"),
    ("r = 3 Tage/Tag", "3", ""),
  ])
  func isKept(_ line: String, _ text: String, _ unit: String) throws {
    let (model, messages) = compiled(line + "\n")
    #expect(messages == "")
    let figure = try #require(model?.figure("r"))
    #expect(figure.text == text)
    #expect(figure.unit == unit)
  }

  @Test func isKeptInEnglish() throws {
    let model = try #require(compiled("r = 5 days/week\ns = r * 46 weeks\n", language: "en").model)
    #expect(model.figure("r")?.text == "5")
    #expect(model.figure("s")?.text == "230")
  }

  /// Next to it a number without a unit would count weeks for each week.
  @Test(arguments: [
    (
      "r = 5 Tage/Woche + 1", "cannot add \"Tage/Woche\" and a number without a unit",
      "write \"1 Tage/Woche\""
    ),
    (
      "r = min(5 Tage/Woche; 4)", "cannot combine \"Tage/Woche\" and a number without a unit",
      "write \"4 Tage/Woche\""
    ),
    (
      "r = wenn(5 Tage/Woche < 4; 1; 2)",
      "cannot compare \"Tage/Woche\" and a number without a unit", "write \"4 Tage/Woche\""
    ),
    (
      "prüfe 5 Tage/Woche = 5", "the left side is in \"Tage/Woche\", the right side without a unit",
      ""
    ),
    (
      "r = 5 Tage/Woche\nszenario s\n  r = 4",
      "\"r\" is in \"Tage/Woche\", but this value is without a unit", ""
    ),
    (
      "r = 5 Tage/Woche\ntabelle t = r für r von 4 bis 6 Schritt 1",
      "\"r\" is in \"Tage/Woche\", but this value is without a unit", ""
    ),
  ])
  func hasNoBareNumberBesideIt(_ lines: String, _ message: String, _ help: String) {
    let messages = compiled(lines + "\n").messages
    #expect(messages.contains("error: \(message)\n"))
    #expect(help.isEmpty || messages.contains("help: \(help)\n"))
  }
}
