import Testing

@testable import SiteRendering

/// Which outputs are versions of each other, and what pages and sitemap say of it.
struct TranslatedOutputTests {
  private static let facts = """
    {{ page.language }}
    {% for version in page.alternates %}
    {{ version.language }} {{ version.url }}
    {% endfor %}
    |{% for language in page.languages %} {{ language.url }}{{ "" if language.translated else " (home)" }}{% endfor %}

    """

  /// A site in German, English and Japanese with pages that say which versions they have.
  private static func site(
    _ files: String, languages: String = "{en: {}, ja: {}}",
    baseURL: String = "https://example.org/", template: String = facts
  ) throws -> RenderedSite {
    try RenderedSite(
      """
      -- site.yaml --
      title: Beispiel
      base_url: \(baseURL)
      language: de
      languages: \(languages)
      pagination: 1
      -- templates/page.html --
      \(template)
      -- templates/list.html --
      \(template)
      -- templates/archive.html --
      \(template)
      -- templates/tags.html --
      \(template)
      -- templates/404.html --
      \(template)
      -- templates/strings/de.yaml --
      home: Start
      -- templates/strings/en.yaml --
      home: Home
      -- templates/strings/ja.yaml --
      home: Home

      """ + files)
  }

  private static let pages = """
    -- content/tipps/2026-01-01-a.md --
    ---
    tags: [x]
    ---
    A
    -- content/tipps/2026-01-01-a.en.md --
    ---
    tags: [x]
    slug: b
    ---
    A
    -- content/tipps/2026-01-02-c.md --
    C
    -- content/tipps/2026-01-03-d.en.md --
    D
    -- content/tipps/2026-01-04-e.ja.md --
    ---
    tags: [y]
    ---
    E

    """

  private static let home = [
    "de https://example.org/", "en https://example.org/en/", "ja https://example.org/ja/",
    "x-default https://example.org/",
  ]

  @Test(arguments: [
    (
      "tipps/a/index.html",
      [
        "de", "de https://example.org/tipps/a/", "en https://example.org/en/tipps/b/",
        "x-default https://example.org/tipps/a/", "| /tipps/a/ /en/tipps/b/ /ja/ (home)",
      ]
    ),
    ("tipps/c/index.html", ["de", "| /tipps/c/ /en/ (home) /ja/ (home)"]),
    ("en/tipps/d/index.html", ["en", "| / (home) /en/tipps/d/ /ja/ (home)"]),
    ("index.html", ["de"] + home + ["| / /en/ /ja/"]),
    ("ja/index.html", ["ja"] + home + ["| / /en/ /ja/"]),
    // Further pages of a list lead to the versions of the first.
    ("page/2/index.html", ["de", "| /page/2/ /en/ /ja/"]),
    ("en/tipps/page/2/index.html", ["en", "| /tipps/ /en/tipps/page/2/ /ja/tipps/"]),
    (
      "tags/x/index.html",
      [
        "de", "de https://example.org/tags/x/", "en https://example.org/en/tags/x/",
        "x-default https://example.org/tags/x/", "| /tags/x/ /en/tags/x/ /ja/ (home)",
      ]
    ),
    ("ja/tags/y/index.html", ["ja", "| / (home) /en/ (home) /ja/tags/y/"]),
    (
      "en/archive/index.html",
      [
        "en", "de https://example.org/archive/", "en https://example.org/en/archive/",
        "ja https://example.org/ja/archive/", "x-default https://example.org/archive/",
        "| /archive/ /en/archive/ /ja/archive/",
      ]
    ),
    ("404.html", ["de", "| / /en/ (home) /ja/ (home)"]),
    ("en/404.html", ["en", "| / (home) /en/ /ja/ (home)"]),
  ])
  func `versions of pages and lists`(file: String, lines: [String]) throws {
    let site = try Self.site(Self.pages)
    #expect(site.messages == "")
    #expect(try site.lines(file) == lines)
  }

