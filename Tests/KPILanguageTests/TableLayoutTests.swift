import TestSupport
import Testing

@testable import KPILanguage

/// How tables lay out lists, series, scenarios and values of inputs.
@Suite struct TableLayoutTests {
  private static let channels = """
    zähler Lead|Leads
    liste Kanal "Kanal"
      eingabe Kosten "Kosten", Leads "Leads"
      - Suche "Google-Suche" = 12.000 €; 400 Leads
      - Messe = 30.000 €; 250 Leads
      CPL "je Lead" = Kosten / Leads
      Anteil "Anteil" = anteil(Kosten)
    reihe Monat = 1 bis 3
    je Kanal, Monat
      Neu "neue Leads" = Leads * Monat
    eingabe Preis "Preis" = 5 €
    eingabe Menge "Menge" = 10
    Umsatz "Umsatz" = Preis * Menge
    szenario mehr "mehr"
      Kosten[Messe] = Kosten um +20 %
      Menge = 20

    """

  @Test(arguments: [
    (
      "Kosten, CPL je Kanal, gesamt",
      [
        "Kanal | Kosten | je Lead", "Google-Suche | 12.000 € | 30 €", "Messe | 30.000 € | 120 €",
        "Gesamt | 42.000 € | 64,62 €",
      ]
    ),
    (
      "CPL, CPL@mehr je Kanal nach CPL absteigend",
      ["Kanal | je Lead | je Lead (mehr)", "Messe | 120 € | 144 €", "Google-Suche | 30 € | 30 €"]
    ),
    (
      "CPL je Kanal nach CPL absteigend, gesamt für base, mehr",
      [
        "Kanal | base | mehr", "Messe | 120 € | 144 €", "Google-Suche | 30 € | 30 €",
        "Gesamt | 64,62 € | 73,85 €",
      ]
    ),
    (
      "CPL für Kanal, gesamt",
      [" | Google-Suche | Messe | Gesamt", "je Lead | 30 € | 120 € | 64,62 €"]
    ),
    (
      "Kosten, CPL je Kanal für base, mehr",
      [
        "Kanal | base | mehr", "Kosten", "Google-Suche | 12.000 € | 12.000 €",
        "Messe | 30.000 € | 36.000 €", "je Lead", "Google-Suche | 30 € | 30 €",
        "Messe | 120 € | 144 €",
      ]
    ),
    (
      "Neu je Monat für Kanal, gesamt",
      [
        "Monat | Google-Suche | Messe | Gesamt", "1 | 400 | 250 | 650", "2 | 800 | 500 | 1.300",
        "3 | 1.200 | 750 | 1.950",
      ]
    ),
    ("Neu je Monat von 1 bis 3 Schritt 2", ["Monat | neue Leads", "1 | 650", "3 | 1.950"]),
    (
      "Anteil je Kanal",
      ["Kanal | Anteil, in %", "Google-Suche | 28,57", "Messe | 71,43"]
    ),
    (
      "Kosten[Messe], Kosten[gesamt], Umsatz für base, mehr",
      [
        " | base | mehr", "Kosten, Messe | 30.000 € | 36.000 €",
        "Kosten, Gesamt | 42.000 € | 48.000 €", "Umsatz | 50 € | 100 €",
      ]
    ),
    (
      "Umsatz je Preis von 5 € bis 6 € Schritt 1 € für Menge von 10 bis 20 Schritt 10",
      ["Preis | Menge: 10 | Menge: 20", "5 € | 50 € | 100 €", "6 € | 60 € | 120 €"]
    ),
    (
      "Umsatz für mehr, Preis von 5 € bis 6 € Schritt 1 €",
      [" | mehr | Preis: 5 € | Preis: 6 €", "Umsatz | 100 € | 50 € | 60 €"]
    ),
  ])
  func laysOut(_ table: String, _ expected: [String]) throws {
    let (model, messages) = compiled(Self.channels + "tabelle T = \(table)\n")
    #expect(!messages.contains("error:"), "\(messages)")
    #expect(lines(of: try #require(model?.tables.first)) == expected)
  }

