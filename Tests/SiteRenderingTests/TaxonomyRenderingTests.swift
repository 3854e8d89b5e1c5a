import Content
import SiteModel
import Testing

@testable import SiteRendering

/// What templates, feeds and structured data have of taxonomies and their terms.
struct TaxonomyRenderingTests {
  private static let files = """
    -- site.yaml --
    title: Site
    base_url: https://example.org/
    author: Ann
    feeds: {formats: [atom, json]}
    taxonomies: {authors: {}, series: {order: oldest}}
    -- content/2026-01-01-a.md --
    ---
    author: karin
    series: Growth
    tags: [x]
    ---
    -- content/2026-01-02-b.md --
    ---
    authors: [Karin Muster, Bob]
    series: Growth
    ---
    [Karin](_terms/authors/karin.md)
    -- content/2026-01-03-c.md --
    ---
    series: Growth
    tags: [x, y]
    ---
    -- content/_terms/authors/karin.md --
    ---
    title: Karin Muster
    extra: {city: Bonn}
    aliases: [/karin/]
    ---
    Writes **well**.

    """

  private func site(_ templates: String, _ more: String = "") throws -> RenderedSite {
    let site = try RenderedSite(Self.files + templates + more)
    #expect(site.messages == "")
    return site
  }

  // MARK: Pages

  @Test func `the page of a term has its own template, else that of all terms, else that of lists`()
    throws
  {
    let lists = "-- templates/list.html --\nlist {{ page.kind }}\n"
    let terms = "-- templates/term.html --\nterm {{ page.kind }}\n"
    let authors = "-- templates/author.html --\nauthor {{ page.kind }}\n"
    let karin = "authors/karin/index.html"
    #expect(try site(lists).lines(karin) == ["list term"])
    #expect(try site(lists + terms).lines(karin) == ["term term"])
    let all = try site(lists + terms + authors)
    #expect(try all.lines(karin) == ["author term"])
    #expect(try all.lines("tags/x/index.html") == ["term tag"])
    #expect(try all.lines("index.html") == ["list home"])
  }

  @Test func `an overview is there where the theme has a template for it`() throws {
    let overview =
      "{{ page.title }} {{ page.kind }} {{ page.taxonomy }}: "
      + "{% for term in site[page.taxonomy] %}{{ term }} {% endfor %}\n"
    let all = try site(
      "-- templates/terms.html --\n\(overview)-- templates/authors.html --\nA \(overview)"
        + "-- templates/strings/en.yaml --\nseries_title: All series\n")
    #expect(try all.lines("authors/index.html") == ["A Authors terms authors: Bob Karin Muster "])
    #expect(try all.lines("series/index.html") == ["All series terms series: Growth "])
    #expect(try all.lines("tags/index.html") == ["Tags tags tags: x y "])
    #expect(try site("").files["authors/index.html"] == nil)
  }

  @Test func `the template of a taxonomy whose terms have its name is theirs`() throws {
    let all = try site("-- templates/series.html --\n{{ page.kind }}\n")
    #expect(try all.lines("series/growth/index.html") == ["term"])
    #expect(all.files["series/index.html"] == nil)
  }

