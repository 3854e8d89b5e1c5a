import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import KPILanguage

/// A model of a file in `Fixtures`, and what its figures are.
struct ModelExample: Sendable, CustomTestStringConvertible {
  let title: String
  let language: String
  let lines: String
  /// A citation and its text.
  let figures: [(citation: String, text: String)]

  var testDescription: String { "\(language): \(title)" }

  /// The models of a file: each begins with `=== language title`; behind `---` are its figures.
  static func all(in name: String) -> [ModelExample] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
      .appending(path: name)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return ("\n" + text).split(separator: "\n=== ").map { section in
      let title = section.prefix { $0 != "\n" }
      let parts = section.dropFirst(title.count + 1).split(separator: "---\n", maxSplits: 1)
      let figures = parts[1].split(separator: "\n").map { line in
        let sides = line.split(separator: " → ", maxSplits: 1).map(String.init)
        return (citation: sides[0], text: sides[1])
      }
      return ModelExample(
        title: String(title.dropFirst(3)), language: String(title.prefix(2)),
        lines: String(parts[0]), figures: figures)
    }
  }

  /// Expects that the model has no errors and gives its figures.
  func expectFigures() throws {
    let (found, messages) = compiled(lines, language: language)
    #expect(messages == "")
    let model = try #require(found)
    for (citation, text) in figures {
      #expect(shown(citation, in: model) == text, "\(citation)")
    }
  }
}

/// What a citation shows, with common spaces; the message where a cell has no value.
func shown(_ citation: String, in model: KPIModel) -> String {
  let file = SourceFile(path: "a.md", text: citation)
  var diagnostics: [Diagnostic] = []
  let figure = model.figure(
    citation: citation, in: file, at: 0..<file.bytes.count, diagnostics: &diagnostics)
  let text = figure?.text ?? diagnostics.map(\.message).joined(separator: "\n")
  return text.replacing(#/\s/#, with: " ")
}

/// The exact value of a citation as programs of `Fixtures` print it: `n`, `n/d`, a share as a part of 1, `≈ ` and 50
/// digits, a name, `–` where a cell has no value, else the message.
func exactValue(of citation: String, in model: KPIModel) -> String {
  let file = SourceFile(path: "a.md", text: citation)
  var diagnostics: [Diagnostic] = []
  guard
    let figure = model.figure(
      citation: citation, in: file, at: 0..<file.bytes.count, diagnostics: &diagnostics)
  else {
    let isEmpty = diagnostics.contains { ["kpi.no-value", "kpi.total"].contains($0.id) }
    return isEmpty ? "–" : diagnostics.map(\.message).joined(separator: "\n")
  }
  guard !figure.isName else { return figure.exact }
  let value = figure.plan.unit.isPercent ? figure.amount * Unit.percent.scale : figure.amount
  return figure.isApproximate
    ? "≈ " + value.roundedToApproximateDigits().plainText : value.fractionText
}

/// Whether two values of `exactValue` are the same; twelve digits of approximate ones count.
func isSameValue(_ own: String, _ other: String) -> Bool {
  guard own.hasPrefix("≈ "), other.hasPrefix("≈ "), let first = Double(own.dropFirst(2)),
    let second = Double(other.dropFirst(2))
  else { return own == other }
  return abs(first - second) <= abs(second) * 1e-11
}
