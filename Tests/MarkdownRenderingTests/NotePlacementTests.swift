import MarkdownRendering
import Testing

/// Footnotes beside the text on pages, and at its end in feeds.
struct NotePlacementTests {
  private func render(_ text: String, prefix: String = "") throws -> Rendered {
    var options = MarkdownOptions()
    options.notesBesideText = true
    options.idPrefix = prefix
    return try MarkdownRenderingTests.render(text, options)
  }

  private static func reference(_ number: Int, _ more: String = "") -> String {
    "<sup class=\"footnote-ref\"><a href=\"#fn-\(number)\" id=\"fnref-\(number)\(more)\" role=\"doc-noteref\">\(number)</a></sup>"
  }

  private static func back(_ number: Int) -> String {
    "<a href=\"#fnref-\(number)\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"Back to text\">↩\u{FE0E}</a>"
  }

  private static func note(_ number: Int, _ html: String) -> String {
    "<aside class=\"note\" role=\"doc-footnote\" id=\"fn-\(number)\">\n<p><b>\(number)</b>\(html)\n</aside>\n"
  }

  private static let texts: [(String, String)] = [
    (
      "a[^x] b[^y]\n\nc\n\n[^x]: **x**\n[^y]: y",
      "<p>a\(reference(1)) b\(reference(2))</p>\n<div class=\"notes\">\n"
        + note(1, " <strong>x</strong> \(back(1))</p>") + note(2, " y \(back(2))</p>")
        + "</div>\n<p>c</p>\n"
    ),
    (
      "## a[^x]\n\n- b[^y]\n- c\n\n[^y]: y\n[^x]: x",
      "<h2 id=\"a\">a\(reference(1))</h2>\n<ul>\n<li>b\(reference(2))</li>\n<li>c</li>\n</ul>\n"
        + "<div class=\"notes\">\n\(note(1, " x \(back(1))</p>"))\(note(2, " y \(back(2))</p>"))</div>\n"
    ),
    (
      "a[^x]\n\n[^x]:\n    - b\n\n## c",
      "<p>a\(reference(1))</p>\n<div class=\"notes\">\n"
        + note(1, "</p>\n<ul>\n<li>b</li>\n</ul>\n<p>\(back(1))</p>")
        + "</div>\n<h2 id=\"c\">c</h2>\n"
    ),
    // What only a note refers to is at the end.
    (
      "a[^x]\n\nb\n\n[^x]: x[^y]\n[^y]: y",
      "<p>a\(reference(1))</p>\n<div class=\"notes\">\n"
        + note(1, " x\(reference(2)) \(back(1))</p>") + "</div>\n<p>b</p>\n<div class=\"notes\">\n"
        + note(2, " y \(back(2))</p>") + "</div>\n"
    ),
    // What a note leaves open is closed within it.
    (
      "a[^x]\n\nb\n\n[^x]: <b>x",
      "<p>a\(reference(1))</p>\n<div class=\"notes\">\n"
        + note(1, " <b>x \(back(1))</p>\n</b>") + "</div>\n<p>b</p>\n"
    ),
  ]

  @Test("a note is after the block that refers to it first", arguments: texts)
  func pages(_ text: String, _ html: String) throws {
    #expect(try render(text).form(.page) == html)
  }

  @Test("a note that is referred to again is in the page once")
  func repeated() throws {
    let html = try render("a[^x]\n\nb[^x]\n\n[^x]: x").form(.page)
    #expect(html.split(separator: "id=\"fn-1\"").count == 2)
    #expect(html.contains("<p>b\(Self.reference(1, "-2"))</p>\n"))
    #expect(html.contains("href=\"#fnref-1-2\""))
  }

  @Test("feeds have all notes at the end, summaries none", arguments: texts)
  func feeds(_ text: String, _: String) throws {
    let beside = try render(text)
    let below = try MarkdownRenderingTests.render(text)
    #expect(beside.form(FormTests.feed) == below.form(FormTests.feed))
    #expect(beside.summary(FormTests.list) == below.summary(FormTests.list))
    #expect(beside.text == below.text)
  }

  @Test("lists have them beside the text, too")
  func lists() throws {
    let html = try render("## h\n\na[^x]\n\n[^x]: ## x", prefix: "p").form(FormTests.list)
    #expect(
      html.hasPrefix(
        "<h3>h</h3>\n<p>a<sup class=\"footnote-ref\"><a href=\"#p-fn-1\" id=\"p-fnref-1\" role=\"doc-noteref\">1</a></sup></p>\n<div class=\"notes\">\n<aside class=\"note\" role=\"doc-footnote\" id=\"p-fn-1\">\n<p><b>1</b></p>\n<h3>x</h3>\n"
      ), "\(html)")
  }

  @Test("texts without notes are the same")
  func none() throws {
    let text = "# a\n\n[b](#a)"
    #expect(
      try render(text).form(FormTests.list)
        == MarkdownRenderingTests.render(text).form(FormTests.list))
  }
}
