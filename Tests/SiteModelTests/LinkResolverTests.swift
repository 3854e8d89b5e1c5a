import Content
import Testing

@testable import SiteModel

/// Where links lead, and what is said of those that lead nowhere.
struct LinkResolverTests {
  private static let files = """
    -- site.yaml --
    title: Example
    base_url: https://example.org/blog/
    -- content/index.md --
    Welcome.
    -- content/about.md --
    Text.
    -- content/größe.md --
    Text.
    -- content/tips/index.md --
    Tips.
    -- content/tips/2026-01-15-kpi.md --
    Text.
    -- content/tips/chart.svg --
    chart
    -- content/trip/index.md --
    Text.
    -- content/trip/photo.jpg --
    photo
    -- content/draft.md --
    ---
    draft: true
    ---
    -- content/secret/index.md --
    ---
    draft: true
    ---
    -- content/secret/plan.txt --
    Secret.
    -- content/faq.MD --
    Text.
    -- content/team.markdown --
    Text.
    """

  /// A target as one line.
  private func text(_ target: LinkResolver.Target) -> String {
    switch target {
    case .unchanged: "unchanged"
    case .url(let url, _): url
    case .asset(let asset, let url): "\(url) is \(asset.path)"
    case .broken(let message, let help): message + (help.map { "; " + $0 } ?? "")
    }
  }

  private static let fromPost: [(link: String, target: String)] = [
    ("", "unchanged"),
    ("#details", "unchanged"),
    ("https://example.com/", "unchanged"),
    ("//example.com/a.md", "unchanged"),
    ("mailto:a@example.org", "unchanged"),
    ("../about.md", "/blog/about/"),
    ("/about.md#team", "/blog/about/#team"),
    ("../gr%C3%B6%C3%9Fe.md?x=1#y", "/blog/grosse/?x=1#y"),
    ("../größe.md", "/blog/grosse/"),
    ("index.md", "/blog/tips/"),
    ("../index.md", "/blog/"),
    ("chart.svg?v=2", "/blog/tips/chart.svg?v=2 is tips/chart.svg"),
    ("/trip/photo.jpg", "/blog/trip/photo.jpg is trip/photo.jpg"),
    ("../faq.MD#top", "/blog/faq/#top"),
    ("/team.markdown", "/blog/team/"),
    ("?page=2", "/blog/tips/kpi/?page=2"),
    // By address, with and without the slash at its end, and relative to the page's own address.
    ("/about/", "/blog/about/"),
    ("/about", "/blog/about/"),
    ("/about/index.html", "/blog/about/"),
    ("/", "/blog/"),
    ("../chart.svg", "/blog/tips/chart.svg"),
    ("..", "/blog/"),
    ("../../about/", "/blog/about/"),
  ]

  @Test(arguments: fromPost)
  func `a link leads to a page, a file or an address of the site`(link: String, target: String)
    throws
  {
    let plan = try PlannedSite(Self.files)
    let page = try plan.page("tips/2026-01-15-kpi.md")
    #expect(text(LinkResolver(site: plan.site).resolve(link, from: page)) == target)
  }

  private static let pageHint = "links to pages are relative to the file that contains them"
  private static let addressHint =
    "link to pages by their file, such as \"other-page.md\", and to other sites with \"https://\""

  private static let underscoreHint =
    "files and folders whose names begin with \"_\" are not published: rename it"

  private static let broken: [(link: String, message: String)] = [
    ("a%2.md", "\"a%2.md\" is not a valid URL: \"%\" must begin an encoded character"),
    ("../../x.md", "\"../../x.md\" leads out of the site"),
    ("../abuot.md", "there is no \"content/abuot.md\" to link to; did you mean \"../about.md\"?"),
    (
      "kpi.md",
      "there is no \"content/tips/kpi.md\" to link to; did you mean \"2026-01-15-kpi.md\"?"
    ),
    (
      "2026-01-15-kpi.html",
      "this site has nothing at \"2026-01-15-kpi.html\"; did you mean \"2026-01-15-kpi.md\"?"
    ),
    (
      "/posts/kpi/", "this site has nothing at \"/posts/kpi/\"; did you mean \"2026-01-15-kpi.md\"?"
    ),
    ("/about.html", "this site has nothing at \"/about.html\"; did you mean \"../about.md\"?"),
    ("x.html", "this site has nothing at \"x.html\"; \(addressHint)"),
    ("about.md", "there is no \"content/tips/about.md\" to link to; did you mean \"../about.md\"?"),
    ("far/away.md", "there is no \"content/tips/far/away.md\" to link to; \(pageHint)"),
    ("chrat.svg", "this site has nothing at \"chrat.svg\"; did you mean \"/tips/chart.svg\"?"),
    ("/abuot/", "this site has nothing at \"/abuot/\"; did you mean \"/about/\"?"),
    (
      "../team.md", "there is no \"content/team.md\" to link to; did you mean \"../team.markdown\"?"
    ),
    ("../about.MD", "there is no \"content/about.MD\" to link to; did you mean \"../about.md\"?"),
    ("_MG_1234.jpg", "this site has nothing at \"_MG_1234.jpg\"; \(underscoreHint)"),
    ("../_parts/a.md", "there is no \"content/_parts/a.md\" to link to; \(underscoreHint)"),
    (
      ".plan",
      "this site has nothing at \".plan\"; "
        + "files and folders whose names begin with \".\" are not published: rename it"
    ),
    (
      "kpi.md~",
      "this site has nothing at \"kpi.md~\"; "
        + "files with such names are copies of editors and not published: rename it"
    ),
    ("/_redirects", "this site has nothing at \"/_redirects\"; \(addressHint)"),
    ("/nowhere/at/all", "this site has nothing at \"/nowhere/at/all\"; \(addressHint)"),
    (
      "../draft.md",
      "\"../draft.md\" is not published: it is a draft; remove the link, or publish the page"
    ),
    (
      "/secret/plan.txt",
      "\"/secret/plan.txt\" is not published: it is a draft; remove the link, or publish the page"
    ),
  ]

