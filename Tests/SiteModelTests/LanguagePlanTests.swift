import Testing

@testable import SiteModel

/// What belongs to which language of a site, and where it is.
struct LanguagePlanTests {
  private static let files = """
    -- site.yaml --
    title: Beispiel
    base_url: https://example.org
    language: de
    pagination: 1
    languages: {en: {}, ja: {}}
    -- content/index.md --
    Willkommen.
    -- content/tipps/2026-01-01-a.md --
    ---
    tags: [x, "nur"]
    ---
    -- content/tipps/2026-01-02-b.md --
    ---
    tags: [x]
    ---
    -- content/tipps/2026-01-03-c.en.md --
    ---
    slug: c
    tags: [x, "+"]
    ---
    -- content/tipps/2026-01-04-d.en.md --
    ---
    slug: d
    ---
    -- content/tipps/2026-01-05-e.ja.md --
    ---
    slug: e
    ---
    -- content/team/ann.en.md --
    ---
    slug: ann
    ---
    """

  private let plan: PlannedSite
  private var site: Site { plan.site }

  init() throws { plan = try PlannedSite(Self.files) }

  @Test func `each language has its posts, each post neighbours in its own`() throws {
    #expect(site.languages.map(\.key) == ["", "en", "ja"])
    #expect(site.languages.map(\.tag) == ["de", "en", "ja"])
    #expect(
      site.languages.map { plan.paths($0.posts) } == [
        ["tipps/2026-01-02-b.md", "tipps/2026-01-01-a.md"],
        ["tipps/2026-01-04-d.en.md", "tipps/2026-01-03-c.en.md"], ["tipps/2026-01-05-e.ja.md"],
      ])
    #expect(site.posts.count == 5)
    let (newer, older) = (
      try plan.page("tipps/2026-01-04-d.en.md"), try plan.page("tipps/2026-01-03-c.en.md")
    )
    #expect(newer.next == nil && newer.previous.map { site.pages[$0] } === older)
    #expect(older.previous == nil && older.next.map { site.pages[$0] } === newer)
    #expect([newer, older].map(\.language) == ["en", "en"])
  }

  @Test func `addresses are below the key of the language, at the top for the site's own`() throws {
    #expect(site.languages.map(\.home.path) == ["", "en/", "ja/"])
    #expect(try plan.page("tipps/2026-01-01-a.md").route.path == "tipps/a/")
    #expect(try plan.page("tipps/2026-01-03-c.en.md").route.path == "en/tipps/c/")
    #expect(try plan.page("team/ann.en.md").route.path == "en/team/ann/")
    #expect(
      site.languages.map { $0.taxonomies.map(\.overview.path) } == [
        ["tags/"], ["en/tags/"], ["ja/tags/"],
      ])
    #expect(site.languages[1].route("/archiv/") == Route("en/archiv/"))
    #expect(site.languages[1].route("404.html") == Route("en/404.html"))
  }

  @Test func `sections and terms are those of the pages of their language`() {
    #expect(
      site.languages.map { $0.sections.map { site.sections[$0].folder } } == [
        ["tipps"], ["team", "tipps"], ["tipps"],
      ])
    #expect(
      site.sections.map(\.route.path) == ["tipps/", "en/team/", "en/tipps/", "ja/tipps/"])
    #expect(
      site.terms.map(\.route.path) == ["tags/nur/", "tags/x/", "en/tags/", "en/tags/x/"])
    #expect(
      site.languages.map { $0.taxonomies.map { $0.terms.map(\.index) } } == [
        [[0, 1]], [[2, 3]], [[]],
      ])
    #expect(Set(site.terms.map(\.key)).count == 4 && Set(site.terms.map(\.identity)).count == 4)
    #expect(site.description(of: TermID(1)) == "tag \"x\"")
    #expect(site.description(of: TermID(3)) == "tag \"x\" (en)")
  }

  @Test func `every list holds the posts of one language`() {
    for listing in site.listings {
      #expect(listing.posts.allSatisfy { site.pages[$0].siteLanguage == listing.language })
    }
    #expect(
      site.listings.map(\.route.path) == [
        "", "tipps/", "tags/nur/", "tags/x/", "en/", "en/tipps/", "en/tags/", "en/tags/x/", "ja/",
        "ja/tipps/",
      ])
    #expect(site.listings.map(\.posts.count) == [2, 2, 1, 2, 2, 2, 1, 1, 1, 1])
    #expect(site.listings[4].route(ofPage: 2).path == "en/page/2/")
    #expect(plan.routes.contains("tipps/page/2/"))
  }

  @Test func `a term of one language does not hide its namesake in another`() {
    #expect(plan.routes.filter { $0.hasSuffix("tags/x/") } == ["en/tags/x/", "tags/x/"])
    // The address of "+" is empty, which is the only error.
    #expect(plan.messages.split(separator: "\n").count { $0.contains("error") } == 1)
    #expect(!plan.routes.contains("en/tags/"))
  }
}
