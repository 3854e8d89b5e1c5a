import HTMLText
import MarkdownRendering
import Testing

/// `{#id}` at the end of a heading.
struct HeadingIDTests {
  private static let headings: [(text: String, html: String)] = [
    ("## Umsatz {#umsatz}", #"<h2 id="umsatz">Umsatz</h2>"#),
    ("# A{#b}", #"<h1 id="b">A</h1>"#),
    ("###   A   {#b}   ##  ", #"<h3 id="b">A</h3>"#),
    ("## A {#b} ###", #"<h2 id="b">A</h2>"#),
    ("A {#b}\n======", #"<h1 id="b">A</h1>"#),
    ("A\nB {#c}\n---", "<h2 id=\"c\">A\nB</h2>"),
    ("A\n{#b}\n---", #"<h2 id="b">A</h2>"#),
    ("## {#only}", #"<h2 id="only"></h2>"#),
    ("## *A* {#b}", #"<h2 id="b"><em>A</em></h2>"#),
    ("## A `b` {#c}", #"<h2 id="c">A <code>b</code></h2>"#),
    ("## [A](https://example.org) {#b}", #"<h2 id="b"><a href="https://example.org">A</a></h2>"#),
    ("## A {#b} {#c}", #"<h2 id="c">A {#b}</h2>"#),
    ("## A {#b_c_d}", #"<h2 id="b_c_d">A</h2>"#),
    ("## A {#b--c...}", #"<h2 id="b--c...">A</h2>"#),
    ("## A {#Größe:1/2,x;(y)[z]!?@$*+|~^}", #"<h2 id="Größe:1/2,x;(y)[z]!?@$*+|~^">A</h2>"#),
    ("## \"A\" {#b}", #"<h2 id="b">“A”</h2>"#),
    ("## A <!-- c --> {#b}", #"<h2 id="b">A <!-- c --></h2>"#),
    ("> ## A {#b}\n> Text", "<blockquote>\n<h2 id=\"b\">A</h2>\n<p>Text</p>\n</blockquote>"),
    ("- A {#b}\n  ---", "<ul>\n<li>\n<h2 id=\"b\">A</h2>\n</li>\n</ul>"),
    // A link to `#b` leads to the heading that was given it.
    (
      "## B\n\n## A {#b}\n\n## B",
      "<h2 id=\"b-2\">B</h2>\n<h2 id=\"b\">A</h2>\n<h2 id=\"b-3\">B</h2>"
    ),
  ]

  @Test("it is the heading's id, and not shown", arguments: headings)
  func isTheID(_ text: String, _ html: String) throws {
    let rendered = try render(text)
    #expect(rendered.text == html + "\n")
    #expect(rendered.messages == "")
  }

  private static let texts: [(text: String, html: String)] = [
    (#"## A \{#b}"#, #"<h2 id="a-b">A {#b}</h2>"#),
    ("## A {\\#b}", #"<h2 id="a-b">A {#b}</h2>"#),
    (#"## A {#b\}"#, #"<h2 id="a-b">A {#b}</h2>"#),
    ("## A &#123;#b}", #"<h2 id="a-b">A {#b}</h2>"#),
    ("## A `{#b}`", #"<h2 id="a-b">A <code>{#b}</code></h2>"#),
    ("## A {#b} c", #"<h2 id="a-b-c">A {#b} c</h2>"#),
    ("## A {#}", #"<h2 id="a">A {#}</h2>"#),
    ("## A {}", #"<h2 id="a">A {}</h2>"#),
    ("## A {b}", #"<h2 id="a-b">A {b}</h2>"#),
    ("## {a, b} = {c}", #"<h2 id="a-b-c">{a, b} = {c}</h2>"#),
    ("## A {#b c}", #"<h2 id="a-b-c">A {#b c}</h2>"#),
    ("Text {#b}", "<p>Text {#b}</p>"),
    ("    ## A {#b}", "<pre><code>## A {#b}\n</code></pre>"),
    (
      "| A {#b} |\n|---|",
      "<table>\n<thead>\n<tr>\n<th scope=\"col\">A {#b}</th>\n</tr>\n</thead>\n</table>"
    ),
  ]

  @Test("everything else is text", arguments: texts)
  func isText(_ text: String, _ html: String) throws {
    let rendered = try render(text)
    #expect(rendered.text == html + "\n")
    #expect(rendered.messages == "")
  }

  @Test("GitHub's Markdown has none")
  func plain() throws {
    #expect(try render("## A {#b}", .plain).text == "<h2>A {#b}</h2>\n")
  }

  @Test("where headings have no ids it is not shown either")
  func withoutIDs() throws {
    var options = MarkdownOptions()
    options.headingIDs = false
    #expect(try render("## A {#b}\n\n## C {#b}", options).text == "<h2>A</h2>\n<h2>C</h2>\n")
  }

  @Test("lists, outline, plain text and summary know it")
  func everywhere() throws {
    let rendered = try render("## A {#b}\n\nText [c](#b).")
    #expect(rendered.outline == ["2 #b A"])
    #expect(rendered.result?.anchors == ["b"])
    #expect(
      rendered.form(.list(pageURL: "/p/")) == "<h3>A</h3>\n<p>Text <a href=\"/p/#b\">c</a>.</p>\n")
    #expect(rendered.result?.plainSummary == "Text c.")
    #expect(rendered.result?.wordCount == 3)
  }

  @Test("an id that is used twice is a warning, and the second one gets a number")
  func repeated() throws {
    let rendered = try render("## A {#b}\n\n## C {#b}\n\n<p id=\"d\">D</p>\n\n## E {#d}")
    #expect(
      rendered.text == """
        <h2 id="b">A</h2>
        <h2 id="b-2">C</h2>
        <p id="d">D</p>
        <h2 id="d-2">E</h2>

        """)
    #expect(
      rendered.messages == """
        content/a.md:3:6: warning: the id "b" is used elsewhere in the text
          ## C {#b}
               ^~~~
        help: write another one, such as {#b-2}
        content/a.md:7:6: warning: the id "d" is used elsewhere in the text
          ## E {#d}
               ^~~~
        help: write another one, such as {#d-2}

        """)
  }

  private static let attributes: [(text: String, message: String, help: String)] = [
    (
      "## A {.wide}", "1:6: warning: \"{.wide}\" is shown as text",
      "remove it, or write the heading in HTML, such as <h2 class=\"…\">"
    ),
    (
      "A {#b .wide}\n===", "1:3: warning: \"{#b .wide}\" is shown as text",
      "write {#b}; for anything else write <h1 id=\"b\" …> in HTML"
    ),
    (
      "### A {.wide #b} ###", "1:7: warning: \"{.wide #b}\" is shown as text",
      "write {#b}; for anything else write <h3 id=\"b\" …> in HTML"
    ),
    (
      "## A {#50%}", "1:6: warning: \"{#50%}\" is shown as text",
      "an id consists of letters, digits and hyphens, as in {#revenue}"
    ),
    (
      "## A {id=b}", "1:6: warning: \"{id=b}\" is shown as text",
      "remove it, or write the heading in HTML, such as <h2 class=\"…\">"
    ),
    (
      "## A {: #b}", "1:6: warning: \"{: #b}\" is a list of attributes of kramdown",
      "at the end of a heading write {#b}, elsewhere HTML, such as <p id=\"b\">"
    ),
    (
      "## A\n{: #b .c}", "2:1: warning: \"{: #b .c}\" is a list of attributes of kramdown",
      "at the end of a heading write {#b}, elsewhere HTML, such as <p id=\"b\">"
    ),
  ]

  @Test("what other programs read there is text, with a warning", arguments: attributes)
  func otherAttributes(_ text: String, _ message: String, _ help: String) throws {
    let rendered = try render(text)
    #expect(rendered.messages.hasPrefix("content/a.md:" + message), "\(rendered.messages)")
    #expect(rendered.messages.hasSuffix("help: \(help)\n"), "\(rendered.messages)")
    #expect(rendered.diagnostics.count == 1)
  }

  @Test("many headings with the same id take no longer than others")
  func manyRepetitions() throws {
    let text = String(repeating: "## A {#b}\n\n", count: 20_000)
    let rendered = try render(text)
    #expect(rendered.text.contains("<h2 id=\"b-20000\">A</h2>"))
  }
}