  @Test func `the list of a term shows its file`() throws {
    let all = try site(
      """
      -- templates/list.html --
      {{ page.title }}|{{ page.content }}|{{ page.extra.city | default("-") }}|{{ page.taxonomy }}|{{ page.path }}
      {% for post in paginator.items %}{{ post.title }} {% endfor %}|{% for other in site.pages %}{{ other.path }} {% endfor %}
      """)
    let pages = "2026-01-01-a.md 2026-01-02-b.md 2026-01-03-c.md "
    #expect(
      try all.lines("authors/karin/index.html") == [
        "Karin Muster|<p>Writes <strong>well</strong>.</p>",
        "|Bonn|authors|_terms/authors/karin.md",
        "B A |" + pages,
      ])
    #expect(
      try all.lines("series/growth/index.html") == ["Growth||-|series|None", "A B C |" + pages])
    #expect(try all.file("karin/index.html").contains("url=/authors/karin/"))
    #expect(try all.lines("sitemap.xml").contains("<loc>https://example.org/authors/karin/</loc>"))
  }

  @Test func `a term says what its file says, wherever it is shown`() throws {
    let all = try site(
      """
      -- templates/page.html --
      {% for author in page.authors %}{{ author.name }}|{{ author.title }}|{{ author.slug }}|{{ author.url }}|{{ author.taxonomy }}|{{ author.extra.city | default("-") }}|{{ author.description }}|{{ author.content }}
      {% endfor %}{{ page.tags | length }} {{ page.content }}
      """)
    #expect(
      try all.lines("b/index.html") == [
        "Karin Muster|Karin Muster|karin|/authors/karin/|authors|Bonn|Writes well.|<p>Writes <strong>well</strong>.</p>",
        "Bob|Bob|bob|/authors/bob/|authors|-||",
        "0 <p><a href=\"/authors/karin/\">Karin</a></p>",
      ])
    let fields = try all.dependencies(of: "b/index.html")
    #expect(
      fields.contains { $0.hasPrefix("page(\"_terms/authors/karin.md\"): content, description") },
      "\(fields)")
  }

  @Test func `a site lists its taxonomies`() throws {
    let all = try site(
      """
      -- templates/terms.html --
      -
      -- templates/page.html --
      {% for kind in site.taxonomies %}{{ kind.name }} {{ kind.singular }} {{ kind.title }} {{ kind.url }} {{ kind.order }} {{ site[kind.name] | length }}
      {% endfor %}
      """)
    #expect(
      try all.lines("a/index.html") == [
        "tags tag Tags /tags/ newest 2", "authors author Authors /authors/ newest 2",
        "series series Series /series/ oldest 1",
      ])
  }

  // MARK: Series

  private static let parts = """
    -- templates/page.html --
    {% for part in page.series %}{{ part.position }} of {{ part.count }}, first {{ part.first.title }}, after {{ part.previous.title if part.previous else "-" }}, before {{ part.next.title if part.next else "-" }}, {{ part == site.series[0] }}{% endfor %}
    -- templates/list.html --
    {% if term %}{{ term.position }} {{ term.previous }} {{ term.next }} {{ term.first }}{% endif %}

    """

  @Test(arguments: [
    ("a", "1 of 3, first A, after -, before B, True"),
    ("b", "2 of 3, first A, after A, before C, True"),
    ("c", "3 of 3, first A, after B, before -, True"),
  ])
  func `a term of a page tells it of its place`(page: String, line: String) throws {
    #expect(try site(Self.parts).lines("\(page)/index.html") == [line])
  }

  @Test func `a term that is of no page tells of none`() throws {
    #expect(try site(Self.parts).lines("series/growth/index.html") == ["None None None None"])
  }

  @Test func `the place is a dependency of its own`() throws {
    let all = try site(Self.parts)
    let uses = try all.dependencies(of: "b/index.html")
    #expect(uses.contains("place(page: \"2026-01-02-b.md\", series Growth)"), "\(uses)")
    #expect(uses.contains("page(\"2026-01-02-b.md\"): language, series"), "\(uses)")
    func fingerprint(_ page: String, _ site: RenderedSite) throws -> UInt64? {
      let key = DependencyKey.place(
        page: page, Term.Key(language: "", taxonomy: "series", name: "Growth"))
      return try site.fingerprints(of: "\(page.dropFirst(11).prefix(1))/index.html")[key]?[nil]
    }
    let more = try site(Self.parts, "\n-- content/2026-01-04-d.md --\n---\nseries: Growth\n---\n")
    for (page, isSame) in [
      ("2026-01-01-a.md", true), ("2026-01-02-b.md", true), ("2026-01-03-c.md", false),
    ] {
      #expect(try (fingerprint(page, all) == fingerprint(page, more)) == isSame, "\(page)")
    }
  }

  // MARK: Related

  private static let related = """
    -- content/2026-01-01-a.md --
    ---
    tags: [rare, common]
    ---
    -- content/2026-01-02-b.md --
    ---
    tags: [common]
    ---
    -- content/2026-01-03-c.md --
    ---
    tags: [rare]
    ---
    -- content/2026-01-04-d.md --
    ---
    tags: [common]
    ---
    -- content/2026-01-05-e.md --
    ---
    tags: [other]
    ---
    -- templates/page.html --
    {% for other in page.related %}{{ other.title }} {% endfor %}|

    """

  @Test(arguments: [("a", "C D B |"), ("b", "D A |"), ("c", "A |"), ("d", "B A |"), ("e", "|")])
  func `rarer terms count more, and newer posts come first`(page: String, line: String) throws {
    #expect(try RenderedSite(Self.related).lines("\(page)/index.html") == [line])
  }

  @Test func `related pages are of one language`() throws {
    let site = try RenderedSite(
      Self.related + "-- content/2026-01-06-f.fr.md --\n---\nslug: f\ntags: [rare]\n---\n"
        + "-- site.yaml --\ntitle: T\nbase_url: https://example.org\nlanguages: {fr: {}}\n")
    #expect(try site.lines("c/index.html") == ["A |"])
    #expect(try site.lines("fr/f/index.html") == ["|"])
  }

  @Test func `at most ten are related`() throws {
    let posts = (10..<30).map { "-- content/2026-01-\($0)-p\($0).md --\n---\ntags: x\n---\n" }
    let site = try RenderedSite(
      posts.joined()
        + "-- templates/page.html --\n{{ page.related | length }} {{ page.related[0].title }}\n")
    #expect(try site.lines("p10/index.html") == ["10 P29"])
  }

  // MARK: Authors

  @Test func `authors are in feeds and structured data`() throws {
    let all = try site("-- templates/page.html --\n{{ page.structured_data | tojson }}\n")
    let muster =
      #"{"@type": "Person", "name": "Karin Muster", "url": "https://example.org/authors/karin/"}"#
    #expect(try all.file("a/index.html").contains("\"author\": \(muster)"))
    #expect(
      try all.file("b/index.html").contains(
        "\"author\": [\(muster), {\"@type\": \"Person\", \"name\": \"Bob\""))
    #expect(
      try all.file("c/index.html").contains(#""author": {"@type": "Person", "name": "Ann"}"#))
    #expect(try all.file("a/index.html").contains(#""keywords": ["x", "Growth"]"#))
    let entries = try all.file("feed.xml").split(separator: "<entry")
    #expect(entries.count == 4)
    #expect(entries[0].contains("<name>Ann</name>"))
    #expect(!entries[1].contains("<author>"))
    #expect(
      entries[2].contains(
        "<author>\n<name>Karin Muster</name>\n<uri>https://example.org/authors/karin/</uri>\n</author>\n<author>\n<name>Bob</name>"
      ))
    #expect(!entries[2].contains("<category term=\"Bob\"/>"))
    #expect(entries[3].contains("<category term=\"Growth\"/>"))
    let json = try all.file("authors/bob/feed.json")
    #expect(json.contains("\"title\": \"Site: Bob\""))
    #expect(
      json.contains(
        "\"name\": \"Karin Muster\",\n          \"url\": \"https://example.org/authors/karin/\""))
  }

  // MARK: Names

  @Test func `all that templates can read is taken as the name of a taxonomy`() {
    for field in Field.allCases { #expect(TaxonomySettings.isTaken(field.text), "\(field)") }
    for variable in TemplateInterface.Variable.allCases where variable != .term {
      #expect(TaxonomySettings.isTaken(variable.rawValue))
    }
    #expect(!TaxonomySettings.isTaken("authors") && !TaxonomySettings.isTaken("tags"))
  }
}
