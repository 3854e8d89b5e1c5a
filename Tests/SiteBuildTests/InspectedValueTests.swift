import TestSupport
import Testing

@testable import SiteBuild

/// The values of a page's template, which are small whatever they are.
struct InspectedValueTests {
  private let about = "about/index.html"

  /// A site of many posts.
  private func longSite() throws -> InspectedSite {
    let posts = (1...45).map { number in
      ("content/b/2024-01-01-\(100 + number).md", "---\ntitle: Post \(number)\n---\nText.\n")
    }
    return try InspectedSite(Dictionary(uniqueKeysWithValues: posts))
  }

  @Test func `a long list is counted and begins`() throws {
    let page = try longSite().page(about)
    #expect(page["values.site.posts.count"] == "48")
    #expect(
      page["values.site.posts.items.0"]
        == #"{"$":"page","date":"2025-01-03","path":"a/2025-01-03-three.md","title":"Three","url":"/blog/a/three/"}"#
    )
    #expect(page["values.site.posts.items.19"] != "")
    #expect(page["values.site.posts.items.20"] == "")
    #expect(page.byteCount < 20_000)
  }

  @Test(arguments: [
    ("site.posts", 0, 20), ("site.posts", 20, 20), ("site.posts", 40, 8), ("site.posts", 48, 0),
    ("site.posts", .max, 0), ("site.posts", -3, 20), ("site.posts", .min, 20),
    ("site.menu", 0, 1), ("page.extra.a.b[1]", 1, 1), ("page.extra.c.d[0].e", 0, 2),
  ])
  func `further elements are had by the list's path`(
    _ path: String, _ start: Int, _ count: Int
  ) throws {
    let site = try longSite()
    try site.edit(
      "content/about.md",
      "---\ntitle: About\nextra: {a: {b: [1, [2, 3]]}, c.d: [{e: [4, 5]}]}\n---\nAbout.\n")
    let answer = try site.elements(path, from: start, of: about)
    #expect(answer.hasPrefix(#"{"items":["#))
    #expect(try InspectedPage(Array(answer.utf8))["items"].isEmpty == false)
    let page = try InspectedPage(Array(answer.utf8))
    #expect((0..<count).allSatisfy { page["items.\($0)"] != "" })
    #expect(page["items.\(count)"] == "")
  }

  @Test(arguments: [
    "page.extra.a.b[9]", "page.extra.a.b[-1]", "page.extra.a.b[1", "page.content", "page", "",
    "site.", "sites.posts", "paginator.items", "page.extra[0]", "site.posts[0].tags",
  ])
  func `what is no list has no elements`(_ path: String) throws {
    let site = try longSite().site
    #expect(site.isPage(about))
    #expect(site.inspection(of: about, value: path, from: 0) == nil)
    #expect(site.inspection(of: "none.html", value: path, from: 0) == nil)
    #expect(!site.isPage("none.html"))
  }

  @Test func `texts that are long or hostile are cut and escaped`() throws {
    let written =
      "\"\\\"\\\\ \u{1F600}\\u2028</script>\u{301}"
      + String(repeating: "ä", count: 5_000) + "\""
    let site = try InspectedSite([
      "content/about.md":
        "---\ntitle: About\nextra: {text: \(written), deep: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]], wide: ["
        + String(repeating: "[\((1...21).map(String.init).joined(separator: ","))],", count: 50)
        + "]}\n---\nAbout.\n"
    ])
    let page = try site.page(about)
    let text = page["values.page.extra.text"]
    #expect(text.hasPrefix(#""\"\\ "# + "\u{1F600}"))
    #expect(text.hasSuffix("ää…\""))
    #expect(text.unicodeScalars.count < 1_100)
    #expect(page["values.page.extra.deep"].count < 200)
    #expect(page["values.page.extra.wide.count"] == "50")
    #expect(page.byteCount < 20_000)
  }

  @Test func `members with many keys are counted`() throws {
    let keys = (1...150).map { "k\($0): \($0)" }.joined(separator: ", ")
    let site = try InspectedSite([
      "content/about.md": "---\ntitle: About\nextra: {\(keys)}\n---\nAbout.\n"
    ])
    let page = try site.page(about)
    #expect(page["values.page.extra.k100"] == "100")
    #expect(page["values.page.extra.k101"] == "")
    #expect(page["values.page.extra.…"] == "\"50 more\"")
  }

  @Test func `a title with everything that needs escaping`() throws {
    let site = try InspectedSite([
      "content/about.md": "---\ntitle: \"A \\\"b\\\" \\\\ \\t < 👩‍👩‍👧\"\n---\nAbout.\n"
    ])
    #expect(try site.page(about)["page.title"] == #""A \"b\" \\ \t < 👩‍👩‍👧""#)
  }

  @Test(arguments: [
    ("a/onne/index.html", ["a/one/index.html", "a/index.html"]),
    ("one/index.html", ["a/one/index.html", "index.html"]),
    ("a/abuot/index.html", ["about/index.html", "a/index.html"]),
    ("b/c/d/nothing-like-it/index.html", ["index.html"]),
    ("a/three", ["a/three/index.html", "a/index.html"]),
    ("", ["index.html"]), ("/", ["index.html"]),
    ("a/" + String(repeating: "x", count: 100_000), ["a/index.html"]),
  ])
  func `similar addresses`(_ file: String, _ near: [String]) throws {
    #expect(try InspectedSite().site.pages(near: file) == near)
  }

  @Test func `at most five similar addresses`() throws {
    #expect(try longSite().site.pages(near: "b/199/index.html").count == 5)
  }
}
