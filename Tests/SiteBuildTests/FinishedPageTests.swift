import Diagnostics
import SiteModel
import TestSupport
import Testing

@testable import SiteBuild

/// Messages for which whole pages are looked at: build after build they are those of a check.
struct FinishedPageTests {
  private static let files = """
    -- templates/page.html --
    <h1>{{ page.title }}</h1>{{ page.content }}<section id="comments &amp; more"></section>
    <a name=end>{{ page.next.title if page.next }}</a>
    -- templates/list.html --
    <h2>{{ page.title }}</h2>{{ page.content }}<p id=posts></p>
    -- content/index.md --
    ---
    title: Home
    ---
    # Welcome

    [posts](#posts) [up](#TOP) [again](/#posts)
    -- content/a.md --
    [end](#end) [comments](#comments%20&%20more) [b](b.md#end:~:text=x) [top](b.md#top) [words](b.md#:~:text=x)
    -- content/b.md --
    [gone](a.md#gone) [home](https://example.org#posts) [home](http://example.org/#gone)
    [feed](https://example.org/feeds/) https://example.org/feed.xml
    -- content/c.md --
    ---
    title: C
    ---
    Heading
    =======

    <H1>Raw</H1>
    -- content/d.md --
    ---
    title: D
    ---
    # D
    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(BaseSite.files.applying(Self.files))
  }

  private func builder(_ brokenLinks: Diagnostic.Severity? = .warning) -> SiteBuilder {
    var settings = SiteBuilder.Settings(
      root: folder.path, output: folder.path + "/public", shownOutput: "public",
      now: 1_767_225_600)
    settings.brokenLinks = brokenLinks
    settings.jobs = 2
    return SiteBuilder(settings)
  }

  private func messages(_ result: BuildResult) -> [String] {
    result.diagnostics.map {
      let help = $0.notes.map { "; " + $0.message }.joined()
      return "\($0.location?.description ?? ""): \($0.severity): \($0.message)\(help)"
    }
  }

  private func append(_ text: String, to file: String) throws {
    try folder.write(folder.text(file) + text, to: file)
  }

  private static let underlined =
    "underline it with \"---\""

  private static let expected = [
    "content/b.md:1:8: warning: \"content/a.md\" has no heading \"#gone\"",
    "content/b.md:1:60: warning: \"content/index.md\" has no heading \"#gone\"",
    "content/b.md:2:8: warning: this site has nothing at \"https://example.org/feeds/\"; "
      + "did you mean \"/feed.xml\"?",
    "content/c.md:4:1: warning: \"Heading\" is a second main heading: the template shows the page's "
      + "title as one; \(underlined)",
    "content/c.md:7:1: warning: this <h1> is a second main heading: the template shows the page's "
      + "title as one; write <h2> instead of <h1>",
    "content/d.md:4:1: warning: \"D\" is a second main heading: the template shows the page's title "
      + "as one; remove it: the template shows the title",
  ]

  @Test func `a build looks at what pages really have`() {
    #expect(messages(builder().build()) == Self.expected)
    #expect(messages(builder().check()) == Self.expected)
  }

  @Test func `links that lead nowhere are errors unless a setting says otherwise`() throws {
    let errors = messages(builder(nil).build()).filter { $0.contains("error") }
    #expect(errors == ["content/b.md:1:8: error: \"content/a.md\" has no heading \"#gone\""])
    #expect(messages(builder().build()) == Self.expected)
    // The option is another one, so nothing that was kept is trusted.
    #expect(messages(builder(.error).build()).filter { $0.contains("error") } == errors)
    try append("links: warn\n", to: "site.yaml")
    #expect(messages(builder(nil).build()) == Self.expected)
  }

  /// A change, after which the build must say what a check says.
  struct Edit: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let count: Int
    var testDescription: String { "\(file): \(old) → \(new)" }
  }

  @Test(arguments: [
    Edit(file: "content/a.md", old: "[end]", new: "[End]", count: 6),
    Edit(file: "content/d.md", old: "# D", new: "## D", count: 5),
    Edit(file: "content/d.md", old: "title: D", new: "title: D\nextra: {a: b}", count: 6),
    Edit(file: "content/b.md", old: "#gone)", new: "#end)", count: 5),
    Edit(file: "templates/page.html", old: "name=end", new: "name=start", count: 8),
    Edit(file: "templates/page.html", old: "<h1>{{ page.title }}</h1>", new: "", count: 3),
    Edit(
      file: "templates/page.html", old: "</section>", new: "</section><p id=gone></p>", count: 5),
    Edit(file: "templates/list.html", old: "id=posts", new: "id=gone", count: 8),
    Edit(file: "templates/list.html", old: "h2", new: "h1", count: 7),
    Edit(file: "content/a.md", old: "[end]", new: "## Gone\n\n[end]", count: 5),
  ])
  func `after an edit a build says what a check says`(_ edit: Edit) throws {
    builder().build()
    let text = try folder.text(edit.file)
    try #require(text.contains(edit.old))
    try folder.write(text.replacing(edit.old, with: edit.new), to: edit.file)
    let check = messages(builder().check())
    #expect(check.count == edit.count, "\(check)")
    #expect(messages(builder().build()) == check)
    #expect(messages(builder().build()) == check)
    try append("\n", to: "content/c.md")
    #expect(messages(builder().build()) == check)
  }

  @Test func `a second build need not look at any page again`() throws {
    builder().build()
    try append("\n", to: "content/d.md")
    let result = builder().build()
    #expect(messages(result) == Self.expected)
    #expect(result.rebuilt.isEmpty)
  }

  @Test(arguments: [
    ("[a](gone.md)", "<p><a href=\"gone.md\">a</a></p>"),
    (
      "![a](gone.png)",
      "<p><img src=\"gone.png\" alt=\"a\" loading=\"lazy\" decoding=\"async\" /></p>"
    ),
    ("[a](/gone/)", "<p><a href=\"/gone/\">a</a></p>"),
    ("[a](../../gone.md)", "<p><a href=\"../../gone.md\">a</a></p>"),
    ("[a](100%)", "<p><a href=\"100%\">a</a></p>"),
    ("[a](draft.md)", "<p><a href=\"draft.md\">a</a></p>"),
    ("<p><a href=gone.md>a</a>", "<p><a href=gone.md>a</a>"),
    ("[a](#gone)", "<p><a href=\"#gone\">a</a></p>"),
  ])
  func `a broken link that is a warning stays as it is written`(text: String, html: String) throws {
    let folder = try TemporaryFolder(
      BaseSite.files.applying(
        "-- content/draft.md --\n---\ndraft: true\n---\n-- content/a.md --\n\(text)\n"
          + "-- site.yaml --\ntitle: A\nbase_url: https://example.org\nlinks: warn\n"))
    let settings = SiteBuilder.Settings(
      root: folder.path, output: folder.path + "/public", shownOutput: "public", now: 0)
    let result = SiteBuilder(settings).build()
    #expect(result.diagnostics.map(\.severity) == [.warning])
    #expect(try folder.text("public/a/index.html").contains("<body>\(html)\n"))
    var strict = settings
    strict.brokenLinks = .error
    #expect(SiteBuilder(strict).check().diagnostics.map(\.severity) == [.error])
  }

  @Test func `whether a site has a model decides what a citation without one is`() throws {
    let folder = try TemporaryFolder(BaseSite.files.applying("-- content/a.md --\n`=Price`\n"))
    let settings = SiteBuilder.Settings(
      root: folder.path, output: folder.path + "/public", shownOutput: "public", now: 0)
    func severities() -> [[Diagnostic.Severity]] {
      [SiteBuilder(settings).build(), SiteBuilder(settings).check()].map {
        $0.diagnostics.map(\.severity)
      }
    }
    #expect(severities() == [[.warning], [.warning]])
    try folder.write("```kpi\nPrice = 5 €\n```\n", to: "content/b.md")
    #expect(severities() == [[.error], [.error]])
    try folder.write("Text.\n", to: "content/b.md")
    #expect(severities() == [[.warning], [.warning]])
    try folder.write("Price = 5 €\n", to: "content/b.kpi")
    #expect(severities() == [[.error], [.error]])
  }
}
