import Foundation
import HTMLText
import KPILanguage
import TestSupport
import Testing

@testable import FigurePublishing

/// The HTML of charts, exactly.
@Suite struct ChartTests {
  private static let model = """
    zähler Kunde|Kunden
    eingabe Menge = 10
    Umsatz "Umsatz & mehr" = Menge * 10 €
    Mehr = 30 €
    Rabatt = 50 €
    Ergebnis = Umsatz + Mehr - Rabatt
    szenario standard "Standard"
    szenario plus "+10 %"
      Menge = 11
    liste Kanal = Suche, Messe "<Messe>"
      eingabe Neue, Alte
      - Suche = 10 €; 5 €
      - Messe = –; -10 €
    reihe Monat = Jan 2026 bis Dez 2026
      Bestand "Kunden" = vorher(Bestand; 50) * 1,1
      Bestand[Jan 2026] = 50
      Ziel = 60

    """

  private func html(_ lines: String) throws -> (html: String, drawings: [Range<Int>]) {
    let (model, messages) = compiled(Self.model + lines + "\n", language: "de")
    #expect(messages == "")
    var output = OutputBuffer()
    let drawings = KPIRenderer(try #require(model)).html(block: 0, into: &output)
    return (output.text, drawings)
  }

  @Test(arguments: [
    ("bars", "diagramm D \"Vergleich\" = balken Umsatz"),
    ("grouped", "diagramm D = balken Neue, Alte je Kanal"),
    ("stacked", "diagramm D = gestapelte balken Neue, Alte je Kanal"),
    ("columns", "diagramm D = säulen Umsatz"),
    ("many-columns", "diagramm D = säulen Bestand je Monat"),
    ("lines", "diagramm D = linie Bestand, Ziel je Monat"),
    ("line", "diagramm D = linie Bestand je Monat"),
    ("waterfall", "diagramm D = wasserfall Umsatz, Mehr, Rabatt, Ergebnis"),
    ("funnel", "diagramm D = trichter Umsatz, Rabatt, Mehr"),
    ("tornado", "diagramm D = tornado Umsatz um 10 %"),
  ])
  func writes(_ name: String, _ line: String) throws {
    try expect(try html(line).html, isFixture: "chart-\(name).html")
  }

  /// Without the parts that draw, a chart is the table of its figures.
  @Test func isItsTableWithoutDrawings() throws {
    let (chart, drawings) = try html("diagramm D \"A\" = balken Umsatz")
    let (table, none) = try html("tabelle D \"A\" = Umsatz")
    #expect(none.isEmpty && drawings.count == 2)
    var bytes = Array(chart.utf8)
    for range in drawings.reversed() { bytes.removeSubrange(range) }
    let rest = String(decoding: bytes, as: UTF8.self)
    #expect(rest.replacing("kpi-figure kpi-chart", with: "kpi-figure") == table)
  }

  /// Every language has a word for each kind, and its own.
  @Test(arguments: ["de", "en", "fr", "es", "it", "nl", "pl", "pt", "sv", "da"])
  func describes(language: String) throws {
    let (model, messages) = compiled("chart D = line A\nA = 5\n", language: language)
    #expect(messages == "")
    var output = OutputBuffer()
    KPIRenderer(try #require(model)).html(block: 0, into: &output)
    let words = ChartWording(language: language)
    #expect(!words.asTable.isEmpty && !words.ofThose.isEmpty && !words.none.isEmpty)
    #expect(output.text.contains("aria-label=\""))
    if language != "en" { #expect(!output.text.contains("Line chart")) }
  }

  /// A description of many figures says where they begin, end, and between what they lie.
  @Test func shortensDescriptions() throws {
    let label = try html("diagramm D \"Kunden\" = linie Bestand, Ziel je Monat").html
      .firstMatch(of: /aria-label="([^"]*)"/)?.output.1
    #expect(
      label?.replacing("\u{A0}", with: " ")
        == "Liniendiagramm. Kunden. Kunden: Jan 2026 50, Dez 2026 142,66; Ziel: Jan 2026 60, Dez 2026 60."
    )
  }
}
