import Content
import SiteModel
import Testing

@testable import SiteRendering

/// The bytes of outputs that no template writes, and which outputs there are.
struct OutputTests {
  private static let content = """
    -- site.yaml --
    title: Numbers & more
    base_url: https://example.org/blog/
    language: en
    description: About numbers.
    author: {name: Ann, email: ann@example.org, url: /about/}
    feeds: {limit: 2, formats: [atom, json]}
    -- content/2026-01-01-old.md --
    ---
    tags: [x]
    ---
    Old.
    -- content/2026-01-02-a.md --
    ---
    title: "A \\"quoted\\" title"
    updated: 2026-01-20
    tags: [x, "y<z"]
    aliases: [/früher/, /2019/a.html]
    ---
    See [b](2026-01-03-b.md#part) and [here](#below).

    ## Below
    -- content/2026-01-03-b.md --
    ---
    language: de
    ---
    Zwei.

    ## Part
    -- content/files/x.txt --
    x

    """

  @Test func `the feed has whole posts with absolute URLs`() throws {
    let site = try RenderedSite(Self.content)
    #expect(site.messages == "")
    #expect(
      try site.file("feed.xml") == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <title>Numbers &amp; more</title>
        <subtitle>About numbers.</subtitle>
        <id>https://example.org/blog/</id>
        <link rel="self" type="application/atom+xml" href="https://example.org/blog/feed.xml"/>
        <link rel="alternate" type="text/html" href="https://example.org/blog/"/>
        <updated>2026-01-20T00:00:00Z</updated>
        <author>
        <name>Ann</name>
        <email>ann@example.org</email>
        <uri>https://example.org/blog/about/</uri>
        </author>
        <entry xml:lang="de">
        <title>B</title>
        <id>https://example.org/blog/b/</id>
        <link rel="alternate" type="text/html" href="https://example.org/blog/b/"/>
        <published>2026-01-03T00:00:00Z</published>
        <updated>2026-01-03T00:00:00Z</updated>
        <summary>Zwei.</summary>
        <content type="html">&lt;p&gt;Zwei.&lt;/p&gt;
        &lt;h2&gt;Part&lt;/h2&gt;
        </content>
        </entry>
        <entry xml:lang="en">
        <title>A &#34;quoted&#34; title</title>
        <id>https://example.org/blog/a/</id>
        <link rel="alternate" type="text/html" href="https://example.org/blog/a/"/>
        <published>2026-01-02T00:00:00Z</published>
        <updated>2026-01-20T00:00:00Z</updated>
        <category term="x"/>
        <category term="y&lt;z"/>
        <summary>See b and here.</summary>
        <content type="html">&lt;p&gt;See &lt;a href=&#34;https://example.org/blog/b/#part&#34;&gt;b&lt;/a&gt; and &lt;a href=&#34;https://example.org/blog/a/#below&#34;&gt;here&lt;/a&gt;.&lt;/p&gt;
        &lt;h2&gt;Below&lt;/h2&gt;
        </content>
        </entry>
        </feed>

        """)
  }

  @Test func `a tag's feed has the tag's posts`() throws {
    let site = try RenderedSite(Self.content)
    let feed = try site.lines("tags/x/feed.xml")
    #expect(feed.contains("<title>Numbers &amp; more: x</title>"))
    #expect(!feed.contains { $0.hasPrefix("<subtitle>") })
    #expect(
      feed.filter { $0.hasPrefix("<published>") } == [
        "<published>2026-01-02T00:00:00Z</published>",
        "<published>2026-01-01T00:00:00Z</published>",
      ])
  }

  @Test(arguments: [
    ("-- templates/assets/feed.css --\nfeed { display: block }\n", true), ("", false),
  ])
  func `a feed names the style sheet that a theme has for feeds`(
    files: String, isNamed: Bool
  ) throws {
    let site = try RenderedSite(Self.content + files)
    let lines = try site.lines("feed.xml")
    #expect(lines[0] == "<?xml version=\"1.0\" encoding=\"utf-8\"?>")
    let named = lines[1].replacing(/\.[0-9a-f]{16}\./, with: ".")
    let instruction =
      "<?xml-stylesheet type=\"text/css\" href=\"/blog/assets/feed.css\"?>"
    #expect((named == instruction) == isNamed, "\(named)")
    #expect(try site.dependencies(of: "feed.xml").contains("asset(\"feed.css\")"))
    #expect(try !site.file("sitemap.xml").contains("xml-stylesheet"))
  }

  @Test func `the JSON feed has the same posts`() throws {
    let site = try RenderedSite(Self.content)
    #expect(
      try site.file("tags/y-z/feed.json") == #"""
        {
          "version": "https://jsonfeed.org/version/1.1",
          "title": "Numbers & more: y<z",
          "home_page_url": "https://example.org/blog/tags/y-z/",
          "feed_url": "https://example.org/blog/tags/y-z/feed.json",
          "language": "en",
          "authors": [
            {
              "name": "Ann",
              "url": "https://example.org/blog/about/"
            }
          ],
          "items": [
            {
              "id": "https://example.org/blog/a/",
              "url": "https://example.org/blog/a/",
              "title": "A \"quoted\" title",
              "content_html": "<p>See <a href=\"https://example.org/blog/b/#part\">b</a> and <a href=\"https://example.org/blog/a/#below\">here</a>.</p>\n<h2>Below</h2>\n",
              "summary": "See b and here.",
              "date_published": "2026-01-02T00:00:00Z",
              "date_modified": "2026-01-20T00:00:00Z",
              "tags": [
                "x",
                "y<z"
              ],
              "language": "en"
            }
          ]
        }

        """#)
  }

  @Test func `the sitemap lists all pages with their last changes`() throws {
    let site = try RenderedSite(Self.content)
    let entries = try site.file("sitemap.xml").split(separator: "<url>").dropFirst().map {
      $0.replacing(/\s+|<\/?(url|urlset|loc)>|https:\/\/example\.org/, with: "")
    }
    #expect(
      entries == [
        "/blog/<lastmod>2026-01-20T00:00:00Z</lastmod>",
        "/blog/a/<lastmod>2026-01-20T00:00:00Z</lastmod>",
        "/blog/b/<lastmod>2026-01-03T00:00:00Z</lastmod>",
        "/blog/old/<lastmod>2026-01-01T00:00:00Z</lastmod>",
        "/blog/tags/x/<lastmod>2026-01-20T00:00:00Z</lastmod>",
        "/blog/tags/y-z/<lastmod>2026-01-20T00:00:00Z</lastmod>",
      ])
  }

  @Test func `lists with a text of their own have its last change in the sitemap`() throws {
    let site = try RenderedSite(
      """
      -- site.yaml --
      title: T
      base_url: https://example.org/
      timezone: Europe/Berlin
      pagination: 1
      -- content/index.md --
      ---
      updated: 2026-01-20
      ---
      -- content/tips/index.markdown --
      ---
      updated: 2026-01-21T12:00:00Z
      ---
      -- content/tips/2026-01-01-a.md --
      ---
      updated: 2025-12-31
      tags: [x]
      ---
      -- content/tips/2026-01-02-b.md --
      B.
      -- content/other/index.md --
      Other.
      """)
    #expect(site.messages == "")
    let entries = try site.file("sitemap.xml").split(separator: "<url>").dropFirst().map {
      $0.replacing(/\s+|<\/?(url|urlset|loc)>|https:\/\/example\.org/, with: "")
    }
    #expect(
      entries == [
        "/<lastmod>2026-01-20T00:00:00+01:00</lastmod>", "/other/",
        "/page/2/<lastmod>2026-01-01T00:00:00+01:00</lastmod>",
        "/tags/x/<lastmod>2026-01-01T00:00:00+01:00</lastmod>",
        "/tips/<lastmod>2026-01-21T12:00:00Z</lastmod>",
        // It was changed before the day that it is dated.
        "/tips/a/<lastmod>2026-01-01T00:00:00+01:00</lastmod>",
        "/tips/b/<lastmod>2026-01-02T00:00:00+01:00</lastmod>",
        "/tips/page/2/<lastmod>2026-01-01T00:00:00+01:00</lastmod>",
      ])
  }

  @Test(arguments: [
    ("/old.html", "old.html"), ("/OLD.HTM", "OLD.HTM"), ("/a/b.html", "a/b.html"),
    ("/old", "old/index.html"), ("/old/", "old/index.html"), ("/x.html/", "x.html/index.html"),
    ("/notes/version-1.2", "notes/version-1.2/index.html"), ("/a.b/c", "a.b/c/index.html"),
    ("/talk-at-node.js", "talk-at-node.js/index.html"), ("/old.php", "old.php/index.html"),
    ("/dr.%20no", "dr. no/index.html"), ("/html", "html/index.html"),
    ("/a.html.b", "a.html.b/index.html"),
  ])
  func `an alias is a file where hosts send it as HTML, else a folder`(alias: String, file: String)
    throws
  {
    let site = try RenderedSite(
      "-- content/a.md --\n---\naliases: \(alias)\n---\n[old](<\(alias)>)\n")
    #expect(site.messages == "")
    #expect(try site.file(file).contains("url=/a/"))
  }

  @Test func `robots are told of the sitemap, unless the site has rules of its own`() throws {
    let generated = try RenderedSite(Self.content)
    #expect(
      try generated.file("robots.txt")
        == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/blog/sitemap.xml\n")
    let own = try RenderedSite(
      Self.content + "-- content/robots.txt --\nown\n-- content/sitemap.xml --\n<urlset/>\n")
    #expect(
      own.context.outputs.filter { $0.route.path == "robots.txt" }.map(\.copiedFile?.path) == [
        "robots.txt"
      ])
    #expect(own.context.outputs.filter { $0.route.path == "sitemap.xml" }.count == 1)
  }

  @Test func `an alias is a page that redirects`() throws {
    let site = try RenderedSite(Self.content)
    let page = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>A &#34;quoted&#34; title</title>\
      <meta name="robots" content="noindex"><link rel="canonical" \
      href="https://example.org/blog/a/"><meta http-equiv="refresh" content="0; url=/blog/a/">\
      </head><body><p><a href="/blog/a/">A &#34;quoted&#34; title</a></p></body></html>

      """
    #expect(try site.file("früher/index.html") == page)
    #expect(try site.file("2019/a.html") == page)
  }

