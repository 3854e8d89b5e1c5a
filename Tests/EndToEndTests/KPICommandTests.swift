import Foundation
import TestSupport
import Testing

/// The command that prints the figures of a model.
struct KPICommandTests {
  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program.sitegen()
    folder = try TemporaryFolder([
      "a.kpi": """
      eingabe Preis "Preis" = 1.234,50 €
      Drittel = Preis / 3
      tabelle T "Tafel" = Preis, Drittel
      prüfe Preis > 1.000 €

      """,
      "b.kpi": "use \"price.kpi\"\nTwice = Price * 2\ncheck Twice = €3\n",
      "price.kpi": "input Price = €1.5\n",
      "deutsch.kpi": """
      sprache de
      zähler Lead|Leads en lead|leads
      eingabe Preis "Preis" en "Price" = 1.234,50 €/Lead
      tabelle T "Tafel" en "Board" = Preis

      """,
      "english.md":
        "---\nlanguage: en\n---\n```kpi\nuse \"deutsch.kpi\"\nTwice = Preis * 2 leads\n```\n",
      "wrong.kpi": "eingabe Preis = 1 €\nprüfe Preis = 2 €\n",
    ])
  }

  private func kpi(_ arguments: String...) throws -> Program.Run {
    try program.run(["kpi"] + arguments, in: folder.path)
  }

  /// The post of the worked example, from the fixture that builds it.
  private static let post = FixtureSite.root + "/figures/input/content/2010-12-02-kennzahl.md"

  @Test("a model is printed with its tables, figures and checks")
  func printsText() throws {
    #expect(
      try kpi("a.kpi")
        == Program.Run(
          output: """
            Tafel
            Preis    1.234,50\u{A0}€
            Drittel    411,50\u{A0}€

            base          shown     exact
            ───────  ──────────  ────────
            Preis    1.234,50\u{A0}€  2469/2 €
            Drittel    411,50\u{A0}€   823/2 €

            checks: 1 of 1 passed

            """))
  }

  @Test(
    "a model that states its language is shown in it, or in the one that is asked for",
    arguments: [
      (["deutsch.kpi"], ["Tafel", "Preis  1.234,50\u{A0}€", "2469/2 €/Lead"]),
      (
        ["deutsch.kpi", "--language", "en"],
        ["Board", "Price  €1,234.50", "2469/2 €/lead"]
      ),
      (["deutsch.kpi", "--language", "nl"], ["Tafel", "Preis  €\u{A0}1.234,50", "2469/2 €/Lead"]),
      (["english.md"], ["Board", "Price  €1,234.50", "2469 €"]),
    ])
  func showsTheLanguage(_ arguments: [String], _ texts: [String]) throws {
    let run = try program.run(["kpi"] + arguments, in: folder.path)
    #expect(run.errors.isEmpty)
    for text in texts { #expect(run.output.contains(text), "\(run.output)") }
  }

  @Test("--json gives exact fractions, texts and tables")
  func printsJSON() throws {
    #expect(
      try kpi("a.kpi", "--json")
        == Program.Run(
          output: """
            {"version": 2, "scenarios": ["base"], "values": {"base": {"Preis": {"exact": "2469/2", "unit": "€", "text": "1.234,50\u{A0}€"}, "Drittel": {"exact": "823/2", "unit": "€", "text": "411,50\u{A0}€"}}}, "tables": {"T": {"caption": "Tafel", "columns": ["base"], "rows": [{"label": "Preis", "cells": ["1.234,50\u{A0}€"]}, {"label": "Drittel", "cells": ["411,50\u{A0}€"]}]}}, "checks": [{"line": 4, "passed": true}], "base": {"Preis": {"exact": "2469/2", "unit": "€", "text": "1.234,50\u{A0}€"}, "Drittel": {"exact": "823/2", "unit": "€", "text": "411,50\u{A0}€"}}, "lists": {}, "derivations": {}}

            """))
  }

  @Test("the worked example comes out exactly")
  func printsWorkedExample() throws {
    let run = try kpi(Self.post, "--json")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output.contains(
        """
        "tables": {"Jahr": {"caption": "Jahresleistung Vertrieb", "columns": ["Standard", "+10 %"], \
        "rows": [{"label": "eingehende Chancen", "cells": ["900", "900"]}, \
        {"label": "davon abgeschlossen, in %", "cells": ["33,0", "36,3"]}, \
        {"label": "Abschlüsse", "cells": ["297", "326"]}, \
        {"label": "Umsatz", "cells": ["1.188.000\u{A0}€", "1.306.000\u{A0}€"]}, \
        {"label": "Umsatzplus", "cells": [null, "118.000\u{A0}€"]}]}}
        """), "\(run.output)")
    #expect(
      run.output.contains(
        "\"Umsatz\": {\"exact\": \"1306800\", \"unit\": \"€\", \"text\": \"1.306.000\u{A0}€\"}"))
  }

  @Test("a shared model is found beside the file, --language decides how numbers are read")
  func usesSharedModel() throws {
    let run = try kpi("b.kpi", "--language", "en")
    #expect(run.status == 0)
    #expect(run.output.contains("Twice"))
    #expect(run.output.hasSuffix("checks: 1 of 1 passed\n"))
    #expect(try kpi("b.kpi").status == 1)
  }

  @Test(
    "a page is in the language that its name or folder says",
    arguments: ["content/a.en.md", "content/en/a.md", "content/EN/a.md"])
  func readsTheLanguageOfTheFile(_ path: String) throws {
    let folder = try TemporaryFolder([
      "site.yaml": "title: T\nbase_url: https://example.org\nlanguage: de\nlanguages: {en: {}}\n",
      "content/price.kpi": "sprache de\neingabe Preis = 1.234,50 €\n",
      path: "```kpi\nuse \"price.kpi\"\nTwice = Preis * 2.5\n```\n",
    ])
    let run = try program.run(["kpi", path], in: folder.path)
    #expect(run.status == 0 && run.output.contains("€3,086.25"), "\(run)")
  }

  @Test("a failing check ends with status 1 and prints no figures")
  func refusesFailingCheck() throws {
    let run = try kpi("wrong.kpi")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("wrong.kpi:2:"))
  }

  /// Several links on a line, emphasis, a line end of Windows, front matter, and what is not a link.
  private static let stale = """
    ---
    title: "Plus [1 €](=Preis) und [x](=Preis)"
    ---
    [**7 €**](=Preis) und [1.234,50 €](=Preis), [*_0_*](<=Drittel>)\r
    `[8 €](=Preis)` `=Preis` [Seite](https://example.org/)

    ```kpi
    eingabe Preis = 1.234,50 €
    Drittel = Preis / 3
    # [8 €](=Preis)
    ```

    """

  @Test("--fix rewrites stale texts and nothing else, once")
  func fixesTexts() throws {
    let folder = try TemporaryFolder(["a.md": Self.stale])
    let fixed = Self.stale
      .replacing("Plus [1 €](=Preis) und [x]", with: "Plus [1.234,50 €](=Preis) und [1.234,50 €]")
      .replacing("**7 €**", with: "**1.234,50 €**").replacing("*_0_*", with: "*_411,50 €_*")
    let before = try program.run(["kpi", "a.md"], in: folder.path)
    #expect(before.status == 1)
    #expect(before.errors.contains("a.md:4:11: error: \"7 €\" does not match the model"))
    #expect(
      try program.run(["kpi", "--fix", "a.md"], in: folder.path)
        == Program.Run(output: "4 texts rewritten\n"))
    let file = URL(filePath: folder.path).appending(path: "a.md")
    #expect(try String(contentsOf: file, encoding: .utf8) == fixed)
    #expect(
      try program.run(["kpi", "--fix", "a.md"], in: folder.path)
        == Program.Run(output: "0 texts rewritten\n"))
    #expect(try String(contentsOf: file, encoding: .utf8) == fixed)
    #expect(try program.run(["kpi", "a.md"], in: folder.path).status == 0)
  }

  /// A text with `«stale|fresh»` in place of each text that --fix has to rewrite.
  private static let everywhere = """
    ---
    title: 'Plus [«1 €|1.234,50 €»](=Preis) und [«x|1.235 €»](<=Preis | 1>)'
    summary: >
      Der [1.234,50
      €](=Preis) und [«9 €|411,50 €»](=Drittel)
    ---
    # Titel [«0|1.234,50 €»](=Preis)

    [«8 €|1.234,50 €»][m] `[8 €][m]` [1.234,50 €][m] [«8 €|412 €»][M  x] [**«8 €|1.234,50 €»**][m]

    `[7 €](=Preis)` und [«7 €|1.234,50 €»](=Preis) \\[7 €](=Preis) [x](\\=Drittel | 1)

    - Liste [«7 €|1.234,50 €»](=Preis "Titel")
    \t- tab [«7 €|1.234,50 €»](\t=Preis)

    > Zitat [«7 €|1.234,50 €»](
    > =Preis) [«8 €|1.234,50 €»][m]

    | A | B | C |
    |---|---|---|
    | [«7|1.235 €»](<=Preis \\| 1>) | [«7|412 €»](=Drittel\\|1) | [«5|412 €»](=Drittel\\|1) |

    Fuß[^1] [*«7|1.235 €»*](<=Preis | 1>)

    [^1]: Note [«7 €|1.234,50 €»](=Preis)

    [m]: =Preis
    [m x]: <=Drittel | 1>

    ```kpi
    eingabe Preis = 1.234,50 €
    Drittel = Preis / 3
    ```

    """

  @Test("--fix reaches texts wherever they stand and leaves all else", arguments: ["\n", "\r\n"])
  func fixesEverywhere(_ lineEnd: String) throws {
    let marked = Self.everywhere.replacing("\n", with: lineEnd)
    let stale = marked.replacing(/«(.*?)\|.*?»/) { $0.output.1 }
    let fresh = marked.replacing(/«.*?\|(.*?)»/) { $0.output.1 }
    let folder = try TemporaryFolder(["a.md": stale])
    let file = URL(filePath: folder.path).appending(path: "a.md")
    for count in [17, 0] {
      #expect(
        try program.run(["kpi", "--fix", "a.md"], in: folder.path)
          == Program.Run(output: "\(count) texts rewritten\n"))
      #expect(try String(contentsOf: file, encoding: .utf8) == fresh)
    }
    #expect(try program.run(["kpi", "a.md"], in: folder.path).status == 0)
  }

  @Test("citations in descriptions of images, titles of links and the front matter are checked")
  func checksPlainTexts() throws {
    let folder = try TemporaryFolder([
      "a.md": """
      ---
      title: Für `=Preis`
      description: Für `=Preise`
      ---
      ![=Prais](a.svg "nur `=Preis`") ![von `=Preis`](a.svg) [a](a.md "seit `=Breis`")

      ```kpi
      Preis = 7 €
      ```

      """
    ])
    let run = try program.run(["kpi", "a.md"], in: folder.path)
    #expect(
      run.errors == """
        a.md:3:14: error: unknown name "Preise" [kpi.unknown-name]
          description: Für `=Preise`
                       ^~~~~~~~~~~~~
        help: did you mean "Preis"?
        a.md:5:11: error: unknown name "Prais" [kpi.unknown-name]
          ![=Prais](a.svg "nur `=Preis`") ![von `=Preis`](a.svg) [a](a.md "seit `=Breis`")
                    ^~~~~
        help: did you mean "Preis"?
        a.md:5:60: error: unknown name "Breis" [kpi.unknown-name]
          ![=Prais](a.svg "nur `=Preis`") ![von `=Preis`](a.svg) [a](a.md "seit `=Breis`")
                                                                     ^~~~
        help: did you mean "Preis"?

        """)
    #expect(run.status == 1)
  }

  @Test("emphasis around a checked text counts nowhere", arguments: ["title", "summary"])
  func ignoresEmphasis(_ key: String) throws {
    func post(_ text: String) -> String {
      "---\n\(key): Nur [**\(text)**](=Preis) und [`\(text)`](=Preis)\n---\n"
        + "[**\(text)**](=Preis)\n\n```kpi\nPreis = 7 €\n```\n"
    }
    let folder = try TemporaryFolder(["right.md": post("7 €"), "stale.md": post("8 €")])
    #expect(try program.run(["kpi", "right.md"], in: folder.path).status == 0)
    let stale = try program.run(["kpi", "stale.md"], in: folder.path)
    #expect(stale.status == 1)
    #expect(stale.errors.contains("\"8 €\" does not match the model"), "\(stale.errors)")
    _ = try program.run(["kpi", "--fix", "stale.md"], in: folder.path)
    #expect(try program.run(["kpi", "stale.md"], in: folder.path).status == 0)
  }

  @Test("a byte order mark is no part of a model, and stays", arguments: ["a.kpi", "a.md"])
  func skipsByteOrderMark(_ name: String) throws {
    let lines = "sprache de\neingabe Preis = 7 €\n"
    let text =
      name.hasSuffix(".kpi")
      ? lines : "---\ntitle: T\n---\n[8 €](=Preis)\n\n```kpi\nnutze \"b.kpi\"\n```\n"
    let folder = try TemporaryFolder([name: "\u{FEFF}" + text, "b.kpi": "\u{FEFF}" + lines])
    #expect(
      try program.run(["kpi", "--fix", name], in: folder.path)
        == Program.Run(
          output: name.hasSuffix(".kpi") ? "0 texts rewritten\n" : "1 text rewritten\n"))
    // Foundation would leave the mark out of a text.
    let written = try Data(contentsOf: URL(filePath: folder.path).appending(path: name))
    #expect(Array(written) == Array(("\u{FEFF}" + text.replacing("[8", with: "[7")).utf8))
    #expect(try program.run(["kpi", name], in: folder.path).status == 0)
  }

  @Test("--fix leaves references that are named by their text")
  func fixesNoNames() throws {
    let text = "[8 €] und [8 €][]\n\n[8 €]: =Preis\n\n```kpi\nPreis = 7 €\n```\n"
    let folder = try TemporaryFolder(["a.md": text])
    let run = try program.run(["kpi", "--fix", "a.md"], in: folder.path)
    #expect(run.status == 1)
    #expect(
      run.errors.hasPrefix(
        """
        a.md:1:1: error: "8 €" does not match the model [kpi.wrong-text]
          [8 €] und [8 €][]
          ^~~~~~~~~~~~~~~~~
        help: write "7 €"

        """))
    let file = URL(filePath: folder.path).appending(path: "a.md")
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test("what Markdown does not read as a link is an error, with and without a model")
  func refusesUnreadLinks() throws {
    let message = """
      a.md:1:4: error: this is not read as a link to a figure and would appear as plain text [kpi.unread-link]
        [x](=Preis | 1)
           ^~~~~~~~~~~~
      help: write "(<=Preis | 1>)"

      """
    for model in ["", "\n```kpi\nPreis = 7 €\n```\n"] {
      let folder = try TemporaryFolder(["a.md": "[x](=Preis | 1)\n" + model])
      #expect(
        try program.run(["kpi", "a.md"], in: folder.path)
          == Program.Run(status: 1, errors: message))
    }
    let folder = try TemporaryFolder([
      "a.md": "---\ntitle: Plus [7 €](=Preis | 1)\n---\n```kpi\nPreis = 7 €\n```\n"
    ])
    #expect(
      try program.run(["kpi", "a.md"], in: folder.path).errors == """
        a.md:2:8: error: this is not read as a link to a figure and would appear as plain text [kpi.unread-link]
          title: Plus [7 €](=Preis | 1)
                 ^~~~~~~~~~~~~~~~~~~~~~
        help: write "(<=Preis | 1>)"

        """)
  }

  @Test(
    "an unknown model is answered with the nearest one",
    arguments: [("nutze", "pirce.kpi"), ("use", "Price.kpi"), ("use", "models/price.kpi")])
  func suggestsModels(_ keyword: String, _ path: String) throws {
    let folder = try TemporaryFolder([
      "a.kpi": "\(keyword) \"\(path)\"\nA = Price\n", "price.kpi": "Price = 1\n",
      "other.txt": "",
    ])
    let run = try program.run(["kpi", "a.kpi"], in: folder.path)
    let start = keyword.count + 2
    #expect(
      run
        == Program.Run(
          status: 1,
          errors: """
            a.kpi:1:\(start): error: there is no model "\(path)" [kpi.unknown-model]
              \(keyword) "\(path)"
              \(String(repeating: " ", count: start - 1))^\(String(repeating: "~", count: path.count + 1))
            help: did you mean "price.kpi"?

            """))
  }

  @Test("--fix leaves a file as it is whose citation names nothing")
  func fixesNothingBesideAMistake() throws {
    let text = Self.stale.replacing("(<=Drittel>)", with: "(=Viertel)")
    let folder = try TemporaryFolder(["a.md": text])
    let run = try program.run(["kpi", "--fix", "a.md"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("error: unknown name \"Viertel\""))
    let file = URL(filePath: folder.path).appending(path: "a.md")
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    #expect(try program.run(["kpi", "--fix", "-"], in: folder.path).status == 64)
  }

  @Test("build --verbose says which cells do not follow from rounded ones")
  func logsRounding() throws {
    let folder = try TemporaryFolder([
      "site.yaml": "title: T\nbase_url: https://example.org/\nlanguage: de\n",
      "content/2010-12-02-kennzahl.md": String(contentsOfFile: Self.post, encoding: .utf8),
      "templates/page.html": "{{ page.content }}", "templates/list.html": "{{ page.title }}",
    ])
    let run = try program.run(["build", "--verbose"], in: folder.path)
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        """
        content/2010-12-02-kennzahl.md: Jahr: Umsatz, +10 %: 1.306.000\u{A0}€ is calculated with \
        unrounded values; with the figures shown it would be 1.304.000\u{A0}€
        """), "\(run.errors)")
  }

  @Test("shared models are found by the rules of the site: no link leads out of content/")
  func refusesLinks() throws {
    let folder = try TemporaryFolder([
      "site.yaml": "title: T\nbase_url: https://example.org/\nlanguage: en\n",
      "content/a/post.md": "---\nkpi: x.kpi\n---\n`=X`\n", "content/x.kpi": "input X = 1\n",
      "content/a/_kept/back.kpi": "input X = 1\n", "outside.kpi": "input X = 1\n",
    ])
    func run() throws -> Program.Run {
      try program.run(["kpi", "content/a/post.md"], in: folder.path)
    }
    #expect(try run().status == 0)
    try folder.remove("content/x.kpi")
    try folder.link("content/x.kpi", to: "../outside.kpi")
    let refused = try run()
    #expect(refused.status == 1)
    #expect(
      refused.errors.hasPrefix(
        "content/a/post.md:2:6: error: there is no model \"x.kpi\" [kpi.unknown-model]\n"),
      "\(refused.errors)")
    try folder.write("---\nkpi: _kept/back.kpi\n---\n", to: "content/a/post.md")
    #expect(try run().status == 1)
  }

  @Test("a missing file ends with status 1, a missing argument with 64")
  func refusesUsage() throws {
    #expect(
      try kpi("gone.kpi")
        == Program.Run(
          status: 1, errors: "gone.kpi: error: there is no such file [input.missing]\n"))
    #expect(try kpi().status == 64)
  }
}
