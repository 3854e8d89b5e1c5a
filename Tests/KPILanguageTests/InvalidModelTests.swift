import Foundation
import TestSupport
import Testing

@testable import KPILanguage

/// Models with errors and their exact messages, from `Fixtures/invalid.<language>.txt`, and mistakes that authors
/// make, each with a way out, from `Fixtures/mistakes.<language>.txt`.
///
/// With `SITEGEN_REWRITE=1` in the environment the messages are rewritten and the test fails.
@Suite struct InvalidModelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    let model: String
    let messages: String
    let language: String

    var testDescription: String { "\(language): \(title)" }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  static func cases(_ language: String, in name: String = "invalid") -> [Case] {
    let file = folder.appending(path: "\(name).\(language).txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return ("\n" + text).split(separator: "\n=== ").map { section in
      let title = section.prefix { $0 != "\n" }
      let rest = section.dropFirst(title.count + 1) + (section.hasSuffix("\n") ? "" : "\n")
      let parts = rest.split(separator: "---\n", maxSplits: 1, omittingEmptySubsequences: false)
      return Case(
        title: String(title), model: String(parts[0]), messages: String(parts.last ?? ""),
        language: language)
    }
  }

  @Test(arguments: cases("de") + cases("en"))
  func givesItsMessages(_ invalid: Case) {
    let (model, messages) = compiled(invalid.model, language: invalid.language)
    #expect(messages == invalid.messages)
    #expect(model == nil)
  }

  /// Mistakes may also be warned of.
  @Test(arguments: cases("de", in: "mistakes") + cases("en", in: "mistakes"))
  func warnsOfMistakes(_ mistake: Case) {
    #expect(compiled(mistake.model, language: mistake.language).messages == mistake.messages)
  }

  @Test(arguments: ["invalid", "mistakes"])
  func coversTheLanguage(_ name: String) throws {
    let cases = ["de", "en"].map { Self.cases($0, in: name) }
    #expect(cases.allSatisfy { $0.count >= 80 })
    guard ProcessInfo.processInfo.environment["SITEGEN_REWRITE"] == "1" else { return }
    for language in cases {
      var text = ""
      for invalid in language {
        let messages = compiled(invalid.model, language: invalid.language).messages
        text += "=== \(invalid.title)\n\(invalid.model)---\n\(messages)"
      }
      let file = "\(name).\(language.first?.language ?? "").txt"
      try text.write(to: Self.folder.appending(path: file), atomically: true, encoding: .utf8)
    }
    Issue.record("the expectations were rewritten")
  }
}
