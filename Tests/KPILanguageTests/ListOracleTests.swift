import TestSupport
import Testing

@testable import KPILanguage

/// Generated models with lists against an implementation in Python that was written from the notation's
/// description.
@Suite struct ListOracleTests {
  static let batchSize = 100

  @Test(
    .enabled(if: Oracle.hasPython(importing: "fractions"), "python3 is not installed"),
    arguments: 1...(Thoroughness.isBoundless ? 1_000 : Thoroughness.isFull ? 10 : 3))
  func givesWhatTheOracleGives(_ seed: Int) throws {
    let answers = try Oracle.python(
      script: "lists_oracle.py", arguments: ["\(seed)", "\(Self.batchSize)"])
    let models = answers.split(separator: "\n")
    try #require(models.count == Self.batchSize)
    var wrong: [String] = []
    for model in models {
      let fields = model.split(separator: "\t").map(String.init)
      let lines = fields[1].replacing("\u{1F}", with: "\n")
      let differences = Self.differences(of: lines, language: fields[0], from: fields[2...])
      if !differences.isEmpty {
        wrong.append("\(fields[0]):\n\(lines)" + differences.joined(separator: "\n"))
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) differ, the first in \(wrong.first ?? "")")
  }

  @Test(.enabled(if: Oracle.hasPython(importing: "fractions"), "python3 is not installed"))
  func triesEveryConstruct() throws {
    let counts = try Oracle.python(
      script: "lists_oracle.py", arguments: ["--constructs", "1", "300"])
    let missing = counts.split(separator: "\n").filter { $0.hasSuffix("\t0") }
    #expect(counts.split(separator: "\n").count >= 60)
    #expect(missing.isEmpty)
  }

  private static func differences(
    of lines: String, language: String, from figures: ArraySlice<String>
  ) -> [String] {
    let (model, messages) = compiled(lines, language: language)
    return figures.compactMap { figure in
      let parts = figure.split(separator: "\u{1E}").map(String.init)
      let own: String
      if parts[0] == "error" {
        own = messages.contains("division by zero") ? "zero" : messages
      } else if let model {
        own = exactValue(of: parts[0], in: model)
      } else {
        own = messages
      }
      return isSameValue(own, parts[1]) ? nil : "\(parts[0]): here \(own), there \(parts[1])"
    }
  }
}
