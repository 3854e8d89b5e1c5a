import MarkdownRendering
import Testing

/// Images with captions.
struct FigureTests {
  private static func image(_ source: String = "a.png", _ description: String = "b") -> String {
    "<img src=\"\(source)\" alt=\"\(description)\" loading=\"lazy\" decoding=\"async\" />"
  }

  private static let texts: [(String, String)] = [
    (
      "![b](a.png \"c\")", "<figure>\(image())\n<figcaption>c</figcaption>\n</figure>\n"
    ),
    (
      "a\n\n![b](a.png 'c \"d\" -- 10 % < e')\n\nf",
      "<p>a</p>\n<figure>\(image())\n<figcaption>c „d“\u{A0}– 10\u{A0}% &lt; e</figcaption>\n</figure>\n<p>f</p>\n"
    ),
    (
      "> ![b][r]\n\n[r]: a.png (c)",
      "<blockquote>\n<figure>\(image())\n<figcaption>c</figcaption>\n</figure>\n</blockquote>\n"
    ),
    (
      "- a\n\n  ![b](a.png \"c\")",
      "<ul>\n<li>\n<p>a</p>\n<figure>\(image())\n<figcaption>c</figcaption>\n</figure>\n</li>\n</ul>\n"
    ),
    // These are none.
    ("![b](a.png)", "<p>\(image())</p>\n"),
    (
      "![b](a.png \"c\") d",
      "<p><img src=\"a.png\" alt=\"b\" title=\"c\" loading=\"lazy\" decoding=\"async\" /> d</p>\n"
    ),
    (
      "- ![b](a.png \"c\")",
      "<ul>\n<li><img src=\"a.png\" alt=\"b\" title=\"c\" loading=\"lazy\" decoding=\"async\" /></li>\n</ul>\n"
    ),
  ]

  @Test("a paragraph that is an image with a title is a figure", arguments: texts)
  func figures(_ text: String, _ html: String) throws {
    let rendered = try render(text, .language("de"))
    #expect(rendered.text == html)
    #expect(rendered.messages == "")
  }

  @Test("the summary is the first text; without one it is the figure")
  func summaries() throws {
    let text = "![b](a.png \"c\")"
    #expect(try render(text + "\n\nd").summary() == "<p>d</p>\n")
    #expect(try render(text + "\n\nd").result?.plainSummary == "d")
    #expect(
      try render(text).summary()
        == "<figure>\(Self.image())\n<figcaption>c</figcaption>\n</figure>\n")
    #expect(try render(text).result?.plainSummary == "c")
  }

  @Test("GitHub's Markdown has none")
  func plain() throws {
    #expect(
      try render("![b](a.png \"c\")", .plain).text
        == "<p><img src=\"a.png\" alt=\"b\" title=\"c\" /></p>\n")
  }

  @Test("a note that ends with a figure has its way back after it")
  func notes() throws {
    let html = try render("a[^x]\n\n[^x]:\n    ![b](a.png \"c\")").text
    #expect(html.contains("</figure>\n<p><a href=\"#fnref-1\""), "\(html)")
  }
}
