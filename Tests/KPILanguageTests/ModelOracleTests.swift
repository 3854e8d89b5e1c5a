import TestSupport
import Testing

@testable import KPILanguage

/// Generated models against an implementation in Python that was written from the reference:
/// expressions, units, scenarios, rounding and formats, in every language that is shipped.
@Suite struct ModelOracleTests {
  static let batchSize = Thoroughness.isFull ? 4_000 : 400

  @Test(
    .enabled(if: Oracle.hasPython(importing: "babel"), "python3 with Babel is not installed"),
    arguments: 1...(Thoroughness.isBoundless ? 26 : Thoroughness.isFull ? 3 : 2))
  func givesWhatTheOracleGives(_ seed: Int) throws {
    let languages = NumberSymbols.byLanguage.keys.sorted()
    let answers = try Oracle.python(
      script: "oracle.py", arguments: ["\(seed)", "\(Self.batchSize)"] + languages)
    let models = answers.split(separator: "\n")
    try #require(models.count == Self.batchSize)
    var wrong: [String] = []
    for model in models {
      let fields = model.split(separator: "\t").map(String.init)
      let lines = fields[1].replacing("\u{1F}", with: "\n") + "\n"
      let own = Self.figures(of: lines, language: fields[0], like: fields[2...])
      if own != Array(fields[2...]) {
        wrong.append("\(fields[0]):\n\(lines)here \(own)\nthere \(fields[2...])")
      }
    }
    let first = wrong.first?.replacing("\u{1E}", with: " ") ?? ""
    #expect(wrong.isEmpty, "\(wrong.count) differ, the first in \(first)")
  }

  /// What the messages contain, by the oracle's name of the error.
  private static let failures = [
    "zero": "division by zero", "step": "must not be 0", "approximate": "cannot be tested",
    "negative": "has no root",
  ]

  /// The figures asked for, or why there are none.
  private static func figures(
    of lines: String, language: String, like expected: ArraySlice<String>
  ) -> [String] {
    let (model, messages) = compiled(lines, language: language)
    let failure = expected.first ?? ""
    guard let model else {
      // If several things are wrong, the oracle names the first one that it evaluates.
      let isKnown = failures.contains { messages.contains($0.value) }
      return [failures[failure] != nil && isKnown ? failure : messages]
    }
    guard failures[failure] == nil else { return ["a value"] }
    return expected.map { line in
      let parts = line.split(separator: "\u{1E}", omittingEmptySubsequences: false)
      let (scenario, name) = (String(parts[0]), String(parts[1]))
      guard let figure = model.figure(name, scenario: scenario) else { return "nothing" }
      return [scenario, name, figure.fraction, figure.unit, figure.text]
        .joined(separator: "\u{1E}")
    }
  }
}
