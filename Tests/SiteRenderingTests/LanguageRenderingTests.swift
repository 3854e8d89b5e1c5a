import Content
import SiteModel
import Testing

@testable import SiteRendering

/// A site in two languages as templates and records see it.
struct LanguageRenderingTests {
  private static let files = """
    -- site.yaml --
    title: Beispiel
    base_url: https://example.org/blog/
    language: de
    feeds: {formats: [atom, json]}
    menu: [{title: Archiv, url: /archive/}]
    languages: {en: {title: EN}}
    -- content/2026-01-01-a.md --
    ---
    tags: [x]
    ---
    Eins.
    -- content/2026-01-02-b.en.md --
    ---
    tags: [x]
    slug: b
    ---
    Two.
    -- content/2026-01-03-c.en.md --
    ---
    language: en-GB
    slug: c
    ---
    Three.
    -- templates/strings/de.yaml --
    tags_title: Schlagwörter
    word: Wort
    -- templates/strings/en.yaml --
    word: word
    -- templates/part.html --
    {{ site.title }} {{ site.language }} {{ site.home }} {{ site.url }} {{ site.feed }} {{ t("word") }}
    {% for post in site.posts %}{{ post.url }} {% endfor %}| {% for tag in site.tags %}{{ tag.url }} {{ tag.feed }} {% endfor %}| {{ site.menu | length }}
    -- templates/page.html --
    {% include "part.html" %} {{ page.language }} {{ page.feed }} {{ page.structured_data["@type"] }}
    -- templates/list.html --
    {% include "part.html" %} {{ page.language }} {{ page.feed }} {{ page.structured_data["@type"] }}
    -- templates/tags.html --
    {{ page.title }} {{ page.language }} {{ page.kind }} {{ page.url }}
    -- templates/archive.html --
    {{ page.kind }} {{ site.title }} {{ page.url }}
    -- templates/404.html --
    {{ page.kind }} {{ site.title }}

    """

  private let site: RenderedSite

  init() throws { site = try RenderedSite(Self.files) }

  private static func german(_ end: String) -> [String] {
    [
      "Beispiel de /blog/ /blog/ /blog/feed.xml Wort",
      "/blog/a/ | /blog/tags/x/ /blog/tags/x/feed.xml | 1 " + end,
    ]
  }

  private static func english(_ end: String) -> [String] {
    [
      "EN en /blog/en/ /blog/ /blog/en/feed.xml word",
      "/blog/en/c/ /blog/en/b/ | /blog/en/tags/x/ /blog/en/tags/x/feed.xml | 1 " + end,
    ]
  }

  @Test(arguments: [
    ("index.html", german("de /blog/feed.xml WebSite")),
    ("a/index.html", german("de /blog/feed.xml BlogPosting")),
    ("tags/x/index.html", german("de /blog/tags/x/feed.xml WebPage")),
    ("en/index.html", english("en /blog/en/feed.xml WebSite")),
    ("en/b/index.html", english("en /blog/en/feed.xml BlogPosting")),
    ("en/c/index.html", english("en-GB /blog/en/feed.xml BlogPosting")),
    ("en/tags/x/index.html", english("en /blog/en/tags/x/feed.xml WebPage")),
    ("tags/index.html", ["Schlagwörter de tags /blog/tags/"]),
    ("en/tags/index.html", ["Schlagwörter en tags /blog/en/tags/"]),
    ("archive/index.html", ["archive Beispiel /blog/archive/"]),
    ("en/archive/index.html", ["archive EN /blog/en/archive/"]),
    ("404.html", ["404 Beispiel"]), ("en/404.html", ["404 EN"]),
  ])
  func `a page sees the site in its language`(file: String, lines: [String]) throws {
    #expect(site.messages == "")
    #expect(try site.lines(file) == lines)
  }

