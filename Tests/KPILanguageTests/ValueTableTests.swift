import TestSupport
import Testing

@testable import KPILanguage

/// Lists whose items and values stand in a file.
@Suite struct ValueTableTests {
  static let stages = """
    zähler Deal|Deals
    liste Stufe
      eingabe Chance
      - Angebot = 40 %
      - Gespräch "Erstes Gespräch" = 70 %
    liste Deal aus "deals.csv" spalte "Name"
      eingabe Wert "Auftragswert" = spalte "Betrag" € | 1
      eingabe Phase in Stufe = spalte "Phase"
      Erwartet = Wert * Chance[Phase]
    je Stufe
      Summe = summe(Wert wenn Phase = Stufe)
    Müller = Wert["Müller GmbH"]

    """
  static let deals = """
    Nr;Name;Betrag;Phase
    1;"Müller GmbH";40.000;Angebot
    2;Nord;25.000,00 €;Erstes Gespräch
    3;"Haus & ""Hof""; Bau";;Gespräch
    ;;;

    """

  @Test func givesItemsAndValues() throws {
    let (model, messages) = compiled(Self.stages, files: ["deals.csv": Self.deals])
    #expect(messages == "")
    let built = try #require(model)
    let values = [
      "Wert[gesamt]": "65.000\u{A0}€", "Erwartet[gesamt]": "33.500\u{A0}€",
      "Wert[Nord]": "25.000\u{A0}€", "Summe[Angebot]": "40.000\u{A0}€",
      "Summe[Gespräch]": "25.000\u{A0}€", "Müller": "40.000\u{A0}€",
    ]
    for (name, text) in values { #expect(built.figure(name)?.text == text, "\(name)") }
    let items = try #require(built.itemLists.last).items
    #expect(items.map(\.name) == ["\"Müller GmbH\"", "Nord", "\"Haus & \"Hof\"; Bau\""])
    #expect(items.map(\.label) == ["Müller GmbH", "Nord", "Haus & \"Hof\"; Bau"])
  }

  /// The same values, however a program writes its file.
  @Test(arguments: [
    "Name;Wert\nA;1234,5\nB;-20\nC;0,4\n", "Name\tWert\nA\t1.234,50\nB\t-20\nC\t0,4",
    "Name,Wert\nA,\"1.234,5\"\nB,-20\n\nC,\"0,4\"\n", "sep=;\nName;Wert\nA;1234,5\nB;-20\nC;0,4\n",
    "Name;Wert\r\nA;1234,5\r\nB;−20\r\nC;0,4\r\n",
    " Name ; Wert \n A ; 1234,5 \n B ; -20 \n C ; 0,4 \n",
    "\"Name\";\"Wert\"\n\"A\";\"1234,5\"\n\"B\";\"-20\"\n\"C\";\"0,4\"\n",
    "Ort;\"Name\";Wert\n\"Bad\nHonnef\";A;1.234,5 €\n;B;-20 €\n\"x;y\";C;0,4\n;;\n",
  ])
  func isReadAsItIsWritten(_ file: String) {
    let (model, messages) = compiled(
      "liste Deal aus \"d.csv\" spalte \"Name\"\n  eingabe Wert = spalte \"Wert\" €\n",
      files: ["d.csv": file])
    #expect(messages == "")
    #expect(
      ["A", "B", "C"].map { model?.figure("Wert[\($0)]")?.fraction } == ["2469/2", "-20", "2/5"])
  }

  private static let team = """
    zähler Kopf|Köpfe
    reihe Monat = Jan 2026 bis Mär 2026
    liste Team aus "t.csv" spalte "Team" zahlen en
      eingabe Quote = spalte "Rate" % | 0,1 %
      eingabe Lohn "Lohn" = spalte "Cost" €/Monat
      eingabe Größe = spalte "Heads" Köpfe
      eingabe Beginn in Monat = spalte "Start"
      eingabe Zahl = spalte "Plain"
    je Team, Monat
      Köpfe = wenn(Monat < Beginn; 0 Köpfe; Größe)

    """

