import Diagnostics
import MarkdownRendering
import Testing

struct HandlerTests {
  private func lines(_ text: String) -> [[String]] {
    let handler = RecordingHandler(text)
    _ = attempt(Array(text.utf8), handlers: handler.handlers)
    return handler.blocks.map { block in
      [handler.source(block.fence)] + block.lines.map { handler.source($0) }
    }
  }

  @Test(arguments: [
    ("```kpi\na = 1\n\n  b = 2\n```", [["```kpi", "a = 1", "", "  b = 2"]]),
    ("~~~~ kpi modell\na\n~~~~\n", [["~~~~ kpi modell", "a"]]),
    ("x\n\n> ```kpi\n> a = 1\n>   b\n> ```", [["```kpi", "a = 1", "  b"]]),
    (
      "- x\n\n  ```kpi\n  a\n    b\n  ```\n- ```kpi\n  c",
      [["```kpi", "a", "  b"], ["```kpi", "c"]]
    ),
    ("1. > ```kpi\n   > a\n", [["```kpi", "a"]]),
    ("```kpi\r\na\r\nb\r\n```\r\n", [["```kpi", "a", "b"]]),
    ("```kpi\n```\n\n```swift\na\n```\n\n    ```kpi", [["```kpi"]]),
    ("[a]: b\n[c]: d\n\n  ```kpi\n   a\n  b\n  ```", [["```kpi", " a", "b"]]),
    ("```kpi\na", [["```kpi", "a"]]),
  ])
  func blocksAreGivenWithTheirLinesInTheSource(_ text: String, _ expected: [[String]]) {
    #expect(lines(text) == expected)
  }