  @Test(arguments: [
    ("feed.xml", "Beispiel", ["/a/"]), ("en/feed.xml", "EN", ["/en/c/", "/en/b/"]),
    ("tags/x/feed.xml", "Beispiel: x", ["/a/"]), ("en/tags/x/feed.xml", "EN: x", ["/en/b/"]),
  ])
  func `a feed has the posts of its language`(file: String, title: String, posts: [String]) throws {
    let feed = try site.file(file)
    #expect(feed.contains("<title>\(title)</title>"))
    let ids = feed.split(separator: "<entry").dropFirst().compactMap {
      $0.firstMatch(of: /<id>https:\/\/example\.org\/blog(.*)<\/id>/)?.1
    }
    #expect(ids.map(String.init) == posts)
  }

  @Test func `outputs of one kind have names of their own`() throws {
    let site = site.context.site
    let names = site.outputs.map { "\(type(of: $0).kind) \($0.name(in: site))" }
    let files = names.filter { !$0.hasPrefix(ThemeFileOutput.kind) }
    #expect(Set(files).count == files.count, "\(files)")
    let described = site.outputs.map {
      OutputKinds.description(kind: type(of: $0).kind, name: $0.name(in: site))
    }
    for phrase in [
      "page 1 of the list of all posts", "page 1 of the list of all posts (en)",
      "page 1 of the list of tag x (en)", "the list of all tags", "the list of all tags (en)",
      "the archive (en)", "the page for missing addresses (en)", "the feed", "the feed (en)",
      "the feed of the tag \"x\"", "the feed of the tag \"x\" (en)",
    ] {
      #expect(described.contains(phrase), "\(phrase): \(described)")
    }
  }

  @Test func `what an output reads is of its language, and found again by its key`() throws {
    let index = DependencyIndex(site.context)
    for path in site.files.keys {
      for use in try site.uses(of: path) {
        let id = DependencyID(use.dependency)
        #expect(index.dependency(of: site.context.key(of: id)) == id)
      }
    }
    let dependencies = try site.dependencies(of: "en/b/index.html")
    #expect(dependencies.contains { $0.hasPrefix("site(language: \"en\"): ") }, "\(dependencies)")
    #expect(dependencies.contains { $0.hasPrefix("term(en tags x): ") }, "\(dependencies)")
    #expect(!dependencies.contains { $0.hasPrefix("site(language: \"\")") }, "\(dependencies)")
    #expect(!dependencies.contains { $0.hasPrefix("term(tags x)") }, "\(dependencies)")
  }

  // MARK: Taxonomies

  @Test func `templates read the taxonomies that the site has`() throws {
    let site = try RenderedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      taxonomies: {authors: {}}
      -- content/2026-01-01-a.md --
      ---
      tags: [x]
      ---
      -- templates/page.html --
      {{ page.authors | length }} {{ site.authors is defined }} {{ page.series is defined }} {{ page.tags | join }}
      -- templates/authors.html --
      {{ page.title }} {{ page.kind }} {{ page.url }} {{ site.authors | length }}
      """)
    #expect(site.messages == "")
    #expect(try site.lines("a/index.html") == ["0 True False x"])
    #expect(try site.lines("authors/index.html") == ["Authors terms /authors/ 0"])
    #expect(
      try site.dependencies(of: "a/index.html") == [
        "page(\"2026-01-01-a.md\"): authors, language, tags", "site(language: \"\"): authors",
      ])
  }

  @Test func `a misspelt taxonomy is an error with a suggestion`() throws {
    let site = try RenderedSite(
      """
      -- content/2026-01-01-a.md --
      Text.
      -- templates/page.html --
      {{ page.autors | length }}{{ paginator.authors }}
      """, taxonomies: [.tags, TaxonomySettings(name: "authors", singular: "author")])
    #expect(site.messages.contains("page has no \"autors\""), "\(site.messages)")
    #expect(site.messages.contains("did you mean \"authors\"?"), "\(site.messages)")
  }
}
