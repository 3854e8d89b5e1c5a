import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// What a build makes again after changes of taxonomies and terms, and that the outcome is a clean build's.
struct TaxonomyBuildTests {
  private static let files = [
    "site/site.yaml": """
    title: Site
    base_url: https://example.org/
    taxonomies: {authors: {}, series: {order: oldest}}

    """,
    "site/content/2020-01-01-one.md": "---\nseries: S\nauthor: karin\ntags: [x]\n---\nOne.\n",
    "site/content/2020-01-02-two.md": "---\nseries: S\nauthor: bob\n---\nTwo.\n",
    "site/content/2020-01-03-three.md": "---\nseries: S\ntags: [x]\n---\nThree.\n",
    "site/content/2020-01-04-four.md": "---\ntags: [y]\n---\nFour.\n",
    "site/content/_terms/authors/karin.md":
      "---\ntitle: Karin\nextra: {city: Bonn}\n---\nWrites.\n",
    "site/templates/list.html": """
    <title>{{ page.title }}</title>{{ page.content }}
    {% for post in paginator.items %}{{ post.title }}{% endfor %}
    """,
    "site/templates/page.html": "<title>{{ page.title }}</title>",
    "site/templates/post.html": """
    <title>{{ page.title }}</title>{% for author in page.authors %}{{ author.title }}{% endfor %}
    {% for part in page.series %}{{ part.position }}{{ part.previous.title if part.previous else "" }}
    {{ part.next.title if part.next else "" }}{% endfor %}
    """,
    "site/templates/authors.html":
      "<title>{{ page.title }}</title>{% for author in site.authors %}{{ author.extra.city | default(\"\") }}{% endfor %}",
  ]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(Self.files)
    let result = build()
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.text)")
  }

  @discardableResult
  private func build(_ output: String = "public") -> BuildResult {
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/" + output, shownOutput: output,
      now: SmallSite.now)
    settings.program = "test"
    return SiteBuilder(settings).build()
  }

  private func replace(_ old: String, with new: String, in file: String) throws {
    let text = try folder.text("site/" + file)
    #expect(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: "site/" + file)
  }

  /// What a build makes; its files must be those of a clean one.
  private func made() throws -> Set<String> {
    let result = build()
    #expect(!result.diagnostics.hasErrors, "\(result.diagnostics.text)")
    #expect(build("clean").diagnostics.text == result.diagnostics.text)
    #expect(
      try FileTree(folder.path + "/public") == FileTree(folder.path + "/clean"))
    return Set(result.rebuilt.map(\.file))
  }

  @Test func `a part that goes concerns its neighbours and lists alone`() throws {
    try folder.remove("site/content/2020-01-02-two.md")
    #expect(
      try made() == [
        "one/index.html", "three/index.html", "series/s/index.html", "series/s/feed.xml",
        "index.html", "feed.xml", "authors/index.html", "sitemap.xml",
      ])
  }

  @Test func `the text of a term's file concerns its list`() throws {
    try replace("Writes.", with: "Speaks.", in: "content/_terms/authors/karin.md")
    #expect(try made() == ["authors/karin/index.html"])
  }

  @Test func `the title of a term's file concerns all that name it`() throws {
    try replace("title: Karin", with: "title: K.", in: "content/_terms/authors/karin.md")
    #expect(
      try made() == [
        "one/index.html", "authors/karin/index.html", "authors/karin/feed.xml", "feed.xml",
        "series/s/feed.xml", "tags/x/feed.xml",
      ])
  }

  @Test func `what the file keeps for the theme concerns what shows it`() throws {
    try replace("Bonn", with: "Köln", in: "content/_terms/authors/karin.md")
    #expect(try made() == ["authors/index.html"])
  }

  @Test func `a file that comes and goes`() throws {
    try folder.write("---\ntitle: Bob B.\n---\nBuilds.\n", to: "site/content/_terms/authors/bob.md")
    let both: Set = [
      "two/index.html", "authors/bob/index.html", "authors/bob/feed.xml", "feed.xml",
      "series/s/feed.xml",
    ]
    #expect(try made() == both)
    try folder.remove("site/content/_terms/authors/bob.md")
    #expect(try made() == both)
  }

  @Test func `the order of a taxonomy concerns its lists and navigation`() throws {
    try replace("oldest", with: "newest", in: "site.yaml")
    #expect(
      try made() == [
        "one/index.html", "three/index.html", "two/index.html", "series/s/index.html",
      ])
  }

  @Test func `front matter is read again when a taxonomy is declared`() throws {
    try replace("tags: [y]", with: "places: [Bonn]\ntags: [y]", in: "content/2020-01-04-four.md")
    let warned = build()
    #expect(warned.diagnostics.map(\.id) == ["front-matter.unknown-key"])
    try replace("authors: {}", with: "authors: {}, places: {}", in: "site.yaml")
    let result = build()
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.text)")
    #expect(result.freshStart != nil)
    #expect(try folder.text("public/places/bonn/index.html").contains("Four"))
    #expect(try made().isEmpty)
  }

  @Test func `related pages are looked for again wherever terms change`() throws {
    try replace(
      "<title>", with: "{% for other in page.related %}{{ other.title }}{% endfor %}<title>",
      in: "templates/post.html")
    #expect(try made().count == 4)
    try replace("tags: [y]", with: "tags: [x]", in: "content/2020-01-04-four.md")
    let pages = try made().filter { !$0.contains("feed") && !$0.contains("tags/") }
    #expect(pages == ["one/index.html", "three/index.html", "four/index.html", "sitemap.xml"])
    try replace("Four.", with: "Four!", in: "content/2020-01-04-four.md")
    #expect(try made().isSuperset(of: ["feed.xml"]))
    #expect(try made().isEmpty)
  }

  @Test func `a term's file is asked after by its path`() throws {
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/public", shownOutput: "public",
      now: SmallSite.now)
    settings.program = "test"
    let report = try DependencyReport(settings)
    let text = try report.text(for: "content/_terms/authors/karin.md", absolutePath: "")
    #expect(text.hasPrefix("public/authors/karin/index.html: page 1 of the list of author karin\n"))
    let place = try report.text(for: "/two/", absolutePath: "")
    #expect(place.contains("its place among the posts of \"S\""))
  }
}
