import TestSupport
import Testing

@testable import KPILanguage

/// Labels, captions and names of scenarios that cite figures.
@Suite struct CitingLabelTests {
  private static let lines = """
    eingabe Steigerung = 10 %
    eingabe Preis "Preis (vorher {Alt})" = 40 €
    Alt = 38 €
    liste Kanal "Kanäle ab {Alt | 1}"
      eingabe Kosten "Kosten zu {Preis}"
      - Suche "Suche {Kosten[Suche]}" = 12 €
      - Messe = 30 €
      Rest "Rest {{x}, {offen" = Kosten - 2 €
    szenario plus "+{Steigerung}"
      Preis = Preis um Steigerung
    szenario mehr "+{Steigerung | 0,1 %}"
      Steigerung = 20,5 %
    tabelle T "Bei {Preis@plus}" = Preis, Preis@plus
    tabelle U = Kosten, Rest je Kanal, gesamt
    Beste = erster(Kanal wenn Kosten = 12 €)
    sensitivität S "Um {Steigerung}" = Preis um 5 %
    herleitung Preis@plus

    """

  private func model(_ lines: String) throws -> KPIModel {
    let (model, messages) = compiled(lines)
    #expect(messages == "")
    return try #require(model)
  }

  private func plain(_ text: String?) -> String? { text?.replacing("\u{A0}", with: " ") }

  @Test func haveTheFiguresThatTheyCite() throws {
    let model = try model(Self.lines)
    #expect(model.scenarios.map { plain($0.label) } == ["+10 %", "+20,5 %"])
    let (first, second, third) = (model.tables[0], model.tables[1], model.tables[2])
    #expect(plain(first.caption) == "Bei 44 €")
    #expect(first.columns.map(plain) == ["+10 %", "+20,5 %"])
    #expect(
      first.rows.map { plain($0.label) } == ["Preis (vorher 38 €)", "Preis (vorher 38 €) (+10 %)"])
    #expect(plain(second.corner) == "Kanäle ab 38 €")
    #expect(second.columns.map(plain) == ["Kosten zu 40 €", "Rest {x}, {offen"])
    #expect(second.rows.map { plain($0.label) } == ["Suche 12 €", "Messe", "Gesamt"])
    #expect(plain(third.caption) == "Um 10 %")
    #expect(plain(model.figure("Beste")?.text) == "Suche 12 €")
    #expect(plain(model.itemLists[0].label) == "Kanäle ab 38 €")
  }

  /// Whatever an input becomes, no label keeps what it was.
  @Test(arguments: [("= 10 %", "= 15 %", "10 %", "15 %"), ("= 38 €", "= 39 €", "38 €", "39 €")])
  func followTheirFigures(_ line: String, _ changed: String, _ old: String, _ new: String) throws {
    func labels(_ lines: String) throws -> String {
      let model = try model(lines)
      let tables = model.tables.flatMap { table in
        [table.caption, table.corner].compactMap(\.self) + table.columns + table.rows.map(\.label)
      }
      let labels = tables + model.scenarios.map(\.label) + model.itemLists.map(\.label)
      return try #require(plain(labels.joined(separator: "\n")))
    }
    let before = try labels(Self.lines)
    let after = try labels(Self.lines.replacing(line, with: changed))
    #expect(before.contains(old))
    #expect(after.contains(new))
    #expect(!after.contains(old))
  }

  @Test(arguments: [
    ("a \"Ein {b}\" = 5\n", "a.kpi:1:3: error: unknown name \"b\""),
    ("a = 5\ntabelle T \"Von {a@x}\" = a\n", "a.kpi:2:11: error: unknown scenario \"x\""),
    ("a = 5\nszenario s \"+{}\"\n", "a.kpi:2:12: error: expected the name of a figure"),
    ("a = 5\nszenario s \"+{a + 1}\"\n", "a.kpi:2:12: error: expected the end of the line"),
    (
      "liste K\n  eingabe Q \"Q {c}\"\n  - X = 5 €\n  - Y = 6 €\n",
      "a.kpi:2:13: error: unknown name \"c\""
    ),
    (
      "liste K\n  eingabe Q\n  - X \"{Q}\" = 5 €\n  - Y = 6 €\n",
      "a.kpi:3:7: error: \"Q\" has a value for each K"
    ),
    (
      "a \"{c}\" = 1\nszenario s\n  c \"C\" = 5\ntabelle T = a\n",
      "a.kpi:1:3: error: \"c\" exists only"
    ),
  ])
  func sayWhatTheyCannotCite(_ lines: String, _ message: String) {
    let (model, messages) = compiled(lines)
    #expect(model == nil)
    #expect(messages.hasPrefix(message), "\(messages)")
    #expect(messages.ranges(of: ": error: ").count == 1, "\(messages)")
  }
}
