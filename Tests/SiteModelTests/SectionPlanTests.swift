import Testing

@testable import SiteModel

/// Which sections a site has, and what belongs to them.
struct SectionPlanTests {
  private static let files = """
    -- content/b/index.md --
    ---
    title: The Bs
    ---
    -- content/b/2026-01-01-old.md --
    Text.
    -- content/b/2026-01-02-new.md --
    Text.
    -- content/b/z.md --
    ---
    weight: 1
    ---
    -- content/b/y.md --
    Text.
    -- content/b/x.md --
    Text.
    -- content/a-b/c/2026-01-03-deep.md --
    Text.
    -- content/a-b/c/pages.md --
    Text.
    -- content/trips/2026-01-04-alps/index.md --
    Text.
    -- content/top.md --
    Text.
    """

  @Test func `every folder with pages in or below it is a section`() throws {
    let site = try PlannedSite(Self.files).site
    #expect(site.sections.map(\.folder) == ["a-b", "a-b/c", "b", "trips"])
    #expect(site.sections.map(\.route.path) == ["a-b/", "a-b/c/", "b/", "trips/"])
    #expect(site.sections.map(\.title) == ["A b", "C", "The Bs", "Trips"])
  }

  @Test func `only an index page that is no bundle is a section's index page`() throws {
    let plan = try PlannedSite(Self.files)
    #expect(plan.paths(plan.site.sections.compactMap(\.indexPage)) == ["b/index.md"])
    #expect(plan.site.sections[2].indexPage != nil)
  }

  @Test func `a section lists the pages of its subsections, its posts first, then by weight`()
    throws
  {
    let plan = try PlannedSite(Self.files)
    let pages = plan.site.sections.map { plan.paths($0.pages) }
    #expect(pages[0] == ["a-b/c/2026-01-03-deep.md", "a-b/c/pages.md"])
    #expect(pages[1] == pages[0])
    #expect(
      pages[2] == ["b/2026-01-02-new.md", "b/2026-01-01-old.md", "b/z.md", "b/x.md", "b/y.md"])
    #expect(pages[3] == ["trips/2026-01-04-alps/index.md"])
    #expect(
      plan.site.sections.map { plan.paths($0.posts) } == [
        ["a-b/c/2026-01-03-deep.md"], ["a-b/c/2026-01-03-deep.md"],
        ["b/2026-01-02-new.md", "b/2026-01-01-old.md"], ["trips/2026-01-04-alps/index.md"],
      ])
  }

  @Test(
    arguments: [
      ("top.md", nil), ("a-b/c/pages.md", "a-b/c"), ("b/index.md", "b"),
      ("trips/2026-01-04-alps/index.md", "trips"),
    ] as [(String, String?)])
  func `a page belongs to the innermost section around it`(path: String, folder: String?) throws {
    let plan = try PlannedSite(Self.files)
    #expect(try plan.page(path).section.map { plan.site.sections[$0].folder } == folder)
  }

  @Test func `unpublished pages make no section`() throws {
    let site = try PlannedSite(
      """
      -- content/drafts/a.md --
      ---
      draft: true
      ---
      -- content/drafts/b.md --
      ---
      draft: true
      ---
      """
    ).site
    #expect(site.sections.isEmpty)
  }
}
