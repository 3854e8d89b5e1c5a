import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// What a build makes again when figures that stand for pages change, and that the outcome is a clean build's.
struct PageFigureBuildTests {
  private static let files = [
    "site/site.yaml": "title: Site\nbase_url: https://example.org/\nfeeds: false\n",
    "site/content/2020-01-01-one.md":
      "---\nkpi: prices.kpi\nfigure: Price\nsummary: One.\ntags: [x]\n---\nText.\n",
    "site/content/2020-01-02-two.md":
      "---\nkpi: prices.kpi\nsummary: Two.\ntags: [y]\n---\nText.\n",
    "site/content/prices.kpi": "input Price \"Price\" = €5\ninput Cost \"Cost\" = €3\n",
    "site/templates/list.html": """
    <title>x</title>{% for post in paginator.items %}{{ post.summary }}
    {% if post.figure %}{{ post.figure.label }} {{ post.figure.value }}{% endif %}{% endfor %}
    """,
    "site/templates/post.html": "<title>x</title>{{ page.standfirst }}",
    "site/templates/page.html": "<title>x</title>",
  ]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(Self.files)
    let result = build()
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.text)")
  }

  @discardableResult
  private func build(_ output: String = "public") -> BuildResult {
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/" + output, shownOutput: output,
      now: SmallSite.now)
    settings.program = "test"
    return SiteBuilder(settings).build()
  }

  @Test(arguments: [
    ("content/prices.kpi", "€5", "€6", ["index.html", "tags/x/index.html"]),
    ("content/prices.kpi", "\"Price\"", "\"What it costs\"", ["index.html", "tags/x/index.html"]),
    ("content/prices.kpi", "€3", "€4", []),
    (
      "content/2020-01-01-one.md", "figure: Price", "figure: Cost",
      ["index.html", "tags/x/index.html"]
    ),
    (
      "content/2020-01-01-one.md", "figure: Price", "figure: Price\nfigure_label: now",
      ["index.html", "tags/x/index.html"]
    ),
    ("content/2020-01-01-one.md", "Text.", "Other text.", []),
    ("content/2020-01-01-one.md", "Text.", "One. Text.", ["one/index.html"]),
    (
      "content/2020-01-02-two.md", "Two.", "Both.",
      ["index.html", "tags/y/index.html", "two/index.html"]
    ),
  ])
  func `a change concerns what shows it, and nothing else`(
    file: String, old: String, new: String, made: [String]
  ) throws {
    let text = try folder.text("site/" + file)
    #expect(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: "site/" + file)
    let result = build()
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.text)")
    #expect(result.rebuilt.map(\.file).sorted() == made)
    build("clean")
    #expect(try FileTree(folder.path + "/public") == FileTree(folder.path + "/clean"))
  }
}