  @Test func namesTheFigureOfAGroupInNotes() throws {
    let (model, messages) = compiled(
      """
      liste K = P, Q
        eingabe A = 1/3 €; 1 €
        B "das Dreifache" = A * 3
      szenario s
      szenario t
        A[P] = 2/3 €
      tabelle T = A, B je K für s, t
      tabelle U = A, B je K

      """)
    #expect(messages == "")
    let notes = model?.tables.map { $0.discrepancies.map(\.note) } ?? []
    #expect(
      notes.map { $0.map { String($0.prefix { $0 != ":" }) } } == [
        ["das Dreifache, P, s", "das Dreifache, P, t"],
        ["P, das Dreifache"],
      ])
  }

  @Test func ordersLeversByTheirEffect() throws {
    let (model, messages) = compiled(
      Self.channels
        + "Gewinn \"Gewinn\" = Umsatz - summe(Kosten)\nsensitivität S = Gewinn um 10 %\n")
    #expect(messages == "")
    #expect(
      lines(of: try #require(model?.tables.first)) == [
        "Gewinn | −10 % | +10 %", "Kosten | −37.750 € | −46.150 €",
        "Preis | −41.955 € | −41.945 €", "Menge | −41.955 € | −41.945 €",
      ])
  }

  @Test func crossesNoScenarioWithValuesOfAnInput() {
    let messages = compiled(
      Self.channels + "tabelle T = Umsatz je Preis von 5 € bis 6 € Schritt 1 € für base, mehr\n"
    ).messages
    #expect(messages.contains("can only stand side by side"))
  }

  @Test(arguments: [
    ("Miete, Wartung", "de", ["Miete pro Monat | 200 €", "Wartung pro Jahr | 20 €"]),
    (
      "Miete, Wartung, Monatslizenz", "de",
      ["Miete pro Monat | 200 €", "Wartung pro Jahr | 20 €", "Monatslizenz | 7 €"]
    ),
    ("Miete, Monatslizenz, Kauf", "de", ["Miete | 200 €", "Monatslizenz | 7 €", "Kauf | 9 €"]),
    (
      "Miete, Wartung, Kauf", "de",
      ["Miete pro Monat | 200 €", "Wartung pro Jahr | 20 €", "Kauf | 9 €"]
    ),
    ("Miete, Wartung", "fr", ["Miete par mois | 200 €", "Wartung par an | 20 €"]),
    ("Zins, Wartung", "de", ["Zins pro Quartal, in % | 3", "Wartung pro Jahr | 20 €"]),
  ])
  func tellRatesOfDifferentPeriodsApart(_ rows: String, _ language: String, _ shown: [String])
    throws
  {
    let model = try #require(
      compiled(
        """
        Miete = 200 €/Monat
        Wartung = 20 €/Jahr
        Monatslizenz = 7 €/Monat
        Kauf = 9 €
        Zins = 3 %/Quartal
        tabelle T = \(rows)

        """, language: language
      ).model)
    let texts = model.tables[0].rows.map { row in
      "\(row.label) | \(row.cells[0]?.text ?? "")"
    }
    #expect(
      texts.map { $0.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") } == shown)
  }

  @Test func tellRatesOfDifferentPeriodsApartInHeads() throws {
    let model = try #require(
      compiled(
        """
        liste K = X, Y
          eingabe Q "Gebühr" = 5 €/Monat; 6 €/Monat
          R "Beitrag" = Q -> €/Jahr
        tabelle T = Q, R je K

        """
      ).model)
    #expect(model.tables[0].columns == ["Gebühr pro Monat", "Beitrag pro Jahr"])
  }

  @Test func runningSumsHaveNoTotal() throws {
    let model = try #require(
      compiled(
        """
        liste K = X, Y
          eingabe Q = 5 €; 6 €
          Bisher = kumuliert(Q)
        tabelle T = Q, Bisher je K, gesamt

        """
      ).model)
    #expect(model.figure("Bisher[gesamt]") == nil)
    #expect(model.tables[0].rows[2].cells[1] == nil)
  }

  @Test(arguments: [
    ("von 1 bis 4", "Gesamt"), ("von 2 bis 3", "Gesamt (1–4)"),
    ("von 1 bis 4 Schritt 3", "Gesamt (1–4)"),
  ])
  func totalsOfMoreThanIsShownSayOfWhat(_ range: String, _ label: String) throws {
    let model = try #require(
      compiled(
        """
        reihe Monat = 1 bis 4
          eingabe Umsatz = 5 €; 6 €; 7 €; 8 €
          gesamt Umsatz = summe(Umsatz)
        tabelle T = Umsatz je Monat \(range), gesamt

        """
      ).model)
    #expect(model.tables[0].rows.last?.label == label)
    #expect(model.tables[0].rows.last?.cells[0]?.figure.fraction == "26")
  }
}
