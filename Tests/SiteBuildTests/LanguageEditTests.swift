import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// What a build of a site in two languages makes again after a change to one of them.
struct LanguageEditTests {
  private static let frame = """
    {{ page.title }}{% for version in page.alternates %} {{ version.url }}{% endfor %}
    {% for language in page.languages %}{{ language.url }} {% endfor %}{{ page.content }}
    """

  private static let files = [
    "site.yaml": """
    title: Site
    base_url: https://example.org
    menu: [{title: About, page: about.md}]
    languages: {de: {}}

    """,
    "content/hello.md": "", "content/2026-01-01-first.md": "",
    "content/about.md": "# About\n\n[a](tips/2026-01-01-a.md)\n",
    "content/about.de.md": "# Wir\n\n[a](tips/2026-01-01-a.md)\n",
    "content/tips/2026-01-01-a.md": "# A\n", "content/tips/2026-01-01-a.de.md": "# Ah\n",
    "content/tips/2026-01-02-b.md": "# B\n",
    "templates/page.html": frame,
    "templates/list.html":
      frame + "{% for post in paginator.items %}{{ post.url }} {{ post.title }} {% endfor %}",
    "templates/strings/de.yaml": "home: Start\n", "templates/strings/en.yaml": "home: Home\n",
  ]

  /// The files of one change, and the files that must be made again.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String: String]
    let made: [String]
  }

  private static let germanLists = ["de/index.html", "de/tips/index.html"]
  private static let bothOfA = ["tips/a/index.html", "de/tips/a/index.html"]

  private static let withoutTranslationOfA = [
    "de/about/index.html", "de/feed.xml", "de/index.html", "sitemap.xml", "tips/a/index.html",
    "tips/index.html",
  ]

  private static let changes = [
    Change(
      testDescription: "search engines are to leave a translation out",
      files: ["content/tips/2026-01-01-a.de.md": "---\nnoindex: true\n---\n# Ah\n"],
      made: bothOfA + ["sitemap.xml"]),
    Change(
      testDescription: "a title in one language",
      files: ["content/tips/2026-01-01-a.de.md": "# Oh\n"],
      made: germanLists + ["de/feed.xml", "de/tips/a/index.html"]),
    Change(
      testDescription: "a translation becomes a draft",
      files: ["content/tips/2026-01-01-a.de.md": "---\ndraft: true\n---\n# Ah\n"],
      made: withoutTranslationOfA),
    Change(
      testDescription: "a translation is to come",
      files: ["content/tips/2026-01-01-a.de.md": "---\npublish: 2030-01-01\n---\n# Ah\n"],
      made: withoutTranslationOfA),
    Change(
      testDescription: "a translation is new",
      files: ["content/tips/2026-01-02-b.de.md": "# Be\n"],
      made: germanLists + [
        "de/feed.xml", "de/tips/b/index.html", "sitemap.xml", "tips/b/index.html",
      ]),
    Change(
      testDescription: "a translation goes",
      files: ["content/tips/2026-01-01-a.de.md": ""],
      made: withoutTranslationOfA),
    Change(
      testDescription: "a section gets a name in a language",
      files: ["content/tips/index.de.md": "---\nslug: tipps\n---\n# Tipps\n"],
      made: [
        "de/about/index.html", "de/feed.xml", "de/index.html", "de/tipps/a/index.html",
        "de/tipps/index.html", "sitemap.xml", "tips/a/index.html", "tips/index.html",
      ]),
  ]

  @Test(arguments: changes)
  func `a change in one language`(change: Change) throws {
    let site = try ThemedSite(Self.files)
    #expect(site.build() == "")
    for (path, text) in change.files {
      if text.isEmpty {
        try site.folder.remove("site/" + path)
      } else {
        try site.folder.write(text, to: "site/" + path)
      }
    }
    let result = SiteBuilder(site.settings).build()
    #expect(!result.diagnostics.hasErrors, "\(result.diagnostics.text)")
    #expect(result.rebuilt.map(\.file).sorted() == change.made.sorted())
    let made = try site.output()
    var settings = site.settings
    settings.ignoresCache = true
    SiteBuilder(settings).build()
    #expect(try site.output() == made)
  }
}
