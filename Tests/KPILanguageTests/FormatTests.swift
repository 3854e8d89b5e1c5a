import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

/// What stands after the bar, and what is shown without it.
@Suite struct FormatTests {
  private func figure(_ line: String, _ language: String = "de") throws -> Figure {
    let (model, messages) = compiled(line + "\n", language: language)
    #expect(messages == "")
    return try #require(model?.figure("r"))
  }

  @Test(arguments: [
    ("r = 0,004 €", "0,004 €"), ("r = 0,00437 €", "0,0044 €"), ("r = 0,0049 €", "0,0049 €"),
    ("r = 0,005 €", "0,01 €"), ("r = 0,3 % * 1", "0,003"), ("r = 0,3 %", "0,3 %"),
    ("r = 0,0012 %", "0,0012 %"), ("r = -0,001", "−0,001"), ("r = 1/300", "0,0033"),
    ("r = 1/3000", "0,00033"), ("r = 0,00996", "0,01"), ("r = 0,000996", "0,001"), ("r = 0", "0"),
    ("r = 0,4 ¥", "0,4 ¥"), ("r = 0,04 €/Monat", "0,04 €"),
    ("r = wurzel(2) / 1.000", "≈ 0,0014"),
    ("r = 0,001 * 0,000000000000000000000000001", "0,000000000000000000000000000001"),
  ])
  func neverShowsASmallNumberAsZero(_ line: String, _ text: String) throws {
    #expect(try figure(line).text.replacing("\u{A0}", with: " ") == text)
  }

  /// U+2212, also where CLDR has a hyphen; exact values are for programs and keep that.
  @Test(arguments: [
    ("de", "r = -5 €", "−5 €"), ("en", "r = -€5", "−€5"), ("en", "r = -5%", "−5%"),
    ("fr", "r = -5", "−5"),
    ("de-CH", "r = -CHF 5", "CHF−5"), ("sv", "r = −5 SEK", "−5 kr"), ("pl", "r = 1 - 6", "−5"),
    ("nl", "r = -5 €", "€ −5"), ("xx", "r = -5", "−5"),
  ])
  func hasAMinusSignInEveryLanguage(
    _ language: String, _ line: String, _ text: String
  ) throws {
    let figure = try figure(line, language)
    #expect(figure.text.replacing("\u{A0}", with: " ") == text)
    #expect(figure.exact == "-5")
  }

  @Test func showsWhatIsExactlyZeroAsZero() throws {
    #expect(try figure("r = 1 € - 1 €").text == "0\u{A0}€")
    #expect(try figure("r = 0%", "en").text == "0%")
    #expect(try figure("r = €0.004", "en").text == "€0.004")
  }

  @Test func showsTheHeadsOfSweepsAsTheyAre() throws {
    let model = try #require(
      compiled(
        "P = 0,01 €\nK = P * 2\ntabelle T = K für P von 0,002 € bis 0,008 € Schritt 0,003 €\n"
      ).model)
    #expect(model.tables[0].columns == ["0,002\u{A0}€", "0,005\u{A0}€", "0,008\u{A0}€"])
  }

  @Test(arguments: [
    (
      "r = 0,3 | 1", "\"r\" is not 0, but is shown as 0",
      "with \"0,1\" it would show its first digit"
    ),
    (
      "r = 400 € | 1.000", "\"r\" is not 0, but is shown as 0",
      "with \"100\" it would show its first digit"
    ),
    (
      "r = 1/300 | 1 %", "\"r\" is not 0, but is shown as 0",
      "with \"0,1 %\" it would show its first digit"
    ),
    (
      "r = 7\nszenario s\n  r = 0,02 | ab 1", "\"r\" is not 0, but is shown as 0",
      "with \"0,01\" it would show its first digit"
    ),
  ])
  func warnsOfAFormatThatHidesTheValue(_ lines: String, _ message: String, _ help: String) {
    let (model, messages) = compiled(lines + "\n")
    #expect(model != nil)
    #expect(messages.contains("warning: \(message)\n"))
    #expect(messages.contains("help: \(help)\n"))
  }

  @Test func warnsOfACitationThatHidesTheValue() throws {
    let model = try #require(compiled("r = 0.3\n", language: "en").model)
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", text: "r | 1")
    let figure = model.figure(citation: "r | 1", in: file, at: 0..<5, diagnostics: &diagnostics)
    #expect(figure?.text == "0")
    #expect(diagnostics.map(\.id) == ["kpi.shown-as-zero"])
  }
}
