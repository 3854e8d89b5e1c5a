import Testing

@testable import SiteRendering

/// What templates see of a site: the fields of its objects.
struct TemplateObjectTests {
  private static let content = """
    -- site.yaml --
    title: Numbers
    base_url: https://example.org/blog/
    language: en
    description: About numbers.
    author: {name: Ann, email: ann@example.org, url: /about/}
    pagination: 2
    feeds: {formats: [atom, json]}
    menu: [{title: Us, page: about.md}, {title: Out, url: "https://example.com/"}]
    extra: {color: blue, sizes: [1, 2.5], on: true, off: ~, since: 2020-01-02}
    -- content/about.md --
    ---
    title: Us
    weight: 3
    extra: {kind: team}
    ---
    We count.
    -- content/tips/index.md --
    ---
    title: Tips
    ---
    All tips.
    -- content/tips/2026-01-01-a.md --
    ---
    tags: [x, y]
    updated: 2026-01-20
    comments: [{author: Kim, date: 2026-01-02, text: "Very *good*."}]
    ---
    First *words* of it.

    <!--more-->

    ## Rest & more

    The rest.
    -- content/tips/2026-01-02-b.md --
    ---
    tags: [x]
    language: de
    ---
    Zwei.
    -- content/tips/2026-01-03-c.md --
    Three.
    -- templates/macros.html --
    {% macro titles(pages) %}{% for page in pages %}{{ page.title }};{% endfor %}{% endmacro %}

    """

  private func lines(_ path: String, _ template: String, _ body: String) throws -> [String] {
    let site = try RenderedSite(
      Self.content + "-- templates/\(template) --\n"
        + "{% from \"macros.html\" import titles %}\n" + body)
    #expect(site.messages == "")
    return try site.lines(path)
  }

