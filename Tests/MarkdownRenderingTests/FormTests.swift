import HTMLText
import MarkdownRendering
import Testing

struct FormTests {
  static let list = RenderedMarkdown.Form.list(pageURL: "/blog/a/?b&c")
  static let feed = RenderedMarkdown.Form.feed(
    pageURL: "https://example.org/blog/a/", origin: "https://example.org")

  @Test func listsHaveNoHeadingIDsAndLeadToThePage() throws {
    let rendered = try render(
      "## Über uns\n\n[oben](#uber-uns) [fern](/b/#c) [Web](https://example.org/#d) ![](/e.png)")
    #expect(
      rendered.form(.page) == """
        <h2 id="uber-uns">Über uns</h2>
        <p><a href="#uber-uns">oben</a> <a href="/b/#c">fern</a> \
        <a href="https://example.org/#d">Web</a> \
        <img src="/e.png" alt="" loading="lazy" decoding="async" /></p>

        """)
    #expect(
      rendered.form(Self.list) == """
        <h3>Über uns</h3>
        <p><a href="/blog/a/?b&amp;c#uber-uns">oben</a> <a href="/b/#c">fern</a> \
        <a href="https://example.org/#d">Web</a> \
        <img src="/e.png" alt="" loading="lazy" decoding="async" /></p>

        """)
    #expect(
      rendered.form(Self.feed) == """
        <h2>Über uns</h2>
        <p><a href="https://example.org/blog/a/#uber-uns">oben</a> \
        <a href="https://example.org/b/#c">fern</a> <a href="https://example.org/#d">Web</a> \
        <img src="https://example.org/e.png" alt="" loading="lazy" decoding="async" /></p>

        """)
  }

  @Test func rawHTMLIsSplicedToo() throws {
    let rendered = try render(
      "<a class=x href=#y>a</a> <a href='//cdn.org/z'>b</a>\n\n"
        + "<div><img srcset=\"/a.png 1x,/b.png 2x\" src='/a.png'></div>\n")
    #expect(
      rendered.form(Self.feed) == """
        <p><a class=x href=https://example.org/blog/a/#y>a</a> <a href='//cdn.org/z'>b</a></p>
        <div><img srcset="https://example.org/a.png 1x, https://example.org/b.png 2x" \
        src='https://example.org/a.png'></div>

        """)
  }

  @Test("cells are aligned by classes, and by styles where there is no style sheet")
  func alignment() throws {
    let rendered = try render("| a | b | c |\n|:-|:-:|-:|\n| 1 | 2 | 3 |")
    let html = """
      <table>
      <thead>
      <tr>
      <th scope="col" class="left">a</th>
      <th scope="col" class="center">b</th>
      <th scope="col" class="right">c</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td class="left">1</td>
      <td class="center">2</td>
      <td class="right">3</td>
      </tr>
      </tbody>
      </table>

      """
    #expect(rendered.form(.page) == html)
    #expect(rendered.form(Self.list) == html)
    var styled = html
    for direction in ["left", "center", "right"] {
      styled = styled.replacing(
        "class=\"\(direction)\"", with: "style=\"text-align: \(direction)\"")
    }
    #expect(rendered.form(Self.feed) == styled)
  }

  @Test("where a theme has no rules for aligned cells, pages link to those of the program")
  func tableStylesheet() throws {
    var options = MarkdownOptions()
    options.stylesheets.tables = "/a&b.css"
    let link = "<link rel=\"stylesheet\" href=\"/a&amp;b.css\" />\n"
    let aligned = try render("A\n\n<!--more-->\n\n|a|\n|-:|", options)
    #expect(aligned.form(.page).hasPrefix(link + "<p>"))
    #expect(aligned.form(Self.list).hasPrefix(link + "<p>"))
    #expect(aligned.form(Self.feed).hasPrefix("<p>"))
    #expect(aligned.summary(Self.list) == "<p>A</p>\n")
    #expect(try render("|a|\n|-:|\n\n<!--more-->\n", options).summary().hasPrefix(link))
    #expect(try render("|a|\n|-|", options).form(.page).hasPrefix("<table>"))
  }

  @Test func footnotesStayInListsAndLeadToThePageInFeeds() throws {
    let rendered = try render("a[^1]\n\n[^1]: b")
    #expect(rendered.form(Self.list) == rendered.form(.page))
    #expect(rendered.form(Self.feed).contains("<a href=\"https://example.org/blog/a/#fn-1\""))
    #expect(rendered.form(Self.feed).contains("<a href=\"https://example.org/blog/a/#fnref-1\""))
    #expect(rendered.summary(Self.list).contains("<a href=\"/blog/a/?b&amp;c#fn-1\""))
  }

  @Test func summaryEndsAtTheMoreComment() throws {
    let rendered = try render("# T\n\na\n\nb\n\n<!-- more -->\n\nc [d](#t)\n")
    #expect(rendered.summary() == "<h1 id=\"t\">T</h1>\n<p>a</p>\n<p>b</p>\n")
    #expect(rendered.summary(Self.list) == "<h2>T</h2>\n<p>a</p>\n<p>b</p>\n")
    #expect(
      rendered.text == "<h1 id=\"t\">T</h1>\n<p>a</p>\n<p>b</p>\n<p>c <a href=\"#t\">d</a></p>\n")
    #expect(rendered.result?.hasMore == true)
    #expect(rendered.result?.plainSummary == "T a b")
  }

  @Test func summaryIsElseTheFirstParagraph() throws {
    let rendered = try render("# T\n\n> q\n\na\n*b*\n\nc\n")
    #expect(rendered.summary() == "<p>a\n<em>b</em></p>\n")
    #expect(rendered.result?.plainSummary == "a b")
    #expect(rendered.result?.hasMore == false)
  }

  @Test func aSingleParagraphHasNoMore() throws {
    let rendered = try render("a\n")
    #expect(rendered.summary() == "<p>a</p>\n")
    #expect(rendered.result?.hasMore == false)
  }

  @Test(arguments: [
    ("a <!--more--> b", "<p>a </p>", "<p>a  b</p>\n"),
    ("a *b <!-- More --> c*", "<p>a <em>b </em></p>", "<p>a <em>b  c</em></p>\n"),
    (
      "- a\n- b <!--more-->\n- c", "<ul>\n<li>a</li>\n<li>b </li></ul>",
      "<ul>\n<li>a</li>\n<li>b </li>\n<li>c</li>\n</ul>\n"
    ),
    (
      "> a\n>\n> <!--more-->\n>\n> b", "<blockquote>\n<p>a</p>\n</blockquote>",
      "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"
    ),
    (
      "<div>\n\na\n\n<!--more-->\n\nb\n\n</div>", "<div>\n<p>a</p>\n</div>",
      "<div>\n<p>a</p>\n<p>b</p>\n</div>\n"
    ),
    ("# a <!--more--> b\n", "<h1 id=\"a-b\">a </h1>", "<h1 id=\"a-b\">a  b</h1>\n"),
  ])
  func moreDividesWhereverItStands(_ text: String, _ summary: String, _ page: String) throws {
    let rendered = try render(text)
    #expect(rendered.summary() == summary)
    #expect(rendered.text == page)
    #expect(rendered.messages == "")
  }

  @Test(arguments: [
    ("<a href=\"\">a</a>", "<p><a href=\"/p/\">a</a></p>\n"),
    ("<a href=\" #b \">a</a>", "<p><a href=\"/p/#b\">a</a></p>\n"),
  ])
  func linksToThePageItselfLeadToItFromLists(_ text: String, _ expected: String) throws {
    #expect(try render(text).form(.list(pageURL: "/p/")) == expected)
  }

  @Test func aHeadingThatIsDividedEndsAtItsLevel() throws {
    let rendered = try render("## a <!--more--> b")
    #expect(rendered.summary(.list(pageURL: "/p/")) == "<h3>a </h3>")
    #expect(rendered.summary() == "<h2 id=\"a-b\">a </h2>")
  }

  @Test func moreWithinABlockOfHTMLDividesTheText() throws {
    let rendered = try render("<p>a</p>\n<!--more-->\n\nb")
    #expect(rendered.summary() == "<p>a</p>\n")
    #expect(rendered.result?.plainSummary == "a")
    #expect(rendered.text == "<p>a</p>\n\n<p>b</p>\n")
  }

  @Test(arguments: [
    ("a", false, false), ("# a", false, false), ("[a](#b)", true, false),
    ("a[^1]\n\n[^1]: b", true, false), ("[a](/b)", false, true), ("[a](//b) [c](d)", false, false),
  ])
  func knowWhichURLsTheyContain(_ text: String, _ page: Bool, _ origin: Bool) throws {
    let result = try #require(try render(text).result)
    #expect(result.formsNamePage == page)
    #expect(result.formsNameOrigin == origin)
  }

  @Test func differencesDistinguishTextsWithTheSameHTML() throws {
    func differences(_ text: String) throws -> [Int] {
      var numbers: [Int] = []
      try render(text).result?.forEachDifference { numbers.append($0) }
      return numbers
    }
    #expect(try differences("a").isEmpty)
    #expect(try differences("# a").count == 9)
    #expect(try differences("<h1 class=\"a\">a</h1>").isEmpty)
    #expect(try differences("<h1 id=\"a\">a</h1>").count == 3)
    #expect(try differences("[a](#b)") != differences("[a](/b)"))
    #expect(try differences("[a](/b)") == differences("[c](/d)"))
  }

  @Test func nothingIsRenderedForAFailedText() {
    var output = OutputBuffer()
    RenderedMarkdown.empty.append(.list(pageURL: "/a/"), to: &output)
    RenderedMarkdown.empty.appendSummary(.page, to: &output)
    #expect(output.text == "")
    #expect(RenderedMarkdown.empty.wordCount == 0)
  }
}
