import DataFormats
import Content
import Diagnostics
import Testing

@testable import SiteModel

/// What each file of `content/` becomes, and where it is published.
struct PagePlanTests {
  private static let kinds: [(path: String, kind: Page.Kind, route: String)] = [
    ("index.md", .home, ""),
    ("404.md", .notFound, "404.html"),
    ("about.md", .page, "about/"),
    ("2026-01-15-news.md", .post, "news/"),
    ("tips/index.md", .section, "tips/"),
    ("tips/a.md", .page, "tips/a/"),
    ("tips/404.md", .page, "tips/404/"),
    ("trip/index.md", .page, "trip/"),
    ("2026-01-16-tour/index.md", .post, "tour/"),
    ("deep/er/2026-01-17.md", .post, "deep/er/2026-01-17/"),
  ]

  @Test(arguments: kinds)
  func `a file's place and name decide what it is`(path: String, kind: Page.Kind, route: String)
    throws
  {
    let plan = try PlannedSite(
      Self.kinds.map { "-- content/\($0.path) --\nText." }.joined(separator: "\n"))
    let page = try plan.page(path)
    #expect(page.kind == kind)
    #expect(page.route.path == route)
    #expect(plan.messages.isEmpty)
  }

  @Test func `pages are in the order of their paths`() throws {
    let plan = try PlannedSite(
      """
      -- content/b.md --
      B
      -- content/a/z.md --
      Z
      -- content/2026-01-01-c.md --
      C
      """)
    #expect(plan.site.pages.map(\.source.path) == ["2026-01-01-c.md", "a/z.md", "b.md"])
  }

  // MARK: Addresses

  private static let permalinks: [(pattern: String, route: String)] = [
    ("/:slug/", "walk/"), ("/:section/:slug.html", "trips/alps/walk.html"),
    ("/:year/:month/:day/:slug/", "0987/03/05/walk/"),
    ("/blog/:year-:month/:slug/", "blog/0987-03/walk/"),
  ]

