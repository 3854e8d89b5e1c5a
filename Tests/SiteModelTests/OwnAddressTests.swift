import Content
import Testing

@testable import SiteModel

/// Whole URLs that lead to the site itself.
struct OwnAddressTests {
  @Test(arguments: [
    ("https://www.example.org/blog/", ""), ("https://www.example.org/blog", ""),
    ("https://www.example.org/blog#a", "#a"), ("https://www.example.org/blog?a", "?a"),
    ("HTTPS://WWW.Example.ORG/blog/a.md?b#c", "a.md?b#c"),
    ("http://www.example.org/blog/a/", "a/"), ("//www.example.org/blog/a/", "a/"),
    ("https://www.example.org:443/blog/a/", "a/"), ("http://www.example.org:80/blog/a/", "a/"),
  ])
  func `an address is the site's own`(address: String, below: String) throws {
    let base = try BaseURL(parsing: "https://www.example.org/blog/")
    #expect(base.relativePart(ofWhole: address) == below[...])
  }

  @Test(arguments: [
    "", "/", "/blog/a/", "a.md", "#a", "mailto:a@www.example.org", "https:", "https://",
    "https://example.org/blog/a/", "https://www.example.org", "https://www.example.org/",
    "https://www.example.org/shop/", "https://www.example.org/blogger/",
    "https://www.example.org:8080/blog/a/", "https://www.example.org.evil.net/blog/a/",
    "https://user@www.example.org/blog/a/", "ftp://www.example.org/blog/a/",
  ])
  func `an address leads elsewhere`(address: String) throws {
    let base = try BaseURL(parsing: "https://www.example.org/blog/")
    #expect(base.relativePart(ofWhole: address) == nil)
  }

  @Test func `a port belongs to the address`() throws {
    let base = try BaseURL(parsing: "http://localhost:8000/")
    #expect(base.relativePart(ofWhole: "http://localhost:8000") == "")
    #expect(base.relativePart(ofWhole: "http://localhost:8000/a/") == "a/")
    #expect(base.relativePart(ofWhole: "http://localhost/a/") == nil)
  }
}
