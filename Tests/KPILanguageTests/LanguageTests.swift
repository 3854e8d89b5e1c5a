import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

@Suite struct LanguageTests {
  private func figure(
    _ lines: String, _ name: String = "r", in scenario: String? = nil, language: String = "de"
  ) throws -> Figure {
    let (model, messages) = compiled(lines + "\n", language: language)
    #expect(messages == "")
    return try #require(model?.figure(name, scenario: scenario))
  }

  @Test(arguments: [
    ("r = 75 Tage -> Wochen", "75/7", "Wochen"),
    ("r = 1 Quartal -> Monate", "3", "Monate"),
    ("r = 100 €/Monat * 1 Jahr", "1200", "€"),
    ("r = 100 €/Monat -> €/Quartal", "300", "€/Quartal"),
    ("r = 3 Monate * 30 Tage/Monat -> Wochen", "90/7", "Wochen"),
    ("r = 5 Jahre + 6 Monate", "11/2", "Jahre"),
    ("r = 1 Monat/Jahr", "1", "Monate/Jahr"),
    ("r = 3 €/Monat/Quartal * 3 Monate", "9", "€/Quartal"),
    ("r = 1/3 -> %", "100/3", "%"),
    ("r = 10 % * 50 %", "5", "%"),
    ("r = 100 € * 10 %", "10", "€"),
    ("r = 100 % - 1/3", "200/3", "%"),
    ("r = 33 % um +10 %", "363/10", "%"),
    ("r = 33 % + 10 PP", "43", "%"),
    ("r = 100 € um -15 %", "85", "€"),
    ("r = -5 um +10 %", "-11/2", ""),
    ("r = 2 - 3 - 4", "-5", ""), ("r = 8 / 4 / 2", "1", ""), ("r = 2 / 1/3", "6", ""),
    ("r = 8 ÷ 4 × 2", "4", ""), ("r = 1 − 2", "-1", ""),
    ("r = runde(2,5; 1)", "3", ""), ("r = gerade(2,5; 1)", "2", ""),
    ("r = halbab(2,5; 1)", "2", ""), ("r = auf(-2,1; 1)", "-3", ""), ("r = ab(-2,9; 1)", "-2", ""),
    ("r = decke(-2,9; 1)", "-2", ""), ("r = boden(-2,1; 1)", "-3", ""),
    ("r = runde(1/3; 1 %)", "33/100", ""), ("r = runde(1.234 €; 100 €)", "1200", "€"),
    ("r = runde(1.234 €; 100)", "1200", "€"), ("r = runde(90 Monate -> Jahre; 1)", nil, ""),
    ("r = min(3 €; 2 €; 5 €)", "2", "€"), ("r = max(3; 2)", "3", ""),
    ("r = summe(1; 2; 3)", "6", ""),
    ("r = wenn(1 > 2; 1 / 0; 7)", "7", ""), ("r = wenn(2 € > 0; 1; 2)", "1", ""),
    ("r = 5 % /Monat * 1 Jahr", nil, ""),
    ("r = 5 %/Monat * 1 Jahr", "3/5", ""),
    ("r = CHF 1.000 * 2", "2000", "CHF"), ("r = 1.000 EUR", "1000", "€"),
    ("r = €5/Monat", "5", "€/Monat"),
    ("r = 3 zł + 2 PLN", "5", "PLN"),
    ("r = 0,125", "1/8", ""), ("r = 1234,500", "2469/2", ""), ("r = 1.234,500", "2469/2", ""),
  ])
  func calculates(_ line: String, _ exact: String?, _ unit: String) throws {
    guard let exact else {
      #expect(compiled(line + "\n").model == nil)
      return
    }
    let figure = try figure(line)
    #expect(figure.fraction == exact)
    #expect(figure.unit == unit)
  }

