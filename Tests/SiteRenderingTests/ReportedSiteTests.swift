import Testing

@testable import SiteRendering

/// Sites of the kinds that users of generators reported, where more than a text is concerned.
///
/// Each post is shown on its own page, whole in a list, in the feed and as a summary.
struct ReportedSiteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: String
    let page: String
    /// Whole posts, where they are not what the page has.
    var list: String?
    /// The content of the feed's entries, where that is not what the list has.
    var feed: String?
    let summary: String
    let plain: String
  }

  private static let templates = """

    -- templates/page.html --
    {{ page.content }}{% for comment in page.comments %}{{ comment.text }}{% endfor %}
    -- templates/list.html --
    {% for post in paginator.items %}{{ post.content }}{% endfor %}
    -- templates/404.html --
    {% for post in site.posts %}{{ post.summary }}{% endfor %}
    -- templates/tags.html --
    {% for post in site.posts %}{{ post.description }}{% endfor %}
    """

  static let cases = [
    Case(
      testDescription: "a picture in inches and points",
      files: """
        -- content/2026-01-01-a/index.md --
        ![b](c.svg) d
        -- content/2026-01-01-a/c.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="1in" height="48pt"/>
        """,
      page: """
        <p><img src="/a/c.svg" alt="b" width="96" height="64" loading="lazy" decoding="async" /> d</p>

        """,
      feed: """
        <p><img src="https://example.org/a/c.svg" alt="b" width="96" height="64" loading="lazy" \
        decoding="async" /> d</p>

        """,
      summary: """
        <p><img src="/a/c.svg" alt="b" width="96" height="64" loading="lazy" decoding="async" /> d</p>

        """, plain: "d"),
    Case(
      testDescription: "a picture alone, with the shape of its view box",
      files: """
        -- content/2026-01-01-a.md --
        ![A chart](/pics/c.svg)
        -- content/pics/c.svg --
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30.5 20"/>
        """,
      page: """
        <p><img src="/pics/c.svg" alt="A chart" width="31" height="20" loading="lazy" decoding="async" /></p>

        """,
      feed: """
        <p><img src="https://example.org/pics/c.svg" alt="A chart" width="31" height="20" loading="lazy" \
        decoding="async" /></p>

        """,
      summary: """
        <p><img src="/pics/c.svg" alt="A chart" width="31" height="20" loading="lazy" decoding="async" /></p>

        """, plain: "A chart"),
    Case(
      testDescription: "addresses below a path",
      files: """
        -- site.yaml --
        title: Example
        base_url: https://example.org/blog/
        -- content/2026-01-01-a.md --
        <a href=" b.md#c ">d</a> <img srcset="e_1,2.svg 1x, /e_1,2.svg 2x" alt="f"> <a href="#top">g</a>
        -- content/b.md --
        ## C
        -- content/e_1,2.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        """,
      page: """
        <p><a href="/blog/b/#c">d</a> <img srcset="/blog/e_1,2.svg 1x, /blog/e_1,2.svg 2x" alt="f"> \
        <a href="#top">g</a></p>

        """,
      list: """
        <p><a href="/blog/b/#c">d</a> <img srcset="/blog/e_1,2.svg 1x, /blog/e_1,2.svg 2x" alt="f"> \
        <a href="/blog/a/#top">g</a></p>

        """,
      feed: """
        <p><a href="https://example.org/blog/b/#c">d</a> \
        <img srcset="https://example.org/blog/e_1,2.svg 1x, https://example.org/blog/e_1,2.svg 2x" alt="f"> \
        <a href="https://example.org/blog/a/#top">g</a></p>

        """,
      summary: """
        <p><a href="/blog/b/#c">d</a> <img srcset="/blog/e_1,2.svg 1x, /blog/e_1,2.svg 2x" alt="f"> \
        <a href="/blog/a/#top">g</a></p>

        """, plain: "d g"),
    Case(
      testDescription: "ids of two posts and a comment",
      files: """
        -- content/2026-01-01-a.md --
        ---
        comments:
          - {author: Kim, date: 2026-01-02, text: "a[^1]\\n\\n[^1]: b"}
        ---
        <i id="c">d</i>
        -- content/2026-01-02-b.md --
        ---
        summary: <i id="c">short</i>
        ---
        <i id="c">e</i> [f](#c)
        """,
      page: """
        <p><i id="c">d</i></p>
        <p>a<sup class="footnote-ref"><a href="#a-comment-1-fn-1" id="a-comment-1-fnref-1" role="doc-noteref">\
        1</a></sup></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="a-comment-1-fn-1">
        <p>b <a href="#a-comment-1-fnref-1" class="footnote-backref" role="doc-backlink" \
        aria-label="Back to text">↩\u{FE0E}</a></p>
        </li>
        </ol>
        </section>

        """,
      list: """
        <p><i id="b-c">e</i> <a href="/b/#c">f</a></p>
        <p><i id="a-c">d</i></p>

        """,
      feed: """
        <p><i id="b-c">e</i> <a href="https://example.org/b/#c">f</a></p>
        <p><i id="a-c">d</i></p>

        """,
      summary: """
        <p><i id="b-summary-c">short</i></p>
        <p><i id="a-c">d</i></p>

        """, plain: "shortd"),
    Case(
      testDescription: "characters that XML forbids",
      files: """
        -- content/2026-01-01-a.md --
        b&#xFFFE;c &#0; d
        """,
      page: "<p>b\u{FFFD}c \u{FFFD} d</p>\n",
      summary: "<p>b\u{FFFD}c \u{FFFD} d</p>\n", plain: "b\u{FFFD}c \u{FFFD} d"),
    Case(
      testDescription: "tags of the page around the text, in two posts",
      files: """
        -- content/2026-01-01-a.md --
        <body class="b"><title>c</title>

        d

        </body>
        -- content/2026-01-02-e.md --
        <base href="/f/"> g <!-- h -- i --> [j](2026-01-01-a.md)
        """,
      page: "\n<p>d</p>\n\n",
      list: " g <!-- h -- i --> [j](2026-01-01-a.md)\n\n<p>d</p>\n\n",
      summary: "<p>d</p>\n", plain: "d"),
  ]

  @Test(arguments: cases)
  func `a post is shown in all its places`(_ example: Case) throws {
    let site = try RenderedSite(example.files + Self.templates)
    let list = example.list ?? example.page
    #expect(try site.file("a/index.html") == example.page)
    #expect(try site.file("index.html") == list)
    #expect(try Self.contents(ofFeed: site.file("feed.xml")) == example.feed ?? list)
    #expect(try site.file("404.html") == example.summary)
    #expect(try site.file("tags/index.html") == example.plain)
  }

  /// The HTML in the entries of an Atom feed.
  private static func contents(ofFeed feed: String) -> String {
    feed.split(separator: "<content type=\"html\">").dropFirst().map { part in
      (part.firstRange(of: "</content>").map { part[..<$0.lowerBound] } ?? part)
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#34;", with: "\"")
        .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }.joined()
  }
}
