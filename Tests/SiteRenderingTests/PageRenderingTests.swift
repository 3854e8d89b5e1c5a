import SiteModel
import Testing

@testable import SiteRendering

/// How a page's Markdown is rendered: links, figures, what is wrong with them; templates of pages.
struct PageRenderingTests {
  @Test func `links lead to where pages and files are published`() throws {
    let site = try RenderedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org/blog/
      -- content/a.md --
      [b](tips/b.md#part) [out](https://example.com) ![chart](tips/chart.svg) <a href="tips/b.md">raw</a>
      -- content/tips/b.md --
      ## Part
      -- content/tips/chart.svg --
      <svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>
      -- templates/page.html --
      {{ page.content }}
      """)
    #expect(site.messages == "")
    #expect(
      try site.lines("a/index.html") == [
        "<p><a href=\"/blog/tips/b/#part\">b</a> <a href=\"https://example.com\">out</a> "
          + "<img src=\"/blog/tips/chart.svg\" alt=\"chart\" width=\"30\" height=\"20\" loading=\"lazy\" "
          + "decoding=\"async\" /> <a href=\"/blog/tips/b/\">raw</a></p>"
      ])
  }

  @Test func `links that lead nowhere are errors at their places`() throws {
    let site = try RenderedSite(
      """
      -- content/a.md --
      ---
      summary: See [x](x.md).
      ---
      [b](c.md) [own](#deatils) [other](b.md#prat) ![i](i.png)

      ## Details
      -- content/b.md --
      ## Part
      """)
    #expect(
      site.messages == """
        content/a.md:2:10: error: there is no "content/x.md" to link to
          summary: See [x](x.md).
                   ^~~~~~~~~~~~~~
        help: did you mean "a.md"?
        content/a.md:4:5: error: there is no "content/c.md" to link to
          [b](c.md) [own](#deatils) [other](b.md#prat) ![i](i.png)
              ^~~~
        help: did you mean "a.md"?
        content/a.md:4:17: error: "content/a.md" has no heading "#deatils"
          [b](c.md) [own](#deatils) [other](b.md#prat) ![i](i.png)
                          ^~~~~~~~
        help: did you mean "details"?
        content/a.md:4:35: error: "content/b.md" has no heading "#prat"
          [b](c.md) [own](#deatils) [other](b.md#prat) ![i](i.png)
                                            ^~~~~~~~~
        help: did you mean "part"?
        content/a.md:4:51: error: this site has nothing at "i.png"
          [b](c.md) [own](#deatils) [other](b.md#prat) ![i](i.png)
                                                            ^~~~~
        help: link to pages by their file, such as "other-page.md", and to other sites with "https://"

        """)
  }

  private static let model = """
    ---
    title: We need `=Orders`
    summary: That is `=Orders`.
    ---
    Of `=Target` we need [15](=Orders).

    ```kpi
    count order|orders
    input Target "Target" = 60,000 €/month
    input Price = 4,000 €/order
    Orders = Target / Price -> orders/month
    table Plan "Plan" = Orders
    ```
    """

  @Test func `figures are inserted into text, title and summary`() throws {
    let site = try RenderedSite(
      """
      -- content/a.md --
      \(Self.model)
      -- templates/page.html --
      {{ page.title }} | {{ page.description }}
      {{ page.content }}
      """)
    #expect(site.messages == "")
    let lines = try site.lines("a/index.html")
    #expect(lines[0] == "We need 15 | That is 15.")
    #expect(lines[1].hasPrefix("<p>Of "), "\(lines)")
    #expect(lines[1].contains("€60,000") && lines[1].contains("15"), "\(lines)")
    #expect(lines.contains { $0.contains("<table") }, "\(lines)")
  }

  @Test func `a shared model is found beside the page, and is not published`() throws {
    let site = try RenderedSite(
      """
      -- content/tips/prices.kpi --
      input Price "Price" = 7 €
      -- content/tips/a.md --
      ---
      kpi: prices.kpi
      ---
      It is `=Price`.
      -- templates/page.html --
      {{ page.content }}
      """)
    #expect(site.messages == "")
    #expect(try site.lines("tips/a/index.html")[0].contains("€7"))
    #expect(!site.context.outputs.contains { $0.route.path.hasSuffix(".kpi") })
  }

  @Test func `a citation that does not match the model is an error`() throws {
    let site = try RenderedSite("-- content/a.md --\n" + Self.model.replacing("[15]", with: "[14]"))
    #expect(site.messages.contains("error: \"14\" does not match the model\n"), "\(site.messages)")
  }

  @Test func `on lists, headings have no anchors and links to anchors lead to the page`() throws {
    let site = try RenderedSite(
      """
      -- content/2026-01-15-a.md --
      [below](#part)

      ## Part
      -- templates/list.html --
      {% for post in paginator.items %}{{ post.content }}{% endfor %}
      -- templates/page.html --
      {{ page.content }}
      """)
    #expect(
      try site.lines("a/index.html")
        == ["<p><a href=\"#part\">below</a></p>", "<h2 id=\"part\">Part</h2>"])
    #expect(
      try site.lines("index.html")
        == ["<p><a href=\"/a/#part\">below</a></p>", "<h3>Part</h3>"])
  }

  // MARK: Templates

  @Test func `the most particular template of the theme is used`() throws {
    let site = try RenderedSite(
      """
      -- content/2026-01-15-a.md --
      ---
      tags: [x]
      ---
      -- content/about.md --
      Text.
      -- content/own.md --
      ---
      template: own.html
      ---
      -- content/404.md --
      Text.
      -- content/tips/2026-01-15-b.md --
      Text.
      -- templates/post.html --
      post
      -- templates/page.html --
      page
      -- templates/own.html --
      own
      -- templates/section.html --
      section
      -- templates/tag.html --
      tag
      -- templates/list.html --
      list
      """)
    let templates = [
      "a/index.html": "post", "about/index.html": "page", "own/index.html": "own",
      "404.html": "page", "tips/index.html": "section", "tags/x/index.html": "tag",
      "index.html": "list",
    ]
    for (path, text) in templates { #expect(try site.lines(path) == [text], "\(path)") }
  }

  @Test func `a page without a template is an error`() throws {
    let site = try RenderedSite(
      """
      -- content/a.md --
      ---
      template: pgae.html
      ---
      -- templates/list.html --
      """)
    #expect(
      site.messages == """
        error: the theme has no templates/index.html or templates/list.html
        content/a.md:2:11: error: there is no "templates/pgae.html"
          template: pgae.html
                    ^~~~~~~~~
        help: did you mean "page.html"?

        """)
  }

  @Test func `an entry of the menu that leads nowhere is an error`() throws {
    let site = try RenderedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org/
      menu: [{title: About, page: abuot.md}]
      -- content/about.md --
      Text.
      """)
    #expect(
      site.messages == """
        site.yaml:3:29: error: there is no "content/abuot.md" to link to
          menu: [{title: About, page: abuot.md}]
                                      ^~~~~~~~
        help: did you mean "about.md"?

        """)
  }

  // MARK: Dependencies

  private static let theme = """
    -- site.yaml --
    title: Example
    base_url: https://example.org/
    -- content/_data/team.yaml --
    - Ann
    -- templates/strings/en.yaml --
    by: by
    -- templates/page.html --
    {{ site.title }} {{ page.title }} {{ page.next.title if page.next else "" }} {% for tag in page.tags %}{{ tag.count }}{% endfor %}
    {{ t("by") }} {{ data("team")[0] }} {{ url("/") }} {{ page.section is none }}

    """

  @Test func `an output depends on exactly what its template reads`() throws {
    let site = try RenderedSite(
      Self.theme
        + """
        -- content/2026-01-01-a.md --
        ---
        tags: [x]
        ---
        -- content/2026-01-02-b.md --
        Text.
        """)
    #expect(site.messages == "")
    #expect(
      try site.dependencies(of: "a/index.html") == [
        "address(\"/\", language: \"\")", "data(\"team\")",
        "message(language: \"en\", key: \"by\")",
        "page(\"2026-01-01-a.md\"): language, next, section, tags, title",
        "page(\"2026-01-02-b.md\"): title", "site(language: \"\"): title", "term(tags x): count",
      ])
    #expect(try site.dependencies(of: "robots.txt") == ["site(language: \"\"): base_url"])
  }

  @Test func `fingerprints change with the values of their fields alone`() throws {
    func fingerprints(_ page: String) throws -> [UInt64] {
      try RenderedSite("-- content/a.md --\n" + page)
        .fingerprints([.title, .content, .summary, .outline], ofPage: "a.md")
    }
    let first = try fingerprints("One.\n\n<!--more-->\n\nTwo.\n")
    #expect(try fingerprints("One.\n\n<!--more-->\n\nTwo.\n") == first)
    let titled = try fingerprints("---\ntitle: B\n---\nOne.\n\n<!--more-->\n\nTwo.\n")
    #expect(zip(titled, first).map { $0 == $1 } == [false, true, true, true])
    let longer = try fingerprints("One.\n\n<!--more-->\n\nThree.\n")
    #expect(zip(longer, first).map { $0 == $1 } == [true, false, true, true])
    let headed = try fingerprints("One.\n\n<!--more-->\n\n## Two\n")
    #expect(zip(headed, first).map { $0 == $1 } == [true, false, true, false])
  }
}
