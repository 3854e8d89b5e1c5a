import SiteModel
import TestSupport
import Testing

@testable import SiteRendering

/// Figures that stand for pages: `figure` in front matter, and what templates see of it.
struct PageFigureTests {
  private static let model = """
    ```kpi
    zähler Lead|Leads
    liste Kanal "Kanal"
      eingabe Kosten "Kosten"
      - Messe = 24.000 €
      - Web   = 6.000 €
    eingabe Leads "Leads" = 200 Leads
    Preis "Kosten pro Lead bei {Leads}" = Summe / Leads -> €/Lead
    Summe = summe(Kosten)
    Zwei = 2
    szenario mehr "mehr Leads"
      Leads = 240 Leads
      Mehr "zusätzliche Leads" = Leads - Leads@base
    ```

    """

  private func site(_ frontMatter: String, text: String = model) throws -> RenderedSite {
    try RenderedSite(
      """
      -- site.yaml --
      title: Zahlen
      base_url: https://example.org/
      language: de
      -- content/2026-01-01-a.md --
      ---
      \(frontMatter)
      ---
      \(text)-- templates/page.html --
      {% if page.figure %}{{ page.figure.label }}|{{ page.figure.value }}|{{ page.figure.text }}
      {% else %}none
      {% endif %}

      """)
  }

  static let figures: [(frontMatter: String, line: String)] = [
    ("title: A", "none"),
    (
      "figure: Summe",
      "Summe|<data value=\"30000\" data-unit=\"€\" data-figure=\"Summe\">30.000\u{A0}€</data>|30.000\u{A0}€"
    ),
    (
      "figure: Preis",
      "Kosten pro Lead bei 200|<data value=\"150\" data-unit=\"€/Lead\" data-figure=\"Preis\">"
        + "150\u{A0}€</data>|150\u{A0}€"
    ),
    (
      "figure: Preis@mehr | fest 0,01\nfigure_label: 'je Lead & `=Leads@mehr` davon'",
      "je Lead &amp; 240 davon|<data value=\"125\" data-unit=\"€/Lead\" data-figure=\"Preis@mehr\">"
        + "125,00\u{A0}€</data>|125,00\u{A0}€"
    ),
    (
      "figure: Kosten[Messe]",
      "Kosten, Messe|<data value=\"24000\" data-unit=\"€\" data-figure=\"Kosten[Messe]\">"
        + "24.000\u{A0}€</data>|24.000\u{A0}€"
    ),
    ("figure: Zwei | wort", "Zwei|<data value=\"2\" data-figure=\"Zwei\">zwei</data>|zwei"),
    (
      "figure: Mehr@mehr",
      "zusätzliche Leads|<data value=\"40\" data-unit=\"Leads\" data-figure=\"Mehr@mehr\">40</data>|40"
    ),
  ]

  @Test(arguments: figures)
  func `a figure has its label, its value and a text`(frontMatter: String, line: String) throws {
    let site = try site(frontMatter)
    #expect(site.messages == "")
    #expect(try site.lines("a/index.html") == [line])
  }

  @Test(arguments: [
    (
      "figure: Pries",
      """
      content/2026-01-01-a.md:2:9: error: unknown name "Pries"
        figure: Pries
                ^~~~~
      help: did you mean "Preis"?

      """
    ),
    (
      "figure: '`=Preis`'",
      """
      content/2026-01-01-a.md:2:9: error: front matter names a figure without backticks and "="
        figure: '`=Preis`'
                ^~~~~~~~~~
      help: write "Preis"

      """
    ),
    (
      "figure_label: '`=Laeds`'",
      """
      content/2026-01-01-a.md:2:15: error: unknown name "Laeds"
        figure_label: '`=Laeds`'
                      ^~~~~~~~~~
      help: did you mean "Leads"?

      """
    ),
  ])
  func `what a model does not have is an error at its place`(
    frontMatter: String, message: String
  ) throws {
    #expect(try site(frontMatter).messages == message)
  }

  @Test func `a figure needs a model`() throws {
    let site = try site("figure: Preis", text: "Text.\n")
    #expect(
      site.messages == """
        content/2026-01-01-a.md:2:9: error: there is no "Preis", since this page has no model
          figure: Preis
                  ^~~~~
        help: give the page a kpi block, or "kpi: file.kpi" in its front matter

        """)
  }

  @Test func `lists depend on the figures that they show`() throws {
    let site = try RenderedSite(
      """
      -- content/2026-01-01-a.md --
      ---
      figure: price
      kpi: prices.kpi
      ---
      Text.
      -- content/2026-01-02-b.md --
      Text.
      -- content/prices.kpi --
      price "Price" = €5
      -- templates/page.html --
      x
      -- templates/list.html --
      {% for post in site.posts %}{{ post.figure.text if post.figure else "–" }} {% endfor %}

      """)
    #expect(site.messages == "")
    #expect(try site.lines("index.html") == ["– €5 "])
    #expect(
      try site.dependencies(of: "index.html").filter { $0.contains(".md") } == [
        "page(\"2026-01-01-a.md\"): figure", "page(\"2026-01-02-b.md\"): figure",
      ])
  }

  // MARK: The standfirst

  @Test(arguments: [
    ("summary: In *short*.", "Text.", "<p>In <em>short</em>.</p>"),
    ("summary: Text.", "Text.", ""),
    ("summary: Text", "**Text** that goes on.", ""),
    ("description: For machines.", "Text.", ""),
    ("title: A", "Text.", ""),
  ])
  func `a standfirst is a summary that the text does not begin with`(
    frontMatter: String, text: String, standfirst: String
  ) throws {
    let site = try RenderedSite(
      """
      -- content/a.md --
      ---
      \(frontMatter)
      ---
      \(text)
      -- templates/page.html --
      [{{ page.standfirst }}]{% if page.standfirst %} there{% endif %}

      """)
    #expect(site.messages == "")
    #expect(
      try site.file("a/index.html").filter { $0 != "\n" }
        == "[\(standfirst)]" + (standfirst.isEmpty ? "" : " there"))
  }
}
