import Diagnostics
import Testing

struct DiagnosticTests {
  private let file = SourceFile(path: "b.md", text: "one\ntwo\nthree\n")

  @Test func `messages are sorted by place and shown once`() {
    let second = Diagnostic.error("x", "second", at: file.location(line: 2))
    let first = Diagnostic.error("x", "first", at: SourceLocation(path: "a.md"))
    let general = Diagnostic.warning("x", "general")
    #expect(
      [second, first, second, general].inSourceOrder().map(\.message)
        == ["general", "first", "second"])
  }

  @Test func `an error that is found in several ways is shown once`() {
    let error = Diagnostic.error("x", "wrong", at: file.location(line: 2))
    let ways = ["b.html", "a.html"].map { error.note("through", at: SourceLocation(path: $0)) }
    #expect(ways.inSourceOrder() == [ways[1]])
    #expect(ways.reversed().inSourceOrder() == [ways[1]])
  }

  @Test func `a moved message keeps its notes`() {
    let original = Diagnostic.warning("x", "wrong", at: file.location(line: 2)).help("do this")
    let moved = original.moved(to: SourceLocation(path: "c.md"))
    #expect(ConsoleFormat().text(for: moved) == "c.md: warning: wrong\nhelp: do this\n")
    #expect(moved.id == "x")
  }

  @Test func `a restored message is the message that was raised`() {
    let original = Diagnostic.warning("x", "wrong", at: file.location(line: 2))
      .note("first here", at: file.location(line: 1)).help("do this")
    let notes = original.notes.map {
      Diagnostic.Note(kind: $0.kind, message: $0.message, location: $0.location)
    }
    let restored = Diagnostic(
      restoringID: original.id, severity: original.severity, message: original.message,
      location: original.location, notes: notes)
    #expect(restored == original)
  }

  @Test func `only errors are errors`() {
    #expect([Diagnostic.error("x", "y")].hasErrors)
    #expect(![Diagnostic.warning("x", "y")].hasErrors)
  }

  @Test func `JSON is one object a line with sorted keys`() {
    let diagnostic = Diagnostic.error("a.b", "says \"no\"", at: file.location(4..<6))
      .help("ask a/b again")
    #expect(
      JSONFormat().text(for: diagnostic)
        == #"{"id":"a.b","message":"says \"no\"","notes":[{"kind":"help","message":"ask a/b again"}],"#
        + #""place":{"column":1,"file":"b.md","length":2,"line":2},"severity":"error"}"# + "\n")
  }

  @Test(arguments: [
    ("tgas", "tags"), ("titel", "title"), ("Summary", "summary"), ("lnaguage", "language"),
  ])
  func `the nearest known name is suggested for a misspelled one`(written: String, meant: String) {
    let known = ["title", "tags", "date", "summary", "language", "draft"]
    #expect(Spelling.suggestion(for: written, among: known) == meant)
    #expect(Spelling.didYouMean(written, among: known) == "did you mean \"\(meant)\"?")
  }

  @Test(arguments: ["", "q", "completely", "ab", String(repeating: "tags", count: 5000)])
  func `nothing is suggested for a word that is far from all names`(written: String) {
    #expect(Spelling.suggestion(for: written, among: ["title", "tags", "date"]) == nil)
  }

  @Test(arguments: ["x", "ä", "👩‍👩‍👧‍👦"])
  func `a sentence that quotes a long text shows its ends`(text: String) {
    let long = String(repeating: text, count: 100_000)
    let message = Diagnostic.error("x", "there is no \"\(long)\" here")
      .note("near \(long)").help("remove \(long)")
    #expect(message.message.hasPrefix("there is no \"\(text)\(text)"))
    #expect(message.message.hasSuffix("\(text)\" here"))
    #expect(message.message.unicodeScalars.count == 401)
    #expect(message.notes.map { $0.message.unicodeScalars.count } == [401, 401])
    let short = String(repeating: "x", count: 780)
    #expect(Diagnostic.error("x", short).message == short)
  }

  @Test func `nothing is suggested for a text that no name can be`() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(Spelling.suggestion(for: long, among: [long + "y"]) == nil)
    #expect(Spelling.suggestion(for: "tgas", among: [long, "tags"]) == "tags")
  }
}
