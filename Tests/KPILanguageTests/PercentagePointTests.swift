import TestSupport
import Testing

@testable import KPILanguage

/// How far two shares are apart is in percentage points.
@Suite struct PercentagePointTests {
  private static let given = "A = 72 %\nB = 60 %\nD = A - B\n"

  private func figure(_ line: String, language: String = "de") throws -> Figure {
    let (model, messages) = compiled(Self.given + line + "\n", language: language)
    #expect(messages == "")
    return try #require(model?.figure("r"))
  }

  @Test(arguments: [
    ("r = A - B", "12 PP", "12 Prozentpunkte"), ("r = B - A", "−12 PP", "−12 Prozentpunkte"),
    ("r = 10 PP", "10 PP", "10 Prozentpunkte"), ("r = 1 PP", "1 PP", "1 Prozentpunkt"),
    ("r = -1 PP", "−1 PP", "−1 Prozentpunkt"), ("r = 2/3 PP", "0,67 PP", "0,67 Prozentpunkte"),
    ("r = 0,001 PP", "0,001 PP", "0,001 Prozentpunkte"),
    ("r = D + 3 PP", "15 PP", "15 Prozentpunkte"), ("r = -D", "−12 PP", "−12 Prozentpunkte"),
    ("r = D um +50 %", "18 PP", "18 Prozentpunkte"), ("r = max(D; 0)", "12 PP", "12 Prozentpunkte"),
    ("r = max(0 %; D)", "12 PP", "12 Prozentpunkte"),
    ("r = runde(D; 5 PP)", "10 PP", "10 Prozentpunkte"),
    ("r = runde(D; 5 %)", "10 PP", "10 Prozentpunkte"),
    ("r = 0,12 -> PP", "12 PP", "12 Prozentpunkte"), ("r = D | 5 %", "10 PP", "10 Prozentpunkte"),
    ("r = A | 10 PP", "70 PP", "70 Prozentpunkte"),
    ("r = wachstum(100; 121; 2) - 4 PP - 3 PP", "3 %", "3 %"),
    ("s = 3 %/Monat\nr = s - s um -50 %", "1,5 PP", "1,5 Prozentpunkte"),
  ])
  func areTheDifferenceOfShares(_ line: String, _ short: String, _ text: String) throws {
    let figure = try figure(line)
    #expect(figure.shortText.replacing("\u{A0}", with: " ") == short)
    #expect(figure.text.replacing("\u{A0}", with: " ") == text)
  }

  @Test(arguments: [
    ("r = A + D", "84 %"), ("r = D + A", "84 %"), ("r = A - D", "60 %"), ("r = A - 10 PP", "62 %"),
    ("r = 100 % - A", "28 %"), ("r = 1 - A", "28 %"), ("r = 1 - A - B", "−32 %"),
    ("r = 1 - 10 %", "90 %"), ("r = 100 % - 10 %", "90 %"), ("r = 100 % - (A + 3 PP)", "25 %"),
    ("r = D -> %", "12 %"), ("r = D * 2", "0,24"), ("r = D * A", "8,64 %"), ("r = D / B", "0,2"),
    ("r = D * 100 €", "12 €"), ("r = hoch(D; 2)", "0,01"), ("r = max(D; A)", "72 %"),
  ])
  func areNotWhatIsLeftOrMade(_ line: String, _ text: String) throws {
    #expect(try figure(line).text.replacing("\u{A0}", with: " ") == text)
  }

  @Test(arguments: [
    ("en", "12 pp", "12 percentage points"), ("fr", "12 pt", "12 points de pourcentage"),
    ("es", "12 pp", "12 puntos porcentuales"), ("it", "12 p.p.", "12 punti percentuali"),
    ("nl", "12 pp", "12 procentpunten"), ("pl", "12 p.p.", "12 punktów procentowych"),
    ("pt", "12 p.p.", "12 pontos percentuais"), ("sv", "12 procentenheter", "12 procentenheter"),
    ("da", "12 procentpoint", "12 procentpoint"), ("xx", "12 pp", "12 percentage points"),
  ])
  func areWordsOfThePage(_ language: String, _ short: String, _ text: String) throws {
    let figure = try figure("r = A - B", language: language)
    #expect(figure.shortText.replacing("\u{A0}", with: " ") == short)
    #expect(figure.text.replacing("\u{A0}", with: " ") == text)
    #expect(figure.unit == "PP")
    #expect(figure.exact == "12")
  }

  @Test func standInTablesAndDerivations() throws {
    let model = try #require(
      compiled(Self.given + "tabelle T = A, D\nherleitung D\n").model)
    #expect(model.tables[0].rows.map(\.label) == ["A, in %", "D"])
    #expect(model.tables[0].rows.map { $0.cells[0]?.text } == ["72", "12\u{A0}PP"])
    guard case .steps(let steps) = model.blocks[0][1] else { return #expect(Bool(false)) }
    #expect(steps.steps.last?.formula == "72\u{A0}% − 60\u{A0}%")
    #expect(steps.steps.last?.result.shortText == "12\u{A0}PP")
  }

  @Test func areTheDifferenceThatACheckNames() {
    #expect(
      compiled("A = 72 %\nprüfe A = 70 %\n").messages.contains("note: the difference is 2 PP\n"))
  }
}
