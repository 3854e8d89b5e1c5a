import Content
import DataFormats
import Diagnostics
import Testing

@testable import SiteModel

/// `path` in the front matter is the whole address of a page.
struct WholeAddressTests {
  private static let paths: [(written: String, route: String)] = [
    ("/about/team/", "about/team/"), ("about/team", "about/team/"), ("/about/team", "about/team/"),
    ("/about.html", "about.html"), ("/version-1.2", "version-1.2/"), ("/caf%C3%A9/", "café/"),
    ("/a b/", "a b/"), ("/a.html/", "a.html/"),
  ]

  @Test(arguments: paths, ["a.md", "2026-01-15-a.md", "tips/2026-01-15-a/index.md"])
  func `slashes at its ends are optional`(
    path: (written: String, route: String), file: String
  ) throws {
    let plan = try PlannedSite("-- content/\(file) --\n---\npath: \(path.written)\n---\nText.\n")
    #expect(try plan.page(file).route.path == path.route)
    #expect(plan.messages.isEmpty)
  }

  @Test func `a section with an address has its list there, and its pages stay`() throws {
    let plan = try PlannedSite(
      """
      -- content/tips/index.md --
      ---
      path: /advice/
      ---
      Tips.
      -- content/tips/2026-01-15-a.md --
      A.
      -- content/tips/basics/b.md --
      B.
      """)
    #expect(try plan.page("tips/index.md").route.path == "advice/")
    #expect(plan.site.sections.map(\.route.path) == ["advice/", "tips/basics/"])
    #expect(try plan.page("tips/2026-01-15-a.md").route.path == "tips/a/")
    #expect(plan.site.listings.map(\.route.path).contains("advice/"))
    #expect(plan.messages.isEmpty)
  }

  @Test func `the files of a bundle are beside its page`() throws {
    let plan = try PlannedSite(
      "-- content/a/index.md --\n---\npath: /moved.html\n---\n-- content/a/plan.pdf --\nx\n")
    #expect(plan.site.assetByPath["a/plan.pdf"]?.route.path == "moved/plan.pdf")
  }

  @Test func `two pages at one address are an error`() throws {
    let plan = try PlannedSite(
      "-- content/a.md --\n---\npath: /same/\n---\n-- content/b.md --\n---\npath: same\n---\n")
    #expect(
      plan.messages.contains("error: would be written to \"same/index.html\", which is taken"))
  }

  @Test(arguments: [
    "/", "", "/a//b/", "/../a/", "/a?b", "/a#b", "/100%/", "/:slug/", "//a/", "a\\\\b",
  ])
  func `what is no address of a page is an error`(path: String) {
    let file = SourceFile(path: "content/a.md", text: "---\npath: \"\(path)\"\n---\nText.\n")
    var diagnostics: [Diagnostic] = []
    let frontMatter = FrontMatterReader(file: file).read(&diagnostics).frontMatter
    #expect(diagnostics.map(\.id) == ["front-matter.value"])
    #expect(frontMatter.path == nil)
  }
}