  @Test(arguments: [
    ("r = 1/3", "0,33"), ("r = 2/3 €", "0,67\u{A0}€"), ("r = 5,5 €", "5,50\u{A0}€"),
    ("r = 5,5 € | 0,1", "5,5\u{A0}€"), ("r = 5,0041 €", "5\u{A0}€"), ("r = 1/3 | 0,001", "0,333"),
    ("r = 1/2 | 0,001", "0,5"), ("r = 1/2 | fest 0,001", "0,500"), ("r = 1/2 | 1 %", "50\u{A0}%"),
    ("r = 1/3 | fest 0,1 %", "33,3\u{A0}%"), ("r = 12,4 | 0,5", "12,5"),
    ("r = 12,6 | 0,25", "12,5"),
    ("r = 1.306.800 € | ab 1.000", "1.306.000\u{A0}€"),
    ("r = 1.306.800 € | auf 1.000", "1.307.000\u{A0}€"),
    ("r = -1.306.800 € | down 1.000", "−1.306.000\u{A0}€"),
    ("r = 2,5 | half-even 1", "2"), ("r = 2,5 | half-down 1", "2"), ("r = 2,5 | kaufm 1", "3"),
    ("r = 33 %", "33\u{A0}%"), ("r = 33,3333 %", "33,33\u{A0}%"), ("r = 5 Jahre", "5"),
    ("r = 5 ¥ / 2", "3\u{A0}¥"),
  ])
  func shows(_ line: String, _ text: String) throws {
    #expect(try figure(line).text == text)
  }

  @Test(arguments: [
    ("de-CH", "r = 4’000.50", "8001/2"), ("de-CH", "r = CHF 4'000", "4000"),
    ("de-AT", "r = € 4.000,50", "8001/2"), ("en", "r = €4,000", "4000"),
    ("en-GB", "r = £1,234.5", "2469/2"), ("fr", "r = 4\u{202F}000,5", "8001/2"),
    ("fr", "r = 4\u{A0}000", "4000"), ("en", "r = 1.25", "5/4"), ("en", "r = 0.125", "1/8"),
  ])
  func readsNumbersOfTheLanguage(_ language: String, _ line: String, _ exact: String) throws {
    #expect(try figure(line, language: language).fraction == exact)
  }

  @Test(arguments: [
    """
    count lead|leads
    input n = 100 leads   # a year's worth
    input p "Price" = €40/lead
    r = n * p
    scenario cheap "Cheap"
      p = p by -10%
    table t = r for cheap
    check r = €4,000
    check r@cheap = €3,600
    """,
    """
    zähler Lead|Leads
    eingabe n = 100 Leads
    eingabe p „Preis“ = €40/Lead
    r = n * p
    szenario cheap
      p = p um -10%
    tabelle t = r für cheap
    prüfe r = 4,000 €
    prüfe r@cheap = 3,600 €
    """,
  ])
  func understandsBothLanguagesOnEveryPage(_ lines: String) throws {
    #expect(try figure(lines, in: "cheap", language: "en").text == "€3,600")
  }

  @Test func calculatesAScenarioWithAllItsChanges() throws {
    let lines = """
      a = 10
      b = a * 2
      szenario x
        a = 20
        b = b um +50 %
      szenario y
        b = b@x + a
      """
    #expect(try figure(lines, "b", in: "x").fraction == "60")
    #expect(try figure(lines, "b", in: "y").fraction == "70")
    #expect(try figure(lines, "b").fraction == "20")
    #expect(try figure(lines, "b", in: "base").fraction == "20")
  }

  @Test func keepsTheUnitAndFormatOfWhatAScenarioReplaces() throws {
    let lines = """
      zähler Kauf|Käufe, Klick|Klicks
      q = 1/3 Kauf/Klick | 0,1 %
      n = 300 Klicks
      k = n * q -> Käufe
      szenario x
        q = 40 %
      """
    let figure = try figure(lines, "q", in: "x")
    #expect(figure.text == "40\u{A0}%")
    #expect(figure.unit == "Käufe/Klick")
    #expect(try self.figure(lines, "k", in: "x").fraction == "120")
  }

  @Test func usesSharedModels() throws {
    let files = [
      "leads.kpi": "nutze \"prices.kpi\"\nn = 100\nk = n * p\ntabelle t = k\n",
      "prices.kpi": "nutze \"leads.kpi\"\np = 40 €\n",
    ]
    let page = SourceFile(path: "a.md", text: "r = k * 2\nprüfe k = 4.000 €\n")
    var diagnostics: [Diagnostic] = []
    let model = KPIModel.compile(
      page, blocks: [ModelReader.lines(of: page)], uses: [("leads.kpi", 0..<1)], language: "de",
      files: FilesInMemory(files), diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(model?.figure("r")?.text == "8.000\u{A0}€")
    #expect(model?.tables.map(\.name) == ["t"])
    #expect(model?.blocks.map(\.count) == [0])
  }

  @Test func locatesErrorsOfSharedModelsInTheirFile() {
    let page = SourceFile(path: "a.md", text: "nutze \"leads.kpi\"\nr = 1\n")
    var diagnostics: [Diagnostic] = []
    let model = KPIModel.compile(
      page, language: "de",
      files: FilesInMemory(["leads.kpi": "k = 1\nr = 2\n"]),
      diagnostics: &diagnostics)
    #expect(model == nil)
    #expect(
      diagnostics.map { ConsoleFormat().text(for: $0) }.joined() == """
        leads.kpi:2:1: error: "r" is defined twice
          r = 2
          ^
        a.md:2:1: note: first defined here
          r = 1
          ^
        help: write "…", another name

        """)
  }

