import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// The layers of a site's theme: when the program's own lies below, and what comes from where.
struct ThemeStackTests {
  private static let page = "<!doctype html><title>{{ page.title }}</title>{{ page.content }}"
  private static let layered = [
    "404.html", "archive/index.html", "first/index.html", "hello/index.html", "index.html",
    "subscribe/index.html", "tags/index.html", "tags/tea/index.html",
  ]
  private static let complete = [
    "first/index.html", "hello/index.html", "index.html", "tags/tea/index.html",
  ]

  @Test(
    "the program's theme lies below templates that are not complete",
    arguments: [
      ([:], layered),
      (["list.html": page], layered),
      (["page.html": page, "index.html": page], layered),
      (["list.html": page, "page.html": page], complete),
      (
        ["index.html": page, "section.html": page, "tag.html": page, "page.html": page], complete
      ),
      (
        [
          "list.html": page, "page.html": page,
          "post.html": "{% extends \"theme:post.html\" %}",
        ], layered
      ),
      (
        ["list.html": page + "{% include \"partials/paging.html\" %}", "page.html": page], layered
      ),
      (
        [
          "list.html": "<link rel=\"stylesheet\" href=\"{{ asset(\"main.css\") }}\">",
          "page.html": page,
        ],
        layered
      ),
      (
        [
          "list.html": "<link rel=\"stylesheet\" href=\"{{ asset(\"main.css\") }}\">",
          "page.html": page, "assets/main.css": "a { color: red }",
        ], complete
      ),
    ] as [([String: String], [String])])
  func completeness(_ templates: [String: String], _ pages: [String]) throws {
    let files = Dictionary(uniqueKeysWithValues: templates.map { ("templates/" + $0, $1) })
    let site = try ThemedSite(files)
    #expect(site.build() == "")
    #expect(try site.pages() == pages)
  }

