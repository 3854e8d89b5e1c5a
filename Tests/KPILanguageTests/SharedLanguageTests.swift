import Diagnostics
import TestSupport
import Testing

@testable import KPILanguage

/// Models that state their language, on pages in the same and in other languages.
@Suite struct SharedLanguageTests {
  static let german = """
    # für alle Seiten
    sprache de

    zähler Abschluss|Abschlüsse en closing|closings, Chance|Chancen en opportunity|opportunities
    eingabe Target "Umsatzvorgabe" en "Revenue target"    = 100.000 €/Monat
    eingabe Price "Durchschnittspreis" en "Average price" = 4.000,50 €/Abschluss
    eingabe Rate "Abschlussquote" en "Closing rate"       = 1/3 Abschluss/Chance | 0,1 %
    Needed "Abschlüsse im Jahr" en "Closings a year" = Target / Price * 1 Jahr -> Abschlüsse | auf 1
    Whole "Chancen" en "Opportunities" = runde(Needed / Rate; 10 Chancen) + 2,5 Chancen | fest 0,1
    Least "mindestens" en "at least"   = wenn(Needed > 250 Abschlüsse; 1.234,50 €; 0,5 €) | 0,01
    szenario base_case "wie bisher" en "as it is"
    szenario plus10 "+10 %" en "10% more"
      Rate = Rate um +10 %
    tabelle Year "Jahresleistung" en "Sales in a year" = Needed, Rate, Whole für base_case, plus10
    tabelle Sweep "nach Preis" en "By price" = Needed für Price von 4.000 €/Abschluss bis 5.000 €/Abschluss Schritt 500,50 €/Abschluss
    herleitung Whole
    herleitung Least
    prüfe Needed > 299,9 Abschlüsse

    """

  static let english = """
    language en
    count closing|closings de Abschluss|Abschlüsse, opportunity|opportunities de Chance|Chancen
    input Target "Revenue target" = €100,000/month
    input Price "Average price"   = €4,000.50/closing
    input Rate "Closing rate"     = 1/3 closing/opportunity | 0.1%
    Needed "Closings a year" = Target / Price * 1 year -> closings | up 1
    Whole "Opportunities" = round(Needed / Rate; 10 opportunities) + 2.5 opportunities | fixed 0.1
    Least "at least"      = if(Needed > 250 closings; €1,234.50; €0.50) | 0.01
    scenario base_case "as it is"
    scenario plus10 "10% more"
      Rate = Rate by +10%
    table Year "Sales in a year" = Needed, Rate, Whole for base_case, plus10
    table Sweep "By price" = Needed for Price from €4,000/closing to €5,000/closing step €500.50/closing
    steps Whole
    steps Least
    check Needed > 299.9 closings

    """

  /// A page that uses the files.
  static func compile(
    _ page: String, _ files: [String: String], language: String
  ) -> (model: KPIModel?, messages: String) {
    var diagnostics: [Diagnostic] = []
    let model = KPIModel.compile(
      SourceFile(path: "a.md", text: page),
      blocks: [ModelReader.lines(of: SourceFile(path: "a.md", text: page))], language: language,
      files: FilesInMemory(files), diagnostics: &diagnostics)
    return (model, diagnostics.map { ConsoleFormat().text(for: $0) }.joined())
  }

  /// The messages about a shared model, on an English page unless another language is given.
  private func messages(_ lines: String, language: String = "en") -> String {
    Self.compile("use \"leads.kpi\"\n", ["leads.kpi": lines], language: language).messages
  }

  /// All that a reader sees of a model: tables, steps, figures.
  private func shown(_ model: KPIModel) -> [String] {
    let tables = model.tables.map { table in
      let rows = table.rows.map {
        "\($0.label): " + $0.cells.map { $0?.text ?? "" }.joined(separator: " | ")
      }
      return [table.name, table.caption ?? "", table.corner ?? ""] + table.columns + rows
        + table.discrepancies.map(\.note)
    }
    let figures = model.scenarios.flatMap { scenario in
      [scenario.label]
        + model.names.compactMap { name in
          model.figure(name, scenario: scenario.name).map {
            "\(name) \($0.text) \($0.fraction) \($0.unit)"
          }
        }
    }
    let steps = model.blocks.joined().flatMap { item -> [String] in
      guard case .steps(let steps) = item else { return [] }
      return steps.steps.map { "\($0.label) = \($0.formula ?? "") = \($0.result.text)" }
    }
    return tables.joined() + figures + steps
  }

