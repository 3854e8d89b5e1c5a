import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// What a build makes anew after a change, and that the outcome is a clean build's.
struct IncrementalBuildTests {
  /// One change with the files that must be made, apart from the hashes in names.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var now = SmallSite.now
    let edit: @Sendable (SmallSite) throws -> Void
    let made: [String]

    init(
      _ description: String, made: [String], now: Int = SmallSite.now,
      _ edit: @escaping @Sendable (SmallSite) throws -> Void
    ) {
      testDescription = description
      self.made = made
      self.now = now
      self.edit = edit
    }
  }

  private static let posts = [
    "a/one/index.html", "a/three/index.html", "a/two/index.html", "four/index.html",
  ]
  private static let lists = [
    "a/index.html", "a/page/2/index.html", "index.html", "page/2/index.html", "tags/x/index.html",
    "tags/y/index.html", "tags/z/index.html",
  ]

  static let changes = [
    Change("nothing", made: []) { _ in },
    Change("a file is written again", made: []) {
      try $0.replace("Two.", with: "Two.", in: "content/a/2020-01-02-two.md")
    },
    Change(
      "a post's text",
      made: [
        "a/index.html", "a/two/index.html", "feed.xml", "page/2/index.html", "tags/x/feed.xml",
        "tags/x/index.html", "tags/y/feed.xml", "tags/y/index.html",
      ]
    ) { try $0.replace("Two.", with: "Two!", in: "content/a/2020-01-02-two.md") },
    Change(
      "a post's text after the summary", made: ["a/one/index.html", "feed.xml", "tags/x/feed.xml"]
    ) { try $0.replace("## Part", with: "## Part\n\nMore.", in: "content/a/2020-01-01-one.md") },
    Change(
      "a post's title",
      made: [
        "a/index.html", "a/three/index.html", "a/two/index.html", "feed.xml", "page/2/index.html",
        "tags/x/feed.xml", "tags/x/index.html", "tags/y/feed.xml", "tags/y/index.html",
      ]
    ) {
      try $0.replace("---\ntags", with: "---\ntitle: T\ntags", in: "content/a/2020-01-02-two.md")
    },
    Change("a post's description, which the template does not read", made: []) {
      try $0.replace(
        "---\ntags", with: "---\ndescription: D\ntags", in: "content/a/2020-01-02-two.md")
    },
    Change("a post's picture", made: ["feed.xml", "tags/x/feed.xml", "tags/y/feed.xml"]) {
      try $0.replace(
        "---\ntags", with: "---\nimage: /four/four.svg\ntags", in: "content/a/2020-01-02-two.md")
    },
    Change("a post that search engines leave out", made: ["sitemap.xml"]) {
      try $0.replace(
        "---\ntags", with: "---\nnoindex: true\ntags", in: "content/a/2020-01-02-two.md")
    },
    Change(
      "a post loses a tag",
      made: lists + ["feed.xml", "tags/x/feed.xml", "tags/y/feed.xml"]
    ) { try $0.replace("[x, y]", with: "[x]", in: "content/a/2020-01-02-two.md") },
    Change("a template", made: posts) {
      try $0.replace("page.content", with: "page.summary", in: "templates/post.html")
    },
    Change("a template that others include", made: lists) {
      try $0.replace("tag.name", with: "tag.slug", in: "templates/tags.txt")
    },
    Change("a word", made: posts) {
      try $0.replace("By", with: "From", in: "templates/strings/en.yaml")
    },
    Change("a word that nothing shows", made: []) {
      try $0.replace("No", with: "Yes", in: "templates/strings/en.yaml")
    },
    Change("a data file", made: ["about/index.html"]) {
      try $0.replace("Ann", with: "Bob", in: "content/_data/team.yaml")
    },
    Change("a file of the theme", made: ["404.html", "assets/main.css"]) {
      try $0.replace("1", with: "2", in: "templates/assets/main.css")
    },
    Change("a picture", made: ["four/four.svg"]) {
      try $0.replace("/>", with: "></svg>", in: "content/2020-01-04-four/four.svg")
    },
    Change(
      "the size of a picture",
      made: [
        "feed.xml", "four/four.svg", "four/index.html", "index.html", "tags/z/feed.xml",
        "tags/z/index.html",
      ]
    ) { try $0.replace("10", with: "20", in: "content/2020-01-04-four/four.svg") },
    Change(
      "a shared model that a section's title cites",
      made: [
        "a/index.html", "a/one/index.html", "a/page/2/index.html", "a/three/index.html",
        "a/two/index.html",
      ]
    ) { try $0.replace("5", with: "6", in: "content/prices.kpi") },
    Change("how Markdown is read", made: ["404.html"]) {
      try $0.replace(
        "title: Site", with: "markdown: {typography: false}\ntitle: Site", in: "site.yaml")
    },
    Change(
      "the site's title",
      made: ["feed.xml", "index.html", "page/2/index.html"].sorted()
        + ["tags/x/feed.xml", "tags/y/feed.xml", "tags/z/feed.xml"]
    ) { try $0.replace("title: Site", with: "title: Page", in: "site.yaml") },
    Change(
      "a post becomes due",
      made: [
        "feed.xml", "five/index.html", "index.html", "page/2/index.html", "page/3/index.html",
        "sitemap.xml",
      ], now: SmallSite.now + 32 * 86_400
    ) { _ in },
    Change(
      "a post is deleted",
      made: lists.filter { $0 != "a/page/2/index.html" }
        + ["a/three/index.html", "feed.xml", "sitemap.xml", "tags/x/feed.xml", "tags/y/feed.xml"]
    ) { try $0.folder.remove("site/content/a/2020-01-02-two.md") },
    Change("a file of the output is missing", made: ["a/two/index.html"]) {
      try $0.folder.remove("public/a/two/index.html")
    },
    Change("a file of the output was changed", made: ["feed.xml"]) {
      try $0.folder.write("mine", to: "public/feed.xml")
    },
  ]

  @Test("exactly what shows a change is made anew", arguments: changes)
  func makesWhatChanged(_ change: Change) throws {
    let site = try SmallSite()
    try change.edit(site)
    let result = site.build(now: change.now)
    #expect(result.diagnostics.isEmpty)
    #expect(result.freshStart == nil)
    let made = result.rebuilt.map { $0.file.replacing(/\.[0-9a-f]{16}\./, with: ".") }
    #expect(made.sorted() == change.made.sorted())
    #expect(try site.files() == site.cleanFiles(now: change.now))
    #expect(site.build(now: change.now).rebuilt.isEmpty)
  }

  @Test("another path of the site's address concerns what shows nothing but a file of the theme")
  func followsBasePath() throws {
    let site = try SmallSite()
    try site.replace("/blog/", with: "/", in: "site.yaml")
    #expect(site.build().rebuilt.contains { $0.file == "404.html" })
    #expect(try site.files() == site.cleanFiles())
  }

  @Test("a link to a heading that is gone is found although its page is not rendered again")
  func checksAnchors() throws {
    let site = try SmallSite()
    try site.replace("Part", with: "Piece", in: "content/a/2020-01-01-one.md")
    let before = try site.files()
    #expect(site.build().diagnostics.map(\.location?.path) == ["content/a/2020-01-03-three.md"])
    #expect(try site.files() == before)
    try site.replace("Piece", with: "Part", in: "content/a/2020-01-01-one.md")
    #expect(site.build().rebuilt.isEmpty)
  }

  /// As files have their names after a copy from a system that spells them in another way.
  @Test(arguments: ["u\u{308}.txt", "и\u{306}.md"])
  func `a file whose name gets other code points moves`(name: String) throws {
    let site = try SmallSite()
    func paths(_ output: String) throws -> [[UInt8]] {
      try FileManager.default.subpathsOfDirectory(atPath: site.folder.path + "/" + output)
        .map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    let composed = name.precomposedStringWithCanonicalMapping
    try site.folder.write("Text", to: "site/content/" + composed)
    site.build()
    let before = try paths("public")
    try site.folder.remove("site/content/" + composed)
    try site.folder.write("Text", to: "site/content/" + name)
    site.build()
    let clean = SiteBuilder(site.settings(output: "clean")).build()
    #expect(clean.diagnostics.isEmpty)
    #expect(try paths("public") == paths("clean"))
    #expect(try paths("public") != before)
  }
}
