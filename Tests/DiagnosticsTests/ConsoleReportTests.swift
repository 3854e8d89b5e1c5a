@testable import Diagnostics
import Testing

/// Messages that come in great numbers.
struct ConsoleReportTests {
  private func report(_ diagnostics: [Diagnostic]) -> String {
    ConsoleReport(ConsoleFormat(showsIDs: true)) { $0 == "a.b" ? "what is wrong" : nil }
      .texts(for: diagnostics).joined()
  }

  private func location(_ file: Int, _ line: Int = 1) -> Diagnostics.SourceLocation {
    Diagnostics.SourceLocation(
      path: "content/\(file).md",
      position: .init(line: line, column: 3, length: 2, lineText: "a bb"))
  }

  /// Messages of one rule, each with words of its own.
  private func messages(_ count: Int, help: String? = nil) -> [Diagnostic] {
    (1...count).map { Diagnostic.error("a.b", "no \($0)", at: location($0)).help(help) }
  }

  @Test func `small numbers are shown in full`() {
    let messages = messages(20, help: "write x")
    #expect(report(messages) == messages.map(ConsoleFormat(showsIDs: true).text).joined())
  }

  @Test func `one more is a group`() {
    let places = (1...21).map { "  content/\($0).md:1:3: no \($0)\n" }.joined()
    #expect(
      report(messages(21, help: "write x")) == """
        error: what is wrong [a.b]
        help: write x
        \(places)  21 places in 21 files

        """)
  }

  @Test func `messages that say the same are places alone`() {
    let places = (1...30).map { "  content/1.md:\($0):3\n" }.joined()
    #expect(
      report((1...30).map { .warning("c.d", "is empty", at: location(1, $0)) }) == """
        warning: is empty [c.d]
        help: "sitegen explain c.d" says what to do
        \(places)  30 places in 1 file

        """)
  }

  @Test func `hints and notes of single messages stay with their places`() {
    var messages = messages(21, help: "write x")
    messages[1] = Diagnostic.error("a.b", "no 2", at: location(2)).help("did you mean \"y\"?")
      .note("first here", at: location(9)).note("see above")
    let others = (3...21).map { "  content/\($0).md:1:3: no \($0)\n" }.joined()
    #expect(
      report(messages) == """
        error: what is wrong [a.b]
        help: write x
          content/1.md:1:3: no 1
          content/2.md:1:3: no 2 (did you mean "y"?)
            content/9.md:1:3: note: first here
            note: see above
        \(others)  21 places in 21 files

        """)
  }

  @Test func `a long list is cut and counted`() {
    let places = (1...100).map { "  content/\($0).md:1:3: no \($0)\n" }.joined()
    #expect(
      report(messages(300)) == """
        error: what is wrong [a.b]
        help: "sitegen explain a.b" says what to do
        \(places)  … 300 places in 300 files, of which 100 are shown; --diagnostics json shows all

        """)
  }

  @Test func `what is rare comes after the groups, which keep their order`() {
    let warnings = (1...21).map { Diagnostic.warning("a.b", "is", at: location($0)) }
    let errors = (1...21).map { Diagnostic.error("a.b", "is not", at: location($0)) }
    let mixed = zip(errors, warnings).flatMap { [$0, $1] }
    let rare = Diagnostic.error("e.f", "rare", at: Diagnostics.SourceLocation(path: "content/0.md"))
    let lines = report([rare] + mixed).split(separator: "\n")
    #expect(
      lines.filter { !$0.hasPrefix("  ") } == [
        "error: is not [a.b]", "help: \"sitegen explain a.b\" says what to do",
        "warning: is [a.b]", "help: \"sitegen explain a.b\" says what to do",
        "content/0.md: error: rare [e.f]",
      ])
  }

  @Test func `messages of many rules are cut as a whole, errors last`() {
    let warnings = (1...90).map { Diagnostic.warning("w.n\($0)", "is", at: location($0)) }
    let errors = (1...20).map { Diagnostic.error("e.n\($0)", "is not", at: location($0)) }
    let text = report(warnings + errors)
    #expect(text.matches(of: /: error:/).count == 20)
    #expect(text.matches(of: /: warning:/).count == 80)
    #expect(text.hasSuffix("\n… and 10 more\n"))
  }

  @Test func `no text sends control characters to a terminal`() {
    let messages = (1...21).map {
      Diagnostic.error(
        "a.b", "no \($0)\u{1B}[2J", at: Diagnostics.SourceLocation(path: "a\u{7}.md"))
    }
    #expect(!report(messages).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
