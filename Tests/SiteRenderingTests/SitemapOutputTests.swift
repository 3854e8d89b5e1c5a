import SiteModel
import Testing

@testable import SiteRendering

/// Which files the sitemap consists of; a file holds 50,000 URLs by the sitemaps.org protocol.
struct SitemapOutputTests {
  /// Each file with the URLs or the number of parts that it lists.
  private func files(_ count: Int) -> [String] {
    SitemapOutput.outputs(addresses: count).map { output in
      switch output.role {
      case .addresses(let range): "\(output.route.path): \(range)"
      case .parts(let count): "\(output.route.path): \(count) parts"
      }
    }
  }

  @Test(arguments: [0, 1, 49_999, 50_000])
  func `URLs that fit into one file are in one`(count: Int) {
    #expect(files(count) == ["sitemap.xml: 0..<\(count)"])
  }

  @Test func `lists have the newest change of what they show`() throws {
    let site = try RenderedSite(
      """
      -- site.yaml --
      title: T
      base_url: https://example.org/
      pagination: 1
      -- content/2026-01-01-a.md --
      ---
      tags: [x]
      updated: 2026-01-20
      ---
      -- content/2026-01-02-b.md --
      ---
      tags: [y]
      ---
      -- content/about.md --
      Text.
      -- templates/tags.html --
      x
      -- templates/archive.html --
      x

      """)
    #expect(site.messages == "")
    let entries = try site.file("sitemap.xml").split(separator: "<loc>").dropFirst().map { entry in
      let parts = entry.split(separator: "</loc>")
      let date = parts[1].firstMatch(of: /<lastmod>(.{10})/)?.1 ?? "none"
      return parts[0].dropFirst("https://example.org".count) + " " + date
    }
    #expect(
      entries == [
        "/ 2026-01-02", "/a/ 2026-01-20", "/about/ none", "/archive/ 2026-01-20", "/b/ 2026-01-02",
        "/page/2/ 2026-01-20", "/tags/ 2026-01-20", "/tags/x/ 2026-01-20", "/tags/y/ 2026-01-02",
      ])
  }

  @Test func `more URLs are divided into parts that the sitemap lists`() {
    #expect(
      files(50_001) == [
        "sitemap.xml: 2 parts", "sitemap-1.xml: 0..<50000", "sitemap-2.xml: 50000..<50001",
      ])
    #expect(
      files(100_000) == [
        "sitemap.xml: 2 parts", "sitemap-1.xml: 0..<50000", "sitemap-2.xml: 50000..<100000",
      ])
    #expect(
      files(149_999) == [
        "sitemap.xml: 3 parts", "sitemap-1.xml: 0..<50000", "sitemap-2.xml: 50000..<100000",
        "sitemap-3.xml: 100000..<149999",
      ])
  }
}
