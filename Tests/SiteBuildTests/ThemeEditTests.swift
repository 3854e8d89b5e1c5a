import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// Edits of a theme's layers, words and settings: after each, the site is what a build from scratch makes.
struct ThemeEditTests {
  private static let site = "title: Site\nbase_url: https://example.org\n"
  private static let base =
    "{% extends \"theme:base.html\" %}{% block footer %}<p>Foot</p>{% endblock %}"

  /// Files with their new texts, one edit after another; an empty text removes a file.
  private static let edits: [(file: String, text: String)] = [
    ("templates/base.html", base),
    ("templates/base.html", base.replacing("Foot", with: "Feet")),
    ("templates/strings/en.yaml", "tags: Labels\n"),
    ("site.yaml", site + "theme: {list: summaries, accent: \"#123\"}\n"),
    ("site.yaml", site + "theme: {use: calm, accent: teal}\n"),
    ("themes/calm/list.html", "{% extends \"base.html\" %}{% block main %}Calm{% endblock %}"),
    ("themes/calm/strings/en.yaml", "tags: Calm labels\nabout: Us\n"),
    ("templates/strings/en.yaml", ""),
    ("themes/calm/theme.yaml", "settings: {side: {default: false}}\n"),
    ("templates/assets/custom.css", "a { color: red }"),
    ("templates/assets/main.css", "b { color: red }"),
    ("templates/base.html", ""),
    ("themes/calm/list.html", "Calm, and whole\n"),
    ("themes/calm/page.html", "{{ page.title }}\n"),
    ("site.yaml", site + "theme: none\n"),
    ("site.yaml", site),
  ]

  @Test("each build gives what a clean one gives")
  func edits() throws {
    let site = try ThemedSite([
      "themes/calm/list.html": "{% extends \"theme:list.html\" %}", "themes/calm/LICENSE": "MIT",
    ])
    try expectCleanBuilds(of: site, after: Self.edits)
  }

  @Test("notes stand where the style sheet has rules for them; links of texts are listed anew")
  func texts() throws {
    let site = try ThemedSite([
      "templates/page.html":
        "{{ page.content }}{% for a in page.links %}{{ a.number }} {{ a.url }};{% endfor %}",
      "templates/list.html":
        "{% for post in paginator.items %}{{ post.links | length }}{% endfor %}\n",
      "templates/assets/main.css": "a { color: red }",
      "content/notes.md": "A.[^1]\n\nB. [c](/)\n\n[^1]: D.\n",
    ])
    try expectCleanBuilds(
      of: site,
      after: [
        ("templates/theme.yaml", "styles: {notes: main.css}\n"),
        ("content/notes.md", "A.[^1]\n\nB. [c](/) [e](https://e.org)\n\n[^1]: D.\n"),
        ("templates/theme.yaml", "styles: {notes: mian.css}\n"),
        ("templates/theme.yaml", "name: A\n"),
        ("site.yaml", Self.site.replacing("example", with: "example.net")),
      ])
    let page = try #require(try site.output()["notes/index.html"])
    #expect(page.hasSuffix("1 https://example.net.org/;2 https://e.org;"), "\(page)")
  }

