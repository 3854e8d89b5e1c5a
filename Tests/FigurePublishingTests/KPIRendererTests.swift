import Diagnostics
import HTMLText
import KPILanguage
import TestSupport
import Testing

@testable import FigurePublishing

@Suite struct KPIRendererTests {
  private let page = SourceFile(path: "a.md", text: "text =Umsatz text")

  private func model(_ lines: String, language: String = "de") throws -> KPIModel {
    let (model, messages) = compiled(lines, language: language)
    #expect(!messages.contains("error: "))
    return try #require(model)
  }

  private func html(_ lines: String, language: String = "de") throws -> String {
    var output = OutputBuffer()
    KPIRenderer(try model(lines, language: language)).html(block: 0, into: &output)
    return output.text
  }

  @Test func showsTheWorkedExample() throws {
    try expect(try html(WorkedExample.lines), isFixture: "worked-example.html")
  }

  @Test func leavesOutColumnHeadsWithoutScenarios() throws {
    try expect(
      try html("a \"Cost\" = €20,000 / 200\ntable t = a\n", language: "en"),
      isFixture: "without-scenarios.html")
  }

  @Test func escapesWhatAuthorsWrite() throws {
    try expect(
      try html("a \"<b>&\" = 1\nszenario s \"</th>\"\ntabelle t \"<i>'\" = a\n"),
      isFixture: "escaped.html")
  }