  @Test(arguments: ["en", "en-GB", "de", "de-AT"])
  func readsTheSameInBothLanguages(_ language: String) throws {
    let models = [Self.german, Self.english].map { source in
      Self.compile(
        "use \"m.kpi\"\nsteps Whole\nsteps Least\nTwice = Needed * 2\n",
        ["m.kpi": source.replacing("herleitung Whole\nherleitung Least\n", with: "")],
        language: language)
    }
    #expect(models.map(\.messages) == ["", ""])
    let shown = try models.map { try self.shown(#require($0.model)) }
    #expect(shown[0].count == 40)
    if language.hasPrefix("en") {
      #expect(shown[0] == shown[1])
    } else {
      // The English file has no German labels.
      let values = try models.map { try #require($0.model) }.map { model in
        model.names.compactMap { model.figure($0, scenario: "plus10") }.map {
          "\($0.text) \($0.unit)"
        }
      }
      #expect(values[0] == values[1])
    }
  }

  @Test func readsAsIfWrittenForThePage() throws {
    let page = "use \"m.kpi\"\nsteps Whole\nsteps Least\nHalf = Price / 2 + €0.25/closing\n"
    let (model, messages) = Self.compile(page, ["m.kpi": Self.german], language: "en")
    #expect(messages == "")
    let shown = try shown(#require(model))
    for line in [
      "Sales in a year", "as it is", "10% more", "Closings a year: 300 | 300",
      "Closing rate, in %: 33.3 | 36.7", "Average price", "€4,000", "€4,500.50",
      "Price €4,000.50 8001/2 €/closing", "Half €2,000.50 4001/2 €/closing",
      "Closings a year = €100,000/month ÷ €4,000.50 × 1 year = 300",
      "Opportunities = (≈\u{A0}299.963 ÷ (1/3), rounded to 10 opportunities) + 2.5 opportunities = 902.5",
    ] {
      #expect(shown.contains(line), "\(line)")
    }
  }

  @Test(arguments: [
    ("de", "Umsatz"), ("de-CH", "Umsatz"), ("en", "Revenue"), ("en-GB", "Turnover"),
    ("en-AU", "Revenue"), ("EN-gb", "Turnover"), ("fr", "Ventes"), ("pt", "Faturamento"),
    ("pt-PT", "Faturamento"), ("nl", "Umsatz"), ("zh-Hant-TW", "營收"), ("zh-Hant", "營收"),
    ("zh", "營收"), ("", "Umsatz"),
  ])
  func picksTheLabelOfTheLanguage(_ language: String, _ label: String) throws {
    let lines = """
      sprache de
      U "Umsatz" en "Revenue" en-GB "Turnover" FR "Ventes" pt-BR "Faturamento" zh-hant "營收" = 5 €
      tabelle T "T" = U

      """
    let (model, messages) = Self.compile(
      "use \"leads.kpi\"\n", ["leads.kpi": lines], language: language)
    #expect(messages == "")
    #expect(model?.tables.first?.rows.first?.label == label)
  }

  /// Without a statement, labels are in the language of whatever page uses the model.
  @Test(arguments: [("de", "Umsatz"), ("en", "Revenue"), ("fr", "Umsatz")])
  func translatesInModelsAndPagesWithoutStatement(_ language: String, _ label: String) throws {
    let lines = """
      zähler Kunde|Kunden en customer|customers
      U "Umsatz" en "Revenue" = 5
      N de "Kunden" en "Customers" = 5 customers
      szenario a "Fall" en "Case"
      tabelle T "Tafel" en "Board" = U

      """
    for (page, files) in [(lines, [:]), ("use \"leads.kpi\"\n", ["leads.kpi": lines])] {
      let (model, messages) = Self.compile(page, files, language: language)
      #expect(messages == "")
      #expect(model?.tables.first?.rows.first?.label == label)
      #expect(model?.tables.first?.caption == (language == "en" ? "Board" : "Tafel"))
      #expect(model?.scenarios.first?.label == (language == "en" ? "Case" : "Fall"))
      #expect(model?.figure("N")?.unit == (language == "en" ? "customers" : "Kunden"))
    }
  }

  @Test func understandsCountedWordsOfAllLanguages() throws {
    let page = """
      use "leads.kpi"
      Mine = 40 customers
      Other = 2 Kunden + 1 klant
      Share = Mine / N

      """
    let files = [
      "leads.kpi":
        "sprache de\nzähler Kunde|Kunden en customer|customers nl klant|klanten\nN = 1.000 Kunden\n"
    ]
    let (model, messages) = Self.compile(page, files, language: "en")
    #expect(messages == "")
    #expect(model?.figure("Other")?.fraction == "3")
    #expect(model?.figure("Other")?.unit == "customers")
    #expect(model?.figure("Share")?.fraction == "1/25")
  }

  @Test func aTextHasFortyTranslations() {
    let codes =
      "ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff"
      .split(separator: " ")
    func lines(_ count: Int) -> String {
      "x \"X\"" + codes.prefix(count).map { " \($0) \"\($0)\"" }.joined() + " = 1\n"
    }
    #expect(messages(lines(40)) == "")
    #expect(
      messages(lines(41)).hasPrefix("leads.kpi:1:327: error: a text has at most 40 translations\n"))
  }

  /// What was a name before languages could be stated still is one.
  @Test func languageIsAName() throws {
    let (model, messages) = Self.compile(
      "language = 5\nsprache \"Sprache\" = language * 2\ninput de = 3\nr = de + sprache\n", [:],
      language: "en")
    #expect(messages == "")
    #expect(model?.figure("r")?.fraction == "13")
  }

  @Test func countsWhatIsATimeInAnotherLanguage() throws {
    let (model, messages) = Self.compile(
      "count dag|dagar, an|ans\nr = 5 dagar / 1 dag\nq = 3 mois + 1 an\n", [:], language: "sv")
    #expect(model == nil)
    #expect(messages.contains("unknown unit \"mois\""))
    let swedish = Self.compile("count dag|dagar\nr = 5 dagar\n", [:], language: "sv")
    #expect(swedish.messages == "")
    #expect(swedish.model?.figure("r")?.unit == "dagar")
  }

  @Test func aModelByItselfIsInItsLanguage() {
    let file = SourceFile(path: "leads.kpi", text: Self.german)
    #expect(KPIModel.statedLanguage(of: file) == "de")
    for (text, language) in [
      ("\u{FEFF}language pt-BR\r\nx = 1\r\n", "pt-BR"), ("# nothing\n\n\tsprache en # so\n", "en"),
      ("x = 1\nlanguage en\n", nil), ("language german\n", nil), ("language = 3\n", nil), ("", nil),
      ("“\n", nil),
    ] {
      #expect(KPIModel.statedLanguage(of: SourceFile(path: "a.kpi", text: text)) == language)
    }
    var diagnostics: [Diagnostic] = []
    let model = KPIModel.compile(
      file, language: "en", diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(model?.figure("Price")?.text == "€4,000.50")
    #expect(model?.blocks.first?.count == 4)
  }

  @Test(arguments: [
    (
      "sprache deutsch\n",
      """
      leads.kpi:1:9: error: "deutsch" is not the tag of a language
        sprache deutsch
                ^~~~~~~
      help: write "sprache de"
      """
    ),
    (
      "language en_GB\n",
      """
      leads.kpi:1:10: error: "en_GB" is not the tag of a language
        language en_GB
                 ^~~~~
      help: write "language en-GB"
      """
    ),
    (
      "sprache de CH\n",
      """
      leads.kpi:1:9: error: "de CH" is not the tag of a language
        sprache de CH
                ^~~~~
      help: write "sprache de-CH"
      """
    ),
    (
      "language \"de\"\n",
      """
      leads.kpi:1:10: error: after "language" comes the tag of a language alone
        language "de"
                 ^~~~
      help: write "language de"
      """
    ),
    (
      "language: de\n",
      """
      leads.kpi:1:1: error: after "language" comes the tag of a language alone
        language: de
        ^~~~~~~~~~~~
      help: write "language de"
      """
    ),
    (
      "language qq\n",
      """
      leads.kpi:1:10: error: "qq" is not the tag of a language
        language qq
                 ^~
      help: a tag is written like "de", "en" or "pt-BR"
      """
    ),
    (
      "language deu\nx = 1\n",
      """
      leads.kpi:1:10: error: "deu" is not the tag of a language
        language deu
                 ^~~
      help: write "language de"
      """
    ),
    (
      "sprache\n",
      """
      leads.kpi:1:8: error: expected the tag of a language, such as "sprache de" at the end of the line
        sprache
               ^
      """
    ),
    (
      "language = de\n",
      """
      leads.kpi:1:12: error: unknown name "de"
        language = de
                   ^~
      help: to say which language the file is in, write "language de" in its first line
      """
    ),
    (
      "x = 1\nsprache de\n",
      """
      leads.kpi:2:1: error: the language of a model must be stated before everything else
        sprache de
        ^~~~~~~~~~
      help: move "sprache de" to the first line of the file
      """
    ),
    (
      "language de\nlanguage en\n",
      """
      leads.kpi:2:1: error: the language of this model is stated twice
        language en
        ^~~~~~~~~~~
      leads.kpi:1:1: note: first stated here
        language de
        ^~~~~~~~~~~
      """
    ),
    (
      "sprahce de\n",
      """
      leads.kpi:1:1: error: unknown keyword "sprahce"
        sprahce de
        ^~~~~~~
      help: did you mean "sprache"?
      """
    ),
    (
      "U \"Umsatz\" en \"Revenue\" EN \"Sales\" = 5\n",
      """
      leads.kpi:1:25: error: there already is a text for "EN"
        U "Umsatz" en "Revenue" EN "Sales" = 5
                                ^~
      help: remove one of them, or correct the tag
      """
    ),
    (
      "sprache de\nU \"Umsatz\" de \"Erlös\" = 5\n",
      """
      leads.kpi:2:12: error: this file is in "de" already, as "sprache de" says
        U "Umsatz" de "Erlös" = 5
                   ^~
      help: write the text in this language first, without "de"
      """
    ),
    (
      "U \"Umsatz\" englisch \"Revenue\" = 5\n",
      """
      leads.kpi:1:12: error: "englisch" is not the tag of a language
        U "Umsatz" englisch "Revenue" = 5
                   ^~~~~~~~
      help: write "en"
      """
    ),
    (
      "U \"Umsatz\" en = 5\n",
      """
      leads.kpi:1:15: error: expected a label in quotes after "en" before "="
        U "Umsatz" en = 5
                      ^
      """
    ),
    (
      "U \"Umsatz\" en \"Revenue\" fr = 5\n",
      """
      leads.kpi:1:28: error: expected a label in quotes after "fr" before "="
        U "Umsatz" en "Revenue" fr = 5
                                   ^
      """
    ),
    (
      "a = 1\ntable T english \"Board\" = a\n",
      """
      leads.kpi:2:9: error: "english" is not the tag of a language
        table T english "Board" = a
                ^~~~~~~
      help: write "en"
      """
    ),
    (
      "inptu price \"Price\" = 5\n",
      """
      leads.kpi:1:1: error: unknown keyword "inptu"
        inptu price "Price" = 5
        ^~~~~
      help: did you mean "input"?
      """
    ),
    (
      "zähler Kunde|Kunden en customer|customers en client|clients\n",
      """
      leads.kpi:1:43: error: there already is a text for "en"
        zähler Kunde|Kunden en customer|customers en client|clients
                                                  ^~
      help: remove one of them, or correct the tag
      """
    ),
    (
      "count deal|deals de\n",
      """
      leads.kpi:1:20: error: expected the word for what is counted after "de" at the end of the line
        count deal|deals de
                           ^
      """
    ),
    (
      "count deal|deals de Abschluss|Abschlüsse|Abschlüssen\n",
      """
      leads.kpi:1:42: error: a counted thing has a singular and a plural, no third form
        count deal|deals de Abschluss|Abschlüsse|Abschlüssen
                                                 ^~~~~~~~~~~
      """
    ),
    (
      "zähler Viertel en quarter|quarters\n",
      """
      leads.kpi:1:19: error: "quarter" already is a unit
        zähler Viertel en quarter|quarters
                          ^~~~~~~
      """
    ),
    (
      "zähler Kunde|Kunden en customer|customers, Käufer en customer|customers\n",
      """
      leads.kpi:1:54: error: "customer" already is a unit
        zähler Kunde|Kunden en customer|customers, Käufer en customer|customers
                                                             ^~~~~~~~
      """
    ),
    (
      "table T = a\na = 1\ntable S = a for a from 1 to 2\n",
      """
      leads.kpi:3:29: error: the distance between the values is missing
        table S = a for a from 1 to 2
                                    ^
      help: write 2 step …
      """
    ),
    (
      "sprache de\ntabelle S = a für a von 1 bis 2\n",
      """
      leads.kpi:2:31: error: the distance between the values is missing
        tabelle S = a für a von 1 bis 2
                                      ^
      help: write 2 Schritt …
      """
    ),
    (
      "count new deals\n",
      """
      leads.kpi:1:11: error: expected the end of the line before "deals"
        count new deals
                  ^~~~~
      """
    ),
  ])
  func saysWhatIsWrong(_ lines: String, _ expected: String) {
    #expect(messages(lines) == expected + "\n")
  }

  @Test(arguments: ["language de\nx = 1\n", "x = 1\nlanguage de\n"])
  func aPageStatesNoLanguage(_ page: String) {
    let messages = Self.compile(page, [:], language: "en").messages
    let line = page.hasPrefix("x") ? 2 : 1
    #expect(
      messages == """
        a.md:\(line):1: error: only a shared model can state its language
          language de
          ^~~~~~~~~~~
        help: remove this line: the figures of a page are written in the language of the page, which "language" in its front matter can change

        """)
  }

  @Test(arguments: [
    ("input p = 1.500,50 €\n", "language de"), ("eingabe p = 1.500 €\n", "sprache de"),
    ("p = 1’500\n", "language de-CH"), ("zähler Lead\np = 1 500 Lead\n", nil),
    ("language en\np = 1.500,50 €\n", nil),
  ])
  func aSharedModelInAnotherNotationMayStateIt(_ lines: String, _ statement: String?) {
    let found = messages(lines)
    #expect(!found.isEmpty)
    #expect(
      found.contains("begin it with the line \"\(statement ?? "")\"") == (statement != nil),
      "\(found)")
  }

  /// Hints are in the words and numbers of the file, whatever the page's language.
  @Test(arguments: [
    ("sprache de\nr = 33 % + 0,5 %\n", "write \"33 % um +0,5\u{A0}%\" for a change"),
    ("input q = 2\nr = 33% + 0.5%\n", "write \"33% by +0.5%\" for a change"),
    ("eingabe q = 2\nr = 33% + 0.5%\n", "write \"33% um +0.5%\" for a change"),
    ("sprache de\nr = 3 Kunden\n", "add the line \"zähler Kunden\" above"),
    ("language de\nr = 3 Kunden\n", "add the line \"count Kunden\" above"),
    ("sprache de\nr = 3 Monate + 5 Tage\n", "such as \"30 Tage/Monat\""),
    ("sprache fr\nr = 3 mois + 5 jours\n", "such as \"30 jours/mois\""),
    ("sprache de\nr = 3 €/Monat + 5 €\n", "such as \"* 1 Monat\""),
    (
      "sprache de\nzähler Kunde|Kunden en customer|customers\nr = 3 Kunden -> €\n",
      "in \"Kunden\", not in"
    ),
    ("sprache de\nprüfe 0,5 = 1,5\n", "the left side is 0,5, the right side is 1,5"),
    ("sprache de\nprüfe wurzel(2) = 1\n", "\"± 0,01\""),
    ("sprache de\nr = 33 % um +10 PP\n", "write \"+10 PP\" without \"um\""),
    ("language de\nr = 33 % um +10 PP\n", "write \"+10 PP\" without \"by\""),
    (
      "sprache de\nr = 5 | etwa 1\n",
      "a format is a step such as 0,1, optionally after a rounding mode or \"fest\""
    ),
    (
      "input q = 2\nr = 5 | xyz 1\n",
      "a format is a step such as 0.1, optionally after a rounding mode or \"fixed\""
    ),
  ])
  func hintsAreInTheLanguageOfTheFile(_ lines: String, _ hint: String) {
    let found = messages(lines)
    #expect(found.contains(hint), "\(found)")
  }
}
