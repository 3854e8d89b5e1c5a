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
        <th scope="col" class="kpi-unit">in</th>
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

  /// Each row of a table, with an asterisk behind the cells that are marked.
  private func marked(_ lines: String) throws -> [[String]] {
    let table = try #require(try model(lines).tables.first)
    #expect(
      table.discrepancies.isEmpty
        == table.rows.allSatisfy { $0.cells.allSatisfy { $0?.isUnreconciled != true } })
    return table.rows.map { row in
      row.cells.map {
        ($0?.text ?? "").replacing("\u{A0}", with: " ") + ($0?.isUnreconciled == true ? "*" : "")
      }
    }
  }

  @Test func marksWhatDoesNotFollowFromWhatIsShown() throws {
    let scenarios = "eingabe P = 4,40 € | 1\nszenario s\nszenario t \"+50 %\"\n  P = P um +50 %\n"
    #expect(try marked(scenarios + "tabelle x = P\n") == [["4 €", "7 €*"]])
    #expect(try marked(scenarios + "tabelle x = P für t\n") == [["7 €"]])
    #expect(
      try marked(scenarios.replacing("4,40 €", with: "4 €") + "tabelle x = P\n") == [
        ["4 €", "6 €"]
      ])
    #expect(
      try marked("A = 1,4 € | 1\nB = 1,4 € | 1\nS = A + B | 1\ntabelle x = A, B, S\n")
        == [["1 €"], ["1 €"], ["3 €*"]])
    #expect(
      try marked("A = 1,4 € | 1\nB = 1,6 € | 1\nS = A + B | 1\ntabelle x = A, B, S\n")
        == [["1 €"], ["2 €"], ["3 €"]])
    #expect(
      try marked("P = 1 €\nK = P * 3\ntabelle x = P, K für P von 1,25 € bis 1,5 € Schritt 0,25 €\n")
        == [["1,25 €", "1,50 €"], ["3,75 €", "4,50 €"]])
    #expect(
      try marked(
        "P = 1 € | 1\nK = P * 3\ntabelle x = P, K für P von 1,25 € bis 1,5 € Schritt 0,25 €\n")
        == [["1 €", "2 €"], ["3,75 €*", "4,50 €*"]])
  }

  @Test func followsFiguresThatATableDoesNotShow() throws {
    let hidden = "eingabe P = 4,40 € | 1\nU = P * 10\nG = U - 10 €\n"
    #expect(try marked(hidden + "tabelle x = P, G\n") == [["4 €"], ["34 €*"]])
    #expect(try marked(hidden + "tabelle x = P, U, G\n") == [["4 €"], ["44 €*"], ["34 €"]])
    #expect(try marked(hidden + "tabelle x = G\n") == [["34 €"]])
    let long = (1...1_500).map { "a\($0) = a\($0 - 1) + 0\n" }.joined()
    #expect(
      try marked(
        "a0 = 1,4 | 1\n" + long.replacing("a1500 = ", with: "z = ") + "tabelle x = a0, z\n")
        == [["1"], ["1,4"]])
  }

  @Test func aValueThatIsShownTwiceContradictsNothing() throws {
    #expect(
      try marked("A = 1,4 €\nB = A | 1\nC = A * 10\ntabelle x = A, B, C\n")
        == [["1,40 €"], ["1 €"], ["14 €"]])
    #expect(
      try marked("A = 1,4 €\nB = A | 1\nC = B * 10\ntabelle x = B, C\n") == [["1 €"], ["14 €*"]])
  }

  @Test(arguments: [
    ("A + B", true), ("A - B", true), ("summe(A; B)", true), ("A + B + A", true),
    ("A + B - C", false), ("A * 2", false), ("A + 1 €", false), ("A + B * 2", false),
    ("3 €", false),
    ("A - A@t", false),
  ])
  func onlyATotalLooksLikeOne(_ formula: String, _ isTotal: Bool) throws {
    let lines = """
      A = 1 €
      B = 2 €
      C = 3 €
      S = \(formula)
      szenario s
      szenario t
        A = 2 €

      """
    let html = try html(lines + "tabelle x = A, B, S\n")
    #expect(html.contains("<tr class=\"kpi-total\">\n<th scope=\"row\">S</th>") == isTotal)
    #expect(html.ranges(of: "kpi-total").count == (isTotal ? 1 : 0))
    #expect(!(try self.html(lines + "tabelle x = S, A, B\n").contains("kpi-total")))
  }

  @Test func noLineEndsBetweenANumberAndItsSign() throws {
    let html = try html(
      "A \"Mit 10 % und 5 € mehr\" = 1/3 | 1 %\nB = 2 € * 10 %\nszenario s \"+ 10 %\"\n"
        + "tabelle x \"Bei 3 $ je 4 Stück\" = A\nherleitung B\n")
    #expect(html.contains("<th scope=\"row\">Mit 10\u{A0}% und 5\u{A0}€ mehr</th>"))
    #expect(html.contains("<th scope=\"col\">+ 10\u{A0}%</th>"))
    #expect(html.contains("<caption>Bei 3\u{A0}$ je 4 Stück</caption>"))
    #expect(html.contains("<li>B = 2\u{A0}€ × 10\u{A0}% = "))
  }

  @Test func tiesTheNoteToTheMark() throws {
    #expect(
      try html("A = 1,4 € | 1\nS = A + A | 1\ntabelle x = A, S\n").replacing("\u{A0}", with: " ")
        .hasSuffix(
          """
          <td class="kpi-unit">€</td>
          <td><data value="2.8" data-unit="€" data-figure="S">3</data><span class="kpi-mark">*</span></td>
          </tr>
          </tbody>
          </table>
          </div>
          <p class="kpi-note"><small><span class="kpi-mark">*</span> Gerechnet wird mit ungerundeten Werten.</small></p>
          </figure>

          """))
  }

  @Test func namesFiguresAsACitationDoes() throws {
    func names(_ lines: String) throws -> [String?] {
      try #require(try model(lines).tables.first).rows[0].cells.map { $0?.name?.text }
    }
    let scenarios = "a = 1\nb = a * 2\nc = 3\nszenario s\n  a = 2\nszenario t\n  a = 3\n"
    #expect(try names(scenarios + "tabelle x = b\n") == ["b@s", "b@t"])
    #expect(try names(scenarios + "tabelle x = c\n") == ["c", "c@t"])
    #expect(
      try names(scenarios + "tabelle x = b für t, a von 1 bis 2 Schritt 1\n") == ["b@t", nil, nil])
    #expect(try names(scenarios + "tabelle x = c für a von 1 bis 2 Schritt 1\n") == ["c", "c"])
    #expect(try names("a = 1\ntabelle x = a\n") == ["a"])
    let steps = "a = 1\nszenario s\n  a = a * 2\nb = a@s\nherleitung b\n"
    #expect(
      try html(steps) == """
        <ol class="kpi-steps">
        <li>a (s) = <data value="1">1</data></li>
        <li>a (s) = 1 × 2 = <data value="2" data-figure="a@s">2</data></li>
        <li>b = <data value="2" data-figure="b">2</data></li>
        </ol>

        """)
  }

  @Test(arguments: [
    ("20 %", "20", "%"), ("1/5 | 1 %", "20", "%"), ("1/3 | 1 %", "100/3", "%"),
    ("2 %/Monat", "2", "%/Monat"), ("0,2", "0.2", nil), ("wurzel(0,0004) | 1 %", "2", "%"),
    ("5 €/Jahr", "5", "€/Jahr"), ("7 Tage", "7", "Tage"),
  ])
  func givesTheValueInTheUnitBesideIt(_ formula: String, _ value: String, _ unit: String?) throws {
    let html = try html("a = \(formula)\ntabelle t = a\n")
    let attribute = unit.map { " data-unit=\"\($0)\"" } ?? ""
    #expect(html.contains("<td><data value=\"\(value)\"\(attribute) data-figure=\"a\">"), "\(html)")
  }

  @Test func showsTheStepsToAFigure() throws {
    try expect(
      try html(WorkedExample.lines.replacing("tabelle Jahr", with: "herleitung Abschlüsse #")),
      isFixture: "steps.html")
  }

  @Test(arguments: [
    (
      "Umsatz",
      "<data value=\"1188000\" data-unit=\"€\" data-figure=\"Umsatz\">1.188.000\u{A0}€</data>"
    ),
    (
      "Umsatz@plus10",
      "<data value=\"1306800\" data-unit=\"€\" data-figure=\"Umsatz@plus10\">1.306.000\u{A0}€</data>"
    ),
    (
      "Umsatz@plus10 | 1",
      "<data value=\"1306800\" data-unit=\"€\" data-figure=\"Umsatz@plus10\">1.306.800\u{A0}€</data>"
    ),
    (
      "Planquote",
      "<data value=\"33\" data-unit=\"%\" data-figure=\"Planquote\">33\u{A0}%</data>"
    ),
    (
      "Planquote@plus10",
      "<data value=\"36.3\" data-unit=\"%\" data-figure=\"Planquote@plus10\">36,3\u{A0}%</data>"
    ),
    (
      "Quote",
      "<data value=\"100/3\" data-unit=\"%\" data-figure=\"Quote\">33\u{A0}%</data>"
    ),
    (
      "Quote | 0,01",
      "<data value=\"1/3\" data-unit=\"Abschlüsse/Chance\" data-figure=\"Quote\">0,33</data>"
    ),
    (
      "SollAbschlüsse",
      "<data value=\"25\" data-unit=\"Abschlüsse/Monat\" data-figure=\"SollAbschlüsse\">25</data>"
    ),
    (
      "SollChancen",
      "<data value=\"75\" data-unit=\"Chancen/Monat\" data-figure=\"SollChancen\">75</data>"
    ),
    (
      "Umsatzziel",
      "<data value=\"100000\" data-unit=\"€/Monat\" data-figure=\"Umsatzziel\">100.000\u{A0}€</data>"
    ),
    (
      "Preis | fest 0,01",
      "<data value=\"4000\" data-unit=\"€/Abschluss\" data-figure=\"Preis\">4.000,00\u{A0}€</data>"
    ),
    (
      " Mehrumsatz @ plus10 ",
      "<data value=\"118800\" data-unit=\"€\" data-figure=\"Mehrumsatz@plus10\">118.000\u{A0}€</data>"
    ),
    (
      "Umsatz@standard",
      "<data value=\"1188000\" data-unit=\"€\" data-figure=\"Umsatz\">1.188.000\u{A0}€</data>"
    ),
    (
      "Preis@plus10",
      "<data value=\"4000\" data-unit=\"€/Abschluss\" data-figure=\"Preis@plus10\">4.000\u{A0}€</data>"
    ),
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
    #expect(
      output.text
        == "<data value=\"118800\" data-unit=\"€\" data-figure=\"Mehrumsatz@plus10\">118.000\u{A0}€</data>"
    )
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
    #expect(
      output.text.contains(
        "<td><data value=\"\(exact)\" data-figure=\"a\">≈\u{A0}1,4</data></td>"))
    #expect(
      output.text.contains(
        "<li>a = √2 ≈ <data value=\"\(exact)\" data-figure=\"a\">1,4</data></li>"))
    #expect(KPIReport(model).json.contains("\"text\": \"≈\u{A0}1,4\", \"approximate\": true}"))
  }
}
