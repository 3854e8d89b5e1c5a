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
            Preis    1.234,50\u{A0}€  2469/2 €
            Drittel    411,50\u{A0}€   823/2 €

            checks: 1 of 1 passed

            """))
  }

  @Test("--json gives exact fractions, texts and tables")
  func printsJSON() throws {
    #expect(
      try kpi("a.kpi", "--json")
        == Program.Run(
          output: """
            {"scenarios": ["base"], "values": {"base": {"Preis": {"exact": "2469/2", "unit": "€", "text": "1.234,50\u{A0}€"}, "Drittel": {"exact": "823/2", "unit": "€", "text": "411,50\u{A0}€"}}}, "tables": {"T": {"caption": "Tafel", "columns": ["base"], "rows": [{"label": "Preis", "cells": ["1.234,50\u{A0}€"]}, {"label": "Drittel", "cells": ["411,50\u{A0}€"]}]}}, "checks": [{"line": 4, "passed": true}]}

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
        {"label": "davon abgeschlossen, in %", "cells": ["33", "36,3"]}, \
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

  @Test("a failing check ends with status 1 and prints no figures")
  func refusesFailingCheck() throws {
    let run = try kpi("wrong.kpi")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("wrong.kpi:2:"))
  }

  @Test("a missing file ends with status 1, a missing argument with 64")
  func refusesUsage() throws {
    #expect(
      try kpi("gone.kpi")
        == Program.Run(status: 1, errors: "gone.kpi: error: there is no such file\n"))
    #expect(try kpi().status == 64)
  }
}
