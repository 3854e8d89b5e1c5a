import HTMLText
import SiteModel
import Testing

@testable import SiteRendering

/// What outputs depend on, by keys and fingerprints that mean the same in every build.
struct DependencyTests {
  private static let files = """
    -- site.yaml --
    title: Example
    base_url: https://example.org/
    pagination: 1
    -- content/2026-01-01-a.md --
    ---
    tags: [x]
    ---
    One.
    -- content/2026-01-02-b.md --
    ---
    tags: [x]
    ---
    Two.
    -- content/tips/index.md --
    Tips.
    -- content/tips/about.md --
    Text.
    -- content/_data/team.yaml --
    - Ann
    -- templates/strings/en.yaml --
    by: by
    -- templates/assets/main.txt --
    main
    -- templates/tags.inc.html --
    {% for tag in site.tags %}{{ tag.name }}{{ tag.count }}{% endfor %}{{ t("by") }}{{ data("team") }}
    -- templates/page.html --
    {% include "tags.inc.html" %}{{ page.title }} {{ page.next.title if page.next else "" }}
    {{ url("/") }} {{ asset("main.txt") }} {{ "*a*" | markdown }} {{ page.date }}
    {{ page.section.title if page.section else "" }}
    -- templates/list.html --
    {% for post in paginator.items %}{{ post.title }}{% endfor %}{{ paginator.next }}{{ page.url }}

    """

  @Test func `every dependency of every output is found again by its key`() throws {
    let site = try RenderedSite(Self.files)
    #expect(site.messages == "")
    let index = DependencyIndex(site.context)
    for path in site.files.keys {
      for use in try site.uses(of: path) {
        let id = DependencyID(use.dependency)
        let key = site.context.key(of: id)
        #expect(index.dependency(of: key) == id, "\(key)")
        #expect(key.hasFields != use.fields.isEmpty, "\(key)")
        #expect(use.dependency < site.context.dependencyCount)
      }
      #expect(index.output(path).map { site.context.site.outputs[$0].route.file } == path)
    }
  }

  @Test(arguments: [
    DependencyKey.page("gone.md"), .term(.init(language: "", taxonomy: "tags", name: "gone")),
    .section(.init(language: "", folder: "gone")), .site(language: "gone"),
    .output("gone.html"),
    .paginator("gone.html"),
  ])
  func `what the site does not have has no dependency`(key: DependencyKey) throws {
    #expect(DependencyIndex(try RenderedSite(Self.files).context).dependency(of: key) == nil)
  }

  @Test func `a partial that many pages share is a dependency of each of them`() throws {
    let site = try RenderedSite(Self.files)
    for path in ["a/index.html", "b/index.html", "tips/about/index.html"] {
      let dependencies = try site.dependencies(of: path)
      #expect(dependencies.contains("site(language: \"\"): tags"), "\(dependencies)")
      #expect(dependencies.contains("term(tags x): count, name"), "\(dependencies)")
      #expect(dependencies.contains("data(\"team\")"), "\(dependencies)")
      #expect(try site.file(path).hasPrefix("x2by[&#39;Ann&#39;]"))
    }
  }

  // MARK: Fingerprints

  /// An edit of the files, and what it changes of the output `a/index.html` or of the first list.
  private static let edits: [(old: String, new: String, path: String, changed: [String])] = [
    ("One.", "Another text.", "a/index.html", []),
    ("- Ann", "- Bob", "a/index.html", ["data(\"team\")"]),
    ("by: by", "by: von", "a/index.html", ["message(language: \"en\", key: \"by\")"]),
    ("main\n", "changed\n", "a/index.html", ["asset(\"main.txt\")"]),
    (
      "pagination: 1", "pagination: 1\nmarkdown: {typography: false}", "a/index.html", ["markdown"]
    ),
    (
      "-- content/2026-01-02-b.md --\n---", "-- content/2026-01-02-b.md --\n---\ntitle: New",
      "a/index.html", ["page(\"2026-01-02-b.md\"): title"]
    ),
    (
      "-- content/2026-01-01-a.md --\n---", "-- content/2026-01-01-a.md --\n---\ntitle: New",
      "a/index.html", ["page(\"2026-01-01-a.md\"): title"]
    ),
    (
      "tags: [x]\n---\nTwo.", "tags: []\n---\nTwo.", "a/index.html", ["term(tags x): count"]
    ),
    (
      "tags: [x]\n---\nTwo.", "tags: [x, y]\n---\nTwo.", "a/index.html",
      ["site(language: \"\"): tags"]
    ),
    (
      "example.org/", "example.org/blog/", "a/index.html",
      ["address(\"/\", language: \"\")", "asset(\"main.txt\")"]
    ),
    ("pagination: 1", "pagination: 2", "index.html", ["paginator(\"index.html\"): items, next"]),
    (
      // A section prints as its title.
      "Tips.", "---\ntitle: New\n---\nTips.", "tips/about/index.html",
      ["page(\"tips/about.md\"): section", "section(tips): title"]
    ),
    (
      "-- content/2026-01-02-b.md --\n", "-- content/2026-01-03-b.md --\n", "index.html",
      ["page(\"2026-01-02-b.md\"): gone", "paginator(\"index.html\"): items"]
    ),
    ("One.", "One, changed.", "feed.xml", ["page(\"2026-01-01-a.md\"): content, summary"]),
    (
      "-- content/tips/about.md --", "-- content/tips/2026-01-05-about.md --", "feed.xml",
      ["output(\"feed.xml\"): posts"]
    ),
    (
      "-- content/tips/about.md --", "-- content/tips/2026-01-05-about.md --", "sitemap.xml",
      ["output(\"sitemap.xml\"): pages"]
    ),
  ]

