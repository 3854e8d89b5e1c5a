import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// What is said of what nothing in a site uses.
struct UnusedTests {
  /// Files laid over `BaseSite`, with the first lines of the messages.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: String
    let messages: [String]

    init(_ description: String, _ files: String, _ messages: [String] = []) {
      testDescription = description
      self.files = files
      self.messages = messages
    }
  }

  private static let list = """
    -- templates/list.html --
    {% for post in paginator.items %}<a href="{{ post.url }}">{{ post.title }}</a>{% endfor %}
    {{ page.content }}

    """
  private static let noLink = "info: no page links to this page"

  static let theme = [
    Case("the smallest site", ""),
    Case(
      "templates that only unused ones use",
      """
      -- templates/old.html --
      {% extends "old-base.html" %}
      -- templates/old-base.html --
      {% include "parts/menu.html" %}{{ t("old") }}<img src="{{ asset("old.png") }}">
      -- templates/parts/menu.html --
      {{ data("old") }}
      -- templates/parts/foot.txt --
      x
      -- templates/page.html --
      {% include "parts/foot.txt" %}
      -- templates/strings/en.yaml --
      old: Old
      -- templates/assets/old.png --
      x
      -- content/_data/old.yaml --
      a: 1
      """,
      [
        "content/_data/old.yaml: info: nothing uses this data file",
        "templates/assets/old.png: info: nothing uses this file of the theme",
        "templates/old-base.html: info: nothing uses this template",
        "templates/old.html: info: nothing uses this template",
        "templates/parts/foot.txt: info: nothing uses this template",
        "templates/parts/menu.html: info: nothing uses this template",
        "templates/strings/en.yaml:1:1: info: nothing uses the message \"old\"",
      ]),
    Case(
      "templates by computed names, of drafts, and where no page gets to",
      """
      -- templates/list.html --
      {% include "parts/" ~ page.kind ~ ".html" %}{% if page.extra.x %}
      {{ t("rare") }}{{ data("rare") }}{{ asset("rare.js") }}{% endif %}
      -- templates/parts/home.html --
      x
      -- templates/parts/other.html --
      x
      -- templates/draft.html --
      x
      -- content/a.md --
      ---
      draft: true
      template: draft.html
      ---
      -- templates/strings/en.yaml --
      rare: Rare
      -- templates/assets/rare.js --
      x
      -- content/_data/rare.json --
      {}
      """.replacing(
        "-- templates/parts/home.html --\n", with: "-- templates/parts/home.html --\nx\n")),
    Case(
      "standard templates of pages that the site does not have",
      """
      -- templates/post.html --
      x
      -- templates/section.html --
      x
      -- templates/tag.html --
      x
      -- templates/index.html --
      x
      -- templates/archive.html --
      x
      -- templates/tags.html --
      x
      -- templates/404.html --
      x
      """,
      [
        "templates/list.html: info: nothing uses this template: it is for lists, and needed by none",
        "templates/post.html: info: nothing uses this template: it is for posts, and needed by none",
        "templates/section.html: info: nothing uses this template: it is for sections, and needed by none",
        "templates/tag.html: info: nothing uses this template: it is for tags, and needed by none",
      ]),
    Case(
      "what the first page or list would need, and what drafts need",
      """
      -- templates/index.html --
      x
      -- templates/post.html --
      x
      -- content/2020-01-01-a.md --
      ---
      draft: true
      ---
      """),
    Case(
      "words by a computed key, with plural forms, of titles, and of other languages",
      """
      -- templates/list.html --
      {{ t("kind_" ~ page.kind) }}{{ t("posts", count=2) }}
      -- templates/archive.html --
      {{ page.title }}
      -- templates/strings/en.yaml --
      kind_home: Home
      kind_tag: Tag
      posts: {one: a, other: b}
      archive_title: Archive
      tags_title: Tags
      # "posts"
      Posts: c
      -- templates/strings/de.yaml --
      posts: {one: a, other: b}
      kind_tag: Wort
      """,
      [
        "templates/strings/de.yaml:2:1: info: nothing uses the message \"kind_tag\"",
        "templates/strings/en.yaml:2:1: info: nothing uses the message \"kind_tag\"",
        "templates/strings/en.yaml:5:1: info: nothing uses the message \"tags_title\"",
        "templates/strings/en.yaml:7:1: info: nothing uses the message \"Posts\"",
      ]),
    Case(
      "files of the theme that stylesheets refer to",
      """
      -- templates/list.html --
      {{ asset("css/main.css") }}
      -- templates/assets/css/main.css --
      @import "more.css?a#b";
      -- templates/assets/css/more.css --
      p { background: url(../img/a%20b.svg), url(https://example.com/main.js) }
      -- templates/assets/css/unused.css --
      p { background: url(../img/c.svg) }
      -- templates/assets/img/a b.svg --
      x
      -- templates/assets/img/c.svg --
      x
      -- templates/assets/main.js --
      x
      -- templates/assets/fonts/OFL.txt --
      x
      """,
      [
        "templates/assets/css/unused.css: info: nothing uses this file of the theme",
        "templates/assets/img/c.svg: info: nothing uses this file of the theme",
        "templates/assets/main.js: info: nothing uses this file of the theme",
      ]),
    Case(
      "data files in folders",
      """
      -- templates/list.html --
      {{ data("a/b").c }}
      -- content/_data/a/b.toml --
      c = 1
      -- content/_data/b.toml --
      c = 1
      """, ["content/_data/b.toml: info: nothing uses this data file"]),
  ]

  static let content = [
    Case(
      "tags of one post, with and without a similar one",
      list + """
        -- content/2020-01-01-a.md --
        ---
        tags: [sales, other, retail, retail]
        ---
        -- content/2020-01-02-b.md --
        ---
        tags: [sales, sale]
        ---
        -- content/2020-01-03-c.md --
        ---
        draft: true
        tags: [other]
        ---
        """,
      [
        "content/2020-01-01-a.md:2:15: info: no other post has the tag \"other\"",
        "content/2020-01-01-a.md:2:22: info: no other post has the tag \"retail\"",
        "content/2020-01-02-b.md:2:15: info: no other post has the tag \"sale\"",
      ]),
    Case(
      "pages and sections that only themselves and drafts link to",
      list + """
        -- content/about.md --
        [here](#x) [me](about.md) <a id="x" href="/about/">x</a>
        -- content/a/2020-01-01-post.md --
        post
        -- content/a/index.md --
        A
        -- content/b.md --
        ---
        draft: true
        ---
        [about](about.md) [a](a/index.md)
        """, ["content/a/index.md: \(noLink)", "content/about.md: \(noLink)"]),
    Case(
      "links of all kinds in texts",
      list + """
        -- content/index.md --
        [a](a.md#x) [b](/b/?q) [c][c] <a href="d.md">d</a> https://example.org/e/ [f](https://example.org/f/#x)
        [old](/old/) ![](h.svg)

        [c]: c.md
        -- content/a.md --
        <i id="x"></i>
        -- content/b.md --
        b
        -- content/c.md --
        c
        -- content/d.md --
        d
        -- content/e.md --
        e
        -- content/f.md --
        <i id="x"></i>
        -- content/g.md --
        ---
        aliases: [/old/]
        ---
        -- content/h.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        -- content/k.md --
        k
        """, ["content/k.md: \(noLink)"]),
    Case(
      "links in a summary",
      list + """
        -- content/2020-01-01-a.md --
        ---
        summary: "[b](b.md)"
        ---
        -- content/b.md --
        b
        """),
    Case(
      "links that templates set",
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org/blog/
      language: en
      menu: [{title: A, page: a.md}]
      author: {name: Ann, url: /b/}
      extra: {links: [{url: /blog/c/}, {url: "https://example.org/blog/d/"}, {page: no.md}], text: no}
      -- content/_data/links.yaml --
      [{url: /e/}]
      -- templates/list.html --
      {{ site.menu[0].url }}{{ site.author.url }}{% for link in site.extra.links %}{{ link.url | default("") }}{% endfor %}
      {{ data("links")[0].url }}<a href="/blog/f/#x">f</a><a href='{{ site.url }}g/'>g</a>{{ url("h.md") }}
      {{ "[i](i.md)" | markdown }}
      {% for page in site.pages if page.extra.listed %}<a href="{{ page.permalink }}">x</a>{% endfor %}
      {% for section in site.sections %}{{ section.url }}{% endfor %}
      -- templates/page.html --
      {{ page.url }} {{ url("no.md") if page.path == "no.md" else "" }} {{ page.extra.back | default("") }}
      -- content/a.md --
      a
      -- content/b.md --
      b
      -- content/c.md --
      c
      -- content/d.md --
      d
      -- content/e.md --
      e
      -- content/f.md --
      f
      -- content/g.md --
      g
      -- content/h.md --
      h
      -- content/i.md --
      ---
      extra: {back: /k/}
      ---
      -- content/k.md --
      ---
      extra: {back: /k/}
      ---
      -- content/l.md --
      ---
      extra: {listed: true}
      ---
      -- content/s/index.md --
      s
      -- content/s/t.md --
      ---
      extra: {listed: true}
      ---
      -- content/no.md --
      no
      """, ["content/no.md: \(noLink)"]),
    Case(
      "a menu that no template shows",
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      menu: [{title: A, page: a.md}]
      -- content/a.md --
      a
      """, ["content/a.md: \(noLink)"]),
    Case(
      "posts that a list shows without links, and that none shows",
      """
      -- templates/list.html --
      {% for post in paginator.items if post.extra.listed %}{{ post.content }}{% endfor %}
      -- content/2020-01-01-a.md --
      ---
      extra: {listed: true}
      ---
      -- content/2020-01-02-b.md --
      ---
      extra: {listed: false}
      ---
      """, ["content/2020-01-02-b.md: \(noLink)"]),
    Case(
      "a section that only further pages of its own list lead to",
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      pagination: 1
      -- templates/list.html --
      {% for post in paginator.items %}{{ post.url }}{% endfor %}{{ page.section.url if page.section else "" }}
      -- content/s/index.md --
      s
      -- content/s/2020-01-01-a.md --
      a
      -- content/s/2020-01-02-b.md --
      b
      """, ["content/s/index.md: \(noLink)"]),
  ]

  @Test("what nothing uses is said at its place", arguments: theme + content)
  func findsUnused(_ site: Case) throws {
    let folder = try TemporaryFolder(BaseSite.files.applying(site.files), at: "site")
    if !site.files.contains("-- content/") {
      try folder.write("Home.\n", to: "site/content/index.md")
    }
    let build = build(folder)
    #expect(lines(build) == site.messages)
    #expect(build.summary != nil)
    // The next build, which renders nothing, one that does not ask, and a check.
    #expect(lines(self.build(folder)) == site.messages)
    #expect(lines(self.build(folder, findsUnused: false)) == [])
    #expect(lines(SiteBuilder(settings(folder)).check()) == site.messages)
  }

  @Test(
    "a build that renders what changed says the same as one that renders everything",
    arguments: IncrementalBuildTests.changes)
  func isIndependentOfEarlierBuilds(_ change: IncrementalBuildTests.Change) throws {
    let site = try SmallSite()
    func messages(_ output: String, ignoresCache: Bool = false) -> [Diagnostic] {
      var settings = site.settings(now: change.now, output: output)
      settings.findsUnused = true
      settings.ignoresCache = ignoresCache
      return SiteBuilder(settings).build().diagnostics
    }
    try change.edit(site)
    let incremental = messages("public")
    #expect(incremental.contains { $0.id == "unused.word" })
    #expect(incremental == messages("clean"))
    #expect(incremental == messages("public"))
    #expect(incremental == messages("public", ignoresCache: true))
  }

  @Test("errors are shown alone")
  func isSilentBesideErrors() throws {
    let folder = try TemporaryFolder(
      BaseSite.files.applying(
        "-- content/a.md --\n[b](b.md)\n-- templates/old.html --\nx\n"), at: "site")
    #expect(build(folder).diagnostics.map(\.id) == ["site.broken-link"])
    #expect(SiteBuilder(settings(folder)).check().diagnostics.map(\.id) == ["site.broken-link"])
  }

  @Test("a similar tag is named")
  func suggestsTags() throws {
    func post(_ tags: String) -> String { "---\ntags: [\(tags)]\n---\n" }
    let folder = try TemporaryFolder(
      BaseSite.files.applying(Self.list), at: "site")
    try folder.write(post("sales, other"), to: "site/content/2020-01-01-a.md")
    try folder.write(post("sales, sale"), to: "site/content/2020-01-02-b.md")
    #expect(
      build(folder).diagnostics.map { $0.notes.map(\.message) } == [
        ["give it to further posts, or remove it"], ["did you mean \"sales\"?"],
      ])
  }

  private func build(_ folder: TemporaryFolder, findsUnused: Bool = true) -> BuildResult {
    var settings = settings(folder)
    settings.findsUnused = findsUnused
    return SiteBuilder(settings).build()
  }

  private func settings(_ folder: TemporaryFolder) -> SiteBuilder.Settings {
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/public", shownOutput: "public",
      now: SmallSite.now)
    settings.jobs = 2
    settings.findsUnused = true
    return settings
  }

  /// The first lines of all messages.
  private func lines(_ result: BuildResult) -> [String] {
    result.diagnostics.map { diagnostic in
      let place = diagnostic.location.map { "\($0.description): " } ?? ""
      return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)"
    }
  }
}
