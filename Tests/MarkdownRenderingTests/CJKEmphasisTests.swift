import Foundation
import MarkdownRendering
import TestSupport
import Testing

/// Emphasis beside Chinese, Japanese and Korean punctuation, as the CJK-friendly amendments to CommonMark have it.
struct CJKEmphasisTests {
  private static let location = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/cjk-emphasis.txt")

  private static var unstyled: MarkdownOptions {
    var options = MarkdownOptions()
    options.typography = false
    options.headingIDs = false
    return options
  }

  @Test("markdown-it-cjk-friendly makes the same of 3,000 texts")
  func agreesWithMarkdownIt() throws {
    let lines = try String(contentsOf: Self.location, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 2_900)
    for line in lines {
      let parts = line.split(separator: "\t")
      try #require(parts.count == 2)
      let rendered = try render(String(parts[0]), Self.unstyled).text
      #expect(rendered == "<p>\(parts[1])</p>\n", "\(parts[0])")
    }
  }

  /// What is marked for the parser, and what the marks may not be seen in.
  static let places: [(String, String)] = [
    ("日**「本」**語", "<p>日<strong>「本」</strong>語</p>\n"),
    ("日*「本」*語 日~~「本」~~語", "<p>日<em>「本」</em>語 日<del>「本」</del>語</p>\n"),
    // A text whose delimiters mean nothing.
    ("日*「本", "<p>日*「本</p>\n"),
    ("日\\*「本」*語", "<p>日*「本」*語</p>\n"),
    ("日\\\\*「本」*語", "<p>日\\<em>「本」</em>語</p>\n"),
    ("日\\**「本」*語", "<p>日*<em>「本」</em>語</p>\n"),
    // Inlines.
    ("`日*「` ``「*a``", "<p><code>日*「</code> <code>「*a</code></p>\n"),
    (
      "[日*「](/日*「 \"日*「\")",
      "<p><a href=\"/%E6%97%A5*%E3%80%8C\" title=\"日*「\">日*「</a></p>\n"
    ),
    (
      "![日**「a」**語](/a_「)",
      "<p><img src=\"/a_%E3%80%8C\" alt=\"日「a」語\" loading=\"lazy\" decoding=\"async\" /></p>\n"
    ),
    (
      "<https://a.org/日*「>",
      "<p><a href=\"https://a.org/%E6%97%A5*%E3%80%8C\">https://a.org/日*「</a></p>\n"
    ),
    (
      "https://a.org/日*「x",
      "<p><a href=\"https://a.org/%E6%97%A5*%E3%80%8Cx\">https://a.org/日*「x</a></p>\n"
    ),
    (
      "<b title=\"日*「\">日**「x」**</b><!-- 日*「 -->",
      "<p><b title=\"日*「\">日<strong>「x」</strong></b><!-- 日*「 --></p>\n"
    ),
    // References and footnotes.
    ("[日*「本]\n\n[日*「本]: /u_「", "<p><a href=\"/u_%E3%80%8C\">日*「本</a></p>\n"),
    ("[a][Ａ*「本]\n\n[ａ*「本]: </u> '「*a'", "<p><a href=\"/u\" title=\"「*a\">a</a></p>\n"),
    // Blocks.
    ("日**「本\n語」**日", "<p>日<strong>「本\n語」</strong>日</p>\n"),
    ("## 日**「本」**語 ##", "<h2>日<strong>「本」</strong>語</h2>\n"),
    ("日**「本」**語\n===", "<h1>日<strong>「本」</strong>語</h1>\n"),
    (
      ">**「本」**語\n>日**「本」**語",
      """
      <blockquote>
      <p><strong>「本」</strong>語
      日<strong>「本」</strong>語</p>
      </blockquote>

      """
    ),
    (
      "- **「本」**語\n- 日**「本」**",
      """
      <ul>
      <li><strong>「本」</strong>語</li>
      <li>日<strong>「本」</strong></li>
      </ul>

      """
    ),
    ("```a_「\n日*「\n```", "<pre><code class=\"language-a_「\">日*「\n</code></pre>\n"),
    ("~~~日*「\n日~「\n~~~", "<pre><code class=\"language-日*「\">日~「\n</code></pre>\n"),
    ("~~~「\n日\n~~~", "<pre><code class=\"language-「\">日\n</code></pre>\n"),
    ("    日*「\n\t「*a", "<pre><code>日*「\n「*a\n</code></pre>\n"),
    ("<div title=\"日*「\">\n日**「\n</div>", "<div title=\"日*「\">\n日**「\n</div>\n"),
    // Characters of the block are beside the delimiters, not of its text.
    (
      "|*日**|***「**|\n|-|-|\n|「a」**b|**日***|",
      """
      <table>
      <thead>
      <tr>
      <th scope="col"><em>日</em>*</th>
      <th scope="col">*<strong>「</strong></th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>「a」**b</td>
      <td><strong>日</strong>*</td>
      </tr>
      </tbody>
      </table>

      """
    ),
  ]

