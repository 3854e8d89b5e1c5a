import Foundation
import HTMLText
import KPILanguage
import TestSupport
import Testing

@testable import FigurePublishing

/// How the numbers of a table stand below each other.
@Suite struct TableTextsTests {
  private static let scenarios = "szenario s\nszenario t\n"

  private func model(_ lines: String, language: String = "de") throws -> KPIModel {
    let (model, messages) = compiled(lines, language: language)
    #expect(!messages.contains("error: "), "\(messages)")
    return try #require(model)
  }

  /// The rows of the HTML: the label, the unit, and the cells, each with the class of its padding behind it.
  private func rows(_ lines: String, language: String = "de") throws -> [String] {
    var output = OutputBuffer()
    KPIRenderer(try model(lines, language: language)).html(block: 0, into: &output)
    return try output.text.components(separatedBy: "<tr>").dropFirst().compactMap { row in
      let row = row.components(separatedBy: "</tr>")[0]
      guard row.contains("<td") else { return nil }
      let cells = try row.split(separator: "\n").map { line in
        let padding = line.firstMatch(
          of: try Regex("class=\"([fd][1-9])\"", as: (Substring, Substring).self))
        let text = line.replacing(try Regex("<[^>]*>"), with: "")
        return text + (padding.map { "~" + $0.1 } ?? "")
      }
      return cells.joined(separator: "|").replacing("\u{A0}", with: " ")
        .replacing("\u{202F}", with: " ")
    }
  }

  @Test(arguments: [
    // A unit that all have stands once, and what says "in %" is that unit.
    (
      "a = 2 €\nb = 3\nc = 25 %\n\(scenarios)tabelle t = a, b, c",
      ["a|€|2|2", "b||3|3", "c|%|25|25"]
    ),
    ("a = 2\nb = 3\n\(scenarios)tabelle t = a, b", ["a|2|2", "b|3|3"]),
    // Values of a figure have the same decimals; others are aligned with them.
    (
      "a = 2,5 € | fest 0,01\nb = 10\nszenario s\nszenario t\n  a = 3 €\ntabelle t = a, b",
      ["a|€|2,50|3,00", "b||10~f2|10~f2"]
    ),
    (
      "a = 33 % | 0,1 %\nb = 1.000 €\nszenario s\nszenario t\n  a = 36,3 %\ntabelle t = a, b",
      ["a|%|33,0|36,3", "b|€|1.000~f1|1.000~f1"]
    ),
    ("a = 0,5 | 0,1\nb = 0,25 | 0,01\ntabelle t = a, b", ["a|0,5~d1", "b|0,25"]),
    // One that would vanish has decimals of its own.
    (
      "a = 12 €\nszenario s\nszenario t\n  a = 0,0042 €\ntabelle t = a",
      ["a|€|12|0,0042"]
    ),
    // Another sign, a counted unit, which tables do not show, and a text.
    (
      "a = 2 €\nszenario s\nszenario t\n  a = -2,5 €\ntabelle t = a", ["a|€|2,00|−2,50"]
    ),
    ("a = 1 Monat\nszenario s\nszenario t\n  a = 2 Monate\ntabelle t = a", ["a|1|2"]),
    ("a = wenn(1 > 0; \"ja\"; \"nein\")\nb = 2 €\ntabelle t = a, b", ["a||ja", "b|€|2"]),
    ("a = wurzel(2) * 1 €\ntabelle t = a", ["a|€|≈ 1,41"]),
  ])
  func standBelowEachOther(lines: String, expected: [String]) throws {
    #expect(try rows(lines + "\n") == expected)
  }

  @Test(arguments: [
    ("en", "a = €1,200\nb = 2.5%\ntable t = a, b", ["a||€1,200~f1", "b|%|2.5"]),
    ("fr", "a = 1200 €\nb = 2,5 %\ntableau t = a, b", ["a|€|1 200~f1", "b|%|2,5"]),
  ])
  func followTheLanguage(language: String, lines: String, expected: [String]) throws {
    let lines = language == "fr" ? lines.replacing("tableau", with: "table") : lines
    #expect(try rows(lines + "\n", language: language) == expected)
  }

  @Test func itemsAsRowsHaveTheDecimalsOfTheirColumn() throws {
    let lines = """
      liste Kanal
        eingabe Kosten, Leads
        - Messe = 30.000 €; 250
        - Web = 12.000 €; 320
        CPL = Kosten / Leads
      tabelle t = Kosten, Leads, CPL je Kanal

      """
    #expect(
      try rows(lines) == [
        "Messe|30.000|250|120,00", "Web|12.000|320|37,50",
      ])
  }

  /// Where rows are items, their unit stands behind the caption, or behind each head that has one.
  @Test(arguments: [
    ("Kosten je Kanal", "<caption>t</caption>", ["Kosten, in €"]),
    ("Kosten, CPL je Kanal", "<caption>t, in €</caption>", ["Kosten", "CPL"]),
    (
      "Kosten, Leads, CPL je Kanal", "<caption>t</caption>", ["Kosten, in €", "Leads", "CPL, in €"]
    ),
    ("Kosten, Anteil je Kanal", "<caption>t</caption>", ["Kosten, in €", "Anteil, in %"]),
    ("Kosten für Kanal", "<caption>t</caption>", ["in", "Messe", "Web"]),
  ])
  func unitsOfItemsStandOnce(table: String, caption: String, heads: [String]) throws {
    let lines = """
      liste Kanal
        eingabe Kosten, Leads
        - Messe = 30.000 €; 250
        - Web = 12.000 €; 320
        CPL = Kosten / Leads
        Anteil = anteil(Kosten)
      tabelle t "t" = \(table)

      """
    var output = OutputBuffer()
    KPIRenderer(try model(lines)).html(block: 0, into: &output)
    #expect(output.text.replacing("\u{A0}", with: " ").contains(caption))
    let found = try output.text.matches(
      of: Regex("scope=\"col\"[^>]*>([^<]*)<", as: (Substring, Substring).self)
    ).map { String($0.output.1).replacing("\u{A0}", with: " ") }
    #expect(found.filter { $0 != "Größe" } == heads)
  }

  @Test(arguments: [
    ("szenario s\nszenario t\ntabelle t = a", true), ("szenario s\ntabelle t = a", false),
    ("tabelle t = a", false), ("liste L = x, y\nje L\n  b = 1\ntabelle t = b für L", false),
    ("b = 2\ntabelle t = a, b für a von 1 bis 1 Schritt 1, b von 3 bis 3 Schritt 1", false),
  ])
  func theScenarioBesideAnotherIsMarked(lines: String, isMarked: Bool) throws {
    var output = OutputBuffer()
    KPIRenderer(try model("a = 1\n\(lines)\n")).html(block: 0, into: &output)
    #expect(output.text.contains("kpi-compared") == isMarked)
    #expect(output.text.contains("<table"))
  }
}
