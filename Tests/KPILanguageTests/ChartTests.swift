import TestSupport
import Testing

@testable import KPILanguage

/// Where the marks of charts are, in ten-thousandths of their scale.
@Suite struct ChartTests {
  private static let base = """
    eingabe Menge = 10
    Preis = 10 €
    Umsatz = Menge * Preis
    Mehr = 30 €
    Rabatt = 50 €
    Ergebnis = Umsatz + Mehr - Rabatt
    Verlust = 0 € - 60 €
    Nichts = 0 €
    szenario standard
    szenario plus
      Menge = 20
    liste Kanal
      eingabe Neue, Alte
      - Suche = 10 €; 5 €
      - Messe = –; -10 €
      - Mail = 30 €; 0 €
    reihe Monat = Jan 2026 bis Apr 2026
      Zahl = 40 €; 80 €; 60 €; 100 €
      Lücke = vorher(Zahl; –)
      Fern = 95 €; 98 €; 97 €; 99 €
    reihe Viele = 1 bis 3
      Wert = 0,3 %

    """

  private func chart(_ line: String) throws -> KPIChart {
    let (model, messages) = compiled(Self.base + line + "\n", language: "de")
    #expect(messages == "")
    for case .chart(let chart) in try #require(model).blocks.joined() { return chart }
    throw ChartError.none
  }

  private enum ChartError: Error { case none }

  /// By category its label and its marks: figure, span and role.
  private func text(_ chart: KPIChart) -> [String] {
    chart.categories.map { category in
      let marks = category.marks.map { mark -> String in
        guard let mark else { return "–" }
        let text = mark.cell.figure.shortText.replacing("\u{A0}", with: " ")
        return "\(text) \(mark.span.from)-\(mark.span.to) \(mark.role)"
      }
      let further = [
        category.sum.map { "sum " + $0.shortText.replacing("\u{A0}", with: " ") },
        category.share?.replacing("\u{A0}", with: " "),
      ].compactMap(\.self)
      return category.label.replacing("\u{A0}", with: " ") + ": "
        + (marks + further).joined(separator: " | ")
    }
  }

  @Test(arguments: [
    (
      "diagramm D = balken Umsatz",
      ["standard: 100 € 0-5000 usual", "plus: 200 € 0-10000 main"]
    ),
    (
      "diagramm D = balken Umsatz, Verlust für standard",
      ["Umsatz: 100 € 3750-10000 main", "Verlust: −60 € 0-3750 main"]
    ),
    ("diagramm D = balken Nichts für standard", ["standard: 0 € 0-0 main"]),
    ("diagramm D = balken Verlust für standard", ["standard: −60 € 0-10000 main"]),
    (
      "diagramm D = balken Neue je Kanal nach Neue absteigend, gesamt",
      [
        "Mail: 30 € 0-7500 usual", "Suche: 10 € 0-2500 usual", "Messe: –",
        "Gesamt: 40 € 0-10000 main",
      ]
    ),
    (
      "diagramm D = säulen gestapelt Neue, Alte je Kanal",
      [
        "Suche: 10 € 2500-5000 main | 5 € 5000-6250 main | sum 15 €",
        "Messe: – | −10 € 0-2500 main",
        "Mail: 30 € 2500-10000 main | 0 € 10000-10000 main | sum 30 €",
      ]
    ),
    (
      "diagramm D = wasserfall Umsatz, Mehr, Rabatt, Ergebnis",
      [
        "Umsatz: 100 € 0-7692 main", "Mehr: 30 € 7692-10000 increase",
        "Rabatt: 50 € 6154-10000 decrease", "Ergebnis: 80 € 0-6154 main",
      ]
    ),
    (
      "Rest = Verlust + Mehr\ndiagramm D = wasserfall Verlust, Mehr, Rest",
      [
        "Verlust: −60 € 0-10000 main", "Mehr: 30 € 0-5000 increase", "Rest: −30 € 5000-10000 main",
      ]
    ),
    (
      "diagramm D = wasserfall Neue je Kanal, gesamt",
      [
        "Suche: 10 € 0-2500 increase", "Messe: –", "Mail: 30 € 2500-10000 increase",
        "Gesamt: 40 € 0-10000 main",
      ]
    ),
    (
      "diagramm D = trichter Umsatz, Rabatt, Mehr",
      [
        "Umsatz: 100 € 0-10000 main", "Rabatt: 50 € 0-5000 main | 50 %",
        "Mehr: 30 € 0-3000 main | 60 %",
      ]
    ),
    (
      "diagramm D = tornado Umsatz um 10 %",
      ["Menge: 90 € 0-5000 usual | 110 € 5000-10000 main"]
    ),
    (
      "diagramm D = linie Zahl, Lücke je Monat",
      [
        "Jan 2026: 40 € 4000-4000 usual | –",
        "Feb 2026: 80 € 8000-8000 usual | 40 € 4000-4000 usual",
        "Mär 2026: 60 € 6000-6000 usual | 80 € 8000-8000 usual",
        "Apr 2026: 100 € 10000-10000 usual | 60 € 6000-6000 usual",
      ]
    ),
  ])
  func places(line: String, marks: [String]) throws {
    let found = text(try chart(line))
    #expect(found == marks)
  }

  /// Round values, at the places where they are, with as many decimals as they need.
  @Test(arguments: [
    ("linie Zahl je Monat", "0 € 0, 20 € 2000, 40 € 4000, 60 € 6000, 80 € 8000, 100 € 10000"),
    ("linie Fern je Monat", "95 € 0, 96 € 2500, 97 € 5000, 98 € 7500, 99 € 10000"),
    ("säulen Zahl je Monat", "0 € 0, 20 € 2000, 40 € 4000, 60 € 6000, 80 € 8000, 100 € 10000"),
    ("linie Wert je Viele", "0,0 % 0, 0,1 % 3333, 0,2 % 6667, 0,3 % 10000"),
    (
      "linie Nichts für standard",
      "0,00 € 0, 0,20 € 2000, 0,40 € 4000, 0,60 € 6000, 0,80 € 8000, 1,00 € 10000"
    ),
    ("balken Umsatz", ""),
  ])
  func ticks(chart: String, texts: String) throws {
    let ticks = try self.chart("diagramm D = " + chart).ticks
    let found = ticks.map { $0.text.replacing("\u{A0}", with: " ") + " \($0.place)" }
    #expect(found.joined(separator: ", ") == texts)
  }

  @Test func theWordsAreOfBothLanguages() throws {
    for (german, english) in [
      ("balken", "bars"), ("säulen", "columns"), ("linie", "line"), ("trichter", "funnel"),
      ("gestapelte säulen", "columns stacked"), ("gestapelt balken", "stacked bars"),
    ] {
      let (first, second) = try (
        chart("diagramm D = \(german) Umsatz für standard"),
        chart("chart D = \(english) Umsatz for standard")
      )
      #expect(first.kind == second.kind && first.isStacked == second.isStacked)
    }
  }

  /// A figure may be called as a kind of chart is.
  @Test func kindsAreNames() throws {
    let (model, messages) = compiled(
      "chart = 5\nline = 3\nchart bars = bars line, chart\n", language: "en")
    #expect(messages == "")
    #expect(model?.figure("chart")?.text == "5")
  }
}
