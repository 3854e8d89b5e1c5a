import Diagnostics
import Testing

/// Each mistake with its exact message: the place, the words, and the way out.
struct LostTextTests {
  @Test(arguments: [
    (
      "See [our prices][price].\n\n[prices]: https://example.org/",
      "1:5 no address is defined for \"[price]\" (did you mean \"[prices]\"?)"
    ),
    (
      "See [docs][] now.",
      "1:5 no address is defined for \"[docs]\" (write \"[docs]: https://…\" on a line of its own)"
    ),
    (
      "a\n> b ![pic][logo]",
      "2:6 no address is defined for \"[logo]\" (write \"[logo]: https://…\" on a line of its own)"
    ),
    (
      "See [1][2].\n\n[1]: https://example.org/",
      "1:5 no address is defined for \"[2]\" (write \"[2]: https://…\" on a line of its own)"
    ),
    (
      "Cost.[^sources]\n\n[^source]: Own.\n\nMore.[^source]",
      "1:6 no footnote \"[^sources]\" is defined (did you mean \"[^source]\"?)"
    ),
    (
      "Cost.[^1]",
      "1:6 no footnote \"[^1]\" is defined (write \"[^1]: …\" on a line of its own)"
    ),
    (
      "| a[^1] |\n|---|\n| b |",
      "1:4 no footnote \"[^1]\" is defined (write \"[^1]: …\" on a line of its own)"
    ),
    (
      "Cost.\n\n[^1]: Our own.",
      "3:1 nothing refers to this footnote, so it is not shown (write \"[^1]\" where it belongs, or remove it)"
    ),
    (
      "![a[^1]](/p.png)\n\n[^1]: Our own.",
      "3:1 nothing refers to this footnote, so it is not shown (write \"[^1]\" where it belongs, or remove it)"
    ),
    (
      "a[^1]\n\n[^1]: One.\n[^2]: Two.[^3]\n[^3]: Three.",
      """
      4:1 nothing refers to this footnote, so it is not shown (write "[^2]" where it belongs, or remove it)
      5:1 nothing refers to this footnote, so it is not shown (write "[^3]" where it belongs, or remove it)
      """
    ),
    (
      "a[^1]\n\n[^1]: One.\n\n> [^1]: Two.",
      "5:3 \"[^1]\" is defined before; this definition is not used (give it another label, or remove it)"
    ),
    (
      "[a]\n\n[a]: /b\n[A]: /c",
      "4:1 \"[a]\" is defined before; this definition is not used (give it another label, or remove it)"
    ),
    (
      "[a]\n\n[a]: /b\n\n    [a]: /c\n\n- [a]: /d",
      "7:3 \"[a]\" is defined before; this definition is not used (give it another label, or remove it)"
    ),
    (
      "```\ncode\n\nText.",
      "1:1 code block is never closed; what follows is shown as code "
        + "(write ``` on a line of its own where the code ends)"
    ),
    (
      "````\ncode\n```\n\nText.",
      "1:1 code block is never closed; what follows is shown as code "
        + "(``` in line 3 does not close ````: write ````)"
    ),
    (
      "~~~\ncode\n```\n",
      "1:1 code block is never closed; what follows is shown as code "
        + "(``` in line 3 does not close ~~~: write ~~~)"
    ),
    (
      "> ```\n> code\n\nText.",
      "1:3 code block is never closed; what follows is shown as code "
        + "(write ``` on a line of its own where the code ends)"
    ),
    (
      "- a\n\n  ```\n  code\n```\n",
      "3:3 code block is never closed; what follows is shown as code "
        + "(write ``` on a line of its own where the code ends)"
    ),
    (
      "a\n\n<!-- b\n\nc",
      "3:1 comment is never closed; readers do not see the text after it (write --> where the comment ends)"
    ),
    (
      "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
      "3:10 the table has 2 columns; these cells are not shown "
        + "(add a column to the header, or write \\| for a \"|\" within a cell)"
    ),
    (
      "a | b\n-|-\n`x|y` | z",
      "3:8 the table has 2 columns; these cells are not shown "
        + "(write \\| for a \"|\" within a cell, in code as well)"
    ),
    (
      "> | a |\n> |---|\n> | 1 | 2",
      "3:8 the table has 1 column; these cells are not shown "
        + "(add a column to the header, or write \\| for a \"|\" within a cell)"
    ),
    ("<div>\n\na", "1:1 <div> is opened here and never closed (write </div> where it ends)"),
    (
      "a <span/> b",
      "1:3 <span> is opened here and never closed (HTML does not close elements with \"/>\": write <span></span>)"
    ),
    ("`<b>` a <b>b", "1:9 <b> is opened here and never closed (write </b> where it ends)"),
    ("- <a name=\"x\">b", "1:3 <a> is opened here and never closed (write </a> where it ends)"),
    ("a <script>b", "1:3 <script> is opened here and never closed (write </script> where it ends)"),
    (
      "a <plaintext> b",
      "1:3 <plaintext> is opened here and never closed (write </plaintext> where it ends)"
    ),
    (
      "a </div> b",
      "1:3 </div> closes nothing: no <div> is open here (remove it, or write <div> where the element begins)"
    ),
    (
      "> a </blockquote> b",
      "1:5 </blockquote> closes nothing: no <blockquote> is open here "
        + "(remove it, or write <blockquote> where the element begins)"
    ),
    (
      "<span>a\n\nb</span>",
      """
      1:1 <span> is opened here and never closed (write </span> where it ends)
      3:2 </span> closes nothing: no <span> is open here (remove it, or write <span> where the element begins)
      """
    ),
    (
      "<div class=\"a\n\nb",
      "1:1 tag has no \">\" before the next empty line; it is shown as text "
        + "(write the \">\", or the quote that is missing before it)"
    ),
    (
      "<p id=\"a\">b</p>\n\n<p id='&#97;'>c</p>",
      "3:1 the id \"a\" is used before in the text (give each element an id of its own)"
    ),
    (
      "<a href=\"/a\">b [c](/d)</a>",
      "1:20 link within the text of another link; only its text is shown (end the other link with </a> before this one)"
    ),
    (
      "a\n\n<!--more-->\n\nb <!--more--> c",
      "5:3 the text is already divided by a <!--more--> before this one (remove one of them)"
    ),
    (
      "a[^1]\n\n[^1]: b <!--more--> c",
      "3:9 <!--more--> in a footnote does not divide the text (write it in the text, where the summary ends)"
    ),
  ])
  func isReportedAtItsPlace(_ text: String, _ expected: String) {
    #expect(messages(text) == expected)
  }

