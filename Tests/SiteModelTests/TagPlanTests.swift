import Testing

@testable import SiteModel

/// The tags of a site and the addresses that they get.
struct TagPlanTests {
  private func post(_ name: String, tags: String) -> String {
    "-- content/\(name).md --\n---\ntags: [\(tags)]\n---\nText.\n"
  }

  @Test func `tags are in the order of their addresses, their posts newest first`() throws {
    let plan = try PlannedSite(
      post("2026-01-01-a", tags: "Zebra, äpfel, C") + post("2026-01-02-b", tags: "C, Zebra")
        + post("2026-01-03-c", tags: "C, C"))
    let terms = plan.site.terms
    #expect(terms.map(\.name) == ["äpfel", "C", "Zebra"])
    #expect(terms.map(\.slug) == ["apfel", "c", "zebra"])
    #expect(terms.map(\.route.path) == ["tags/apfel/", "tags/c/", "tags/zebra/"])
    #expect(
      terms.map { plan.paths($0.posts) } == [
        ["2026-01-01-a.md"], ["2026-01-03-c.md", "2026-01-02-b.md", "2026-01-01-a.md"],
        ["2026-01-02-b.md", "2026-01-01-a.md"],
      ])
    #expect(plan.messages.isEmpty)
  }

  @Test func `a post has its tags in the order written, each once`() throws {
    let plan = try PlannedSite(
      post("2026-01-01-a", tags: "Zebra, C, Zebra") + post("2026-01-02-b", tags: "C"))
    let tags = try plan.page("2026-01-01-a.md").terms.map { plan.site.terms[$0].name }
    #expect(tags == ["Zebra", "C"])
  }

  @Test func `a tag is identified by its name, whatever posts it has`() throws {
    let one = try PlannedSite(post("2026-01-01-a", tags: "x, y")).site.terms
    let other = try PlannedSite(post("2026-01-02-b", tags: "y")).site.terms
    #expect(one[0].identity != one[1].identity)
    #expect(one[1].identity == other[0].identity)
  }

  @Test func `the permalink of tags is configurable`() throws {
    let plan = try PlannedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org
      permalinks: {tag: "/topics/:slug.html"}

      """ + post("2026-01-01-a", tags: "Big News"))
    #expect(plan.site.terms.map(\.route.path) == ["topics/big-news.html"])
  }

  @Test func `tags of a page without a date have no effect`() throws {
    let plan = try PlannedSite(post("about", tags: "people, places"))
    #expect(plan.site.terms.isEmpty)
    #expect(
      plan.messages == """
        content/about.md:2:8: warning: tags have no effect on a page without a date
          tags: [people, places]
                 ^~~~~~
        help: give the page a date, which makes it a post, or remove its tags

        """)
  }

  @Test func `a tag without letters and digits has no address`() throws {
    let plan = try PlannedSite(
      post("2026-01-01-a", tags: "\"+++\"") + post("2026-01-02-b", tags: "\"!\", ok"))
    #expect(
      plan.messages == """
        content/2026-01-01-a.md:2:8: error: the tag "+++" has no letter or digit for its address
          tags: ["+++"]
                 ^~~~~
        content/2026-01-02-b.md:2:8: error: the tag "!" has no letter or digit for its address
          tags: ["!", ok]
                 ^~~

        """)
    #expect(
      plan.routes
        == ["", "2026-01-01-a/", "2026-01-02-b/", "tags/ok/"].map {
          $0.replacing(/2026-01-0\d-/, with: "")
        })
  }

  @Test func `tags that differ only in case are an error that shows both`() throws {
    let plan = try PlannedSite(
      post("2026-01-01-a", tags: "sales") + post("2026-01-02-b", tags: "Sales")
        + post("2026-01-03-c", tags: "Sales"))
    #expect(
      plan.messages == """
        content/2026-01-01-a.md:2:8: error: the tags "sales" and "Sales" differ only in case
          tags: [sales]
                 ^~~~~
        content/2026-01-03-c.md:2:8: note: "Sales" here
          tags: [Sales]
                 ^~~~~
        content/2026-01-02-b.md:2:8: note: "Sales" here
          tags: [Sales]
                 ^~~~~
        help: write the tag the same way in all posts: "Sales"

        """)
    #expect(plan.routes.filter { $0.hasPrefix("tags/") } == ["tags/sales/"])
  }

  @Test func `tags with one address are an error that shows all uses of both`() throws {
    let plan = try PlannedSite(
      post("2026-01-01-a", tags: "a/c") + post("2026-01-02-b", tags: "a/c")
        + post("2026-01-03-c", tags: "a-c"))
    #expect(
      plan.messages == """
        content/2026-01-02-b.md:2:8: error: the tags "a/c" and "a-c" would have the same address, "tags/a-c/"
          tags: [a/c]
                 ^~~
        content/2026-01-01-a.md:2:8: note: "a/c" also here
          tags: [a/c]
                 ^~~
        content/2026-01-03-c.md:2:8: note: "a-c" here
          tags: [a-c]
                 ^~~
        help: give one of the tags another name

        """)
  }

  @Test func `a clash of frequent tags names at most five posts of each besides the first`() throws
  {
    let posts = (10..<30).map {
      post("2026-01-\($0)-p", tags: $0.isMultiple(of: 2) ? "one two" : "one-two")
    }
    let messages = try PlannedSite(posts.joined()).messages
    #expect(messages.split(separator: "\n").count { $0.contains("also here") } == 5)
    #expect(messages.split(separator: "\n").count { $0.hasSuffix("\"one-two\" here") } == 5)
  }
}
