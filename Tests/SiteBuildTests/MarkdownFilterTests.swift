import Diagnostics
import SiteModel
import SiteRendering
import TestSupport
import Testing

@testable import SiteBuild

/// Links in texts that a template renders with the filter `markdown`.
struct MarkdownFilterTests {
  /// Builds a site whose only page shows a text of a data file; the page and the messages.
  private func build(_ text: String) throws -> (html: String, messages: String) {
    let folder = try TemporaryFolder([
      "site/site.yaml": "title: Site\nbase_url: https://example.org/blog/\nlanguage: en\n",
      "site/content/notes/a.md": "A.\n",
      "site/content/notes/logo.svg":
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\"/>\n",
      "site/content/_data/text.json": "[\"\(text)\"]\n",
      "site/templates/list.html": "-",
      "site/templates/page.html": "{{ data('text')[0] | markdown }}",
    ])
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/public", shownOutput: "public", now: 0)
    settings.jobs = 1
    let result = SiteBuilder(settings).build()
    let messages = result.diagnostics.map { ConsoleFormat().text(for: $0) }.joined()
    let html = try? folder.text("public/notes/a/index.html")
    return (html ?? "", messages)
  }

  @Test(arguments: [
    ("[b](notes/a.md)", "<a href=\"/blog/notes/a/\">b</a>"),
    ("[b](/notes/a.md#c)", "<a href=\"/blog/notes/a/#c\">b</a>"),
    ("[b](/notes/a/?q=1)", "<a href=\"/blog/notes/a/?q=1\">b</a>"),
    ("[b](notes/logo.svg)", "<a href=\"/blog/notes/logo.svg\">b</a>"),
    (
      "![b](notes/logo.svg)",
      "<img src=\"/blog/notes/logo.svg\" alt=\"b\" width=\"10\" height=\"20\" "
        + "loading=\"lazy\" decoding=\"async\" />"
    ),
    ("[b](https://example.com/c)", "<a href=\"https://example.com/c\">b</a>"),
    ("[b](#c)", "<a href=\"#c\">b</a>"),
    (
      "`=A` www.example.com",
      "<code>=A</code> <a href=\"http://www.example.com\">www.example.com</a>"
    ),
  ])
  func linksBeginAtTheTopOfTheSite(_ text: String, _ html: String) throws {
    let page = try build(text)
    #expect(page.messages == "")
    #expect(page.html == "<p>\(html)</p>\n")
  }

  @Test func aBrokenLinkIsAnErrorOfTheTemplate() throws {
    let page = try build("[b](notes/b.md) [c](a.md)")
    #expect(page.html == "")
    #expect(
      page.messages == """
        templates/page.html:1:22: error: there is no "content/notes/b.md" to link to
          {{ data('text')[0] | markdown }}
                               ^~~~~~~~
        help: did you mean "notes/a.md"?
        note: while writing "notes/a/index.html"

        """)
  }
}