  /// What authors write every day.
  @Test(arguments: [
    "[x] and [sic] and [ ] and [...]", "a[0][1] = b[i][j]", "f(x)[0][1], {a}[b][c], \"s\"[0] [1]",
    "See [1][2] and [3], [4].", "[b][i]bold[/i][/b]", "[x][ ] and [ ][x]",
    "\\[a][b] and [a]\\[b] and \\[^1]",
    "`[a][b]` and `[^1]`", "    [a][b] [^1]", "<code>[a][b] [^1]</code>",
    "Regex [^a-z]+ and [^0-9] and [^']",
    "- [ ] open\n- [x] done", "[a]: see above", "Note: this [a]", "[a](b) [c]", "[a]\n\n[a]: /b",
    "![a][b]\n\n[b]: /c",
    "[*a*][b]\n\n[b]: /c", "[Straße][]\n\n[STRASSE]: /c", "[a  b]\n\n[A\nB]: /c",
    "a[^1] b[^1]\n\n[^1]: c",
    "a[^Note]\n\n[^note]: c", "a[^1]\n\n[^1]: b[^2]\n[^2]: c", "```\ncode\n```",
    "```sh\ncode\n````", "~~~\n```\n~~~",
    "> ```\n> a\n> ```\n\nb", "- ```\n  a\n  ```\n- b", "1. ~~~ x\n   a\n   ~~~",
    "   ```\n   a\n  ```", "```\n```",
    "```\n\n```\n\n```\na\n```", "<!-- a -->", "<!-- a\n\nb -->\n\nc", "a <!-- b --> c",
    "| a |\n|---|\n| b |",
    "a | b\n-|-\nc", "| a | b |\n|---|---|\n| `x\\|y` | \\| |", "| a |\n|---|\n| b | |",
    "a | b is no table", "x || y",
    "<p>a\n<p>b", "<ul><li>a<li>b</ul>", "a<br>b<br/>c<hr>", "<dl><dt>a<dd>b</dl>", "a</p><p>b",
    "<img src=\"https://a.de/b.png\">",
    "<table><tr><td>a<td>b<tr><td>c</table>",
    "<details>\n<summary>a</summary>\n\nb *c*\n\n</details>",
    "<b>a\n\nb</b>", "<b><i>a</b></i>", "<div>\n\n- <span>a</span>\n\n</div>",
    "<svg><path d=\"M0 0\"/><g/></svg>",
    "<center>\n\n# a\n\n</center>",
    "<p align=\"center\">\n  <img src=\"https://a.de/b.png\">\n</p>", "<p>\n\na\n\n</p>",
    "<iframe src=\"https://a.de/\">\n\n</iframe>",
    "<video controls src=\"https://a.de/b.mp4\"></video>", "5 < 6 and a<b and <3",
    "<https://example.org> <a@b.de>", "<script>\nif (a < b) { c(\"<b>\"); }\n\nd();\n</script>",
    "<style>\na > b {}\n</style>",
    "<input type=\"text\"></input> a</br>b</img>", "<a id=\"a\" name=\"a\"></a>",
    "<math><mi>x</mi></math>",
    "<a href=\"https://a.de/\">a</a> [b](https://b.de/)", "<select><option>a<option>b</select>",
    "<ruby>a<rt>b</ruby>",
  ])
  func ordinaryTextsHaveNoMessage(_ text: String) {
    #expect(messages(text) == "")
  }

  /// Each message as `line:column text (help)`, in the order of the text.
  private func messages(_ text: String) -> String {
    attempt(Array(text.utf8)).diagnostics
      .map { message in
        let position = message.location?.position
        let line = position?.line ?? 0
        let column = position?.column ?? 0
        let help = message.notes.map(\.message).joined(separator: "; ")
        return (line, column, "\(line):\(column) \(message.message) (\(help))")
      }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2).joined(separator: "\n")
  }
}