  @Test func showsTheColumnsOfASweep() throws {
    let lines = """
      zähler Lead|Leads
      Leads = 100 Leads
      Preis = 40 €/Lead
      Kosten = Leads * Preis
      tabelle t = Kosten für Preis von 40 €/Lead bis 60 €/Lead Schritt 10 €/Lead
      """
    let table = try #require(try model(lines).tables.first)
    #expect(table.columns == ["40\u{A0}€", "50\u{A0}€", "60\u{A0}€"])
    #expect(
      table.rows[0].cells.map { $0?.text } == ["4.000\u{A0}€", "5.000\u{A0}€", "6.000\u{A0}€"])
    #expect(
      try html(lines.replacing("Preis = ", with: "Preis \"Preis & Wert\" = ")).contains(
        """
        <thead>
        <tr>
        <th scope="row">Preis &amp; Wert</th>
        <th scope="col">40\u{A0}€</th>

        """))
  }

  @Test(arguments: [
    ("1/3", "20 % bis 30 % Schritt 5 %", ["20\u{A0}%", "25\u{A0}%", "30\u{A0}%"]),
    ("1/3 | 1 %", "20 % bis 25 % Schritt 2,5 %", ["20\u{A0}%", "22,5\u{A0}%", "25\u{A0}%"]),
    ("1 € | 1", "1,25 € bis 1,5 € Schritt 0,25 €", ["1,25\u{A0}€", "1,50\u{A0}€"]),
    ("5 | fest 0,1", "1 bis 2 Schritt 1", ["1,0", "2,0"]),
  ])
  func columnHeadsHideNoStep(_ value: String, _ sweep: String, _ heads: [String]) throws {
    let table = try model("A = \(value)\nB = A\ntabelle t = B für A von \(sweep)\n").tables.first
    #expect(table?.columns == heads)
  }

  @Test func namesTheInputInEachColumnWhereTheyDiffer() throws {
    let table = try model(
      """
      A "Menge" = 1
      B = 2
      szenario s "Heute"
      tabelle t = A, B für s, A von 1 bis 2 Schritt 1, B von 3 bis 3 Schritt 1
      """
    ).tables.first
    #expect(table?.columns == ["Heute", "Menge: 1", "Menge: 2", "B: 3"])
    #expect(table?.corner == nil)
  }

  @Test(arguments: [
    ("K = 2,5 %/Monat | 0,1 %", "2,5\u{A0}%", "5/2", "%/Monat"),
    ("K = 2,46 %/Jahr | 0,1 %", "2,5\u{A0}%", "123/50", "%/Jahr"),
    ("K = runde(2,46 %/Jahr; 0,1 %) | 0,01 %", "2,5\u{A0}%", "5/2", "%/Jahr"),
    ("K = 12 %/Jahr -> %/Monat", "1\u{A0}%", "1", "%/Monat"),
  ])
  func showsRatesInPercent(_ line: String, _ text: String, _ exact: String, _ unit: String) throws {
    let figure = try model(line).figure("K")
    #expect(figure?.text == text)
    #expect(figure?.fraction == exact)
    #expect(figure?.unit == unit)
  }

  @Test func showsTheStepsToAFigure() throws {
    try expect(
      try html(WorkedExample.lines.replacing("tabelle Jahr", with: "herleitung Abschlüsse #")),
      isFixture: "steps.html")
  }

  @Test(arguments: [
    ("Umsatz", "<data value=\"1188000\">1.188.000\u{A0}€</data>"),
    ("Umsatz@plus10", "<data value=\"1306800\">1.306.000\u{A0}€</data>"),
    ("Umsatz@plus10 | 1", "<data value=\"1306800\">1.306.800\u{A0}€</data>"),
    ("Planquote", "<data value=\"0.33\">33\u{A0}%</data>"),
    ("Planquote@plus10", "<data value=\"0.363\">36,3\u{A0}%</data>"),
    ("Quote", "<data value=\"1/3\">33\u{A0}%</data>"),
    ("Quote | 0,01", "<data value=\"1/3\">0,33</data>"),
    ("SollAbschlüsse", "<data value=\"25\">25</data>"),
    ("SollChancen", "<data value=\"75\">75</data>"),
    ("Umsatzziel", "<data value=\"100000\">100.000\u{A0}€</data>"),
    ("Preis | fest 0,01", "<data value=\"4000\">4.000,00\u{A0}€</data>"),
    (" Mehrumsatz @ plus10 ", "<data value=\"118800\">118.000\u{A0}€</data>"),
  ])
  func citesFigures(_ citation: String, _ expected: String) throws {
    var output = OutputBuffer()
    var diagnostics: [Diagnostic] = []
    let isFigure = KPIRenderer(try model(WorkedExample.lines)).html(
      citation: citation, file: page, at: 5..<12, into: &output, diagnostics: &diagnostics)
    #expect(isFigure)
    #expect(output.text == expected)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("Umsaz", "unknown name \"Umsaz\"", "did you mean \"Umsatz\"?"),
    ("Umsatz@plus1", "unknown scenario \"plus1\"", "did you mean \"plus10\"?"),
    (
      "Mehrumsatz", "\"Mehrumsatz\" exists only in scenario \"plus10\"",
      "write \"Mehrumsatz@plus10\""
    ),
    (
      "Mehrumsatz@standard", "\"Mehrumsatz\" has no value in scenario \"standard\"",
      "write \"Mehrumsatz@plus10\""
    ),
    ("Umsatz | aba 1", "unknown format \"aba\"", "did you mean \"ab\"?"),
    ("Umsatz | 1 %", "a figure in \"€\" cannot be shown in %", nil),
    ("Umsatz Umsatz", "expected the end of the line before \"Umsatz\"", nil),
    ("", "expected the name of a figure at the end of the line", nil),
    ("Umsatz | 1.5", "\"1.5\" is not how a number is written in \"de\"", "write \"1,5\""),
  ])
  func refusesCitations(_ citation: String, _ message: String, _ help: String?) throws {
    var output = OutputBuffer()
    var diagnostics: [Diagnostic] = []
    let isFigure = KPIRenderer(try model(WorkedExample.lines)).html(
      citation: citation, file: page, at: 5..<12, into: &output, diagnostics: &diagnostics)
    #expect(!isFigure)
    #expect(output.count == 0)
    #expect(
      diagnostics.map { ConsoleFormat().text(for: $0) } == [
        "a.md:1:6: error: \(message)\n  text =Umsatz text\n       ^~~~~~~\n"
          + (help.map { "help: \($0)\n" } ?? "")
      ])
  }

  @Test(arguments: ["118.000 €", "118.000\u{A0}€", "118.000\u{202F}€"])
  func acceptsATextThatAgrees(_ text: String) throws {
    var output = OutputBuffer()
    var diagnostics: [Diagnostic] = []
    let agrees = KPIRenderer(try model(WorkedExample.lines)).html(
      checkedText: text, citation: "Mehrumsatz@plus10", file: page, at: 5..<12, into: &output,
      diagnostics: &diagnostics)
    #expect(agrees)
    #expect(output.text == "<data value=\"118800\">118.000\u{A0}€</data>")
  }

  @Test func namesTheTextThatIsRight() throws {
    var output = OutputBuffer()
    var diagnostics: [Diagnostic] = []
    let agrees = KPIRenderer(try model(WorkedExample.lines)).html(
      checkedText: "119.000 €", citation: "Mehrumsatz@plus10", file: page, at: 5..<12,
      into: &output, diagnostics: &diagnostics)
    #expect(!agrees)
    #expect(
      diagnostics.map { ConsoleFormat().text(for: $0) } == [
        """
        a.md:1:6: error: "119.000 €" does not match the model
          text =Umsatz text
               ^~~~~~~
        help: write "118.000 €"

        """
      ])
  }

  @Test func marksApproximateFigures() throws {
    let model = try model("a = wurzel(2) | 0,1\ntabelle t = a\nherleitung a\n")
    var output = OutputBuffer()
    KPIRenderer(model).html(block: 0, into: &output)
    let exact = "1.4142135623730950488016887242096980785696718753769"
    #expect(output.text.contains("<td><data value=\"\(exact)\">≈\u{A0}1,4</data></td>"))
    #expect(output.text.contains("<li>a = √2 ≈ <data value=\"\(exact)\">1,4</data></li>"))
    #expect(KPIReport(model).json.contains("\"text\": \"≈\u{A0}1,4\", \"approximate\": true}"))
  }
}