  @Test(arguments: permalinks)
  func `a permalink's tokens are filled in`(pattern: String, route: String) throws {
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      permalinks: {post: "\(pattern)"}
      -- content/trips/alps/0987-03-05-walk.md --
      Text.
      """)
    #expect(try plan.page("trips/alps/0987-03-05-walk.md").route.path == route)
  }

  @Test func `posts and other pages have permalinks of their own`() throws {
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      permalinks: {post: "/posts/:slug/", page: "/:slug.html"}
      -- content/2026-01-15-news.md --
      News
      -- content/about.md --
      About
      """)
    #expect(plan.site.pages.map(\.route.path) == ["posts/news/", "about.html"])
  }

  private static let slugs: [(name: String, frontMatter: String, route: String)] = [
    ("Größe & Preis.md", "", "grosse-preis/"),
    ("Größe & Preis.md", "language: de", "groesse-preis/"),
    ("a.md", "slug: Exactly_This", "Exactly_This/"),
    ("2026-01-15-a.md", "slug: b", "b/"),
  ]

  @Test(arguments: slugs)
  func `a slug is written, or follows from the name and the page's language`(
    name: String, frontMatter: String, route: String
  ) throws {
    let plan = try PlannedSite("-- content/\(name) --\n---\n\(frontMatter)\n---\nText.")
    #expect(try plan.page(name).route.path == route)
  }

  @Test func `a name without letters and digits needs a slug`() throws {
    let plan = try PlannedSite("-- content/!!!.md --\nText.")
    #expect(
      plan.messages == """
        content/!!!.md: error: the file's name has no letter or digit for the page's address
        help: give the page a "slug" in its front matter

        """)
    #expect(plan.site.pages.count == 1)
  }

  @Test func `each page without a slug is reported once, on any number of threads`() throws {
    let files = (1...40).map { "-- content/\(String(repeating: "!", count: $0)).md --\nText." }
    let one = try PlannedSite(files.joined(separator: "\n"))
    let four = try PlannedSite(files.joined(separator: "\n"), jobs: 4)
    #expect(one.messages.split(separator: "\n").count { $0.contains("error:") } == 40)
    #expect(four.messages == one.messages)
  }

  // MARK: Titles, dates, languages

  private static let titles: [(path: String, frontMatter: String, title: String)] = [
    ("index.md", "", "Example"), ("index.md", "title: Welcome", "Welcome"),
    ("about-the_team.md", "", "About the team"), ("about.md", "title: Us", "Us"),
    ("2026-01-15-big-news.md", "", "Big news"), ("404.md", "", "404"),
  ]

  @Test(arguments: titles)
  func `a title is written, or follows from the name`(
    path: String, frontMatter: String, title: String
  ) throws {
    let plan = try PlannedSite("-- content/\(path) --\n---\n\(frontMatter)\n---\nText.")
    #expect(try plan.page(path).title == title)
  }

  private static let dates: [(path: String, frontMatter: String, date: String?)] = [
    ("2026-01-15-a.md", "", "2026-01-15"),
    ("2026-01-15-a.md", "date: 2025-12-24", "2025-12-24"),
    ("a.md", "date: 2025-12-24", "2025-12-24"),
    ("a.md", "", nil),
    ("index.md", "date: 2025-12-24", nil),
    ("404.md", "date: 2025-12-24", nil),
  ]

  @Test(arguments: dates)
  func `only posts have dates, and front matter's comes first`(
    path: String, frontMatter: String, date: String?
  ) throws {
    let plan = try PlannedSite("-- content/\(path) --\n---\n\(frontMatter)\n---\nText.")
    let page = try plan.page(path)
    #expect(page.date == (try date.map { try DateTime(parsing: $0) }))
    #expect((page.kind == .post) == (date != nil))
  }

  @Test(arguments: [("UTC", 1_768_435_200), ("Europe/Berlin", 1_768_431_600)])
  func `a day begins when it does in the site's time zone`(timeZone: String, instant: Int) throws {
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      timezone: \(timeZone)
      -- content/2026-01-15-a.md --
      Text.
      """)
    #expect(try plan.page("2026-01-15-a.md").instant == instant)
  }

  @Test func `a page has its own language or the site's`() throws {
    let plan = try PlannedSite(
      """
      -- content/a.md --
      Text.
      -- content/b.md --
      ---
      language: de-AT
      ---
      Text.
      """)
    #expect(plan.site.pages.map(\.language) == ["en", "de-AT"])
    #expect(plan.site.languages[.main].tag == "en")
  }

  // MARK: Order

  @Test func `posts are newest first, those of one day by their paths, and know their neighbours`()
    throws
  {
    let plan = try PlannedSite(
      """
      -- content/2026-01-02-b.md --
      Text.
      -- content/2026-01-02-a.md --
      Text.
      -- content/tips/2026-01-03-c.md --
      Text.
      -- content/2026-01-01-d.md --
      Text.
      -- content/about.md --
      Text.
      """)
    let order = [
      "tips/2026-01-03-c.md", "2026-01-02-a.md", "2026-01-02-b.md", "2026-01-01-d.md",
    ]
    #expect(plan.paths(plan.site.posts) == order)
    for (index, path) in order.enumerated() {
      let page = try plan.page(path)
      #expect(
        plan.paths([page.previous].compactMap(\.self))
          == Array(order.dropFirst(index + 1).prefix(1)))
      #expect(plan.paths([page.next].compactMap(\.self)) == Array(order.prefix(index).suffix(1)))
    }
    let about = try plan.page("about.md")
    #expect(about.previous == nil && about.next == nil)
  }

  // MARK: Identity and later titles

  @Test func `a page is identified by its file and its address together`() throws {
    let slug = "---\nslug: x\n---\n"
    let plans = try [
      "-- content/a.md --\n", "-- content/a.md --\n" + slug, "-- content/b.md --\n" + slug,
    ]
    .map { try PlannedSite($0 + "Text.").site.pages[0].identity }
    #expect(Set(plans).count == 3)
    let again = try PlannedSite("-- content/a.md --\nAnother text.").site.pages[0].identity
    #expect(again == plans[0])
  }

  @Test func `new titles reach pages and the sections whose index pages they are`() throws {
    let plan = try PlannedSite(
      """
      -- content/tips/index.md --
      ---
      title: Tips
      ---
      -- content/tips/a.md --
      Text.
      -- content/other/a.md --
      Text.
      -- content/other/b.md --
      Text.
      """)
    let site = plan.site
    let titled = site.titled(
      site.pages.map { $0.kind == .section ? "More tips" : $0.title })
    #expect(titled.pages.map(\.title) == ["A", "B", "A", "More tips"])
    #expect(titled.sections.map(\.title) == ["Other", "More tips"])
    #expect(titled.outputs.map(\.route) == site.outputs.map(\.route))
    #expect(titled.routes == site.routes && titled.baseURL.text == site.baseURL.text)
    #expect(titled.pages.map(\.route) == site.pages.map(\.route))
    #expect(site.titled(site.pages.map(\.title)) === site)
  }

  @Test func `the command line's base URL replaces the configuration's`() throws {
    let files = "-- content/a.md --\nText."
    let base = try BaseURL(parsing: "http://localhost:8000/preview/")
    #expect(
      try PlannedSite(files, baseURL: base).site.baseURL.text == "http://localhost:8000/preview/")
    #expect(try PlannedSite(files).site.baseURL.text == "https://example.org/")
  }

  @Test func `shared models are found by their paths`() throws {
    let plan = try PlannedSite(
      """
      -- content/shop.kpi --
      price = 7
      -- content/a.md --
      Text.
      """)
    #expect(plan.site.modelByPath.mapValues { $0.text(0..<5) } == ["content/shop.kpi": "price"])
    #expect(plan.routes == ["", "a/"])
  }
}
