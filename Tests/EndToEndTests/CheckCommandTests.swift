import Foundation
import TestSupport
import Testing

/// The command that looks a site through.
struct CheckCommandTests {
  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program.sitegen()
    folder = try TemporaryFolder([
      "site.yaml": "title: Site\nbase_url: https://example.org/\nfeeds: false\n",
      "content/index.md": "Home.\n",
      "content/draft.md": "---\ndraft: true\n---\n[gone](gone.md)\n",
      "templates/page.html": "{% include 'parts/a.html' %}<b>{{ site.title | safe }}</b>\n",
      "templates/list.html": "{% extends 'page.html' %}",
      "templates/parts/a.html":
        "<i>{{ page.title|upper|safe }}</i>\n{% filter safe %}x{% endfilter %}",
      "templates/unused.html":
        "{% extends 'page.html' if site else 'page.html' %}{% set all = ['x']|map('safe') %}",
    ])
  }

  @Test("a sound site ends with 0 and leaves nothing behind")
  func checksSoundSite() throws {
    let run = try program.run(["check"], in: folder.path)
    #expect(
      run.errors == """
        not published: 1 draft (--drafts shows them): content/draft.md
        1 page checked: 0 errors, 0 warnings

        """)
    #expect(run.status == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/.sitegen"))
  }

  @Test("an error is the one that a build shows, and ends with 1")
  func findsErrors() throws {
    let check = try program.run(["check", "--drafts"], in: folder.path)
    let build = try program.run(["build", "--drafts"], in: folder.path)
    let messages = build.errors.components(separatedBy: "1 error:")[0]
    #expect(messages.contains("content/draft.md:4:8: error:"))
    #expect(check.errors == messages + "2 pages checked: 1 error, 0 warnings\n")
    #expect(check.status == 1)
  }

  @Test("--base-url checks the site for another address")
  func takesBaseURL() throws {
    try folder.write(
      "{% if site.base_url != 'http://localhost/x/' %}{{ page.extra.gone }}{% endif %}",
      to: "templates/list.html")
    #expect(try program.run(["check"], in: folder.path).status == 1)
    #expect(
      try program.run(["check", "--base-url", "http://localhost/x/"], in: folder.path).status == 0)
    #expect(try program.run(["check", "--base-url", "localhost"], in: folder.path).status == 64)
  }

  @Test("--safe prints each use of the filter")
  func listsSafe() throws {
    let run = try program.run(["check", "--safe", "--quiet"], in: folder.path)
    #expect(
      run
        == Program.Run(
          output: """
            templates/page.html:1:48: {% include 'parts/a.html' %}<b>{{ site.title | safe }}</b>
            templates/parts/a.html:1:24: <i>{{ page.title|upper|safe }}</i>
            templates/parts/a.html:2:11: {% filter safe %}x{% endfilter %}
            templates/unused.html:1:74: {% extends 'page.html' if site else 'page.html' %}{% set all = ['x']|map('safe') %}

            """))
  }
}