  @Test("the style sheet for tables is there where a text needs it and the theme has no rules")
  func tables() throws {
    let site = try ThemedSite([
      "templates/page.html": "{{ page.content }}", "templates/list.html": "{{ page.content }}",
      "templates/assets/main.css": "td.right { text-align: right }", "content/table.md": "A.\n",
    ])
    let sheet = "assets/sitegen-tables.css"
    func hasSheet(after file: String, _ text: String) throws -> [Bool] {
      try expectCleanBuilds(of: site, after: [(file, text)])
      let output = try site.output()
      let page = output["table/index.html"] ?? ""
      return [
        output[sheet] != nil,
        page.hasPrefix("<link rel=\"stylesheet\" href=\"/assets/sitegen-tables"),
      ]
    }
    let table = "| A | B |\n|---|--:|\n| 1 | 2 |\n"
    #expect(try hasSheet(after: "content/table.md", "B.\n") == [false, false])
    #expect(try hasSheet(after: "content/table.md", table) == [true, true])
    #expect(
      try site.output()[sheet] == """
        th.left, td.left { text-align: left; }
        th.center, td.center { text-align: center; }
        th.right, td.right { text-align: right; }

        """)
    let rules = "styles: {tables: main.css}\n"
    #expect(try hasSheet(after: "templates/theme.yaml", rules) == [false, false])
    #expect(try hasSheet(after: "templates/theme.yaml", "name: A\n") == [true, true])
    // Where a text only may need it, nothing links to it.
    #expect(try hasSheet(after: "content/table.md", "```\n\(table)```\n") == [true, false])
    #expect(try hasSheet(after: "content/table.md", "A: B, :-) and a -: b\n") == [false, false])
  }

  @Test("the style sheet for charts is there where a text draws one and the theme has no rules")
  func charts() throws {
    let site = try ThemedSite([
      "templates/page.html": "{{ page.content }}", "templates/list.html": "{{ page.content }}",
      "templates/assets/main.css": ".kpi-chart { color: red }", "content/chart.md": "A.\n",
    ])
    let sheet = "assets/sitegen-charts.css"
    func hasSheet(after file: String, _ text: String) throws -> [Bool] {
      try expectCleanBuilds(of: site, after: [(file, text)])
      let output = try site.output()
      let page = output["chart/index.html"] ?? ""
      return [
        output[sheet] != nil,
        page.hasPrefix("<link rel=\"stylesheet\" href=\"/assets/sitegen-charts"),
      ]
    }
    let chart = "A = 5\nchart D = bars A\n"
    #expect(
      try hasSheet(after: "content/chart.md", "```kpi\nA = 5\ntable D = A\n```\n") == [
        false, false,
      ])
    #expect(try hasSheet(after: "content/chart.md", "```kpi\n\(chart)```\n") == [true, true])
    let rules = "styles: {charts: main.css}\n"
    #expect(try hasSheet(after: "templates/theme.yaml", rules) == [false, false])
    #expect(try hasSheet(after: "templates/theme.yaml", "name: A\n") == [true, true])
    #expect(try hasSheet(after: "content/chart.md", "~~~ kpi\n\(chart)~~~\n") == [true, true])
    #expect(try hasSheet(after: "content/chart.md", "\(chart)") == [false, false])
  }

  @Test("feeds have the table of a chart")
  func chartsInFeeds() throws {
    let site = try ThemedSite([
      "content/a.md":
        "---\ndate: 2026-01-01\n---\nA.\n\n```kpi\nA = 5\nchart D \"B\" = bars A\n```\n"
    ])
    #expect(site.build() == "")
    let output = try site.output()
    let feed = try #require(output["feed.xml"])
    #expect(feed.contains("&lt;caption&gt;B&lt;/caption&gt;"))
    for part in ["svg", "role=", "details", "sitegen-charts"] {
      #expect(!feed.contains(part), "\(part)")
    }
    #expect(output["a/index.html"]?.contains("<svg viewBox") == true)
  }

  @Test("summaries and comments with aligned cells link to the style sheet, too")
  func tablesInFrontMatter() throws {
    let table = "\n    | A |\n    |--:|\n    | 1 |\n"
    let site = try ThemedSite([
      "templates/page.html":
        "{{ page.summary }}{% for c in page.comments %}{{ c.text }}{% endfor %}",
      "templates/list.html": "{% for post in paginator.items %}{{ post.summary }}{% endfor %}",
      "content/a.md": "---\ndate: 2026-01-01\nsummary: |\(table)"
        + "comments:\n- author: B\n  date: 2026-01-02\n  text: |\(table)---\nA.\n",
    ])
    #expect(site.build() == "")
    let output = try site.output()
    #expect(output["assets/sitegen-tables.css"] != nil)
    let link = "<link rel=\"stylesheet\" href=\"/assets/sitegen-tables"
    #expect((output["a/index.html"] ?? "").components(separatedBy: link).count == 3)
    #expect((output["index.html"] ?? "").components(separatedBy: link).count == 2)
  }

  private func expectCleanBuilds(
    of site: ThemedSite, after edits: [(file: String, text: String)]
  ) throws {
    #expect(site.build() == "")
    for (file, text) in edits {
      let path = site.folder.path + "/site/" + file
      if text.isEmpty {
        try FileManager.default.removeItem(atPath: path)
      } else {
        try site.folder.write(text, to: "site/" + file)
      }
      let messages = site.build()
      var settings = site.settings
      settings.ignoresCache = true
      settings.output = site.folder.path + "/clean"
      settings.shownOutput = "clean"
      try? FileManager.default.removeItem(atPath: settings.output)
      let clean = SiteBuilder(settings).build()
      let expected = clean.diagnostics.map(ConsoleFormat(showsIDs: true).text(for:)).joined()
      #expect(messages == expected, "after the edit of \(file)")
      if clean.diagnostics.hasErrors { continue }
      #expect(
        try FileTree(site.folder.path + "/public") == FileTree(settings.output),
        "after the edit of \(file)")
    }
  }

  @Test("a setting that nothing reads renders nothing again")
  func unreadSetting() throws {
    let site = try ThemedSite([
      "templates/theme.yaml": "settings: {motto: {type: text, default: a}}\n"
    ])
    #expect(site.build() == "")
    try site.folder.write(Self.site + "theme: {motto: b}\n", to: "site/site.yaml")
    let result = SiteBuilder(site.settings).build()
    #expect(result.diagnostics.isEmpty)
    #expect(result.summary?.written == 0)
  }

  @Test("defaults of theme.yaml hold in the theme's own repository")
  func ownDefaults() throws {
    let site = try ThemedSite([
      "templates/theme.yaml":
        "settings: {list: {type: choice, choices: [whole, summaries], default: whole}}\n",
      "templates/list.html": "{{ theme.list }}", "templates/page.html": "{{ theme.list }}",
    ])
    #expect(site.build() == "")
    #expect(try site.output()["index.html"] == "whole")
    try site.folder.write("{{ theme.lsit }}", to: "site/templates/list.html")
    #expect(site.build().hasPrefix("templates/list.html:1:4: error: theme has no \"lsit\""))
  }
}
