import Content
import Testing

@testable import SiteModel

/// The terms of all taxonomies: what names them, where they are, and what their files say.
struct TermPlanTests {
  private static let site = """
    -- site.yaml --
    title: Example
    base_url: https://example.org
    taxonomies: {authors: {}, series: {order: oldest}}

    """

  /// The address of each term by its name.
  private func addresses(_ plan: PlannedSite) -> [String: String] {
    Dictionary(uniqueKeysWithValues: plan.site.terms.map { ($0.name, $0.route.path) })
  }

  private func post(_ day: Int, _ frontMatter: String) -> String {
    "-- content/2026-01-\(day < 10 ? "0" : "")\(day)-p\(day).md --\n---\n\(frontMatter)\n---\n"
  }

  // MARK: Names

  @Test func `a key and a title name one term`() throws {
    let plan = try PlannedSite(
      Self.site + post(1, "authors: karin") + post(2, "author: Karin Muster")
        + "-- content/_terms/authors/karin.md --\n---\ntitle: Karin Muster\n---\nText.\n")
    #expect(plan.messages == "")
    let term = try #require(plan.site.terms.first)
    #expect(plan.site.terms.count == 1)
    #expect(term.name == "Karin Muster" && term.key.name == "karin")
    #expect(term.route.path == "authors/karin/")
    #expect(plan.paths(term.posts) == ["2026-01-02-p2.md", "2026-01-01-p1.md"])
    let page = try #require(term.page.map { plan.site.pages[$0] })
    #expect(page.kind == .term && page.title == "Karin Muster" && page.route == term.route)
    #expect(page.source.path == "_terms/authors/karin.md")
    let listing = try #require(plan.site.listings.first { $0.route == term.route })
    #expect(listing.indexPage == term.page)
    #expect(plan.site.pages.last === page)
  }

