import Content
import Testing

@testable import SiteModel

struct RouteTests {
  @Test(arguments: [
    ("", "index.html", ""), ("/tipps/kpi/", "tipps/kpi/index.html", "tipps/kpi/"),
    ("tags/kpi.html", "tags/kpi.html", "tags/kpi/"), ("feed.xml", "feed.xml", "feed/"),
  ])
  func `a route has a file and a folder`(path: String, file: String, folder: String) {
    #expect(Route(path).file == file)
    #expect(Route(path).folder.path == folder)
  }

  @Test(arguments: [
    ("tipps/index.html", "tipps/"), ("index.html", ""), ("a/xindex.html", "a/xindex.html"),
  ])
  func `index files are their folders`(path: String, canonical: String) {
    #expect(Route(path).canonical.path == canonical)
  }

  @Test(arguments: [
    ("größe/ein bild.png", "gr%C3%B6%C3%9Fe/ein%20bild.png"), ("a%b?c#d", "a%25b%3Fc%23d"),
    ("tipps/kpi-1_2.~/", "tipps/kpi-1_2.~/"), ("a\nb", "a%0Ab"),
  ])
  func `URLs are percent-encoded and back`(path: String, encoded: String) {
    #expect(Route(path).percentEncoded == encoded)
    #expect(Route.decoding(encoded) == path)
  }

  @Test(arguments: [("", ""), ("tips/kpi/", "tips-kpi"), ("tags/kpi.html", "tags-kpi.html")])
  func `ids of several pages on one begin with their routes`(path: String, prefix: String) {
    #expect(Route(path).idPrefix == prefix)
  }

  @Test(arguments: ["%", "%4", "%zz", "%FF"])
  func `broken encodings stand for nothing`(encoded: String) {
    #expect(Route.decoding(encoded) == nil)
  }

  @Test func `a base URL with a path begins all URLs`() throws {
    let base = try BaseURL(parsing: "https://example.org/blog")
    #expect(base.url(of: Route("tipps/x/")) == "/blog/tipps/x/")
    #expect(base.permalink(of: .home) == "https://example.org/blog/")
  }

  private static let links: [(link: String, file: String, path: String?)] = [
    ("b.md", "tipps/a.md", "tipps/b.md"),
    ("../b.md", "tipps/a.md", "b.md"),
    ("./x/../b.md", "tipps/a.md", "tipps/b.md"),
    ("/b/", "tipps/a.md", "b/"),
    ("..", "tipps/x/a.md", "tipps/"),
    ("../../b.md", "tipps/a.md", nil),
    (".", "a.md", ""),
  ]

  @Test(arguments: links)
  func `relative paths resolve below their root`(link: String, file: String, path: String?) {
    #expect(RelativePath.resolve(link, fromFolderOf: file) == path)
  }

  @Test(arguments: [
    ("b.md", "tipps/a.md", "../b.md"), ("tipps/b.md", "tipps/a.md", "b.md"),
    ("x/y/b.md", "x/z/a.md", "../y/b.md"), ("tipps/b.md", "a.md", "tipps/b.md"),
  ])
  func `a file links to another relative to itself`(target: String, file: String, link: String) {
    #expect(RelativePath.link(to: target, fromFolderOf: file) == link)
    #expect(RelativePath.resolve(link, fromFolderOf: file) == target)
  }

  @Test(arguments: [
    ("https://a", true), ("mailto:x", true), ("tel:+49", true), ("a/b:c", false), ("b.md", false),
    (":x", false), ("1a:b", false),
  ])
  func `schemes and paths are distinguished`(link: String, hasScheme: Bool) {
    #expect(RelativePath.hasScheme(link) == hasScheme)
  }

  @Test func `lists are divided into pages`() {
    let listing = Listing(
      kind: .home, language: .main, route: .home, posts: (0..<11).map(PageID.init),
      isOldestFirst: false, indexPage: nil,
      pageSize: 5,
      pagePath: "page")
    #expect(listing.pageCount == 3)
    #expect(
      (1...3).map { listing.posts(onPage: $0).map(\.index) } == [
        [0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10],
      ])
    #expect((1...3).map { listing.route(ofPage: $0).path } == ["", "page/2/", "page/3/"])
    let empty = Listing(
      kind: .home, language: .main, route: .home, posts: [], isOldestFirst: false, indexPage: nil,
      pageSize: 5,
      pagePath: "page")
    #expect(empty.pageCount == 1 && empty.posts(onPage: 1).isEmpty)
    let endless = Listing(
      kind: .home, language: .main, route: .home, posts: [1, 2].map(PageID.init),
      isOldestFirst: false, indexPage: nil,
      pageSize: .max,
      pagePath: "page")
    #expect(endless.pageCount == 1 && endless.posts(onPage: 1).map(\.index) == [1, 2])
  }
}