  @Test func doesNotLetScenariosReachIntoTheNextBlock() {
    let page = SourceFile(path: "a.md", text: "a = 1\nszenario x\n  a = 2\n  a = 3\n")
    var diagnostics: [Diagnostic] = []
    let model = KPIModel.compile(
      page, blocks: [[0..<5, 6..<16, 17..<24], [25..<32]], language: "de",
      diagnostics: &diagnostics)
    #expect(model == nil)
    #expect(diagnostics.map(\.message) == ["only lines of a scenario are indented"])
  }

  @Test(arguments: [
    ("r = -1/2", "-0.5"), ("r = -1/40 €", "-0.025"), ("r = 1/3", "1/3"), ("r = -7", "-7"),
    ("r = -12.345.678.901.234.567.890,5", "-12345678901234567890.5"),
    ("r = 0," + String(repeating: "0", count: 20) + "1", "0.000000000000000000001"),
  ])
  func writesExactValuesAsDecimals(_ line: String, _ exact: String) throws {
    #expect(try figure(line).exact == exact)
  }

  @Test(arguments: [
    ("de-AT", "r, in %", "Gerechnet wird mit ungerundeten Werten."),
    ("fr", "r, en %", "Calculs effectués avec les valeurs non arrondies."),
    ("it", "r, in %", "Calcoli eseguiti con i valori non arrotondati."),
    ("es", "r, en %", "Calculado con los valores sin redondear."),
    ("nl", "r, in %", "Berekend met niet-afgeronde waarden."),
    ("hu", "r, in %", "Calculated with unrounded values."),
  ])
  func addsWordsInThePagesLanguage(
    _ language: String, _ label: String, _ unrounded: String
  ) throws {
    let model = try #require(compiled("r = 50%\ntable t = r\n", language: language).model)
    #expect(model.tables.first?.rows.first?.label == label)
    #expect(Wording(language: language).unrounded == unrounded)
  }

  @Test func showsOneValueInSeveralFormats() throws {
    let model = try #require(
      compiled("a = 2,55 | 1\nb = a | 0,5\nc = a | 0,01\ntabelle t = a, b, c\n").model)
    #expect(model.tables[0].rows.map { $0.cells[0]?.text } == ["3", "2,5", "2,55"])
  }

  @Test func calculatesTheSameAgain() throws {
    #expect(try #require(compiled(WorkedExample.lines).model).calculatesTheSameAgain())
    #expect(try #require(compiled("a = wurzel(2)\nb = a * 7\n").model).calculatesTheSameAgain())
  }

  @Test func notesCellsThatDoNotReconcileForTheLog() throws {
    let model = try #require(compiled(WorkedExample.lines + "herleitung Umsatz\n").model)
    #expect(
      model.roundingNotes == [
        "Jahr: Umsatz, +10 %: 1.306.000\u{A0}€ is calculated with unrounded values; with the "
          + "figures shown it would be 1.304.000\u{A0}€"
      ])
  }

  @Test func tellsWhichCellsDoNotReconcile() throws {
    let model = try #require(compiled(WorkedExample.lines).model)
    #expect(
      model.tables[0].discrepancies.map(\.note) == [
        "Umsatz, +10 %: 1.306.000\u{A0}€ is calculated with unrounded values; with the figures "
          + "shown it would be 1.304.000\u{A0}€"
      ])
  }

  @Test func ignoresLineEndsOfOtherSystems() throws {
    let lines = WorkedExample.lines.replacing("\n", with: "\r\n")
    #expect(compiled("\u{FEFF}" + lines).messages == "")
  }
}
