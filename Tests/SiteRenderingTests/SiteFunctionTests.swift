import Testing

@testable import SiteRendering

/// The functions and filters that the site adds to the templates' language.
struct SiteFunctionTests {
  private func site(_ expression: String, language: String = "en") throws -> RenderedSite {
    try RenderedSite(
      """
      -- site.yaml --
      title: Example
      base_url: https://example.org/blog/
      language: \(language)
      -- content/a.md --
      Text.
      -- content/2026-01-15-post.md --
      ---
      tags: [x]
      ---
      -- content/_data/team.yaml --
      - {name: Ann, born: 1990-01-02}
      -- templates/assets/main.txt --
      main
      -- templates/strings/en.yaml --
      hello: "Hello {name}"
      posts: {one: "{count} post", other: "{count} posts"}
      -- templates/page.html --
      \(expression)
      """)
  }

  private static let results: [(expression: String, result: String)] = [
    ("{{ url(\"a.md\") }}", "/blog/a/"),
    ("{{ url(\"/tags/x/\") }}", "/blog/tags/x/"),
    ("{{ url(site.tags[0]) }}", "/blog/tags/x/"),
    ("{{ url(site.posts[0]) }}", "/blog/post/"),
    ("{{ url(\"https://example.com/\") }}", "https://example.com/"),
    ("{{ data(\"team\")[0].name }} {{ data(\"team\")[0].born }}", "Ann 1990-01-02"),
    ("{{ t(\"hello\", name=\"Kim\") }}", "Hello Kim"),
    ("{{ t(\"posts\", count=1) }}, {{ t(\"posts\", count=1200) }}", "1 post, 1,200 posts"),
    ("{{ \"2026-01-15\" | date(\"d MMMM yyyy\") }}", "15 January 2026"),
    ("{{ \"A *b* c\" | markdown }}", "<p>A <em>b</em> c</p>"),
    ("{{ page.content | markdown }}", "<p>Text.</p>"),
    ("{{ \"[a](a.md)\" | markdown }}", "<p><a href=\"/blog/a/\">a</a></p>"),
    ("{{ \"Größe & Preis\" | slug }}", "grosse-preis"),
    ("{{ \"/blog/a/\" | absolute }}", "https://example.org/blog/a/"),
    ("{{ site.posts[0] | absolute }}", "https://example.org/blog/post/"),
    ("{{ 1234567.5 | number }} {{ \"2.345\" | number(1) }}", "1,234,567.5 2.3"),
    ("{{ 1999 | money(\"eur\") }} {{ 1999.5 | money(\"EUR\", 0) }}", "€1,999 €2,000"),
    ("{{ 0.125 | percent }} {{ 0.5 | percent(1) }}", "12.5% 50.0%"),
  ]

  @Test(arguments: results)
  func `functions and filters give values for the page`(expression: String, result: String) throws {
    let site = try site(expression)
    #expect(site.messages == "")
    #expect(try site.lines("a/index.html") == [result])
  }

  private static let failures: [(expression: String, message: String, help: String?)] = [
    ("{{ url(\"b.md\") }}", "there is no \"content/b.md\" to link to", "did you mean \"a.md\"?"),
    ("{{ url(1) }}", "url() takes a page, a tag or an address, not a number", nil),
    (
      "{{ asset(\"mian.txt\") }}", "there is no \"templates/assets/mian.txt\"",
      "did you mean \"main.txt\"?"
    ),
    (
      "{{ asset(\"_main.txt\") }}", "there is no \"templates/assets/_main.txt\"",
      "files and folders whose names begin with \"_\" are not published: rename it"
    ),
    ("{{ asset(1) }}", "asset() takes the name of a file, not a number", nil),
    (
      "{{ data(\"tem\") }}",
      "there is no data file \"content/_data/tem\" (.yaml, .yml, .toml or .json)",
      "did you mean \"team\"?"
    ),
    ("{{ data([]) }}", "data() takes the name of a data file, not a list", nil),
    ("{{ t(1) }}", "t() takes the key of a message, not a number", nil),
    ("{{ none | date(\"d\") }}", "date takes a date and a pattern, not none", nil),
    ("{{ 1 | number(21) }}", "number takes 0 to 20 decimals", nil),
    ("{{ [] | percent }}", "percent takes a number, not a list", nil),
    (
      "{{ 1 | money(\"XYZ\") }}", "money takes the code of a currency, not \"XYZ\"",
      "write it like money(\"EUR\")"
    ),
    ("{{ \"[b](b.md)\" | markdown }}", "there is no \"content/b.md\" to link to", nil),
  ]

  @Test(arguments: failures)
  func `a wrong argument is an error that says what is needed`(
    expression: String, message: String, help: String?
  ) throws {
    let site = try site(expression)
    #expect(site.messages.contains("error: \(message)\n"), "\(site.messages)")
    if let help { #expect(site.messages.contains("help: \(help)\n"), "\(site.messages)") }
    #expect(site.messages.contains("note: while writing \"a/index.html\"\n"))
    #expect(site.files["a/index.html"] == nil)
  }

  @Test func `a file of the theme has the URL at which it is published`() throws {
    let site = try site("{{ asset(\"main.txt\") }}")
    let published = try #require(site.files.keys.first { $0.hasPrefix("assets/main.") })
    #expect(try site.lines("a/index.html") == ["/blog/" + published])
  }

  @Test func `figures are written in the page's language`() throws {
    let site = try site(
      "{{ 1234.5 | number }} {{ 5 | money(\"EUR\") }} {{ \"2026-01-15\" | date(\"EEEE\") }} "
        + "{{ \"Größe\" | slug }}", language: "de")
    #expect(try site.lines("a/index.html") == ["1.234,5 5\u{A0}€ Donnerstag groesse"])
  }
}
