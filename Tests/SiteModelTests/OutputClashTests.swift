import Diagnostics
import Testing

@testable import SiteModel

/// Outputs that no file system could hold beside each other.
struct OutputClashTests {
  /// The sites with the messages about them.
  private static let clashes: [(files: String, messages: String)] = [
    (
      """
      -- content/2026-01-15-news.md --
      Older.
      -- content/2026-01-16-news.md --
      Newer.
      """,
      """
      content/2026-01-16-news.md: error: would be written to "news/index.html", which is taken
      content/2026-01-15-news.md: note: it is taken by this file
      help: give one of them another "slug", "path" or file name

      """
    ),
    (
      """
      -- content/a.md --
      ---
      slug: same
      ---
      -- content/b.md --
      ---
      slug: same
      ---
      """,
      """
      content/b.md:2:7: error: would be written to "same/index.html", which is taken
        slug: same
              ^~~~
      content/a.md:2:7: note: it is taken by this
        slug: same
              ^~~~
      help: give one of them another "slug", "path" or file name

      """
    ),
    (
      """
      -- content/a.md --
      Text.
      -- content/A/index.html --
      <p>
      """,
      """
      content/a.md: error: would be written to "a/index.html", which differs from "A/index.html" only in case
      content/A/index.html: note: it is taken by this file
      help: give one of them another "slug", "path" or file name

      """
    ),
    (
      """
      -- content/index.html --
      <p>
      """,
      """
      content/index.html: error: would be written to "index.html", which is taken
      note: it is taken by the list of all posts
      help: give one of them another "slug", "path" or file name

      """
    ),
    (
      """
      -- content/2026-01-15-a.md --
      ---
      tags: [x]
      ---
      -- content/tags --
      A file.
      """,
      """
      error: the list of the tag "x" would be written to "tags/x/index.html", but "tags" is a file
      content/tags: note: it belongs to this file

      """
    ),
    (
      """
      -- content/tags/x/index.html --
      <p>
      -- content/2026-01-15-a.md --
      ---
      tags: [x]
      ---
      """,
      """
      content/tags/x/index.html: error: would be written to "tags/x/index.html", which is taken
      note: it is taken by the list of the tag "x"
      help: give one of them another "slug", "path" or file name

      """
    ),
  ]

  @Test(arguments: clashes)
  func `two outputs with one path are an error that names both`(files: String, messages: String)
    throws
  {
    #expect(try PlannedSite(files).messages == messages)
  }

  @Test func `each page in a folder whose path is a file's is reported`() throws {
    let messages = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      permalinks: {page: "/:section/:slug.html"}
      -- content/a.html/b.md --
      Text.
      -- content/a.html/c.md --
      Text.
      -- content/a.md --
      Text.
      """
    ).messages
    #expect(
      messages == """
        content/a.html/b.md: error: would be written to "a.html/b.html", but "a.html" is a file
        content/a.md: note: it belongs to this file
        content/a.html/c.md: error: would be written to "a.html/c.html", but "a.html" is a file
        content/a.md: note: it belongs to this file

        """)
  }

  @Test func `a part of a path has at most 255 bytes`() throws {
    let fits = String(repeating: "a", count: 255)
    let messages = try PlannedSite(
      """
      -- content/fits.md --
      ---
      slug: \(fits)
      ---
      -- content/long.md --
      ---
      slug: \(fits)b
      ---
      """
    ).messages
    #expect(
      messages.hasPrefix(
        """
        content/long.md:2:7: error: "\(fits.prefix(40))…" is too long for the name of a file or folder
        """))
    #expect(messages.hasSuffix("help: shorten it with \"slug\" in the front matter\n"))
    #expect(messages.split(separator: "\n").count { $0.contains("error:") } == 1)
  }

  @Test func `a long path of short parts is allowed`() throws {
    let part = String(repeating: "a", count: 100)
    let plan = try PlannedSite("-- content/\(part)/\(part)/\(part).md --\nText.")
    #expect(plan.messages.isEmpty)
    #expect(plan.routes == ["", "\(part)/\(part)/\(part)/"])
  }

  // MARK: Plans

  /// A file that is the only one of its kind, and declares nothing more than it must.
  private struct LonelyFile: Output {
    static let kind = "lonely"
    var route: Route { Route("about/index.html") }
    static func plan(_ plan: inout OutputPlan) { plan.add(LonelyFile()) }
    static func description(of name: String) -> String { "the lonely file" + name }
  }

  @Test func `an output that says nothing of its origin is called by its description`() throws {
    let plan = try PlannedSite(
      "-- content/about.md --\nText.", kinds: [PageFile.self, LonelyFile.self])
    #expect(
      plan.messages == """
        error: the lonely file would be written to "about/index.html", which is taken
        content/about.md: note: it is taken by this file
        help: give one of them another "slug", "path" or file name

        """)
    let lonely = try #require(plan.site.outputs.first { $0 is LonelyFile })
    #expect(!lonely.isIndexed && !lonely.isPage && lonely.copiedFile == nil)
    #expect(lonely.shownPages(in: plan.site).isEmpty && LonelyFile.contentPath(of: "") == nil)
  }

  /// A kind that reports what it sees while planning, as a path.
  private struct Observer: Output {
    static let kind = "observer"
    let route: Route

    static func plan(_ plan: inout OutputPlan) {
      let seen = [plan.hasTemplate("page.html"), plan.hasTemplate("archive.html")]
      plan.add(Observer(route: Route("\(plan.outputs.count)-\(seen)-\(plan.distinctTerms.count)")))
      plan.diagnostics.append(SiteMessages.alias("found while planning"))
    }

    static func description(of name: String) -> String { "an observer" }
  }

  @Test func `a kind sees the outputs of earlier kinds, the templates and the distinct tags`()
    throws
  {
    let plan = try PlannedSite(
      """
      -- content/2026-01-15-a.md --
      ---
      tags: [x, X, "!", y]
      ---
      """, kinds: [PageFile.self, Observer.self, ListFile.self])
    #expect(plan.routes.contains("1-[true, false]-2"))
    #expect(plan.routes.filter { $0.hasPrefix("tags/") } == ["tags/x/", "tags/y/"])
    #expect(plan.messages.hasPrefix("error: found while planning\n"))
  }

  @Test func `outputs are in the order of their paths' bytes, known by canonical routes`() throws {
    let plan = try PlannedSite(
      """
      -- content/b.md --
      Text.
      -- content/Z.txt --
      z
      -- content/é/index.html --
      <p>
      """)
    #expect(plan.routes == ["", "Z.txt", "b/", "é/index.html"])
    #expect(plan.site.routes == Set(["", "Z.txt", "b/", "é/"].map { Route($0) }))
  }
}
