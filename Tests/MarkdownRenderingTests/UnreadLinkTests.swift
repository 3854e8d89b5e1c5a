import HTMLText
import MarkdownRendering
import Testing

/// Links to figures that CommonMark leaves as text.
struct UnreadLinkTests {
  private struct Listener: MarkdownDelegate {
    let bytes: [UInt8]
    var reports: [String] = []

    mutating func resolve(
      _ destination: String, kind: LinkKind, text: String, at range: Range<Int>
    ) -> LinkTarget { .unchanged }

    mutating func reportUnreadLink(_ written: String?, at range: Range<Int>) {
      reports.append("\(String(decoding: bytes[range], as: UTF8.self)) → \(written ?? "none")")
    }
  }

  private func reports(_ text: String) -> [String] {
    var listener = Listener(bytes: Array(text.utf8))
    _ = attempt(listener.bytes, delegate: &listener)
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

  /// Readers' comments and texts without a page know nothing of figures.
  @Test func stayTextWhereNothingIsEmbedded() throws {
    #expect(try render("[x](=A | 1)").text == "<p>[x](=A | 1)</p>\n")
  }
}
