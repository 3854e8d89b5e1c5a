import MarkdownRendering
import Testing

/// Messages about quotes without a partner.
struct UnpairedQuoteTests {
  /// Line, column and kind of each message.
  private func places(_ text: String, _ language: String = "en") throws -> [String] {
    try render(text, .language(language)).messages.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: /content\/a\.md:(\d+:\d+): info: (.*)/).map {
        "\($0.output.1) \($0.output.2.contains("straight") ? "straight" : "open")"
      }
    }
  }

  @Test(arguments: [
    ("a \" b", ["1:3 straight"]),
    ("24\" wide and\n6'2\" tall", ["1:3 straight", "2:4 straight"]),
    ("She said \"yes. Then", ["1:10 open"]),
    ("`\"` and <b title=\"x\">\" b</b> \" c", ["1:22 straight", "1:30 straight"]),
    ("> - a \"b\"\n> - a \" c", ["2:7 straight"]),
    ("| a | b |\n|---|---|\n| \"c\" | d \" |", ["3:11 straight"]),
    ("## A \" b\n\ntext \"x", ["1:6 straight", "3:6 open"]),
    ("\\\" a \\\\\" b [c](d \"e\") \" f", ["1:8 straight", "1:23 straight"]),
    ("&amp;\" ü\" ß", ["1:6 straight", "1:9 straight"]),
  ])
  func pointAtTheQuote(_ text: String, _ expected: [String]) throws {
    #expect(try places(text) == expected)
  }

  @Test(
    "no messages where quotes pair, are escaped or may stay open",
    arguments: [
      "\"a\" and 'b' it's 'n", "a \\\" b", "`a \" b`", "\"First paragraph.\n\n\"Second one.\"",
      "<p title=\"a\">", "![a \" b](c)", "```\na \" b\n```", "# \"A",
    ])
  func sayNothing(_ text: String) throws {
    #expect(try render(text).messages == "")
  }

  @Test func theMessageSaysWhatToType() throws {
    #expect(
      try render("x\na \" b").messages == """
        content/a.md:2:3: info: this quote has no partner and stays straight
          a " b
            ^
        help: add the other quote, or write \\" for a straight one

        """)
  }

  @Test func aTextHasAtMostAHundred() throws {
    #expect(try places(String(repeating: "a \" b\n\n", count: 150)).count == 100)
  }
}