  @Test(arguments: places)
  func appliesInEveryPlace(_ text: String, _ html: String) throws {
    #expect(try render(text, Self.unstyled).text == html)
  }

  @Test func headingsSummariesAndNotesHaveNoMarks() throws {
    let rendered = try render(
      """
      ## 日**「本」**語

      日**「本」**語[^日*「]

      [^日*「]: 注**「釈」**語
      """)
    #expect(rendered.messages == "")
    #expect(rendered.outline == ["2 #日-本-語 日「本」語"])
    #expect(rendered.text.contains("<li id=\"fn-1\">\n<p>注<strong>「釈」</strong>語 "))
    #expect(rendered.result?.plainSummary == "日「本」語")
  }

  @Test(arguments: [
    ("日*「本 [text][label]", "content/a.md:1:6: warning: no address"),
    ("「*a「*b\n\n日*「 [^日]", "content/a.md:3:5: warning: no footnote"),
    ("[^日*「x]: 日", "content/a.md:1:1: warning: "),
    ("日*「\n\n[日*「]: /a\n[日*「]: /b", "content/a.md:4:1: warning: "),
    ("日*「 `日*「` <i>日*「", "content/a.md:1:11: warning: "),
    ("日*「 [日*「](javascript:日*「)", "content/a.md:1:11: warning: "),
  ])
  func messagesHaveTheirPlaces(_ text: String, _ beginning: String) throws {
    let messages = try render(text).messages
    #expect(messages.hasPrefix(beginning), "\(messages)")
  }

  @Test(arguments: [
    ("これは**強調。**です", "<p>これは**強調。**です</p>\n"),
    ("日~~「本」~~語", "<p>日~~「本」~~語</p>\n"),
    ("日 **「本」** 語", "<p>日 <strong>「本」</strong> 語</p>\n"),
  ])
  func isThatOfGitHubWhereItIsOff(_ text: String, _ html: String) throws {
    var options = MarkdownOptions()
    options.cjkEmphasis = false
    #expect(try render(text, options).text == html)
    #expect(try render(text, .plain).text == html)
  }

  /// Emphasis removes delimiters from a text and adds nothing but its tags.
  @Test func nothingButEmphasisDiffersFromGitHub() throws {
    var generator = SplitMix(seed: 22)
    let pieces = [
      "*", "**", "_", "~", "~~", "字", "「", "」", "。", "葛\u{E0100}", "“\u{FE01}", "한", "a", "b ", "(",
      "\\", "`",
      "``", "[", "](/字*「)", "](/u \"「_「\")", "][字*「]", "]", "<b>", "</b>", "<i a=\"", "\">",
      "&amp;",
      "<https://a.org/字*「", ">", "[^字*「]", "\n", "\n\n", "\n> ", "\n- ", "\n## ", "\n```字*「\n",
      "\n\n|a|字*「|\n|-|-|\n|", "|", "\n\n[字*「]: /a_「 '字*「'\n\n", "\n\n[^字*「]: 字", "\n\n<div>字*「\n",
      "    ",
    ]
    var github = Self.unstyled
    github.cjkEmphasis = false
    // A bare address ends where emphasis does.
    var options = Self.unstyled
    (options.autolinks, github.autolinks) = (false, false)
    var differing = 0
    for _ in 0..<(Thoroughness.isFull ? 100_000 : 4_000) {
      let text = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let rendered = try render(text, options)
      let (ours, theirs) = (rendered.text, try render(text, github).text)
      differing += ours == theirs ? 0 : 1
      #expect(Self.withoutEmphasis(ours) == Self.withoutEmphasis(theirs), "\(text)")
      #expect(!rendered.messages.unicodeScalars.contains { (0xFDD0...0xFDD2).contains($0.value) })
    }
    #expect(differing > 400)
  }

  private static func withoutEmphasis(_ html: String) -> String {
    html.replacing(#/</?(em|strong|del)>|[*_~]/#, with: "")
  }
}
