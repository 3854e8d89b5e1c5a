import MarkdownRendering
import Testing

struct BlockTests {
  @Test func headingsGetUniqueIDs() throws {
    let rendered = try render(
      "# Größe & Preis\n\n## Größe & Preis\n\n## Größe & Preis 2\n\n### ***\n\n# \"Zitat\" `a < b`",
      .language("de"))
    #expect(
      rendered.text == """
        <h1 id="groesse-preis">Größe &amp; Preis</h1>
        <h2 id="groesse-preis-2">Größe &amp; Preis</h2>
        <h2 id="groesse-preis-2-2">Größe &amp; Preis 2</h2>
        <h3 id="section">***</h3>
        <h1 id="zitat-a-b">„Zitat“ <code>a &lt; b</code></h1>

        """)
    #expect(
      rendered.outline == [
        "1 #groesse-preis Größe & Preis",
        "2 #groesse-preis-2 Größe & Preis",
        "2 #groesse-preis-2-2 Größe & Preis 2",
        "3 #section ***",
        "1 #zitat-a-b „Zitat“ a < b",
      ])
  }

  @Test func headingsWithoutIDsStillMakeAnOutline() throws {
    var options = MarkdownOptions()
    options.headingIDs = false
    let rendered = try render("## a", options)
    #expect(rendered.text == "<h2>a</h2>\n")
    #expect(rendered.outline == ["2 # a"])
  }

  @Test func taskListsHaveClasses() throws {
    #expect(
      try render("- [x] a\n- [ ] b\n- c\n\n1. d").text == """
        <ul class="contains-task-list">
        <li class="task-list-item"><input type="checkbox" checked="" disabled="" aria-label="done" /> a</li>
        <li class="task-list-item"><input type="checkbox" disabled="" aria-label="to do" /> b</li>
        <li>c</li>
        </ul>
        <ol>
        <li>d</li>
        </ol>

        """)
  }

  @Test func plainTaskListsHaveNone() throws {
    #expect(
      try render("- [x] a", .plain).text == """
        <ul>
        <li><input type="checkbox" checked="" disabled="" /> a</li>
        </ul>

        """)
  }

  @Test func tablesAreAlignedByStyle() throws {
    #expect(
      try render("| a | b | c |\n|:--|:-:|--:|\n| 1 | `x \\| y` |").text == """
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
        <td class="center"><code>x | y</code></td>
        <td class="right"></td>
        </tr>
        </tbody>
        </table>

        """)
  }

  @Test func codeBlocksNameTheirLanguage() throws {
    #expect(
      try render("```swift linenos\nlet a = b < c\n```\n\n    d\n").text == """
        <pre><code class="language-swift">let a = b &lt; c
        </code></pre>
        <pre><code>d
        </code></pre>

        """)
  }

  @Test func footnotesBeginWithThePrefixAndLeadBack() throws {
    var options = MarkdownOptions.language("de-AT")
    options.idPrefix = "kpi"
    #expect(
      try render(
        "a[^x] b[^y] c[^x]\n\n[^y]: zwei\n[^x]: eins\n\n    ```\n    d\n    ```\n", options
      )
      .text == """
        <p>a<sup class="footnote-ref"><a href="#kpi-fn-1" id="kpi-fnref-1" role="doc-noteref">1</a>\
        </sup> b<sup class="footnote-ref"><a href="#kpi-fn-2" id="kpi-fnref-2" role="doc-noteref">2\
        </a></sup> c<sup class="footnote-ref"><a href="#kpi-fn-1" id="kpi-fnref-1-2" \
        role="doc-noteref">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="kpi-fn-1">
        <p>eins</p>
        <pre><code>d
        </code></pre>
        <p><a href="#kpi-fnref-1" class="footnote-backref" role="doc-backlink" \
        aria-label="Zurück zum Text">↩\u{FE0E}</a> <a href="#kpi-fnref-1-2" \
        class="footnote-backref" role="doc-backlink" aria-label="Zurück zum Text (2)">↩\u{FE0E}\
        <sup>2</sup></a></p>
        </li>
        <li id="kpi-fn-2">
        <p>zwei <a href="#kpi-fnref-2" class="footnote-backref" role="doc-backlink" \
        aria-label="Zurück zum Text">↩\u{FE0E}</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test(arguments: [("fr", "Retour au texte"), ("pl", "Wróć do tekstu"), ("fi", "Back to text")])
  func notesLeadBackInTheLanguageOfThePage(_ language: String, _ label: String) throws {
    #expect(
      try render("a[^x]\n\n[^x]: b\n", .language(language)).text == """
        <p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn-1">
        <p>b <a href="#fnref-1" class="footnote-backref" role="doc-backlink" \
        aria-label="\(label)">↩\u{FE0E}</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test(arguments: [
    ("", "", 0),
    ("eins zwei, drei – vier 5", "eins zwei, drei\u{A0}– vier 5", 5),
    (
      "# Titel\n\nErster *Absatz*\nmit [Link](/a) und `Code`.\n\nZweiter.",
      "Erster Absatz mit Link und Code.", 8
    ),
    ("a\n\n<!--more-->\n\nb", "a", 2),
    ("你好 world", "你好 world", 3),
    ("```\ncode\n```\n\n| a |\n|---|\n| b |", "", 2),
    ("<div>a &amp; <script>b c</script></div>", "", 1),
    ("öffnen &amp; schließen", "öffnen & schließen", 2),
  ])
  func countsWordsAndSummarises(_ text: String, _ summary: String, _ words: Int) throws {
    let result = try #require(try render(text, .language("de")).result)
    #expect(result.plainSummary == summary)
    #expect(result.wordCount == words)
  }
}
