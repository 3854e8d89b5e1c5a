import TestSupport
import Testing

@testable import KPILanguage

/// Calculations as handbooks of sales, marketing and finance have them, from `Fixtures/published.txt`, each said with
/// the words that the language has for it.
@Suite struct PublishedCalculationTests {
  static let examples = ModelExample.all(in: "published.txt")

  @Test(arguments: examples)
  func givesItsFigures(_ example: ModelExample) throws {
    try example.expectFigures()
  }

  /// The exact values by a program that has the formulas only, and some results as they were published.
  @Test(.enabled(if: Oracle.hasPython(importing: "fractions"), "python3 is not installed"))
  func areWhatTheirFormulasGive() throws {
    let lines = try Oracle.python(script: "published_oracle.py", arguments: [])
      .split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let values = Dictionary(grouping: lines) { $0[0] }
    #expect(Set(values.keys) == Set(Self.examples.map(\.title)))
    for example in Self.examples {
      let model = try #require(compiled(example.lines, language: example.language).model)
      let expected = values[example.title] ?? []
      #expect(expected.map { $0[1] } == example.figures.map(\.citation))
      for line in expected {
        let own = exactValue(of: line[1], in: model)
        #expect(
          isSameValue(own, line[2]), "\(example.title), \(line[1]): here \(own), there \(line[2])")
      }
    }
  }

  @Test func hasExamplesInBothNotations() {
    for language in ["de", "en"] {
      #expect(Self.examples.filter { $0.language == language }.count >= 25)
    }
  }
}
