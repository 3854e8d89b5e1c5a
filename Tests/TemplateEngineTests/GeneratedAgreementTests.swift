import Foundation
import HTMLText
import TemplateEngine
import TestSupport
import Testing

/// Generated templates and data print the same bytes as in Jinja2 3.1, and fail where it fails: twenty
/// pairs in each batch, or 20,000 in all with `SITEGEN_ACCEPTANCE=1`.
@Suite struct GeneratedAgreementTests {
  static let pairsInBatch = Thoroughness.isFull ? 2_000 : 20

  struct Pair: Decodable {
    let templates: [String: String]
    let data: String
    let expected: String?
    /// The error that Jinja2 raised instead.
    let error: String?

    /// Under the lenient rule, more filters accept undefined values than in Jinja2.
    var failsForUndefined: Bool { error?.hasPrefix("UndefinedError") ?? false }
  }

  @Test(.enabled(if: JinjaOracle.isInstalled, "needs python3 with Jinja2 3.1"), arguments: 1...10)
  func printsWhatJinjaPrints(seed: Int) throws {
    let lines = try JinjaOracle.generatedPairs(seed: seed, count: Self.pairsInBatch)
    #expect(lines.count >= Self.pairsInBatch)
    for line in lines {
      let pair = try JSONDecoder().decode(Pair.self, from: line)
      let others = pair.templates.keys.filter { $0 != "page.html" }
      let templates = (["page.html"] + others).map { ($0, pair.templates[$0] ?? "") }
      var options = TemplateOptions()
      options.undefined = pair.failsForUndefined ? .strict : .lenient
      let output = TestRendering.output(of: templates, data: pair.data, options: options)
      // Numbers of more than 64 bits are an error here, as docs/templates.md says.
      guard !output.contains("64 bits") || output.contains("64-bit") else { continue }
      if let error = pair.error {
        // Filters that give iterators in Python give lists here, as docs/templates.md says.
        guard !error.contains("'reversed'") else { continue }
        #expect(output.contains(": error: "), "\(pair.templates) with \(pair.data): \(error)")
      } else {
        #expect(output == pair.expected, "\(pair.templates) with \(pair.data)")
      }
    }
  }
}