  @Test func hasUnitsAndNumbersOfItsOwn() throws {
    let (model, messages) = compiled(
      Self.team,
      files: [
        "t.csv": "Team,Rate,Cost,Heads,Start,Plain\nA,12.5,\"1,250.50\",3,Feb 2026,1,500.00\n"
      ])
    #expect(model == nil)
    #expect(messages.hasPrefix("t.csv:2:32: error: this line has 7 values for 6 columns\n"))
    let (good, none) = compiled(
      Self.team,
      files: [
        "t.csv": "Team,Rate,Cost,Heads,Start,Plain\nA,12.5,\"1,250.50\",3,Mär 2026,\"1,500.00\"\n"
      ])
    #expect(none == "")
    let built = try #require(good)
    let values = [
      "Quote[A]": "12,5\u{A0}%", "Lohn[A]": "1.250,50\u{A0}€", "Größe[A]": "3",
      "Zahl[A]": "1.500", "Köpfe[A, Feb 2026]": "0", "Köpfe[A, Mär 2026]": "3",
    ]
    for (name, text) in values {
      #expect(
        built.figure(name)?.text.hasPrefix(text) == true,
        "\(name) \(built.figure(name)?.text ?? "")")
    }
  }

  @Test(arguments: [
    ("Name;Betrag\nA;5\nA;6\n", "deals.csv:3:1: error: A is there twice"),
    ("Name;Betrag\nA;fünf\n", "deals.csv:2:3: error: \"fünf\" is not a number"),
    ("Name;Betrag\nA;(300)\n", "deals.csv:2:3: error: \"(300)\" is not a number"),
    ("Name;Betrag\nA;#REF!\n", "deals.csv:2:3: error: \"#REF!\" is not a number"),
    ("Name;Betrag\nA;5 # x\n", "deals.csv:2:3: error: \"5 # x\" is not a number"),
    ("Name;Betrag\nA;5 + 6\n", "deals.csv:2:3: error: \"5 + 6\" is not a number"),
    ("Name;Betrag\nA;B\n", "deals.csv:2:3: error: \"B\" is not a number"),
    ("Name;Betrag\nA;$5\n", "deals.csv:2:3: error: this is in \"$\", its column in \"€\""),
    ("Name;Betrag\nA;1,234\n", "deals.csv:2:3: error: \"1,234\" can be read in two ways"),
    ("Name;Betrag\nA;5;6\n", "deals.csv:2:5: error: this line has 3 values for 2 columns"),
    ("Name;Betrag\nA\n", "deals.csv:2:1: error: this line has 1 value for 2 columns"),
    ("Name;Betrag\nA;\"5\n", "deals.csv:2:3: error: this quote is not closed"),
    ("Name;Betrag\n\"A\"x;5\n", "deals.csv:2:4: error: a value in quotes ends with its quote"),
    ("Name;Betrag\n;5\n", "deals.csv:2:1: error: this line has no name in the column of the items"),
    ("Name;Betrag;Name\nA;5;B\n", "deals.csv:1:13: error: two columns are called \"Name\""),
    (
      "Name;Betrag\n",
      "a.kpi:1:16: error: \"deals.csv\" has no line below that with the names of its columns"
    ),
    ("", "a.kpi:1:35: error: \"deals.csv\" has no column \"Name\""),
    ("Nama;Betrag\nA;5\n", "a.kpi:1:35: error: \"deals.csv\" has no column \"Name\""),
    ("Name;Umsatz\nA;5\n", "a.kpi:2:25: error: \"deals.csv\" has no column \"Betrag\""),
  ])
  func namesThePlaceOfAMistake(_ file: String, _ message: String) {
    let (model, messages) = compiled(
      "liste Deal aus \"deals.csv\" spalte \"Name\"\n  eingabe Wert = spalte \"Betrag\" €\nS = summe(Wert)\n",
      files: ["deals.csv": file])
    #expect(model == nil)
    #expect(messages.hasPrefix(message + "\n"), "\(messages)")
    #expect(messages.components(of: ": error: ") == 1, "\(messages)")
  }

  @Test(arguments: [
    (
      "liste D aus \"dels.csv\" spalte \"Name\"\n  eingabe W = spalte \"Wert\"\nS = summe(W)\n",
      "a.kpi:1:13: error: there is no file \"dels.csv\"", "did you mean \"deals.csv\"?"
    ),
    (
      "liste D aus \"deals\" spalte \"Name\"\n", "a.kpi:1:13: error: there is no file \"deals\"",
      "did you mean \"deals.csv\"?"
    ),
    (
      "liste D aus deals.csv spalte \"Name\"\n",
      "a.kpi:1:13: error: expected the path of a file in quotes before \"deals.csv\"", ""
    ),
    (
      "liste D aus \"deals.csv\"\n",
      "a.kpi:1:24: error: expected \"spalte\" and the name of a column in quotes", ""
    ),
    (
      "liste D = A, B\n  eingabe W = spalte \"Wert\"\n",
      "a.kpi:2:22: error: the items of \"D\" come from no file",
      "write \"liste D aus \"file.csv\" spalte \"Name\"\" where the list begins"
    ),
    (
      "liste D aus \"deals.csv\" spalte \"Name\" zahlen xx\n",
      "a.kpi:1:46: error: \"xx\" is not the tag of a language", ""
    ),
  ])
  func saysWhatIsWrongWithALine(_ lines: String, _ message: String, _ help: String) {
    let (model, messages) = compiled(lines, files: ["deals.csv": "Name;Wert\nA;5\n"])
    #expect(model == nil)
    #expect(messages.hasPrefix(message), "\(messages)")
    if !help.isEmpty { #expect(messages.contains("help: " + help), "\(messages)") }
    #expect(messages.components(of: ": error: ") == 1, "\(messages)")
  }

  @Test func doesNotRepeatAMistakeForEachLine() {
    let rows = (1...500).map { "D\($0);x\n" }.joined()
    let messages = compiled(
      "list d from \"d.csv\" column \"Name\"\n  input w = column \"Wert\"\n", language: "en",
      files: ["d.csv": "Name;Wert\n" + rows]
    ).messages
    #expect(messages.components(of: "is not a number") == 10)
    #expect(messages.contains("490 more values of this column have mistakes"))
  }

  @Test func endsInAnErrorWhereAFileIsTooLarge() {
    let messages = compiled(
      "list d from \"d.csv\" column \"Name\"\n  input w = column \"Wert\"\n", language: "en",
      files: ["d.csv": "Name;Wert\n" + String(repeating: ";", count: 2_000_000)]
    ).messages
    #expect(messages.contains("a file of values has at most 500000 of them"))
    let many = (1...30_000).map { "D\($0);1\n" }.joined()
    let cells = compiled(
      "list d from \"d.csv\" column \"Name\"\n  input w = column \"Wert\"\n", language: "en",
      files: ["d.csv": "Name;Wert\n" + many]
    ).messages
    #expect(cells.contains("the figures of lists have at most 20000 values"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