  @Test(arguments: edits.indices)
  func `an edit changes the fingerprints of what it changes, and no others`(index: Int) throws {
    let (old, new, path, changed) = Self.edits[index]
    try #require(Self.files.contains(old))
    let before = try RenderedSite(Self.files).fingerprints(of: path)
    let after = try RenderedSite(Self.files.replacing(old, with: new))
    var found: [String] = []
    for (key, fingerprints) in before {
      guard let now = DependencyIndex(after.context).dependency(of: key) else {
        found.append("\(key): gone")
        continue
      }
      let fields = FieldSet(fingerprints.keys.compactMap(\.self)).keys
      let changed = zip(fields, after.context.fingerprints(of: fields, of: now))
        .filter { fingerprints[$0] != $1 }.map { after.context.vocabulary.name(of: $0.0) }
      if !changed.isEmpty { found.append("\(key): \(changed.joined(separator: ", "))") }
      if let whole = fingerprints[nil], whole != after.context.fingerprint(of: now) {
        found.append("\(key)")
      }
    }
    #expect(found.sorted() == changed)
  }

  // MARK: Hashes of pages

  @Test func `the hash of the references changes with what links could lead to`() throws {
    let first = try RenderedSite(Self.files).context.site.referenceHash
    func hash(_ old: String, _ new: String) throws -> UInt64 {
      try RenderedSite(Self.files.replacing(old, with: new)).context.site.referenceHash
    }
    #expect(try hash("One.", "Another text.") == first)
    #expect(try hash("about.md --", "about-us.md --") != first)
    #expect(try hash("example.org/", "example.org/blog/") != first)
    #expect(try hash("main\n", "main\n-- content/a.png --\npng\n") != first)
    let models = try ["7 €", "8 €"].map {
      try hash("main\n", "main\n-- content/a.kpi --\ninput Price = \($0)\n")
    }
    #expect(models[0] != models[1])
  }

  @Test func `the hash of a page changes with its neighbours, section and tags`() throws {
    func hash(_ old: String = "One.", _ new: String = "One.") throws -> UInt64 {
      let site = try RenderedSite(Self.files.replacing(old, with: new)).context.site
      let page = try #require(site.pageByPath["2026-01-01-a.md"])
      return site.pageHash(of: page, rendering: 1, settings: 2)
    }
    let first = try hash()
    #expect(try hash("One.", "Another text.") == first)
    #expect(try hash("2026-01-02-b.md", "2026-01-02-c.md") != first)
    #expect(try hash("tags: [x]\n---\nOne.", "tags: [x, y]\n---\nOne.") != first)
  }

  @Test func `references resolve identically until their targets move`() throws {
    let page =
      "-- content/from.md --\n[about](tips/about.md) ![i](i.png) `=Price`\n\n"
      + "```kpi\nuse \"prices.kpi\"\n```\n-- content/i.png --\npng\n"
      + "-- content/prices.kpi --\ninput Price = 7 €\n"
    let before = try RenderedSite(Self.files + page)
    #expect(before.messages == "")
    let id = try #require(before.context.site.pageByPath["from.md"])
    let references = before.context.metadata(id).references
    #expect(references.count >= 3)
    func isSame(_ old: String, _ new: String) throws -> Bool {
      let site = try RenderedSite((Self.files + page).replacing(old, with: new)).context.site
      return site.resolvesIdentically(
        references, of: site.pages[try #require(site.pageByPath["from.md"])])
    }
    #expect(try isSame("One.", "Another text."))
    #expect(try !isSame("Text.", "---\nslug: us\n---\nText."))
    #expect(try !isSame("7 €", "8 €"))
    #expect(try !isSame("content/i.png", "content/j.png"))
  }

  // MARK: Parts

  @Test func `a sitemap of parts lists the parts`() throws {
    let site = try RenderedSite(Self.files)
    let scope = RenderScope(
      site.context, in: .main, recorder: DependencyRecorder(site.context))
    var buffer = OutputBuffer()
    let output = try #require(site.context.site.outputs.ids.first)
    SitemapOutput(role: .parts(2), part: nil).render(output, scope, into: &buffer)
    #expect(
      buffer.text == """
        <?xml version="1.0" encoding="utf-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap>
        <loc>https://example.org/sitemap-1.xml</loc>
        </sitemap>
        <sitemap>
        <loc>https://example.org/sitemap-2.xml</loc>
        </sitemap>
        </sitemapindex>

        """)
  }
}
