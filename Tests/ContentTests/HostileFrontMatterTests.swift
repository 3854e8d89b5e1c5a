import Content
import Diagnostics
import TestSupport
import Testing

/// Front matter that is made to cost time or memory; its formats are tested in DataFormatsTests.
@Suite struct HostileFrontMatterTests {
  /// Front matter of which the log shows only the end.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String

    init(_ text: String) { self.text = text }

    var testDescription: String { String(text.suffix(60)) }
  }

  private func messages(_ text: String) -> [String] {
    let file = SourceFile(path: "a.md", text: text)
    var diagnostics: [Diagnostic] = []
    _ = FrontMatterReader(file: file).read(&diagnostics)
    return diagnostics.map(\.message)
  }

  @Test func frontMatterHasALimit() {
    let text = "---\nsummary: " + String(repeating: "a", count: 1 << 20) + "\n---\nText"
    #expect(messages(text) == ["the front matter has 1048586 bytes; at most 1048576 are read"])
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      Case((1...Thoroughness.tries(20_000)).map { "k\($0):\n" }.joined()),
      Case("tags: [" + String(repeating: "{}, ", count: Thoroughness.tries(100_000)) + "]\n"),
      Case("comments:\n" + String(repeating: "  - {}\n", count: Thoroughness.tries(20_000))),
      Case("comments:\n" + String(repeating: "  -\n", count: Thoroughness.tries(20_000))),
      Case("aliases: [" + String(repeating: "a, ", count: Thoroughness.tries(20_000)) + "]\n"),
    ])
  func manyMistakesAreCutShort(hostile: Case) {
    let messages = messages("---\n\(hostile.text)---\n")
    #expect(messages.count == 51)
    #expect(messages.last == "there are more errors here than are shown")
  }
}