  @Test func `a post has its metadata, its text and its neighbours`() throws {
    let lines = try lines(
      "tips/a/index.html", "post.html",
      """
      {{ page.kind }} {{ page.title }} {{ page.url }} {{ page.permalink }}
      {{ page.path }} {{ page.language }} {{ page.date }} {{ page.year }} {{ page.updated }}
      {{ page.draft }} {{ page.weight }} {{ page.extra }} {{ page.has_more }}
      {{ page.description }} {{ page.word_count }} {{ page.reading_time }}
      {{ page.content }}
      {{ page.summary }}
      {% for heading in page.outline %}{{ heading.level }} {{ heading.id }} {{ heading.title }}{% endfor %}

      {% for comment in page.comments %}{{ comment.author }} {{ comment.date }} {{ comment.text }}{% endfor %}

      {{ page.section.title }} {{ page.tags | join(", ") }} {{ page.previous.title if page.previous else "none" }} {{ page.next.title if page.next else "none" }}
      {{ page.feed }} {{ page.json_feed }}
      """)
    #expect(
      lines == [
        "post A /blog/tips/a/ https://example.org/blog/tips/a/",
        "tips/2026-01-01-a.md en 2026-01-01 2026 2026-01-20",
        "False None {} True",
        "First words of it. 8 1",
        "<p>First <em>words</em> of it.</p>",
        "<h2 id=\"rest-more\">Rest &amp; more</h2>",
        "<p>The rest.</p>",
        "<p>First <em>words</em> of it.</p>",
        "2 rest-more Rest &amp; more",
        "Kim 2026-01-02 <p>Very <em>good</em>.</p>",
        "Tips x, y none B",
        "/blog/feed.xml /blog/feed.json",
      ])
  }

  @Test func `a page has the links of its text`() throws {
    let body = """
      -- site.yaml --
      title: T
      base_url: https://example.org/blog/
      -- content/a.md --
      [*A* & b](b.md), [B](#part), <https://e.org/?a=1&b=2>, <mail@e.org>, <a href="tel:1">C</a>,
      [![D](https://e.org/d.png)](//e.org) and <a name="x">E</a>.[^1] [A](b.md#part)

      ## Part

      [^1]: [F](https://e.org/f)
      -- content/b.md --
      ## Part
      -- templates/page.html --
      {% for link in page.links %}{{ link.number }} {{ link.url }} {{ link.text }}
      {% endfor %}

      """
    let site = try RenderedSite(body)
    #expect(site.messages == "")
    #expect(
      try site.lines("a/index.html") == [
        "1 https://example.org/blog/b/ A &amp; b",
        "2 https://e.org/?a=1&amp;b=2 https://e.org/?a=1&amp;b=2",
        "3 //e.org ",
        "4 https://example.org/blog/b/#part A",
        "5 https://e.org/f F",
      ])
  }

  @Test func `a page without a date has neither date nor neighbours`() throws {
    let lines = try lines(
      "about/index.html", "page.html",
      """
      {{ page.kind }} {{ page.date }} {{ page.year }} {{ page.updated }} {{ page.previous is none }} {{ page.next is none }}
      {{ page.weight }} {{ page.extra.kind | default("-") }} {{ page.section }} {{ page.tags }} {{ page.comments }}
      """)
    #expect(lines == ["page None None None True True", "3 team None [] []"])
  }

  @Test func `the site has its settings and its lists`() throws {
    let lines = try lines(
      "about/index.html", "page.html",
      """
      {{ site.title }} {{ site.url }} {{ site.base_url }} {{ site.language }} {{ site.description }}
      {{ site.author.name }} {{ site.author.email }} {{ site.author.url }}
      {{ titles(site.posts) }} {{ titles(site.pages) }}
      {{ site.tags | join(",") }} {{ site.sections | join(",") }}
      {% for entry in site.menu %}{{ entry.title }}={{ entry.url }} {% endfor %}

      {{ site.feed }} {{ site.json_feed }} {{ site.extra }}
      """)
    #expect(
      lines == [
        "Numbers /blog/ https://example.org/blog/ en About numbers.",
        "Ann ann@example.org /about/",
        "C;B;A; Us;A;B;C;Tips;",
        "x,y Tips",
        "Us=/blog/about/ Out=https://example.com/ ",
        "/blog/feed.xml /blog/feed.json "
          + "{&#39;color&#39;: &#39;blue&#39;, &#39;sizes&#39;: [1, 2.5], &#39;on&#39;: True, "
          + "&#39;off&#39;: None, &#39;since&#39;: &#39;2020-01-02&#39;}",
      ])
  }

  @Test func `tags and sections have their posts`() throws {
    let lines = try lines(
      "about/index.html", "page.html",
      """
      {% for tag in site.tags %}{{ tag.name }} {{ tag.slug }} {{ tag.url }} {{ tag.permalink }} {{ tag.count }} {{ titles(tag.posts) }} {{ tag.feed }} {{ tag.json_feed }}
      {% endfor %}
      {% for section in site.sections %}{{ section.name }} {{ section.title }} {{ section.path }} {{ section.url }} {{ section.permalink }} {{ titles(section.posts) }} {{ titles(section.pages) }}
      {% endfor %}
      """)
    #expect(
      lines == [
        "x x /blog/tags/x/ https://example.org/blog/tags/x/ 2 B;A; /blog/tags/x/feed.xml "
          + "/blog/tags/x/feed.json",
        "y y /blog/tags/y/ https://example.org/blog/tags/y/ 1 A; /blog/tags/y/feed.xml "
          + "/blog/tags/y/feed.json",
        "Tips Tips tips /blog/tips/ https://example.org/blog/tips/ C;B;A; C;B;A;",
      ])
  }

  private static let list = """
    {{ page.kind }} {{ page.title }} {{ page.url }} {{ page.content }} {{ page.feed }} {{ page.section }}
    {{ paginator.number }}/{{ paginator.total }} {{ paginator.count }} {{ paginator.previous }} {{ paginator.next }} {{ paginator.first }} {{ paginator.last }}
    {{ titles(paginator.items) }} {{ term }}
    """

  private static let lists: [(path: String, lines: [String])] = [
    (
      "index.html",
      [
        "home Numbers /blog/  /blog/feed.xml None", "1/2 3 None /blog/page/2/ /blog/ /blog/page/2/",
        "C;B; None",
      ]
    ),
    (
      "page/2/index.html",
      [
        "home Numbers /blog/page/2/  /blog/feed.xml None",
        "2/2 3 /blog/ None /blog/ /blog/page/2/", "A; None",
      ]
    ),
    (
      "tips/index.html",
      [
        "section Tips /blog/tips/ <p>All tips.</p>", " /blog/feed.xml Tips",
        "1/2 3 None /blog/tips/page/2/ /blog/tips/ /blog/tips/page/2/", "C;B; None",
      ]
    ),
    (
      "tags/y/index.html",
      [
        "tag y /blog/tags/y/  /blog/tags/y/feed.xml None",
        "1/1 1 None None /blog/tags/y/ /blog/tags/y/", "A; y",
      ]
    ),
  ]

  @Test(arguments: lists)
  func `a list has a page of itself, its posts and the way to its other pages`(
    path: String, expected: [String]
  ) throws {
    #expect(try lines(path, "list.html", Self.list) == expected)
  }

  @Test func `generated pages have titles of the theme`() throws {
    let page =
      "{{ page.kind }} {{ page.title }} {{ page.url }} {{ page.path }} {{ page.description }}\n"
    let site = try RenderedSite(
      Self.content
        + """
        -- templates/strings/en.yaml --
        tags_title: All tags
        -- templates/tags.html --
        \(page)
        -- templates/archive.html --
        \(page)
        -- templates/404.html --
        \(page)
        """)
    #expect(try site.lines("tags/index.html") == ["tags All tags /blog/tags/ None "])
    #expect(try site.lines("archive/index.html") == ["archive Archive /blog/archive/ None "])
    #expect(try site.lines("404.html") == ["404 Not found /blog/404.html None "])
  }

  @Test(arguments: [
    // The later one of both, with the day of publication for what was changed before it.
    ("2026-01-15-a.md", "2026-01-20", "2026-01-20T00:00:00Z"),
    ("2026-01-15-a.md", "2026-01-10", "2026-01-15T00:00:00Z"),
    ("2026-01-15-a.md", "2026-01-15T01:00:00+02:00", "2026-01-15T00:00:00Z"),
    ("a.md", "2026-01-20", "2026-01-20T00:00:00Z"),
  ])
  func `search engines get the last change of pages and posts`(
    name: String, updated: String, modified: String
  ) throws {
    let template = "{{ page.structured_data.dateModified }}"
    let site = try RenderedSite(
      """
      -- content/\(name) --
      ---
      updated: \(updated)
      ---
      -- templates/page.html --
      \(template)
      """)
    #expect(site.messages == "")
    #expect(try site.lines("a/index.html") == [modified])
  }

  @Test func `search engines get a description of each page`() throws {
    let site = try RenderedSite(
      Self.content
        + """
        -- templates/post.html --
        {{ page.structured_data | tojson }}
        -- templates/page.html --
        {{ page.structured_data | tojson }}
        -- templates/list.html --
        {{ page.structured_data | tojson }}
        """)
    #expect(
      try site.lines("tips/a/index.html") == [
        "{\"@context\": \"https://schema.org\", \"@type\": \"BlogPosting\", \"author\": "
          + "{\"@type\": \"Person\", \"name\": \"Ann\", \"url\": \"https://example.org/blog/about/\"}, "
          + "\"dateModified\": \"2026-01-20T00:00:00Z\", \"datePublished\": \"2026-01-01T00:00:00Z\", "
          + "\"description\": \"First words of it.\", \"headline\": \"A\", \"inLanguage\": \"en\", "
          + "\"keywords\": [\"x\", \"y\"], "
          + "\"mainEntityOfPage\": \"https://example.org/blog/tips/a/\", "
          + "\"url\": \"https://example.org/blog/tips/a/\"}"
      ])
    #expect(
      try site.lines("about/index.html") == [
        "{\"@context\": \"https://schema.org\", \"@type\": \"WebPage\", "
          + "\"description\": \"We count.\", \"inLanguage\": \"en\", \"name\": \"Us\", "
          + "\"url\": \"https://example.org/blog/about/\"}"
      ])
    #expect(
      try site.lines("index.html") == [
        "{\"@context\": \"https://schema.org\", \"@type\": \"WebSite\", "
          + "\"description\": \"About numbers.\", \"inLanguage\": \"en\", \"name\": \"Numbers\", "
          + "\"url\": \"https://example.org/blog/\"}"
      ])
  }
}
