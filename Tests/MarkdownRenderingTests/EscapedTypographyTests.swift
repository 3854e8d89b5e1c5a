import CCMarkGFM
import MarkdownRendering
import TestSupport
import Testing

/// What a backslash keeps, also against cmark's own smart punctuation.
struct EscapedTypographyTests {
  @Test(arguments: [
    ("\\--verbose", "--verbose"), ("\\...", "..."), ("-\\-", "--"), ("\\---", "-–"),
    ("a --\\- b", "a –- b"), ("a.\\..b", "a...b"), ("\\-\\-\\-", "---"), ("\\....", ".…"),
    ("x \\*--\\*", "x *–*"),
    // A backslash that is text.
    ("C:\\\\.git", "C:\\.git"), ("a \\\\-- b", "a \\– b"), ("a \\\\\\-- b", "a \\-- b"),
    ("\\\\\"a\"", "\\“a”"), ("\\\\'a'", "\\‘a’"), ("a\\\\.b c\\.d", "a\\.b c.d"),
    ("`\\.` \\.x \\\\.x", "<code>\\.</code> .x \\.x"),
    ("&lt;\\\\.&gt; \\.", "&lt;\\.&gt; ."),
    // Only of what is changed.
    ("\\a 1\\. \\-a", "\\a 1. -a"),
    (
      "https://example.org/a\\-b c\\.",
      "<a href=\"https://example.org/a-b\">https://example.org/a-b</a> c."
    ),
    ("https://example.org/\\.", "<a href=\"https://example.org/\">https://example.org/</a>."),
    ("[a\\-b](c\\-d \"e\\.f\")", "<a href=\"c-d\" title=\"e.f\">a-b</a>"),
  ])
  func backslashesKeepDashesAndDots(_ text: String, _ expected: String) throws {
    #expect(try render(text).text == "<p>\(expected)</p>\n")
  }

  @Test func titlesAndDescriptionsHaveNoBackslashes() throws {
    let rendered = try render("# a \\-- \\\\.b\n\n![a \\-- \\\\.b](c)")
    #expect(rendered.outline == ["1 #a-b a -- \\.b"])
    #expect(rendered.text.contains("alt=\"a -- \\.b\""))
  }

  /// The answer of cmark with `CMARK_OPT_SMART`.
  private static func smart(_ text: String) -> String {
    guard let html = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_SMART) else {
      return ""
    }
    defer { free(html) }
    return String(cString: html)
  }

  @Test("which dashes and dots are kept is decided as in cmark")
  func agreesWithCMark() throws {
    var generator = SplitMix(seed: 32)
    let pieces = ["-", "--", "---", "...", "..", ".", "\\-", "\\.", "\\\\", "\\a", "b", " c ", "*"]
    for _ in 0..<5_000 {
      var text = "a"
      var last = text
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        // Runs of four and more are left alone here, and divided by cmark.
        let piece = pieces.randomElement(using: &generator) ?? ""
        if last.hasPrefix("\\") || last.last != piece.first {
          text += piece
          last = piece
        }
      }
      let html = try render(text).text.replacing("\u{A0}", with: " ")
      #expect(html == Self.smart(text), "\(text)")
    }
  }
}
