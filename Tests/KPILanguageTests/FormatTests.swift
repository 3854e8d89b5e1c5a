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

  @Test(arguments: [
    ("r = 72.345 € | +1.000", "+72.000 €"), ("r = -72.345 € | +1.000", "−72.000 €"),
    ("r = 0 € | +1", "0 €"), ("r = 3,5 % | +0,1 %", "+3,5 %"),
    ("r = 12 PP | +1 PP", "+12 Prozentpunkte"), ("r = 1,5 | fest +0,01", "+1,50"),
    ("r = 1,5 | + 1", "+2"),
    ("r = 2008 | schlicht", "2008"), ("r = 2008 | plain 1", "2008"),
    ("r = -12345,678 | schlicht", "−12345,68"),
    ("r = 12.345.678.901.234.567.890.123 | schlicht", "12345678901234567890123"),
    ("r = 0,0001 | schlicht", "0,0001"), ("r = 1234,5 € | schlicht fest 0,01", "1234,50 €"),
    ("r = 1.234.567 | 3 Stellen", "1.230.000"), ("r = 0,00123456 | 3 digits", "0,00123"),
    ("r = 12,3456 | 3 Stellen", "12,3"), ("r = 9,9960 | 3 Stellen", "10"),
    ("r = 9,9960 | fest 3 Stellen", "10,0"), ("r = 99,96 | fest 3 Stellen", "100"),
    ("r = 2 | fest 3 Stellen", "2,00"), ("r = 0 | fest 3 Stellen", "0"),
    ("r = 1/3 | 2 Stellen %", "33 %"), ("r = 1.234.567 € | auf 2 Stellen", "1.300.000 €"),
    ("r = 1 | 1 Stelle", "1"), ("r = -72.345 | +2 Stellen", "−72.000"),
    ("r = 1/7 | ab 4 Stellen", "0,1428"),
  ])
  func showsSignsYearsAndSignificantDigits(_ line: String, _ text: String) throws {
    #expect(try figure(line).text.replacing("\u{A0}", with: " ") == text)
  }

  @Test(arguments: [
    ("de-AT", "r = 5 € | +1", "+€ 5"), ("de-CH", "r = CHF 5 | +1", "CHF+5"),
    ("en", "r = €5 | +1", "+€5"),
    ("fr", "r = 5 % | +1 %", "+5 %"), ("nl", "r = 5 € | +1", "€ +5"),
  ])
  func putsThePlusWhereTheMinusIs(_ language: String, _ line: String, _ text: String) throws {
    #expect(try figure(line, language).text.replacing("\u{A0}", with: " ") == text)
  }

  @Test(arguments: [
    ("de", "r = 1.234.567 € | 0,1 Mio", "1,2 Mio. €"),
    ("de", "r = 1.234.567 € | 0,1 Millionen", "1,2 Millionen €"),
    ("de", "r = 1.000.000 € | 0,1 Million", "1 Million €"),
    ("de", "r = 999.999 | 0,1 Millionen", "1 Million"),
    ("de", "r = 12.345 € | 1 Tsd", "12 Tsd. €"), ("de", "r = 12.345 | 0,1 Tausend", "12,3 Tausend"),
    ("de", "r = 2,5 € * 1.000.000.000 | fest 0,01 Mrd", "2,50 Mrd. €"),
    ("de", "r = 12.345.678.000 | 1 Mio", "12.346 Mio."),
    ("de", "r = -1.234.567 € | 0,1 Mio", "−1,2 Mio. €"),
    ("de", "r = 1.234.567 € | +0,1 M", "+1,2 Mio. €"), ("de", "r = 0 € | 0,1 Mio", "0 Mio. €"),
    ("de", "r = 1.234.567 €/Monat | 2 Stellen Mio", "1,2 Mio. €"),
    ("de", "r = 1.234.567 | ab 0,1 Mio", "1,2 Mio."),
    ("en", "r = €1,234,567 | 0.1 M", "€1.2M"),
    ("en", "r = €1,234,567 | 0.1 million", "€1.2 million"),
    ("en", "r = 12,345 | 1 K", "12K"), ("en", "r = $2,500,000,000 | 0.1 B", "$2.5B"),
    ("en", "r = -$2,500,000,000 | 0.1 billion", "−$2.5 billion"),
    ("en-GB", "r = £2,500,000 | 0.1 M", "£2.5M"),
    ("de-AT", "r = 1.234.567 € | 0,1 Mio", "€ 1,2 Mio."),
    ("fr", "r = 1234567 € | 0,1 M", "1,2 M €"),
    ("fr", "r = 1234567 € | 0,1 million", "1,2 million €"),
    ("es", "r = 1234567 € | 0,1 M", "1,2 M €"), ("it", "r = 1234567 € | 0,1 M", "1,2 Mln €"),
    ("nl", "r = 1234567 € | 0,1 M", "€ 1,2 mln."),
    ("pl", "r = 5000000 PLN | 1 million", "5 milionów zł"),
    ("pl", "r = 1234567 PLN | 0,1 million", "1,2 miliona zł"),
    ("pt", "r = 1234567 € | 0,1 M", "€ 1,2 mi"),
    ("sv", "r = 1234567 SEK | 0,1 M", "1,2 mn kr"),
    ("da", "r = 1234567 DKK | 0,1 M", "1,2 mio. kr."),
  ])
  func showsThousandsAndMillions(_ language: String, _ line: String, _ text: String) throws {
    #expect(try figure(line, language).text.replacing("\u{A0}", with: " ") == text)
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
