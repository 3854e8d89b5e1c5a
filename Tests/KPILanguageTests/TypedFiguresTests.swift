import TestSupport
import Testing

@testable import KPILanguage

/// Amounts in prose that equal figures.
struct TypedFiguresTests {
  private func typed(
    _ text: String, _ lines: String = german, language: String = "de"
  ) throws -> [String] {
    let (model, messages) = compiled(lines + "\n", language: language)
    #expect(messages == "")
    let bytes = Array(text.utf8)
    return TypedFigures(try #require(model)).matches(in: text).map { match in
      "\(String(decoding: bytes[match.range], as: UTF8.self)): \(match.citations.joined(separator: ", "))"
    }
  }

  private static let german = """
    zähler Abschluss|Abschlüsse
    eingabe Preis = 4.000 €/Abschluss
    Quote = 1/3 | 1 %
    Anzahl = 297 Abschlüsse
    Umsatz = 1.306.800 € | ab 1.000
    Klein = 5 €
    Weniger = -7,5 %
    Plan = 50
    Frist = 3 Monate
    szenario gut
      Preis = 4.500 €/Abschluss
    """

  @Test(arguments: [
    ("Er kostet 4.000 € je Stück.", ["4.000 €: Preis"]),
    (
      "4000€, €4.000, 4.000 EUR, EUR 4.000, (4.000 Euro)",
      [
        "4000€: Preis", "€4.000: Preis", "4.000 EUR: Preis", "EUR 4.000: Preis",
        "4.000 Euro: Preis",
      ]
    ),
    ("4.000,00 € und 4.500\u{A0}€", ["4.000,00 €: Preis", "4.500\u{A0}€: Preis@gut"]),
    (
      "33 %, 33%, 33 Prozent, 33,0 %",
      ["33 %: Quote", "33%: Quote", "33 Prozent: Quote", "33,0 %: Quote"]
    ),
    ("1.306.000 € oder 1.306.800 €", ["1.306.000 €: Umsatz", "1.306.800 €: Umsatz | 1"]),
    ("297 Abschlüsse, 297 im Jahr", ["297: Anzahl", "297: Anzahl"]),
    ("5 € und 3 Monate", ["5 €: Klein", "3: Frist"]),
    ("um −7,5 % (-7,5 %), um 7,5 %", ["−7,5 %: Weniger", "-7,5 %: Weniger"]),
    ("50, 50", ["50: Plan", "50: Plan"]), ("Es sind 50.", ["50: Plan"]),
    ("von 45–50 € und 4.000–4.500 €", ["4.500 €: Preis@gut"]),
  ])
  func areFound(_ text: String, _ expected: [String]) throws {
    #expect(try typed(text) == expected)
  }

  @Test(arguments: [
    "5 Abschlüsse, 5", "7 € 4.000", "297 Monate", "50 €", "50er, B50, x_50, 50a, 50-mal, Teil-50",
    "§ 50, #50, /50, 50/60, 50:1, 12:50, 2024-50-50, 050", "Der 50. Geburtstag",
    "50 Mio. €, 50 Tsd.",
    "4.000 $, 4.000 %, 4.000", "33 ‰", "50.000", "1,306 €", "4.000.5 €", "1.306.000,5 €",
    "+49 50-50",
  ])
  func areNotSeenElsewhere(_ text: String) throws {
    #expect(try typed(text) == [])
  }

  @Test func leavesOutWhatIsTooCommon() throws {
    let lines =
      "A = 0 €\nB = 1 €\nC = 2 %\nD = 100 %\nE = 2024\nF = 9\nG = 1,5\nH = 10\nI = 3 %\nJ = 2.024 €"
    #expect(
      try typed("0 €, 1 €, 2 %, 100 %, 2024, 9, 1,5, 10, 3 %, 2024 €", lines)
        == ["1,5: G", "10: H", "3 %: I", "2024 €: J"])
  }

  @Test func offersAllThatAreEqual() throws {
    let lines = "A = 20 €\nB = 20 €\nC = 20,4 € | 1\nD = 20 €"
    #expect(try typed("20 €", lines) == ["20 €: A, B, C"])
    #expect(try typed("20,40 €", lines) == ["20,40 €: C | 0,01"])
  }

  @Test(arguments: [
    ("en", "A = $1,200.50\nB = 12.5%", "$1,200.50, 1200.50 dollars, 12.5%, 12.5 per cent", "AABB"),
    (
      "fr", "A = 1188000 €\nB = 12,5 %",
      "1 188 000 €, 1\u{202F}188\u{202F}000 euros, 12,5 pour cent", "AAB"
    ),
    ("de-CH", "A = CHF 4’000\nB = 12.5 %", "CHF 4'000, 4’000 CHF, 12.5 Prozent", "AAB"),
    ("es", "A = 11.880 €\nB = 12,5 %", "11.880 euros, 11880 €, 12,5 por ciento", "AAB"),
    ("it", "A = 11.880 €\nB = 12,5 %", "11.880 euro, 12,5 per cento", "AB"),
    ("nl", "A = 11.880 €\nB = 12,5 %", "€ 11.880, 11.880 euro, 12,5 procent", "AAB"),
    ("pl", "A = 11880 zł\nB = 12,5 %", "11 880 zł, 12,5 procent", "AB"),
    ("pt", "A = 11.880 €\nB = 12,5 %", "11.880 €, 12,5 por cento", "AB"),
    ("sv", "A = 11880 SEK\nB = 12,5 %", "11 880 kr, 11 880 SEK, 12,5 procent", "AAB"),
    ("da", "A = 11.880 DKK\nB = 12,5 %", "11.880 kr., 12,5 procent", "AB"),
  ])
  func languagesWriteTheirOwn(
    _ language: String, _ lines: String, _ text: String, _ expected: String
  ) throws {
    let found = try typed(text, lines, language: language)
    #expect(found.map { $0.suffix(1) }.joined() == expected, "\(found)")
  }
}