  @Test(arguments: broken)
  func `a link that leads nowhere is explained`(link: String, message: String) throws {
    let plan = try PlannedSite(Self.files)
    let page = try plan.page("tips/2026-01-15-kpi.md")
    #expect(text(LinkResolver(site: plan.site).resolve(link, from: page)) == message)
  }

  @Test(arguments: [
    ("https://example.org/shop", nil), ("https://example.org/wp-admin/index.php", "unchanged"),
    ("https://example.org/files/a.pdf", "unchanged"), ("https://example.org/about", "unchanged"),
    ("http://example.org/tips/kpi/#a", "unchanged"),
    ("https://example.org/abuot/", "/about/"), ("https://example.org/about.html", "/about/"),
    ("https://example.org/About/", "/about/"), ("https://example.org/kpi/", "/tips/kpi/"),
    ("https://example.org/tips/kpl/", "/tips/kpi/"),
    ("https://example.org/tips/none/", nil),
  ])
  func `whole addresses right below a host may be those of other software`(
    address: String, target: String?
  ) throws {
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      -- content/about.md --
      Text.
      -- content/tips/2026-01-15-kpi.md --
      Text.
      """)
    let page = try plan.page("about.md")
    let help =
      target.map { "did you mean \"\($0)\"?" }
      ?? "this is an address of the site itself: link to a page by its file"
    #expect(
      text(LinkResolver(site: plan.site).resolve(address, from: page))
        == (target == "unchanged"
          ? "unchanged" : "this site has nothing at \"\(address)\"; \(help)"))
  }

  @Test(arguments: [
    "https://example.org/blog/shop", "https://example.org/blog/shop/cart/",
    "https://example.org/blog/%zz",
  ])
  func `whole addresses below the site's own path are the site's`(address: String) throws {
    let plan = try PlannedSite(Self.files)
    let page = try plan.page("about.md")
    #expect(
      text(LinkResolver(site: plan.site).resolve(address, from: page))
        == "this site has nothing at \"\(address)\"; "
        + "this is an address of the site itself: link to a page by its file")
  }

  @Test(arguments: [
    ("{{ site.url }}/about/", "write \"/about/\": in a text nothing replaces \"{{ site.url }}\""),
    ("{{site.baseurl}}/a.png", "write \"/a.png\": in a text nothing replaces \"{{site.baseurl}}\""),
    (
      "{{< ref \"a.md\" >}}",
      "link to the page by its file, such as \"other-page.md\": a text has no tags"
    ),
  ])
  func `tags of other generators are no addresses`(address: String, help: String) throws {
    let plan = try PlannedSite(Self.files)
    let page = try plan.page("about.md")
    #expect(
      text(LinkResolver(site: plan.site).resolve(address, from: page))
        == "this site has nothing at \"\(address)\"; \(help)")
  }

  private static let fromSettings: [(written: String, target: String)] = [
    ("", "unchanged"),
    ("https://example.com/", "unchanged"),
    ("about.md#team", "/blog/about/#team"),
    ("/about.md", "/blog/about/"),
    ("/about/?x", "/blog/about/?x"),
    ("about", "/blog/about/"),
    ("/", "/blog/"),
    ("tips/chart.svg#i", "/blog/tips/chart.svg#i is tips/chart.svg"),
    ("abuot.md", "there is no \"content/abuot.md\" to link to; did you mean \"about.md\"?"),
    (
      "x/nothing.md",
      "there is no \"content/x/nothing.md\" to link to; pages are named by their path below content/"
    ),
    (
      "draft.md",
      "\"draft.md\" is not published: it is a draft; remove the link, or publish the page"
    ),
  ]

  @Test(arguments: fromSettings)
  func `menus and templates name addresses of the site, or files of its content`(
    written: String, target: String
  ) throws {
    let plan = try PlannedSite(Self.files)
    #expect(text(LinkResolver(site: plan.site).url(written)) == target)
  }

  @Test func `of pages with one name in several folders none is suggested`() throws {
    let plan = try PlannedSite(
      """
      -- content/spring/prices.md --
      Text.
      -- content/summer/prices.md --
      Text.
      -- content/shop/start.md --
      Text.
      """)
    let target = LinkResolver(site: plan.site)
      .resolve("prices.md", from: try plan.page("shop/start.md"))
    #expect(text(target) == "there is no \"content/shop/prices.md\" to link to; \(Self.pageHint)")
  }

  @Test(arguments: [(500, true), (501, false)])
  func `a folder of more than 500 paths gets no suggestions`(count: Int, isSuggested: Bool) throws {
    let files = (0..<count).map { "-- content/many/p\($0 + 1000).txt --\nx\n" }
    let plan = try PlannedSite(files.joined())
    let target = text(LinkResolver(site: plan.site).url("/many/q1000.txt"))
    #expect(target.contains("did you mean \"/many/p1000.txt\"?") == isSuggested)
  }

  // MARK: Style sheets

  @Test func `an address in a stylesheet must exist`() throws {
    let plan = try PlannedSite(
      """
      -- content/paper.svg --
      paper
      -- templates/assets/main.css --
      a { background: url(/paper.svg); }
      b { background: url(/papr.svg); }
      """)
    #expect(
      plan.messages == """
        templates/assets/main.css:2:21: error: this site has nothing at "/papr.svg"
          b { background: url(/papr.svg); }
                              ^~~~~~~~~
        help: did you mean "/paper.svg"?

        """)
  }
}
