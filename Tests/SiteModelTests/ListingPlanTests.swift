import Content
import Testing

@testable import SiteModel

/// Which lists a site has, and how they are divided into pages.
struct ListingPlanTests {
  private static let files = """
    -- site.yaml --
    title: Example
    base_url: https://example.org
    pagination: {size: 2, path: seite}
    -- content/index.md --
    Welcome.
    -- content/tips/2026-01-01-a.md --
    ---
    tags: [x]
    ---
    -- content/tips/2026-01-02-b.md --
    Text.
    -- content/tips/2026-01-03-c.md --
    Text.
    -- content/team/index.md --
    Us.
    -- content/team/ann.md --
    Ann.
    -- content/pages/a.md --
    Text.
    -- content/pages/b.md --
    Text.
    """

  @Test func `home, sections with posts or an index page, and tags have lists`() throws {
    let plan = try PlannedSite(Self.files)
    let site = plan.site
    let tips = try #require(site.sections.ids.first { site.sections[$0].folder == "tips" })
    let team = try #require(site.sections.ids.first { site.sections[$0].folder == "team" })
    #expect(
      site.listings.map(\.kind) == [.home, .section(team), .section(tips), .term(TermID(0))])
    #expect(site.listings.map(\.route.path) == ["", "team/", "tips/", "tags/x/"])
    #expect(site.listings.map(\.posts.count) == [3, 0, 3, 1])
    #expect(plan.paths(site.listings.compactMap(\.indexPage)) == ["index.md", "team/index.md"])
  }

  @Test func `a list has pages of the configured size, and an empty one has one`() throws {
    let plan = try PlannedSite(Self.files)
    #expect(plan.site.listings.map(\.pageCount) == [2, 1, 2, 1])
    #expect(
      plan.routes == [
        "", "pages/a/", "pages/b/", "seite/2/", "tags/x/", "team/", "team/ann/", "tips/",
        "tips/a/", "tips/b/", "tips/c/", "tips/seite/2/",
      ])
    #expect(
      plan.paths(plan.site.listings[2].posts(onPage: 2)) == ["tips/2026-01-01-a.md"])
  }

  @Test func `a site without content has an empty list as its home page`() throws {
    let plan = try PlannedSite("-- content/ --")
    #expect(plan.site.listings.map(\.route) == [.home])
    #expect(plan.routes == [""])
    #expect(plan.site.pages.isEmpty && plan.site.posts.isEmpty && plan.messages.isEmpty)
  }

  // MARK: Feeds

  @Test func `a feed has the newest posts, up to the limit`() throws {
    let posts = (1...4).map { "-- content/2026-01-0\($0)-p.md --\n---\ntags: [t\($0 % 2)]\n---\n" }
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      feeds: {limit: 1, formats: [json]}

      """ + posts.joined())
    #expect(plan.paths(plan.site.postsInFeed(of: ListingID(0))) == ["2026-01-04-p.md"])
    #expect(plan.paths(plan.site.postsInFeed(of: ListingID(2))) == ["2026-01-03-p.md"])
    let language = plan.site.languages[.main]
    #expect(language.hasFeeds(in: .json) && !language.hasFeeds(in: .atom))
  }

  @Test func `a site can have no feeds`() throws {
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      feeds: false
      -- content/2026-01-01-a.md --
      Text.
      """)
    #expect(plan.site.postsInFeed(of: ListingID(0)).isEmpty)
    let language = plan.site.languages[.main]
    #expect(!language.hasFeeds(in: .atom) && !language.hasFeeds(in: .json))
  }

  @Test(arguments: [
    ("", LanguageSettings.Feeds.Format.atom, "feed.xml"), ("", .json, "feed.json"),
    ("tags/x/", .atom, "tags/x/feed.xml"), ("tags/x.html", .json, "tags/x/feed.json"),
  ])
  func `a feed is beside its list`(
    list: String, format: LanguageSettings.Feeds.Format, route: String
  ) {
    #expect(Site.feedRoute(below: Route(list), format).path == route)
  }
}
