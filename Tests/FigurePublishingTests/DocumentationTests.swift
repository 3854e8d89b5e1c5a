import Foundation
import TestSupport
import Testing

@testable import FigurePublishing

/// Every model of docs/kpi.md compiles, or gives exactly the output that the next block shows.
@Suite struct DocumentationTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let language: String
    let model: String
    let output: String?

    var testDescription: String { String(model.prefix { $0 != "\n" }) }
  }

  static let examples: [Example] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/kpi.md").standardized
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let parts = text.split(separator: "\n```", omittingEmptySubsequences: false)
    var examples: [Example] = []
    for (index, part) in parts.enumerated() where part.hasPrefix("kpi") {
      let info = part.prefix { $0 != "\n" }
      let next = index + 2 < parts.count ? parts[index + 2] : ""
      examples.append(
        Example(
          language: info == "kpi en" ? "en" : "de",
          model: String(part.dropFirst(info.count + 1)) + "\n",
          output: next.hasPrefix("text\n") ? next.dropFirst(5) + "\n" : nil))
    }
    return examples
  }()

  @Test(arguments: examples)
  func givesWhatIsPrinted(_ example: Example) {
    let (model, messages) = compiled(example.model, language: example.language)
    guard let model else {
      #expect(messages == example.output)
      return
    }
    let tables = KPIReport(model).text.replacing("\u{A0}", with: " ")
    #expect(tables.hasPrefix(example.output ?? ""))
  }

  @Test func hasExamples() {
    #expect(Self.examples.count >= 5)
    #expect(Self.examples.first?.model == WorkedExample.lines)
  }
}