  @Test(arguments: [
    ("authors: Karin", "authors: karin", "\"karin\"", "case"),
    ("authors: [\"karin \"]", "authors: karin", "\"karin\"", "white space or case"),
  ])
  func `names that differ in case alone are an error with both places and the one to take`(
    one: String, other: String, meant: String, difference: String
  ) throws {
    let plan = try PlannedSite(
      Self.site + post(1, one) + post(2, other) + post(3, other))
    #expect(plan.messages.contains("differ only in \(difference)"), "\(plan.messages)")
    #expect(plan.messages.contains("content/2026-01-01-p1.md:2:"))
    #expect(plan.messages.contains("content/2026-01-02-p2.md:2:"))
    #expect(
      plan.messages.contains("help: write the author the same way in all posts: \(meant)\n"))
    #expect(plan.messages.split(separator: "\n").count { $0.contains("error:") } == 1)
  }

  @Test(arguments: ["Karin", "KARIN MUSTER"])
  func `a file says how a name is written`(name: String) throws {
    let plan = try PlannedSite(
      Self.site + post(1, "authors: \(name)")
        + "-- content/_terms/authors/karin.md --\n---\ntitle: Karin Muster\n---\n")
    let meant = name == "Karin" ? "karin" : "Karin Muster"
    #expect(
      plan.messages.contains("help: write the author the same way in all posts: \"\(meant)\""))
    #expect(plan.messages.contains("content/_terms/authors/karin.md: note: \"\(meant)\" here"))
  }

  @Test func `two files cannot name one term`() throws {
    let plan = try PlannedSite(
      Self.site + post(1, "authors: [a, b]")
        + "-- content/_terms/authors/a.md --\n---\ntitle: Karin\n---\n"
        + "-- content/_terms/authors/b.md --\n---\ntitle: Karin\n---\n")
    #expect(
      plan.messages == """
        content/_terms/authors/b.md:2:8: error: a second file for the author "Karin"
          title: Karin
                 ^~~~~
        content/_terms/authors/a.md: note: the first is here
        help: remove one of them, or give it another title

        """)
  }

  @Test func `a term without letters has no address, and no page over the overview`() throws {
    let plan = try PlannedSite(Self.site + post(1, "tags: [\"+++\"]\nauthors: \"!\""))
    #expect(plan.messages.contains("1:8: error: the tag \"+++\" has no letter") == false)
    #expect(plan.messages.contains("error: the tag \"+++\" has no letter or digit for its address"))
    #expect(plan.messages.contains("error: the author \"!\" has no letter or digit"))
    #expect(!plan.routes.contains { $0.hasPrefix("tags/") || $0.hasPrefix("authors/") })
  }

  // MARK: Addresses

  @Test func `signs count where names would have one address`() throws {
    let plan = try PlannedSite(
      Self.site + post(1, "tags: [C, C++, \"C#\", .NET, NET, F#, x]"))
    #expect(
      addresses(plan) == [
        "C": "tags/c/", "C++": "tags/c-plus-plus/", "C#": "tags/c-sharp/",
        ".NET": "tags/dot-net/", "NET": "tags/net/", "F#": "tags/f/", "x": "tags/x/",
      ])
    let moved = plan.messages.split(separator: "\n").filter { $0.contains("warning:") }
    #expect(moved.count == 3, "\(plan.messages)")
    #expect(
      plan.messages.contains(
        "the tag \"C++\" is at \"tags/c-plus-plus/\", not at \"tags/c/\", beside \"C\" and \"C#\""),
      "\(plan.messages)")
    #expect(!plan.messages.contains("error:"))
  }

  @Test(arguments: [
    ("C++", ["C++": "tags/c/"]),
    ("C++, \"C#\"", ["C++": "tags/c-plus-plus/", "C#": "tags/c-sharp/"]),
    (".NET", [".NET": "tags/net/"]),
    (
      "C++ and more, C and more",
      ["C++ and more": "tags/c-plus-plus-and-more/", "C and more": "tags/c-and-more/"]
    ),
  ])
  func `signs count nowhere else`(tags: String, expected: [String: String]) throws {
    #expect(addresses(try PlannedSite(post(1, "tags: [\(tags)]"))) == expected)
  }

  @Test func `a file sets the address, and then nothing is said`() throws {
    let plan = try PlannedSite(
      post(1, "tags: [C, C++, \"C#\"]")
        + "-- content/_terms/tags/C++.md --\n---\nslug: cpp\n---\n"
        + "-- content/_terms/tags/C#.md --\n---\nslug: csharp\n---\n")
    #expect(plan.messages == "")
    #expect(
      addresses(plan) == ["C": "tags/c/", "C++": "tags/cpp/", "C#": "tags/csharp/"])
  }

  @Test func `a file says the whole address`() throws {
    let files =
      post(1, "tags: [a/c, a-c]") + "-- content/_terms/tags/a-c.md --\n---\npath: /b/\n---\n"
    let plan = try PlannedSite(files)
    #expect(plan.messages == "")
    #expect(addresses(plan) == ["a/c": "tags/a-c/", "a-c": "b/"])
    #expect(plan.routes == ["", "b/", "p1/", "tags/a-c/"])
    let clash = try PlannedSite(files.replacing("/b/", with: "/p1/"))
    #expect(clash.messages.contains("would be written to \"p1/index.html\", which is taken"))
  }

  @Test func `signs in words may clash as well`() throws {
    let plan = try PlannedSite(post(1, "tags: [C, C++, \"C plus plus\"]"))
    #expect(plan.messages.contains("would have the same address, \"tags/c-plus-plus/\""))
  }

  @Test func `an author and a tag of one slug have pages of their own`() throws {
    let plan = try PlannedSite(Self.site + post(1, "authors: Sales\ntags: Sales"))
    #expect(plan.messages == "")
    #expect(plan.routes.filter { $0.contains("sales") } == ["authors/sales/", "tags/sales/"])
  }

  @Test(arguments: ["/tags/:slug/", "/:slug/", "/t/:slug.html", "/tags/:slug.html"])
  func `names of parts of addresses collide with nothing`(pattern: String) throws {
    let names = ["seite", "page", "2", "feed", "index", "index.html"]
    let posts = (1...25).map { post($0, "tags: [\(names.joined(separator: ", "))]") }
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      pagination: {size: 10, path: seite}
      taxonomies: {tags: {permalink: "\(pattern)"}}

      """ + posts.joined(), kinds: [PageFile.self, ListFile.self, OverviewFile.self])
    #expect(plan.messages == "")
    let files = plan.site.outputs.map { $0.route.file.lowercased() }
    #expect(Set(files).count == files.count)
    for term in plan.site.terms {
      let listing = try #require(
        plan.site.listings.first { $0.posts == term.posts && $0.route == term.route })
      #expect(listing.pageCount == 3)
      for number in 1...3 {
        #expect(plan.routes.contains(listing.route(ofPage: number).path), "\(term.name) \(number)")
      }
    }
    #expect(Set(plan.site.terms.map(\.name)) == Set(names))
  }

  // MARK: Order

  @Test func `a series begins with its oldest post, its feed with the newest`() throws {
    let plan = try PlannedSite(
      Self.site + (1...3).map { post($0, "series: Growth\ntags: x") }.joined())
    let site = plan.site
    let terms = Dictionary(uniqueKeysWithValues: site.terms.map { ($0.name, $0) })
    let all = ["2026-01-03-p3.md", "2026-01-02-p2.md", "2026-01-01-p1.md"]
    #expect(terms["Growth"].map { plan.paths($0.posts) } == all.reversed())
    #expect(terms["x"].map { plan.paths($0.posts) } == all)
    for listing in site.listings.ids { #expect(plan.paths(site.postsInFeed(of: listing)) == all) }
  }

  // MARK: Files

  @Test func `a term that only drafts have exists for them alone`() throws {
    let files =
      post(1, "draft: true\ntags: x")
      + "-- content/_terms/tags/x.md --\n---\ntitle: X!\n---\nText.\n"
    let without = try PlannedSite(files)
    #expect(without.site.terms.isEmpty && without.messages == "")
    #expect(without.routes == [""])
    #expect(without.site.pages.isEmpty)
    let with = try PlannedSite(files, drafts: true)
    #expect(with.site.terms.map(\.name) == ["X!"])
    #expect(with.routes == ["", "p1/", "tags/x/"])
  }

  @Test func `a draft of a file is as if it were absent`() throws {
    let files =
      post(1, "tags: x")
      + "-- content/_terms/tags/x.md --\n---\ntitle: Later\ndraft: true\n---\nText.\n"
    let plan = try PlannedSite(files)
    #expect(plan.site.terms.map(\.name) == ["x"])
    #expect(plan.site.terms[0].page == nil && plan.messages == "")
    #expect(plan.site.unpublished.map(\.path) == ["_terms/tags/x.md"])
    #expect(try PlannedSite(files, drafts: true).site.terms.map(\.name) == ["Later"])
  }

  @Test func `files for no term are warned of`() throws {
    let plan = try PlannedSite(
      Self.site + post(1, "tags: [key figures, x]")
        + """
        -- content/_terms/tags/key-figures.md --
        Text.
        -- content/_terms/tags/xx.md --
        Text.
        -- content/_terms/autors/karin.md --
        Text.
        -- content/_terms/sales.md --
        Text.
        -- content/_terms/tags/more/x.md --
        Text.
        """)
    #expect(
      plan.messages == """
        content/_terms/autors/karin.md: warning: this site has no taxonomy "autors"
        help: did you mean "authors"?
        content/_terms/sales.md: warning: this file is in no taxonomy's folder, so it is not used
        help: move it to content/_terms/tags/, content/_terms/authors/ or content/_terms/series/
        content/_terms/tags/key-figures.md: warning: no post has the tag "key-figures"
        help: for the tag "key figures", write "title: key figures" in it
        content/_terms/tags/more/x.md: warning: the page of a term must be in its taxonomy's folder
        help: move it to content/_terms/tags/
        content/_terms/tags/xx.md: warning: no post has the tag "xx"

        """)
  }

  @Test func `other files are published beside the overview`() throws {
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      taxonomies: {authors: {overview: /who/}}
      -- content/_terms/authors/karin.txt --
      Text.
      -- content/_terms/authors/more/a.txt --
      Text.
      """)
    #expect(plan.messages == "")
    #expect(plan.routes == ["", "who/karin.txt", "who/more/a.txt"])
  }
}

/// The overview of a taxonomy.
private struct OverviewFile: Output {
  static let kind = "overview"
  let route: Route

  static func plan(_ plan: inout OutputPlan) {
    for language in plan.site.languages {
      for taxonomy in language.taxonomies { plan.add(OverviewFile(route: taxonomy.overview)) }
    }
  }

  static func description(of name: String) -> String { "an overview" }
}