  @Test func blocksAndSpansAreReplaced() {
    let text = "a `=b` `c`\n\n```kpi\nd\n```\n\n- ```kpi\n  e\n"
    let handler = RecordingHandler(text)
    let rendered = attempt(Array(text.utf8), handlers: handler.handlers)
    #expect(
      rendered.text == """
        <p>a <data>5 &amp; 6</data> <code>c</code></p>
        <figure>0</figure>
        <ul>
        <li>
        <figure>1</figure>
        </li>
        </ul>

        """)
    #expect(rendered.result?.plainSummary == "a 5 & 6 c")
    #expect(handler.calls == ["code =b | =b @3", "code c | c @8"])
  }

  @Test(arguments: [
    ("a `=b`", ["code =b | =b @3"]),
    ("`` =a ` b ``", ["code =a ` b | =a ` b @3"]),
    ("\\`x `=a`", ["code =a | =a @5"]),
    ("> a\n> `=b` `=b`", ["code =b | =b @7", "code =b | =b @12"]),
    ("- a\n\n  `=b`\n- `=c`", ["code =b | =b @8", "code =c | =c @15"]),
    ("| a | b |\n|---|---|\n| `=x\\|1` | `=y` |", ["code =x|1 | =x\\|1 @23", "code =y | =y @33"]),
    ("| `=h` |\n|---|", ["code =h | =h @3"]),
    ("# `=t`\n\n`=u`\n===", ["code =t | =t @3", "code =u | =u @9"]),
    ("[`=a`](/b) ![`=c`](d)", ["code =a | =a @2", "link /b", "code =c | =c @14"]),
    ("> `=a\n> b`", ["code =a b | =a\n> b @3"]),
    ("<b title=\"`=a`\"> `=a`", ["code =a | =a @18"]),
    ("a[^1] `=x`\n\n[^1]: `=y`", ["code =x | =x @7", "code =y | =y @19"]),
  ])
  func spansAreGivenWithTheirBytes(_ text: String, _ expected: [String]) {
    let handler = RecordingHandler(text)
    _ = attempt(Array(text.utf8), handlers: handler.handlers)
    #expect(
      handler.calls.filter { $0.hasPrefix("code") } == expected.filter { $0.hasPrefix("code") })
  }

  @Test func spansAreCodeWhereTheHandlerNeedsNone() {
    let text = "a `=b`"
    let handler = RecordingHandler(text, codeSpans: .none)
    let rendered = attempt(Array(text.utf8), handlers: handler.handlers)
    #expect(rendered.text == "<p>a <code>=b</code></p>\n")
    #expect(handler.calls.isEmpty)
  }

  @Test func theFirstHandlerThatAnswersDecides() {
    let text = "`=a` `b` [c](=x) [d](b.md) [e](f)"
    let first = RecordingHandler(text)
    let second = RecordingHandler(text)
    var handlers = MarkdownHandlers()
    handlers.codeSpans = [first, second]
    handlers.links = [first, second]
    let rendered = attempt(Array(text.utf8), handlers: handlers)
    #expect(
      rendered.text
        == "<p><data>5 &amp; 6</data> <code>b</code> <b>7</b> <a href=\"/b/\">d</a> "
        + "<a href=\"f\">e</a></p>\n")
    #expect(first.calls.count == 5)
    #expect(second.calls == ["code b | b @6", "link f | e | f @31"])
  }

  @Test func eachLanguageHasItsHandler() {
    let text = "```a\nx\n```\n\n```b\ny\n```\n\n```a c\nz\n```\n\n```d\n```\n"
    let first = RecordingHandler(text)
    let second = RecordingHandler(text)
    var handlers = MarkdownHandlers()
    handlers.handleCodeBlocks("a", with: first)
    handlers.handleCodeBlocks("b", with: second)
    handlers.handleCodeBlocks("a", with: second)
    let rendered = attempt(Array(text.utf8), handlers: handlers)
    #expect(
      rendered.text == """
        <figure>0</figure>
        <figure>0</figure>
        <figure>1</figure>
        <pre><code class="language-d"></code></pre>

        """)
    #expect(first.blocks.map { $0.lines.map(first.source) } == [["x"], ["z"]])
    #expect(second.blocks.isEmpty)
  }

  @Test(arguments: ["kpi", "KPI", "Kpi", "kPI a b"])
  func languagesAreFoundInAnyCase(_ info: String) {
    let text = "```\(info)\nx\n```\n"
    let handler = RecordingHandler(text)
    #expect(
      attempt(Array(text.utf8), handlers: handler.handlers).text == "<figure>0</figure>\n")
    #expect(handler.calls.isEmpty)
  }

  @Test func handlersAreToldOfOtherBlocks() {
    let text = "> ~~~ kip a\n> x\n> ~~~\n\n```\ny\n```\n\n    z\n\n```ſpi\n```\n"
    let handler = RecordingHandler(text)
    _ = attempt(Array(text.utf8), handlers: handler.handlers)
    #expect(handler.calls == ["pass kip | ~~~ kip a | [\"x\"]", "pass ſpi | ```ſpi | []"])
  }

  @Test(arguments: [
    (
      "![a `=x` *b `=y`*](c)", "alt=\"a 5 &amp; 6 b 5 &amp; 6\"",
      ["code =x | =x @5", "code =y | =y @13"]
    ),
    ("![a `b`](c)", "alt=\"a b\"", ["code b | b @5"]),
    ("![=x](c)", "alt=\"5 &amp; &quot;6&quot;\"", ["text =x | c @6"]),
    ("[a](b \"t =x\")", "title=\"t 5 &amp; &quot;6&quot;\"", ["text t =x | b @4"]),
    ("![a](b '=x') c", "title=\"5 &amp; &quot;6&quot;\"", ["text =x | b @5"]),
    ("[a](b 't') ![c](d 'u')", "title=\"u\"", []),
    ("[a][r]\n\n[r]: b '=x'", "title=\"5 &amp; &quot;6&quot;\"", ["text =x | [a][r] @0"]),
  ])
  func textsBesideLinksAreReplaced(_ text: String, _ attribute: String, _ calls: [String]) {
    let handler = RecordingHandler(text)
    var handlers = handler.handlers
    handlers.linkTexts = handler
    let rendered = attempt(Array(text.utf8), handlers: handlers)
    #expect(rendered.text.contains(" \(attribute)"), "\(rendered.text)")
    #expect(
      handler.calls.filter { !$0.hasPrefix("link") && !$0.hasPrefix("image") } == calls)
  }

  @Test func figuresOfDescriptionsAreInNoOtherText() {
    let text = "a ![`=x`](b) c\n"
    let handler = RecordingHandler(text)
    let rendered = attempt(Array(text.utf8), handlers: handler.handlers)
    #expect(
      rendered.text
        == "<p>a <img src=\"b\" alt=\"5 &amp; 6\" loading=\"lazy\" decoding=\"async\" /> c</p>\n")
    #expect(rendered.result?.plainSummary == "a c")
  }

  @Test func handlersAreAskedForSpansTheyWant() {
    let text = "`a` `=b` `` =c `` `=`"
    let handler = RecordingHandler(text, codeSpans: .beginning(with: UInt8(ascii: "=")))
    _ = attempt(Array(text.utf8), handlers: handler.handlers)
    #expect(handler.calls == ["code =b | =b @5", "code =c | =c @12", "code = | = @19"])
  }

  @Test func mainHeadingsAreNoted() {
    let text = "# A *b*\n\n## C\n\n> D\n> ===\n\nx <h1 id=e>E</h1> <!-- <h1> -->\n\n`<h1>`\n"
    let handler = RecordingHandler(text)
    let headings = attempt(Array(text.utf8), handlers: handler.handlers).result?.mainHeadings
    #expect(headings?.map(\.title) == ["A b", "D", nil])
    #expect(headings?.map { handler.source($0.range) } == ["# A *b*", "> D\n> ===", "<h1 id=e>"])
  }

  @Test func plainTextIgnoresHandlers() {
    let text = "`=a` [b](=x)\n\n```kpi\n```\n"
    let handler = RecordingHandler(text)
    let rendered = attempt(Array(text.utf8), .plain, handlers: handler.handlers)
    #expect(
      rendered.text == """
        <p><code>=a</code> <a href="=x">b</a></p>
        <pre><code class="language-kpi"></code></pre>

        """)
    #expect(handler.calls.isEmpty)
  }

  @Test func headingsHaveIdsOfWhatReadersSee() {
    let text = "# Nur `=b` [Seite](/c) ![Bild](d)\n\n## `=b`\n\n## `c`\n"
    let handler = RecordingHandler(text)
    let rendered = attempt(Array(text.utf8), handlers: handler.handlers)
    #expect(
      rendered.outline == ["1 #nur-5-6-seite-bild Nur 5 & 6 Seite ", "2 #5-6 5 & 6", "2 #c c"])
    #expect(rendered.text.contains("<h2 id=\"5-6\"><data>5 &amp; 6</data></h2>"))
    #expect(
      rendered.form(.feed(pageURL: "https://a.org/b/", origin: "https://a.org"))
        .hasPrefix("<h1>Nur <data>5 &amp; 6</data> <a href=\"https://a.org/c\">Seite</a>"))
  }

  /// The same place is not given twice, and code is none of them.
  @Test(arguments: [
    ("`[a](=x)` [a](=x) [b](=x)", [14, 22]),
    ("![p](=x) [a](=x)", [5, 13]),
    ("| a | b |\n|---|---|\n| [a](<=x\\|1>) | [b](<=x\\|1>) |", [27, 42]),
    ("[a](\n  =x) [b](=x)", [7, 15]),
    ("[a][r] `=x` [b](=x)\n\n[r]: =x", [0, 16]),
    ("\\[a](=x) [b](=x)", [13]),
  ])
  func linksAreGivenWithTheirPlaces(_ text: String, _ places: [Int]) {
    let handler = RecordingHandler(text)
    _ = attempt(Array(text.utf8), handlers: handler.handlers)
    let found = handler.calls.filter { !$0.hasPrefix("code") }
      .compactMap { $0.split(separator: "@").last.flatMap { Int($0) } }
    #expect(found == places)
  }

  @Test func rangesCountFromTheTopOfTheFile() {
    let text = "---\ntitle: a\n---\nb `=c` [d](e)\n"
    let handler = RecordingHandler(text)
    let rendered = attempt(Array(text.utf8), bodyStart: 17, handlers: handler.handlers)
    #expect(rendered.text.hasPrefix("<p>b "))
    #expect(handler.calls == ["code =c | =c @20", "link e | d | e @28"])
  }
}