  @Test("a misspelt name in a complete theme is one error")
  func misspeltName() throws {
    let site = try ThemedSite([
      "templates/list.html": Self.page,
      "templates/page.html": "{% include \"partials/heder.html\" %}",
    ])
    #expect(
      site.build() == """
        templates/page.html:1:12: error: template "partials/heder.html" not found [template.unknown-template]
          {% include "partials/heder.html" %}
                     ^~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test("\"none\" says that nothing lies below")
  func none() throws {
    let site = try ThemedSite([
      "site.yaml": "title: S\nbase_url: https://example.org\ntheme: none\n",
      "templates/page.html": Self.page,
    ])
    #expect(
      site.build()
        == """
        error: the theme has no templates/index.html or templates/list.html [site.missing-template]
        error: the theme has no templates/tag.html or templates/term.html or templates/list.html [site.missing-template]

        """)
  }

  @Test("a complete theme of themes/ carries nothing, with or without a folder templates/ in it")
  func completeFolder() throws {
    for folder in ["themes/calm/", "themes/calm/templates/"] {
      let site = try ThemedSite([
        "site.yaml": "title: S\nbase_url: https://example.org\ntheme: calm\n",
        folder + "list.html": Self.page, folder + "page.html": Self.page,
        "themes/calm/LICENSE": "MIT", "themes/other/broken.html": "{% if %}",
      ])
      #expect(site.build() == "")
      #expect(try site.pages() == Self.complete)
    }
  }

  @Test("a theme that is not there is told, with the nearest name")
  func missingFolder() throws {
    let site = try ThemedSite([
      "site.yaml": "title: S\nbase_url: https://example.org\ntheme: clam\n",
      "themes/calm/list.html": Self.page,
    ])
    #expect(
      site.build() == """
        site.yaml:3:8: error: there is no theme in "themes/clam" [configuration.value]
          theme: clam
                 ^~~~
        help: did you mean "calm"?

        """)
  }

  @Test("three layers: the site's over that of themes/ over the program's")
  func threeLayers() throws {
    let site = try ThemedSite([
      "site.yaml": "title: S\nbase_url: https://example.org\ntheme: {use: calm}\n",
      "templates/base.html":
        "{% extends \"theme:base.html\" %}{% block title %}1{{ super() }}{% endblock %}",
      "themes/calm/base.html":
        "{% extends \"theme:base.html\" %}{% block title %}2{{ super() }}{% endblock %}",
    ])
    #expect(site.build() == "")
    #expect(try site.output()["hello/index.html"]?.contains("<title>12Hello – S</title>") == true)
  }

  @Test(
    "the site's base serves the theme's other pages, and a block of it reaches every kind of page")
  func ownBase() throws {
    for base in [
      "<title>{% block title %}{% endblock %}</title>{% block main %}{% endblock %}<p>Everywhere</p>",
      "{% extends \"theme:base.html\" %}{% block footer %}<p>Everywhere</p>{% endblock %}",
    ] {
      let site = try ThemedSite(["templates/base.html": base])
      #expect(site.build() == "")
      #expect(try site.pages() == Self.layered)
      for (path, text) in try site.output() where path.hasSuffix(".html") {
        #expect(text.components(separatedBy: "<p>Everywhere</p>").count == 2, "\(path)")
      }
    }
  }

  @Test("the choice among a page's templates goes before layers")
  func candidates() throws {
    let site = try ThemedSite(["templates/page.html": Self.page])
    #expect(site.build() == "")
    let output = try site.output()
    #expect(output["hello/index.html"]?.hasPrefix("<!doctype html><title>Hello</title>") == true)
    #expect(output["first/index.html"]?.contains("class=\"masthead\"") == true)
  }

  @Test("a broken template of the site is an error, never replaced")
  func brokenTemplate() throws {
    let site = try ThemedSite(["templates/post.html": "{% if page.title %}"])
    let messages = site.build()
    #expect(messages.hasPrefix("templates/post.html:1:4: error: "), "\(messages)")
    #expect(!FileManager.default.fileExists(atPath: site.settings.output))
  }

  @Test("what nothing uses of a lower layer is not published")
  func unusedFiles() throws {
    var files = [
      "site.yaml": "title: S\nbase_url: https://example.org\ntheme: calm\n",
      "themes/calm/list.html": "<link rel=\"stylesheet\" href=\"{{ asset(\"a.css\") }}\">",
      "themes/calm/page.html": Self.page,
      "themes/calm/assets/a.css": "@font-face { font-family: T; src: url(fonts/t.woff2) }",
      "themes/calm/assets/b.css": "b {}", "themes/calm/assets/fonts/t.woff2": "T",
      "themes/calm/assets/fonts/u.woff2": "U", "themes/calm/assets/fonts/OFL.txt": "OFL",
      "themes/calm/assets/LICENSE": "MIT", "themes/calm/assets/icons/LICENSE": "CC",
      "templates/assets/own.css": "c {}",
    ]
    func assets(_ files: [String: String]) throws -> [String] {
      let site = try ThemedSite(files)
      #expect(site.build() == "")
      return try site.output().keys.filter { $0.hasPrefix("assets/") }.sorted()
    }
    let used = [
      "assets/a.css", "assets/fonts/OFL.txt", "assets/fonts/t.woff2", "assets/own.css",
    ]
    #expect(
      try assets(files).map { $0.replacing(/LICENSE\..*/, with: "LICENSE") }.filter {
        $0 != "assets/LICENSE"
      } == used)
    files["themes/calm/list.html"] =
      "{% set name = \"a.css\" %}<link rel=\"stylesheet\" href=\"{{ asset(name) }}\">"
    #expect(try assets(files).count == 8)
  }

  @Test("custom.css comes last, and its coming and going rebuilds every page")
  func customStylesheet() throws {
    let site = try ThemedSite()
    #expect(site.build() == "")
    #expect(try site.output()["index.html"]?.contains("custom") == false)
    try site.folder.write("a { color: red }", to: "site/templates/assets/custom.css")
    #expect(site.build() == "")
    for path in Self.layered {
      let text = try #require(try site.output()[path])
      let main = try #require(text.firstRange(of: "/assets/main."))
      let custom = try #require(text.firstRange(of: "/assets/custom."), "\(path)")
      #expect(main.lowerBound < custom.lowerBound)
    }
    try FileManager.default.removeItem(
      atPath: site.folder.path + "/site/templates/assets/custom.css")
    #expect(site.build() == "")
    #expect(try site.output()["index.html"]?.contains("custom") == false)
    #expect(try site.output()["assets/custom.css"] == nil)
  }

  @Test("settings change what the theme shows, and only settings of looks make a style sheet")
  func settings() throws {
    let site = try ThemedSite()
    #expect(site.build() == "")
    #expect(try site.output()["assets/settings.css"] == nil)
    #expect(try site.output()["index.html"]?.contains("<aside") == true)
    try site.folder.write(
      "title: Site\nbase_url: https://example.org\ntheme: {accent: \"#123\", side: false}\n",
      to: "site/site.yaml")
    #expect(site.build() == "")
    #expect(
      try site.output()["assets/settings.css"] == ":root {\n  --accent-light: #123;\n}\n")
    #expect(try site.output()["index.html"]?.contains("<aside") == false)
    #expect(try site.output()["index.html"]?.contains("/assets/settings.") == true)
  }

  @Test("a setting that names no page of the site is an error at its place")
  func missingPage() throws {
    let site = try ThemedSite([
      "site.yaml": "title: S\nbase_url: https://example.org\ntheme: {imprint: missing.md}\n",
      "templates/theme.yaml": "settings: {imprint: {type: page}}\n",
    ])
    #expect(site.build().hasPrefix("site.yaml:3:18: error: "))
  }

  @Test(
    "words of layers merge, and a language that lacks some is warned of once",
    arguments: [
      ("de", "Schlagwörter", ""), ("pt-BR", "Temas", ""),
      (
        "ja", "Topics",
        "templates/strings/ja.yaml: warning: 38 words of the theme are shown in \"en\""
      ),
    ])
  func words(_ language: String, _ word: String, _ warning: String) throws {
    let site = try ThemedSite([
      "site.yaml": "title: S\nbase_url: https://example.org\nlanguage: \(language)\n",
      "templates/strings/de.yaml": "tags: Schlagwörter\n",
    ])
    let messages = site.build()
    #expect(warning.isEmpty ? messages == "" : messages.contains("warning: "), "\(messages)")
    #expect(messages.components(separatedBy: "warning: ").count == (warning.isEmpty ? 1 : 2))
    #expect(messages.contains("templates/strings/ja.yaml") == !warning.isEmpty)
    #expect(try site.output()["index.html"]?.contains("<h2>\(word)</h2>") == true)
  }

  @Test("a word without all forms of its language is warned of")
  func pluralForms() throws {
    let site = try ThemedSite([
      "site.yaml": "title: S\nbase_url: https://example.org\nlanguage: pl\n",
      "templates/strings/pl.yaml":
        "post_count: {one: \"{count} wpis\", other: \"{count} wpisu\"}\n",
    ])
    #expect(
      site.build() == """
        templates/strings/pl.yaml: warning: "post_count" lacks the forms "few" and "many" [theme.missing-forms]
        help: without them "other" stands for these numbers

        """)
  }

  @Test("a message about a file in the program says how to change it")
  func remedy() throws {
    let site = try ThemedSite([
      "site.yaml":
        "title: S\nbase_url: https://example.org\nextra: {about: {text: T, page: x.md}}\n"
    ])
    let messages = site.build()
    #expect(messages.contains("theme:partials/aside.html:"), "\(messages)")
    #expect(
      messages.contains(
        "help: to change this file of the program's theme, copy it: sitegen theme copy partials/aside.html"
      ),
      "\(messages)")
  }
}

/// A theme that has changed since files of it were copied.
struct StaleCopyTests {
  @Test("a block that has gone and a copy that nothing uses are told, and the site is built")
  func staleCopies() throws {
    let site = try ThemedSite([
      "templates/.theme/base.html":
        "<body>\n{% block main %}{% endblock %}\n{% block side %}{% endblock %}\n",
      "templates/base.html":
        "{% extends \"theme:base.html\" %}\n{% block side %}<p>About us</p>{% endblock %}\n",
      "templates/.theme/partials/tags.html": "<ul></ul>\n",
      "templates/partials/tags.html": "<ol></ol>\n",
    ])
    #expect(
      site.build() == """
        templates/base.html:2:10: warning: the theme has the block "side" no longer [theme.gone-block]
          {% block side %}<p>About us</p>{% endblock %}
                   ^~~~
        templates/.theme/base.html:3:10: note: the theme's file when you copied it
          {% block side %}{% endblock %}
                   ^~~~
        theme:base.html: note: the theme's file now
        help: move the content to another block; "sitegen theme diff" shows what has changed
        templates/partials/tags.html: warning: no template uses this copy of a file of the theme [theme.unused-copy]
        templates/.theme/partials/tags.html: note: the theme's file when you copied it
        note: the theme has no such file any more
        help: remove both, or include it where it belongs

        """)
    #expect(try site.output()["hello/index.html"]?.contains("<p>Hello there.</p>") == true)
  }

  @Test("copies that are in use are not mentioned")
  func currentCopies() throws {
    let site = try ThemedSite([
      "templates/.theme/partials/post.html": "<p></p>", "templates/partials/post.html": "<p>P</p>",
      "templates/.theme/post.html": "<p></p>", "templates/post.html": "<p>P</p>",
    ])
    #expect(site.build() == "")
  }
}
