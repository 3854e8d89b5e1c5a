import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import KPILanguage

/// Models with lists and series, and what their figures are, from `Fixtures/lists.txt`.
@Suite struct ListTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    let language: String
    let model: String
    /// A citation and its text.
    let figures: [(citation: String, text: String)]

    var testDescription: String { "\(language): \(title)" }
  }

  static let cases: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/lists.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return ("\n" + text).split(separator: "\n=== ").map { section in
      let title = section.prefix { $0 != "\n" }
      let parts = section.dropFirst(title.count + 1).split(separator: "---\n", maxSplits: 1)
      let figures = parts[1].split(separator: "\n").map { line in
        let sides = line.split(separator: " → ", maxSplits: 1).map(String.init)
        return (citation: sides[0], text: sides[1])
      }
      return Case(
        title: String(title.dropFirst(3)), language: String(title.prefix(2)),
        model: String(parts[0]), figures: figures)
    }
  }()

  @Test(arguments: cases)
  func givesItsFigures(_ example: Case) throws {
    let (model, messages) = compiled(example.model, language: example.language)
    #expect(messages == "")
    let compiled = try #require(model)
    for (citation, text) in example.figures {
      #expect(shown(citation, in: compiled) == text, "\(citation)")
    }
  }

  @Test func hasCases() { #expect(Self.cases.count >= 18) }
}

/// What a citation shows, with common spaces; `–` where a cell has no value, else the message.
func shown(_ citation: String, in model: KPIModel) -> String {
  let file = SourceFile(path: "a.md", text: citation)
  var diagnostics: [Diagnostic] = []
  let figure = model.figure(
    citation: citation, in: file, at: 0..<file.bytes.count, diagnostics: &diagnostics)
  let text = figure?.text ?? diagnostics.map(\.message).joined(separator: "\n")
  return text.replacing(#/\s/#, with: " ")
}

/// A table as lines of cells, with common spaces.
func lines(of table: KPITable) -> [String] {
  var lines = [([table.corner ?? ""] + table.columns).joined(separator: " | ")]
  for row in table.rows {
    if let group = row.group { lines.append(group) }
    let cells = row.cells.map { $0?.text ?? "" }
    lines.append(([row.label] + cells).joined(separator: " | "))
  }
  return lines.map { $0.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
}
