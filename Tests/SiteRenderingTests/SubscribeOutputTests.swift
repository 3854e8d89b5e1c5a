import Testing

@testable import SiteRendering

/// The page on which readers find the feeds: where there is one, and what leads to it.
struct SubscribeOutputTests {
  private static let template = """
    -- templates/subscribe.html --
    {{ page.kind }} {{ page.title }} {{ page.url }} {{ page.content }}
    -- templates/page.html --
    {{ site.subscribe }}

    """
  private static let post = "-- content/2026-01-01-a.md --\nText.\n"

  private func site(_ settings: String, _ files: String) throws -> RenderedSite {
    let site = try RenderedSite(
      "-- site.yaml --\ntitle: T\nbase_url: https://example.org/blog/\n\(settings)"
        + Self.template + files)
    #expect(site.messages == "")
    return site
  }

  @Test func `it is in each language that has posts, and linked by them`() throws {
    let site = try site(
      "permalinks: {subscribe: /follow/}\nlanguages: {de: {permalinks: {subscribe: /abo/}}}\n",
      Self.post
        + "-- content/2026-01-01-a.de.md --\nText.\n-- templates/strings/de.yaml --\nsubscribe: Abonnieren\n"
    )
    #expect(try site.lines("follow/index.html") == ["subscribe Subscribe /blog/follow/ "])
    #expect(try site.lines("de/abo/index.html") == ["subscribe Abonnieren /blog/de/abo/ "])
    #expect(try site.lines("a/index.html") == ["/blog/follow/"])
    #expect(try site.lines("de/a/index.html") == ["/blog/de/abo/"])
    #expect(try site.file("sitemap.xml").contains("<loc>https://example.org/blog/follow/</loc>"))
    #expect(
      try site.file("sitemap.xml").contains(
        "hreflang=\"de\" href=\"https://example.org/blog/de/abo/\""))
  }

  @Test(arguments: [
    ("-- content/about.md --\n---\ntemplate: subscribe.html\n---\nFeeds.\n", "/blog/about/"),
    ("-- content/subscribe.md --\nFeeds.\n", "/blog/subscribe/"),
  ])
  func `a page of the author stands in its place`(page: String, url: String) throws {
    let site = try site("", Self.post + page)
    #expect(try site.lines("a/index.html") == [url])
    #expect(
      site.files.keys.count { $0.hasPrefix("subscribe/") || $0.hasPrefix("about/") } == 1)
  }

  @Test func `without feeds there is none`() throws {
    #expect(try site("feeds: false\n", Self.post).files["subscribe/index.html"] == nil)
  }

  @Test func `a theme without the template has none`() throws {
    let site = try RenderedSite(
      Self.post + "-- templates/page.html --\n{{ \"none\" if not site.subscribe }}\n")
    #expect(site.messages == "")
    #expect(try site.lines("a/index.html") == ["none"])
  }

  @Test(arguments: [
    ("de", ""), ("de-AT", "de_AT"), ("zh-hant-tw", "zh_TW"), ("es-419", ""), ("en-US-x-a", "en_US"),
  ])
  func `a locale has a country`(language: String, locale: String) throws {
    let site = try RenderedSite(
      "-- content/a.md --\n---\nlanguage: \(language)\n---\nText.\n"
        + "-- templates/page.html --\n[{{ page.locale or \"\" }}]\n")
    #expect(try site.lines("a/index.html") == ["[\(locale)]"])
  }
}
