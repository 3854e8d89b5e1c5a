import MarkdownRendering
import TestSupport
import Testing

/// A text made to cost time or memory out of proportion.
struct HostileInput: Sendable, CustomStringConvertible {
  static let size = Thoroughness.isFull ? 100_000 : 25_000

  let description: String
  let text: String

  init(_ description: String, _ text: String) {
    self.description = description
    self.text = text
  }

  /// A piece repeated to the full size, or to a share of it.
  static func flood(_ piece: String, share: Int = 1) -> String {
    String(repeating: piece, count: size / share / piece.utf8.count)
  }

  static let all: [HostileInput] = [
    HostileInput(
      "wide table with short rows",
      String(repeating: "|a", count: 1250) + "\n" + String(repeating: "|-", count: 1250) + "\n"
        + flood("b\n")),
    HostileInput(
      "wide table with short rows, 40 KB",
      flood("|a", share: 10) + "\n" + flood("|-", share: 10) + "\n" + flood("b\n", share: 5)),
    HostileInput("wide table", flood("|a", share: 2) + "\n" + flood("|-", share: 2) + "\n"),
    HostileInput("wide table header alone", flood("|a") + "\n|-|\n"),
    HostileInput("many delimiter rows", flood("|-|-|\n")),
    HostileInput("delimiter rows of one column", flood("-\n|-\n")),
    HostileInput("growing paragraph with delimiter rows", flood("a|b\n|-|\n")),
    HostileInput("header with many lines", flood("a\n", share: 2) + flood("|-|\n", share: 2)),
    HostileInput("escaped pipes", flood("|\\|")),
    HostileInput("escaped pipes in a table", "|a|\n|-|\n" + flood("|\\|")),
    HostileInput("escaped pipes above a table", flood("|\\|") + "\n|-|-|\n"),
    HostileInput("comments in lines that nothing closes", flood("a <!-- -- b\n")),
    HostileInput("comments in a line", flood("a <!-- -- -->")),
    HostileInput("comments in a line that nothing closes", flood("a<!--")),
    HostileInput("instructions that nothing closes", "<div>\n" + flood("<?a>")),
    HostileInput("instructions", "<div>\n" + flood("<?a ?>")),
    HostileInput("data that nothing closes", "<div>\n" + flood("<![CDATA[>")),
    HostileInput("beginnings of shortcodes", flood("{{<a ")),
    HostileInput("beginnings of tags", flood("{%a ")),
    HostileInput("beginnings of values", flood("{{site.a ") + flood("{{\"a ")),
    HostileInput("beginnings of attributes", flood("{:")),
    HostileInput("hidden elements", flood("<b hidden>a")),
    HostileInput("hidden elements in headings", flood("## <b hidden>a</b>\n")),
    HostileInput("ends of paragraphs before elements", flood("</p><b>")),
    HostileInput("ends of hidden items", flood("<li hidden>a</b>")),
    HostileInput("elements of SVG", flood("<svg><desc>")),
    HostileInput("tags of the page", flood("<body><title>")),
    HostileInput("one id", flood("<i id=a>")),
    HostileInput("noscript that nothing closes", flood("<noscript>a\n\n")),
    HostileInput("double quotes", flood("\"")),
    HostileInput("single quotes", flood("'")),
    HostileInput("opening quotes", flood(" \"a 'b")),
    HostileInput("quotes without a partner", flood("a \" ")),
    HostileInput("escaped dots", flood("\\.")),
    HostileInput("backslashes before dots", flood("a\\\\.")),
    HostileInput("escaped dots between backticks", flood("\\.` ")),
    HostileInput("delimiters beside brackets", flood("字*「")),
    HostileInput("delimiters of three kinds", flood("「**字__。~「")),
    HostileInput("escaped delimiters beside brackets", flood("\\\\*「\\*")),
    HostileInput("Hebrew prefixes", flood("ב\"")),
    HostileInput("nested lists with lazy lines", flood("- ", share: 2) + flood("a\n", share: 2)),
    HostileInput("nested quotes with lazy lines", flood(">", share: 2) + flood("a\n", share: 2)),
    HostileInput(
      "nested ordered lists with lazy lines", flood("1. ", share: 2) + flood("a\n", share: 2)),
    HostileInput("nested quotes", flood(">")),
    HostileInput("nested lists", flood("- ") + "a"),
    HostileInput("nested lists and quotes", flood("> - ") + "a"),
    HostileInput("many thematic breaks of lists", flood("* ") + "a"),
    HostileInput("lists with blank lines", flood("- \n\n")),
    HostileInput(
      "lists nested by indentation",
      (0..<400).map { String(repeating: " ", count: $0 * 2) + "- a\n" }.joined()),
    HostileInput("www with underscores", flood("www.a_b_")),
    HostileInput("www with parentheses", flood("www.a))))")),
    HostileInput("www with opening parentheses", flood("www.a.b(")),
    HostileInput("http", flood("http://")),
    HostileInput("http with entities", flood("http://a.b&c;")),
    HostileInput("addresses cut by a bracket", flood("http://a.b<")),
    HostileInput("at signs", flood("@")),
    HostileInput("mail addresses", flood("a@b.")),
    HostileInput("mail names", flood("a.b-") + "@c"),
    HostileInput("mail domains", "a@" + flood("b.c")),
    HostileInput("mail with underscores", flood("a@b_")),
    HostileInput(
      "huge reference",
      "[a]: /" + flood("u", share: 2) + "\n\n" + flood("[a]", share: 2)),
    HostileInput(
      "huge reference with a title",
      "[a]: u \"" + flood("t", share: 2) + "\"\n\n" + flood("[a]", share: 2)),
    HostileInput("many references", (0..<7000).map { "[\($0)]: u\n" }.joined()),
    HostileInput("unknown references", flood("[a][b]")),
    HostileInput("opening brackets", flood("[")),
    HostileInput("opening brackets with letters", flood("[a")),
    HostileInput("closing brackets", flood("a]")),
    HostileInput("nested brackets", flood("[", share: 2) + "a" + flood("]", share: 2)),
    HostileInput("images", flood("![")),
    HostileInput("images with letters", flood("![a")),
    HostileInput("images in images", flood("![", share: 2) + flood("](u)", share: 2)),
    HostileInput("links without an end", flood("[a](b")),
    HostileInput("links with pointed brackets", flood("[a](<b")),
    HostileInput("links with titles without an end", flood("[a](b \"c")),
    HostileInput("empty images with brackets", flood("![[]()")),
    HostileInput("emphasis openers", flood("*a ")),
    HostileInput("emphasis closers", flood("a* ")),
    HostileInput("emphasis of two kinds", flood("*a_ ")),
    HostileInput("emphasis without partners", flood("a**b" + "c_ ")),
    HostileInput("underscores", flood("_")),
    HostileInput("underscores and letters", flood("_a__b___c")),
    HostileInput("asterisks", flood("*")),
    HostileInput("nested emphasis", flood("*a **a ", share: 2) + flood("b** b* ", share: 2)),
    HostileInput("tildes", flood("~")),
    HostileInput("strikethrough openers", flood(" ~a")),
    HostileInput("strikethrough openers of two kinds", flood(" ~a ~~b")),
    HostileInput("strikethrough closers", flood("a~ b~~ ")),
    HostileInput("strikethrough and emphasis", flood("~a *b _c ")),
    HostileInput(
      "backticks of growing length",
      (1..<440).map { String(repeating: "`", count: $0) + "a" }.joined()),
    HostileInput("escaped backticks", flood("\\``a")),
    HostileInput("code spans", flood("`a`")),
    HostileInput("backslashes", flood("\\")),
    HostileInput("entities", flood("&")),
    HostileInput("long entities", flood("&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")),
    HostileInput("opening tags", flood("a <b")),
    HostileInput("tags with attributes", "x " + flood("<a b=\"")),
    HostileInput("comments", flood("a <!--")),
    HostileInput("short comments", flood("x <!-")),
    HostileInput("comments with hyphens", "x " + flood("<!-- a -")),
    HostileInput("processing instructions", flood("a <?")),
    HostileInput("declarations", flood("a <!A ")),
    HostileInput("CDATA", flood("a <![CDATA[")),
    HostileInput("HTML blocks", flood("<div>\n")),
    HostileInput("HTML blocks with comments", flood("<!--\n")),
    HostileInput("HTML blocks with scripts", flood("<script>\n")),
    HostileInput("links in raw HTML", flood("<a href='#b'>")),
    HostileInput("image sets in raw HTML", "<img srcset='" + flood("a,") + "'>"),
    HostileInput("equal headings", flood("# a\n")),
    HostileInput("setext headings", flood("a\n-\n")),
    HostileInput("footnote references", "[^a]: b\n\n" + flood("[^a]")),
    HostileInput(
      "footnotes",
      (0..<6000).map { "[^\($0)]: b\n\n" }.joined() + (0..<6000).map { "[^\($0)]" }.joined()),
    HostileInput(
      "footnotes in footnotes", (0..<5000).map { "[^\($0)]: [^\($0 + 1)]\n\n" }.joined() + "[^0]"),
    HostileInput("unknown footnotes", flood("[^a")),
    HostileInput("footnote starts", flood("[^a]: ")),
    HostileInput("reference starts", flood("[a]:")),
    HostileInput("reference definitions without an end", flood("[a]: b \"c\n")),
    HostileInput("spaces", flood(" ") + "a"),
    HostileInput("tabs in lists", flood("-\t")),
    HostileInput("line breaks", flood("a  \n")),
    HostileInput("carriage returns", flood("a\r")),
    HostileInput("NUL", flood("\0")),
    HostileInput("hyphens", flood("- a-")),
    HostileInput("dots", flood("...")),
    HostileInput("code fences", flood("```\n")),
    HostileInput("fences of tildes", flood("~~~ a\n")),
    HostileInput("code blocks", flood("```kpi\n```\n")),
    HostileInput("code block with many lines", "```kpi\n" + flood("a\n")),
  ]
}

struct HostileInputTests {
  /// Processor time without optimisation; the release build needs a tenth.
  static let timeLimit = Duration.seconds(10)

  @Test(arguments: HostileInput.all)
  func endsInHTMLOrAnErrorSoon(_ input: HostileInput) {
    let duration = processorTime {
      let rendered = attempt(input.text)
      #expect((rendered.result == nil) == rendered.messages.contains("error:"))
    }
    #expect(duration < Self.timeLimit)
  }
}
