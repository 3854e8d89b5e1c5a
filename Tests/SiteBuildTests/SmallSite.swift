import Diagnostics
import Foundation
import SiteModel
import SiteRendering
import TestSupport
import Testing

@testable import SiteBuild

/// A site with one of everything, for builds one after another.
final class SmallSite {
  /// The instant of all builds unless one says otherwise, 2026-01-01T00:00:00Z.
  static let now = 1_767_225_600

  private static let files = [
    "site/site.yaml": """
    title: Site
    base_url: https://example.org/blog/
    pagination: 2
    menu: [{title: About, page: about.md}]

    """,
    "site/content/about.md": "About.\n",
    "site/content/a/index.md": "---\ntitle: 'Costs `=Price`'\nkpi: prices.kpi\n---\n",
    "site/content/a/2020-01-01-one.md": "---\ntags: [x]\n---\nOne.\n\n<!--more-->\n\n## Part\n",
    "site/content/a/2020-01-02-two.md": "---\ntags: [x, y]\n---\nTwo.\n",
    "site/content/a/2020-01-03-three.md":
      "---\ntags: [y]\naliases: [/old/]\n---\n[one](2020-01-01-one.md#part)\n",
    "site/content/2020-01-04-four/index.md": "---\ntags: [z]\n---\n![](four.svg)\n",
    "site/content/2020-01-04-four/four.svg":
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>\n",
    "site/content/2026-02-01-five.md": "Later.\n",
    "site/content/prices.kpi": "input Price \"Price\" = 5 €\n",
    "site/content/_data/team.yaml": "- Ann\n",
    "site/templates/base.html":
      "<title>{{ page.title }}</title>{{ site.menu[0].url }}{% block main %}{% endblock %}",
    "site/templates/list.html": """
    {% extends "base.html" %}{% block main %}{% for post in paginator.items %}
    {{ post.title }}{{ post.summary }}{% endfor %}{% include "tags.txt" %}{% endblock %}
    """,
    "site/templates/tags.txt":
      "{% for tag in site.tags %}{{ tag.name }} {{ tag.count }}{% endfor %}",
    "site/templates/post.html": """
    {% extends "base.html" %}{% block main %}{{ page.content }}{{ t("by") }}{{ page.section }}
    {% if page.previous %}{{ page.previous.title }}{% endif %}{% endblock %}
    """,
    "site/templates/page.html":
      "{% extends \"base.html\" %}{% block main %}{{ page.content }}{{ data(\"team\")[0] }}{% endblock %}",
    "site/templates/404.html":
      "<link rel=\"stylesheet\" href=\"{{ asset(\"main.css\") }}\">{{ \"'No'\" | markdown }}",
    "site/templates/assets/main.css": "a { order: 1 }\n",
    "site/templates/strings/en.yaml": "by: By\nunused: No\n",
  ]

  let folder: TemporaryFolder
  /// A fresh folder for each build that is compared with.
  private var cleanBuilds = 0

  /// Written, and built once.
  init() throws {
    folder = try TemporaryFolder(Self.files)
    #expect(build().diagnostics.isEmpty)
  }

  var root: String { folder.path + "/site" }

  func settings(now: Int = SmallSite.now, output: String = "public") -> SiteBuilder.Settings {
    var settings = SiteBuilder.Settings(
      root: root, output: folder.path + "/" + output, shownOutput: output, now: now)
    settings.jobs = 2
    settings.program = "test"
    return settings
  }

  @discardableResult
  func build(now: Int = SmallSite.now) -> BuildResult {
    SiteBuilder(settings(now: now)).build()
  }

  /// The files of the output as a build into an empty folder writes them.
  func cleanFiles(now: Int = SmallSite.now) throws -> FileTree {
    cleanBuilds += 1
    let output = "clean-\(cleanBuilds)"
    #expect(!SiteBuilder(settings(now: now, output: output)).build().diagnostics.hasErrors)
    return try files(output)
  }

  func files(_ output: String = "public") throws -> FileTree {
    try FileTree(folder.path + "/" + output)
  }

  func replace(_ old: String, with new: String, in file: String) throws {
    let text = try folder.text("site/" + file)
    #expect(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: "site/" + file)
  }

  /// The state file of the builds into `public`.
  var stateFile: String { root + "/" + SiteBuilder(settings()).stateFile.path }
}
