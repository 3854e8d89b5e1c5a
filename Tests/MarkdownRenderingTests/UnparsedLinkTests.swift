import HTMLText
import MarkdownRendering
import Testing

/// Links such as those to figures that CommonMark leaves as text.
struct UnparsedLinkTests {
  private final class Listener: UnparsedLinkHandler {
    let destinationPrefix: UInt8
    let bytes: [UInt8]
    private(set) var reports: [String] = []

    init(_ text: String, prefix: Unicode.Scalar) {
      bytes = Array(text.utf8)
      destinationPrefix = UInt8(ascii: prefix)
    }

    func report(_ link: UnparsedLink) {
      let destination = String(decoding: bytes[link.range], as: UTF8.self)
      reports.append("\(destination) → \(link.correction ?? "none")")
    }
  }

  private func reports(_ text: String, prefix: Unicode.Scalar = "=") -> [String] {
    let listener = Listener(text, prefix: prefix)
    var handlers = MarkdownHandlers()
    handlers.unparsedLinks = listener
    _ = attempt(listener.bytes, handlers: handlers)
    return listener.reports
  }

  @Test(arguments: [
    ("[x](=A | 1)", "(=A | 1) → (<=A | 1>)"),
    ("[x](= A)", "(= A) → (<=A>)"),
    ("[x]( =A@plus10 | ab 1.000 )", "( =A@plus10 | ab 1.000 ) → (<=A@plus10 | ab 1.000>)"),
    ("[*x*](=A |1)", "(=A |1) → (<=A |1>)"),
    ("![x](=A | 1)", "(=A | 1) → (<=A | 1>)"),
    ("[x](<=A | 1)", "(<=A | 1) → (<=A | 1>)"),
    ("[x](=A | 1", "(=A | 1 → (<=A | 1>)"),
    ("> - [x](=A |\n>   ab 1) y", "(=A |\n>   ab 1) → (<=A | ab 1>)"),
    ("[x](\n=A | 1)", "(\n=A | 1) → (<=A | 1>)"),
    ("# [x](=A | 1)", "(=A | 1) → (<=A | 1>)"),
    ("[m]: =A | 1", ": =A | 1 → : <=A | 1>"),
    ("a[^1]\n\n[^1]: [x](=A | 1)", "(=A | 1) → (<=A | 1>)"),
    ("| a |\n|---|\n| [x](=A \\| 1) |", "(=A \\| 1) → (<=A \\| 1>)"),
    ("| a | b |\n|---|---|\n| [x](=A | 1) |", "(=A | 1) → (<=A \\| 1>)"),
    ("`[x](=A | 1)` [x](\\=A | 1) [y](=B) [z](=C | 1)", "(=C | 1) → (<=C | 1>)"),
    ("<p>[x](=A)</p>", "(=A) → none"),
  ])
  func areReportedWithTheWayToWriteThem(_ text: String, _ report: String) {
    #expect(reports(text) == [report])
  }

  @Test(arguments: [
    "[x](<=A | 1>)", "[x](=A)", "[x](=A \"title\")", "`[x](=A | 1)`", "[x](\\=A | 1)",
    "\\[x](=A | 1)", "[x\\](=A | 1)", "    [x](=A | 1)", "```\n[x](=A | 1)\n```",
    "<pre>[x](=A | 1)</pre>", "[x](a b)", "a](b", "[x] (=A)", "[x](&#61;A | 1)",
  ])
  func areNotSeenWhereNoneIsMeant(_ text: String) {
    #expect(reports(text).isEmpty)
  }

  @Test func beginWithThePrefixOfTheHandler() {
    #expect(reports("[x](@A 1) [y](=A 1)", prefix: "@") == ["(@A 1) → (<@A 1>)"])
  }

  /// Readers' comments and texts without a page know nothing of figures.
  @Test func stayTextWithoutAHandler() throws {
    #expect(try render("[x](=A | 1)").text == "<p>[x](=A | 1)</p>\n")
  }
}