  @Test(arguments: ["/a%2/", "/100%/", "/a%2F..%2Fb/"])
  func `an alias that is not a path is an error`(alias: String) throws {
    let site = try RenderedSite(
      "-- content/a.md --\n---\naliases: [\"\(alias)\"]\n---\nText.")
    #expect(
      site.messages.contains("is not an address that an alias can have\n"), "\(site.messages)")
    #expect(site.messages.contains("help: write it like \"/old/address/\"\n"))
  }

  @Test func `files of the content and of the theme are outputs of their own`() throws {
    let site = try RenderedSite(
      Self.content + "-- templates/assets/a.css --\nb { color: red; }\n")
    let copies = site.context.outputs.filter { $0.copiedFile != nil }.map(\.route.path)
    #expect(copies == ["files/x.txt"])
    let style = try #require(site.files.first { $0.key.hasPrefix("assets/a.") })
    #expect(style.value == "b { color: red; }\n")
  }

  /// An output by its kind and name, as a record of a build has it.
  @Test func `every output can be described by its kind and name`() throws {
    let site = try RenderedSite(
      Self.content
        + "-- templates/tags.html --\nx\n-- templates/archive.html --\nx\n-- templates/404.html --\nx\n"
    )
    let descriptions = site.context.outputs.map { output in
      OutputKinds.description(
        kind: type(of: output).kind, name: output.name(in: site.context.site))
    }
    #expect(
      Set(descriptions).isSuperset(of: [
        "the page of content/2026-01-02-a.md", "page 1 of the list of all posts",
        "page 1 of the list of tag x", "the list of all tags", "the archive",
        "the page for missing addresses", "a copy of content/files/x.txt", "the feed",
        "the feed of the tag \"x\"", "the JSON feed", "the JSON feed of the tag \"x\"",
        "the sitemap", "the robots",
      ]))
    #expect(OutputKinds.contentPath(kind: "page", name: "a.md") == "a.md")
    #expect(OutputKinds.contentPath(kind: "feed", name: "x") == nil)
    #expect(OutputKinds.description(kind: "of a later version", name: "") == "of a later version")
  }

  @Test func `two outputs with one path are an error that names both`() throws {
    let site = try RenderedSite(
      """
      -- content/2026-01-15-a.md --
      ---
      tags: [x]
      aliases: [/]
      ---
      -- content/feed.xml --
      <feed/>
      -- content/tags/x/index.html --
      <p>
      -- content/tips/index.html --
      <p>
      -- content/tips/2026-01-16-b.md --
      Text.
      """)
    let lines = site.messages.split(separator: "\n").map(String.init)
    #expect(lines.contains("error: the feed would be written to \"feed.xml\", which is taken"))
    #expect(lines.contains { $0.contains("it is taken by the list of all posts") })
    #expect(
      lines.contains { $0.contains("the list of the tag \"x\"") }
        && lines.contains { $0.contains("the list of the section \"tips\"") })
  }

  @Test func `no text makes a feed or a sitemap anything but XML`() throws {
    let site = try RenderedSite(
      """
      -- site.yaml --
      title: "A\\uFFFEB"
      base_url: https://example.org/
      language: en
      -- content/2026-01-01-a.md --
      ---
      title: "C\\uFFFFD"
      summary: "E\\uFFFEF"
      tags: ["G\\uFFFE"]
      ---
      One \u{FFFE} two &#xffff; three.

      """)
    let warnings = site.messages.split(separator: "\n").filter { $0.contains(": warning: ") }
    #expect(warnings.count == 6)
    #expect(warnings.allSatisfy { $0.hasSuffix(", which web pages cannot have") })
    let lines = try site.lines("feed.xml").map { $0.trimmingPrefix { $0 == " " } }
    #expect(lines.contains("<title>A\u{FFFD}B</title>"))
    #expect(lines.contains("<title>C\u{FFFD}D</title>"))
    #expect(lines.contains("<summary>E\u{FFFD}F</summary>"))
    #expect(lines.contains("<category term=\"G\u{FFFD}\"/>"))
    #expect(
      lines.contains(
        "<content type=\"html\">&lt;p&gt;One \u{FFFD} two \u{FFFD} three.&lt;/p&gt;"))
  }
}
