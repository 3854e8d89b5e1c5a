import MarkdownRendering
import TestSupport
import Testing

/// What one or two tildes strike out.
struct StrikethroughTests {
  @Test(arguments: [
    ("10~20 and 30~40", "10~20 and 30~40"), ("H~2~O and CO~2~", "H~2~O and CO~2~"),
    ("~gone~", "<del>gone</del>"), ("(~gone~), \"~gone~\"", "(<del>gone</del>), “<del>gone</del>”"),
    ("~10~20 30~", "<del>10~20 30</del>"), ("~a~.~b~", "<del>a</del>.<del>b</del>"),
    ("about ~5 or ~6", "about ~5 or ~6"), ("5~ 6~", "5~ 6~"), ("~/a and ~/b", "~/a and ~/b"),
    ("~ a ~", "~ a ~"), ("a ~b~c~ d", "a <del>b~c</del> d"), ("~a_b~", "<del>a_b</del>"),
    ("~*a*~", "<del><em>a</em></del>"), ("*~a~*", "<em><del>a</del></em>"),
    ("10時~11時と12時~13時", "10時~11時と12時~13時"), ("日~「本」~語", "日~「本」~語"), ("。~日~。", "。<del>日</del>。"),
    // Two strike within words, too.
    ("a~~b~~c", "a<del>b</del>c"), ("10~~20 and 30~~40", "10<del>20 and 30</del>40"),
    ("~~a~ b~~", "<del>a~ b</del>"), ("~~~a~~~ b", "~~~a~~~ b"), ("\\~~a~", "~<del>a</del>"),
    ("`~a~` <br title=\"~a~\">", "<code>~a~</code> <br title=\"~a~\">"),
  ])
  func singleTildesStrikeAtWords(_ text: String, _ html: String) throws {
    #expect(try render("x " + text).text == "<p>x \(html)</p>\n")
  }

  @Test(arguments: [
    ("10~20 and 30~40", "10<del>20 and 30</del>40"), ("H~2~O", "H<del>2</del>O"),
    ("~gone~", "<del>gone</del>"), ("a~~b~~c", "a<del>b</del>c"),
  ])
  func plainTildesAreThoseOfGitHub(_ text: String, _ html: String) throws {
    #expect(try render(text, .plain).text == "<p>\(html)</p>\n")
  }

  @Test("a single tilde strikes where an underscore emphasizes")
  func agreesWithUnderscores() throws {
    var generator = SplitMix(seed: 10)
    let pieces = [
      "a", "1", "é", " ", " ", ".", "(", ")", "字", "。", "「", "\\~", "`~`", "“\u{FE01}", "\n",
    ]
    var options = MarkdownOptions()
    options.typography = false
    var struck = 0
    for _ in 0..<4_000 {
      let text =
        "a"
        + (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          (pieces.randomElement(using: &generator) ?? "") + "~"
            + (pieces.randomElement(using: &generator) ?? "")
        }.joined()
      guard !text.contains("~~") else { continue }
      let emphasized = try render(text.replacing("~", with: "_"), options).text
      let expected = emphasized.replacing("em>", with: "del>").replacing("_", with: "~")
      #expect(try render(text, options).text == expected, "\(text)")
      struck += expected.contains("<del>") ? 1 : 0
    }
    #expect(struck > 500)
  }
}
