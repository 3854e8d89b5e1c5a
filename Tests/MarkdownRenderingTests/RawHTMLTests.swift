import HTMLText
import MarkdownRendering
import Testing

struct RawHTMLTests {
  @Test(arguments: [
    ("<code>a -- \"b\" ...</code>", "<p><code>a -- &quot;b&quot; ...</code></p>\n"),
    ("<kbd>'a'</kbd> 'b'", "<p><kbd>'a'</kbd> ‘b’</p>\n"),
    ("<samp>http://a.de</samp>", "<p><samp>http://a.de</samp></p>\n"),
    ("<code>a\\-- \\\"b\\\"</code>", "<p><code>a-- &quot;b&quot;</code></p>\n"),
    (
      "<code>a *b -- c* [d](/e)</code>",
      "<p><code>a <em>b -- c</em> <a href=\"/e\">d</a></code></p>\n"
    ),
    ("<pre>\n\na -- b\n\n</pre>", "<pre>\n\na -- b\n\n</pre>\n"),
    (
      "<code>\n\na -- b\n\n</code>\n\nc -- d", "<code>\n<p>a -- b</p>\n</code>\n<p>c\u{A0}– d</p>\n"
    ),
    (
      "<code>a -- b</code> -- <b>c -- d</b>",
      "<p><code>a -- b</code>\u{A0}– <b>c\u{A0}– d</b></p>\n"
    ),
    (
      "a <script>f(\"b -- c\" && d*e*f < `g`)</script> -- h",
      "<p>a <script>f(\"b -- c\" && d*e*f < `g`)</script>\u{A0}– h</p>\n"
    ),
    (
      "a <style>b::after { content: \"--\" }</style>",
      "<p>a <style>b::after { content: \"--\" }</style></p>\n"
    ),
    (
      "<a href=\"/a\">http://b.de c@d.de</a> e@f.de",
      "<p><a href=\"/a\">http://b.de c@d.de</a> <a href=\"mailto:e@f.de\">e@f.de</a></p>\n"
    ),
    ("<button>http://b.de</button>", "<p><button>http://b.de</button></p>\n"),
    ("a<br>'b' <br/>\"c\"", "<p>a<br>‘b’ <br/>“c”</p>\n"),
    ("a<span>'s</span>", "<p>a<span>’s</span></p>\n"),
    ("<div>\n'a'\n</div>", "<div>\n'a'\n</div>\n"),
    (
      "mailto:a@b.de, xmpp:c@d.de/e@f.",
      "<p><a href=\"mailto:a@b.de\">mailto:a@b.de</a>, <a href=\"xmpp:c@d.de/e@f\">xmpp:c@d.de/e@f</a>.</p>\n"
    ),
  ])
  func decidesHowTextIsWritten(_ text: String, _ expected: String) throws {
    #expect(try render(text).text == expected)
  }

  @Test(arguments: [
    ("<div>\n\na", "<div>\n<p>a</p>\n</div>\n"),
    ("a <b>b\n\nc", "<p>a <b>b</p>\n<p>c</p>\n</b>\n"),
    ("a </div> b", "<p>a  b</p>\n"),
    ("> a </blockquote> b", "<blockquote>\n<p>a  b</p>\n</blockquote>\n"),
    ("a </p><p> b", "<p>a </p><p> b</p>\n"),
    ("<p>a\n<p>b", "<p>a\n<p>b\n"),
    ("a <script>b", "<p>a <script></script>b</p>\n"),
    ("a\n\n<!-- b", "<p>a</p>\n<!-- b\n-->\n"),
    ("<div class=\"a\n\nb", "&lt;div class=\"a\n<p>b</p>\n"),
    ("a <plaintext> b", "<p>a &lt;plaintext&gt; b</p>\n"),
    ("<math><mtext><b>x", "<p><math><mtext><b>x</p>\n</b></mtext></math>\n"),
    ("<svg><desc>x", "<p><svg><desc>x</p>\n</desc></svg>\n"),
    ("<ul><li><div>a</ul>", "<ul><li><div>a</ul>\n"),
    ("<noscript>a\n\nb</noscript>", "<p><noscript></noscript>a</p>\n<p>b</p>\n"),
    ("> <td> <main>", "<blockquote>\n<td> <main>\n</blockquote>\n"),
    ("## <mi> <main>", "<h2 id=\"section\"><mi> <main></h2>\n"),
    ("<table><main><table>a", "<table><main><table>a\n</table>\n"),
    ("<table><i><td>a", "<table><i><td>a\n</table></i>\n"),
    ("<object><template></object>b", "<p><object><template>b</p>\n</template></object>\n"),
    ("</p>a", "<br />a\n"),
    ("a</p><hr>", "<p>a<hr></p>\n"),
    (
      "a <b>[^1]\n\n[^1]: c </i>",
      """
      <p>a <b><sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup></p>
      </b>
      <section class="footnotes" role="doc-endnotes">
      <ol>
      <li id="fn-1">
      <p>c  <a href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="Back to text">↩\u{FE0E}</a></p>
      </li>
      </ol>
      </section>

      """
    ),
  ])
  func staysWithinTheText(_ text: String, _ expected: String) {
    #expect(attempt(text).text == expected)
  }

  @Test(arguments: [
    ("<b>a\n\nb</b>", "<p><b>a</p>\n</b>"), ("<div>a\n\nb</div>\n\nc", "<p>b</p>\n"),
    ("a <i>b <!--more--> c</i>", "<p>a <i>b </i></p>"),
    ("<details>\n\na\n\n<!--more-->\n\nb\n\n</details>", "<details>\n<p>a</p>\n</details>"),
  ])
  func summariesCloseWhatTheyOpen(_ text: String, _ expected: String) {
    #expect(attempt(text).summary() == expected)
  }

