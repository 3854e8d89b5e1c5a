import MarkdownRendering
import Testing

/// What keyboards and screen readers need: names, heads, and places that scroll.
struct AccessibilityTests {
  private static let long = String(repeating: "x", count: 40)

  private static let texts: [(text: String, language: String, html: String)] = [
    (
      "| | A |\n|--|--|\n| **b** | 1 |\n| | 2 |", "en",
      """
      <table>
      <thead>
      <tr>
      <td></td>
      <th scope="col">A</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <th scope="row"><strong>b</strong></th>
      <td>1</td>
      </tr>
      <tr>
      <td></td>
      <td>2</td>
      </tr>
      </tbody>
      </table>
      """
    ),
    (
      "| A | ![](a.png) |\n|--|--|", "en",
      "<table>\n<thead>\n<tr>\n<th scope=\"col\">A</th>\n<td><img src=\"a.png\" alt=\"\" loading=\"lazy\" decoding=\"async\" /></td>\n</tr>\n</thead>\n</table>"
    ),
    (
      "| *A* & b | \(long) |\n|--|--|", "de",
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Tabelle: A &amp; b, \(long)\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\"><em>A</em> &amp; b</th>\n<th scope=\"col\">\(long)</th>\n</tr>\n</thead>\n</table>\n</div>"
    ),
    (
      "```\n\(long)\n```", "fr",
      "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>\(long)\n</code></pre>"
    ),
    (
      "```swift\n\(long)\n```", "es",
      "<pre tabindex=\"0\" role=\"group\" aria-label=\"Código: swift\"><code class=\"language-swift\">\(long)\n</code></pre>"
    ),
    ("```swift\nshort\n```", "es", "<pre><code class=\"language-swift\">short\n</code></pre>"),
    (
      "> ```\n> \(String(repeating: "x", count: 28))\n> ```", "en",
      "<blockquote>\n<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>\(String(repeating: "x", count: 28))\n</code></pre>\n</blockquote>"
    ),
    (
      "- [x] a\n- [ ] b", "pt-BR",
      "<ul class=\"contains-task-list\">\n<li class=\"task-list-item\"><input type=\"checkbox\" checked=\"\" disabled=\"\" aria-label=\"feito\" /> a</li>\n<li class=\"task-list-item\"><input type=\"checkbox\" disabled=\"\" aria-label=\"por fazer\" /> b</li>\n</ul>"
    ),
  ]

  @Test("pages have them where they are needed", arguments: texts)
  func pages(_ text: String, _ language: String, _ html: String) throws {
    #expect(try render(text, .language(language)).text == html + "\n")
  }

  @Test(
    "feeds and GitHub's Markdown have none",
    arguments: [
      "| A | \(long) |\n|--|--|", "```\n\(long)\n```", "- [x] a",
      "> - \(long)\n>\n>       \(long)\n",
    ])
  func elsewhere(_ text: String) throws {
    let rendered = try render(text)
    for html in [
      rendered.form(.feed(pageURL: "https://e.org/", origin: "https://e.org")),
      try render(text, .plain).text,
    ] {
      for part in ["tabindex", "role=", "aria-label", "<div"] {
        #expect(!html.contains(part), "\(html)")
      }
    }
    #expect(rendered.form(.list(pageURL: "/")).contains("aria-label"))
  }
}