  @Test(arguments: [
    ("s/index.html", "| /s/ /en/tips/ /ja/ (home)"),
    ("en/tips/index.html", "| /s/ /en/tips/ /ja/ (home)"),
    ("ja/s/index.html", "| / (home) /en/ (home) /ja/s/"),
  ])
  func `a list is no version where the folder's text is translated by a page`(
    file: String, switcher: String
  ) throws {
    let site = try Self.site(
      """
      -- content/s/index.md --
      ---
      translation_key: k
      ---
      Text
      -- content/tips.en.md --
      ---
      translation_key: k
      ---
      Text
      -- content/s/2026-01-01-p.ja.md --
      Text

      """)
    #expect(site.messages == "")
    #expect(try site.lines(file).last == switcher)
  }

  @Test func `tags whose names differ in case alone are versions of each other`() throws {
    let site = try Self.site(
      """
      -- content/2026-01-01-a.md --
      ---
      tags: [Zahl, Leads]
      ---
      A
      -- content/2026-01-01-a.en.md --
      ---
      tags: [number, leads]
      ---
      A
      -- content/en/_terms/tags/zahl.md --
      ---
      title: number
      ---
      -- content/page.ja.md --
      A

      """)
    #expect(site.messages == "")
    #expect(
      try site.lines("tags/zahl/index.html").last == "| /tags/zahl/ /en/tags/zahl/ /ja/ (home)")
    #expect(
      try site.lines("en/tags/leads/index.html").last
        == "| /tags/leads/ /en/tags/leads/ /ja/ (home)")
  }

  @Test(arguments: [
    // A text of one language is no translation of a home page without.
    (
      "-- content/index.md --\nStart\n",
      ["de", "| / /en/ (home) /ja/ (home)"], ["ja"] + enAndJa + ["| / (home) /en/ /ja/"]
    ),
    (
      "-- content/index.md --\nStart\n-- content/index.ja.md --\nStart\n",
      [
        "de", "de https://example.org/", "ja https://example.org/ja/",
        "x-default https://example.org/", "| / /en/ (home) /ja/",
      ],
      [
        "ja", "de https://example.org/", "ja https://example.org/ja/",
        "x-default https://example.org/", "| / /en/ (home) /ja/",
      ]
    ),
  ])
  func `texts of home pages`(files: String, german: [String], japanese: [String]) throws {
    let site = try Self.site(Self.pages + files)
    #expect(site.messages == "")
    #expect(try site.lines("index.html") == german)
    #expect(try site.lines("ja/index.html") == japanese)
  }

  private static let enAndJa = [
    "en https://example.org/en/", "ja https://example.org/ja/",
    "x-default https://example.org/en/",
  ]

  /// A list without a text is a version of one that has one, however many languages have it.
  @Test(arguments: [
    "", "-- content/tipps/index.md --\nT\n",
    "-- content/tipps/index.md --\nT\n-- content/tipps/index.en.md --\nT\n",
    "-- content/tipps/index.ja.md --\nT\n-- content/tipps/index.en.md --\nT\n",
  ])
  func `lists of a section are versions of each other`(files: String) throws {
    let site = try Self.site(Self.pages + files)
    #expect(site.messages == "")
    for language in ["de", "en", "ja"] {
      let folder = language == "de" ? "" : language + "/"
      #expect(
        try site.lines("\(folder)tipps/index.html") == [
          language, "de https://example.org/tipps/", "en https://example.org/en/tipps/",
          "ja https://example.org/ja/tipps/", "x-default https://example.org/tipps/",
          "| /tipps/ /en/tipps/ /ja/tipps/",
        ])
    }
  }

  /// Two folders of one language cannot both be the version of a section.
  @Test func `folders that a key joins`() throws {
    let site = try Self.site(
      Self.pages + """
        -- content/tipps/index.md --
        ---
        translation_key: tips
        ---
        -- content/tips/index.en.md --
        ---
        translation_key: tips
        ---
        -- content/tips/2026-01-01-f.ja.md --
        F

        """)
    #expect(site.messages == "")
    #expect(
      try site.lines("tipps/index.html").last == "| /tipps/ /en/tips/ /ja/tipps/")
    #expect(try site.lines("en/tipps/index.html").last == "| / (home) /en/tipps/ /ja/ (home)")
    #expect(try site.lines("ja/tips/index.html").last == "| / (home) /en/ (home) /ja/tips/")
  }

  @Test func `the page for missing addresses at the top is in the site's language`() throws {
    let site = try Self.site(Self.pages, languages: "{ja: {}, en: {}}")
    #expect(
      try site.lines("404.html") == ["de", "| / /ja/ (home) /en/ (home)"])
  }

  @Test func `a base URL that ends like a language`() throws {
    let site = try Self.site(
      Self.pages + "-- content/f.en.md --\n[a](tipps/2026-01-01-a.md) [c](tipps/2026-01-02-c.md)\n",
      baseURL: "https://example.org/en/", template: Self.facts + "\n{{ page.content }}\n")
    #expect(site.messages == "")
    let lines = try site.lines("en/f/index.html")
    #expect(
      lines == [
        "en", "| /en/ (home) /en/en/f/ /en/ja/ (home)",
        "<p><a href=\"/en/en/tipps/b/\">a</a> <a href=\"/en/tipps/c/\" hreflang=\"de\">c</a></p>",
      ])
  }

  @Test(arguments: ["a/b", "/a/b", "/a/b/"])
  func `a whole address has no prefix`(path: String) throws {
    let site = try Self.site("-- content/f.en.md --\n---\npath: \(path)\n---\n")
    #expect(try site.lines("a/b/index.html").first == "en")
  }

  @Test func `a template that names an address which is not built`() throws {
    let site = try Self.site(Self.pages, template: "{{ url(\"/en/fehlt/\") }}")
    #expect(site.messages.contains("this site has nothing at \"/en/fehlt/\""), "\(site.messages)")
  }

  /// A model beside the original, named by a path from there.
  @Test(arguments: ["content/a.en.md", "content/en/a.md", "content/en/tipps/b.md"])
  func `a translation uses the model of what it translates`(file: String) throws {
    let isBelow = file.contains("tipps")
    let site = try Self.site(
      """
      -- content/orders.kpi --
      sprache de
      eingabe Preis = 1.234,50 €
      -- content/tipps/own.kpi --
      sprache de
      eingabe Eigen = 2,50 €
      -- content/a.md --
      A
      -- \(file) --
      ---
      kpi: \(isBelow ? "../" : "")orders.kpi
      ---
      `=Preis` `=Eigen`

      ```kpi
      use "\(isBelow ? "" : "tipps/")own.kpi"
      ```

      """, languages: "{en: {}}", template: "{{ page.content }}")
    #expect(site.messages == "")
    let text = try site.file(isBelow ? "en/tipps/b/index.html" : "en/a/index.html")
    #expect(text.contains(">€1,234.50<") && text.contains(">€2.50<"), "\(text)")
  }

  @Test(arguments: [
    ("## Revenue", "b.md#umsatz", false), ("## Revenue {#umsatz}", "b.md#umsatz", true),
    ("## Revenue", "b.de.md#umsatz", true), ("## Revenue", "b.md#revenue", true),
    ("## Revenue", "b.de.md#revenue", false),
  ])
  func `an anchor is looked for where the link leads`(heading: String, link: String, works: Bool)
    throws
  {
    let site = try Self.site(
      """
      -- content/a.en.md --
      [b](\(link))
      -- content/b.md --
      ## Umsatz
      -- content/b.en.md --
      \(heading)

      """, languages: "{en: {}}", template: "{{ page.content }}")
    #expect(site.messages.isEmpty == works, "\(site.messages)")
    if link == "b.md#umsatz", !works {
      #expect(site.messages.contains("{#umsatz}") && site.messages.contains("b.de.md#umsatz"))
    }
  }
}