  @Test(arguments: [
    ("## Setup\n\n<a id=\"setup\"></a>", ["2 #setup-2 Setup"]),
    ("<p id=\"q&amp;a\">b</p>\n\n## a", ["2 #a a"]),
    ("<a name=\"b\"></a>\n\n## b\n\n## b", ["2 #b-2 b", "2 #b-3 b"]),
    ("<input name=\"b\">\n\n## b", ["2 #b b"]),
  ])
  func headingsLeaveItsIDsAlone(_ text: String, _ outline: [String]) throws {
    #expect(try render(text).outline == outline)
  }

  @Test func textsOnOnePageDoNotShareIDs() throws {
    var options = MarkdownOptions()
    options.idPrefix = "p"
    let text =
      "<label for=\"a\">b</label> <input id=\"a\" aria-describedby=\"c  d\"> <a href=\"#a\">e</a> "
      + "<svg><use href=\"#a\" fill=\"url(#g)\"/></svg>"
    let rendered = try render(text, options)
    #expect(rendered.text.contains("<label for=\"a\">b</label> <input id=\"a\""))
    #expect(
      rendered.form(.list(pageURL: "/p/"))
        == "<p><label for=\"p-a\">b</label> <input id=\"p-a\" aria-describedby=\"p-c  p-d\"> "
        + "<a href=\"/p/#a\">e</a> <svg><use href=\"#p-a\" fill=\"url(#p-g)\"/></svg></p>\n")
  }

  @Test(arguments: [
    "<style>#a { color: red }</style>\n\n<p id=\"a\">b</p>",
    "<p id=\"a\">b</p>\n\n<script>\nf(a)\n</script>",
    "<svg><path id=\"a\"/></svg> <b style=\"fill: url(#a)\">b</b>",
  ])
  func stylesAndScriptsOfTheTextFindItsIDs(_ text: String) throws {
    var options = MarkdownOptions()
    options.idPrefix = "p"
    #expect(try render(text, options).form(.list(pageURL: "/p/")).contains("id=\"a\""))
  }

  @Test(arguments: [
    (
      "<img srcset=\"https://a.de/w_1,h_2/a.jpg 1x, /b.png 2x\">",
      ["https://a.de/w_1,h_2/a.jpg", "/b.png"]
    ),
    ("<img src=\" /a.png \">", ["/a.png"]),
    ("<a href=\"\t/a\n/b \">c</a>", ["/a/b"]),
    ("<a href=\"/a?b=1&amp;c=2&copy=3\">d</a>", ["/a?b=1&c=2&copy=3"]),
    ("<a href=\"/a&#47;b&quest;\">c</a>", ["/a/b?"]),
    ("<p style=\"background: url( '/a.png' )\">b</p>", ["/a.png"]),
    ("<link imagesrcset=\"/a.png, /b.png 2x\">", ["/a.png", "/b.png"]),
    ("<td background=\"/a.png\"></td>", ["/a.png"]),
    ("<svg><image href=\"/a.png\"/></svg>", ["/a.png"]),
    ("<img srcset=\"data:image/png;base64,AA== 1x\">", ["data:image/png;base64,AA=="]),
  ])
  func addressesAreReadAsBrowsersReadThem(_ text: String, _ expected: [String]) {
    let handler = RecordingHandler(text)
    _ = attempt(Array(text.utf8), handlers: handler.handlers)
    #expect(handler.calls.map { $0.split(separator: " ")[1] } == expected.map { $0[...] })
  }

  @Test(arguments: [
    "java&Tab;script:a()", "javascript&colon;a()", "&#106avascript:a()", " javascript:a()",
    "java&NewLine;script&#58a()",
  ])
  func referencesDoNotHideScripts(_ url: String) {
    #expect(attempt("x <a href=\"\(url)\">a</a>").text == "<p>x <a >a</a></p>\n")
  }

  @Test(arguments: [
    ("a<br>b", "a b"), ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
    ("<ul><li>a</li><li>b</li></ul>", "a b"),
    ("<p>a</p><p>b</p>", "a b"), ("a<b>b</b>c", "abc"), ("a &ouml;<span>&ouml;</span>", "a öö"),
    ("a<script>b</script>c", "ac"),
    ("a<video>b <i>*c*</i></video>d", "a d"), ("<b hidden>a *b*</b>c", "c"),
    ("<b hidden=until-found>a</b>b", "b"), ("<b HIDDEN><b>a</b>b</b>c", "c"),
    ("<i style=\"Display : None\">a</i>b", "b"),
    ("<math><annotation>a</annotation><mi>b</mi></math>", "b"),
    ("<b hidden>\"a</b> \"b\"", "“b”"), ("<progress>5 %</progress>a", "a"),
    ("<svg><title>a</title><text>b</text></svg>", "b"), ("<svg><style/><text>b</text></svg>", "b"),
    ("<ruby>a<rp>(<rt>b<rp>)</ruby>c", "abc"), ("<i hidden/>a</i>b", "b"),
  ])
  func wordsDoNotRunTogetherInPlainText(_ html: String, _ expected: String) throws {
    let rendered = try render("x \(html)\n\n<!--more-->\n\ny")
    #expect(rendered.result?.plainSummary == "x \(expected)")
  }

  @Test func whatBrowsersDoNotShowIsNoText() throws {
    let html = "<div>a<template><b>b</b></template>c <video><p>d</p></video>e</div>"
    let rendered = try render("\(html)\n\n<!--more-->\n\ny")
    #expect(rendered.result?.plainSummary == "ac e")
  }
}
