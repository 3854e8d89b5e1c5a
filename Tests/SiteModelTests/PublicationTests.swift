import Content
import DataFormats
import Testing

@testable import SiteModel

/// What is published at a time: drafts, dates ahead, dates passed.
struct PublicationTests {
  private func site(
    _ frontMatter: String, name: String = "a", drafts: Bool = false, future: Bool = false,
    at now: String, timeZone: String = "UTC"
  ) throws -> PlannedSite {
    try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      timezone: \(timeZone)
      -- content/\(name).md --
      ---
      \(frontMatter)
      ---
      Text.
      """, drafts: drafts, future: future, at: now)
  }

  private static let cases: [(frontMatter: String, now: String, reason: String?)] = [
    ("title: A", "2026-01-15T12:00:00Z", nil),
    ("draft: true", "2026-01-15T12:00:00Z", "a draft"),
    ("draft: false", "2026-01-15T12:00:00Z", nil),
    ("date: 2026-01-15", "2026-01-14T23:59:59Z", "not due yet"),
    ("date: 2026-01-15", "2026-01-15T00:00:00Z", nil),
    ("date: 2020-01-01\npublish: 2026-01-15", "2026-01-14T23:59:59Z", "not due yet"),
    ("date: 2030-01-01\npublish: 2026-01-15", "2026-01-15T00:00:00Z", nil),
    ("expires: 2026-01-15", "2026-01-14T23:59:59Z", nil),
    ("expires: 2026-01-15", "2026-01-15T00:00:00Z", "expired"),
    ("draft: true\nexpires: 2026-01-15", "2026-02-01T00:00:00Z", "a draft"),
    ("date: 2030-01-01\nexpires: 2026-01-15", "2026-02-01T00:00:00Z", "expired"),
  ]

  @Test(arguments: cases)
  func `front matter and the time decide whether a page is published`(
    frontMatter: String, now: String, reason: String?
  ) throws {
    let plan = try site(frontMatter, at: now)
    #expect(plan.site.unpublishedReasons["a.md"] == reason)
    #expect(plan.site.pages.isEmpty == (reason != nil))
    #expect(plan.site.pageByPath.isEmpty == (reason != nil))
  }

  @Test func `the date in a file's name counts, in the site's time zone`() throws {
    let early = "2026-01-14T22:59:59Z"
    let name = "2026-01-15-a"
    let berlin = try site("", name: name, at: "2026-01-14T23:00:00Z", timeZone: "Europe/Berlin")
    #expect(berlin.site.pages.count == 1)
    #expect(try site("", name: name, at: early, timeZone: "Europe/Berlin").site.pages.isEmpty)
  }

  @Test func `drafts and posts ahead are published on request, expired pages are not`() throws {
    #expect(
      try site("draft: true", drafts: true, at: "2026-01-15T12:00:00Z").site.pages.count == 1)
    #expect(
      try site("date: 2030-01-01", future: true, at: "2026-01-15T12:00:00Z").site.pages.count == 1)
    let expired = try site(
      "expires: 2026-01-01", drafts: true, future: true, at: "2026-01-15T12:00:00Z")
    #expect(expired.site.pages.isEmpty)
    let draftAhead = try site(
      "draft: true\ndate: 2030-01-01", drafts: true, at: "2026-01-15T12:00:00Z")
    #expect(draftAhead.site.unpublished.map(\.reason) == [.future])
  }

  @Test func `what is not published is known with its reason, its date and its address`() throws {
    let site = try PlannedSite(
      """
      -- content/a.md --
      ---
      draft: true
      ---
      -- content/2030-01-01-b/index.md --
      Text.
      -- content/2030-01-01-b/p.jpg --
      p
      -- content/c.md --
      ---
      publish: 2030-02-01 08:00
      date: 2030-01-01
      ---
      -- content/s/d.md --
      ---
      expires: 2020-01-01
      ---
      -- content/!.md --
      ---
      draft: true
      ---
      -- content/kept.md --
      Text.
      """)
    #expect(site.messages == "")
    #expect(
      site.site.unpublished == [
        .init(path: "!.md", page: nil, reason: .draft, date: nil, route: Route("!.md")),
        .init(
          path: "2030-01-01-b/index.md", page: nil, reason: .future, date: "2030-01-01",
          route: Route("b/")),
        .init(path: "a.md", page: nil, reason: .draft, date: nil, route: Route("a/")),
        .init(
          path: "c.md", page: nil, reason: .future, date: "2030-02-01T08:00:00",
          route: Route("c/")),
        .init(
          path: "s/d.md", page: nil, reason: .expired, date: "2020-01-01", route: Route("s/d/")),
        .init(
          path: "2030-01-01-b/p.jpg", page: "2030-01-01-b/index.md", reason: .future,
          date: "2030-01-01", route: Route("b/p.jpg")),
      ])
  }

  @Test(
    arguments: [
      ("2026-01-01T00:00:00Z", "2026-01-10T00:00:00Z"),
      ("2026-01-10T00:00:00Z", "2026-01-20T00:00:00Z"),
      ("2026-01-20T00:00:00Z", "2026-01-25T00:00:00Z"), ("2026-01-25T00:00:00Z", nil),
    ] as [(String, String?)])
  func `the next change is the next date on which a page becomes due or expires`(
    now: String, next: String?
  ) throws {
    func seconds(_ text: String) throws -> Int {
      try DateTime(parsing: text).seconds(inOffset: 0)
    }
    let plan = try PlannedSite(
      """
      -- content/2026-01-10-a.md --
      Text.
      -- content/b.md --
      ---
      date: 2025-01-01
      publish: 2026-01-20
      expires: 2026-01-25
      ---
      """)
    #expect(plan.site.nextChange(after: try seconds(now)) == (try next.map(seconds)))
  }

  // MARK: Files

  private static let files = """
    -- content/logo.png --
    logo
    -- content/tips/chart.svg --
    chart
    -- content/tips/a.md --
    Text.
    -- content/tips/b.md --
    Text.
    -- content/2026-01-15-trip/index.md --
    Text.
    -- content/2026-01-15-trip/photo.jpg --
    photo
    -- content/2026-01-15-trip/more/map.png --
    map
    """

  @Test func `a file of a bundle is published with its page, every other one at its path`() throws {
    let site = try PlannedSite(Self.files).site
    #expect(
      site.assetByPath.mapValues(\.route.path) == [
        "logo.png": "logo.png", "tips/chart.svg": "tips/chart.svg",
        "2026-01-15-trip/photo.jpg": "trip/photo.jpg",
        "2026-01-15-trip/more/map.png": "trip/more/map.png",
      ])
    #expect(site.assetByPath.allSatisfy { $0.key == $0.value.asset.path })
  }

  @Test func `files of a page with a file name are in a folder of that name`() throws {
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      permalinks: {post: "/:year/:slug.html"}

      """ + Self.files)
    #expect(
      plan.site.assetByPath["2026-01-15-trip/photo.jpg"]?.route.path == "2026/trip/photo.jpg")
  }

  @Test func `a file is not published while its page is not, for the same reason`() throws {
    let site = try PlannedSite(Self.files, at: "2026-01-10T00:00:00Z").site
    #expect(Set(site.assetByPath.keys) == ["logo.png", "tips/chart.svg"])
    #expect(site.unpublishedReasons["2026-01-15-trip/photo.jpg"] == "not due yet")
    #expect(site.unpublished.map(\.reason) == [.future, .future, .future])
  }
}
