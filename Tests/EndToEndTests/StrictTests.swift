import Foundation
import TestSupport
import Testing

/// `--strict`, with which a warning is as good as an error.
struct StrictTests {
  private let program: Program
  private let folder: TemporaryFolder

  private static let warning = """
    content/about.md:2:1: warning: unknown key "titel" [front-matter.unknown-key]
      titel: About
      ^~~~~
    help: did you mean "title"?

    """

  init() throws {
    program = try Program.sitegen()
    folder = try TemporaryFolder([
      "site.yaml": "title: Site\nbase_url: https://example.org/\nfeeds: false\n",
      "content/index.md": "Home.\n",
      "content/about.md": "---\ntitel: About\n---\nAbout.\n",
      "templates/page.html": "{{ page.content }}",
      "templates/list.html": "{{ page.content }}",
    ])
  }

  private func run(_ arguments: String...) throws -> Program.Run {
    try program.run(arguments, in: folder.path)
  }

  private var isWritten: Bool { FileManager.default.fileExists(atPath: folder.path + "/public") }

  @Test func `a build with a warning writes nothing and ends with 1`() throws {
    let refused = Program.Run(
      status: 1, errors: Self.warning + "1 warning with --strict: nothing was written\n")
    var first = try run("build", "--strict")
    first.errors = first.errors.replacing(
      "there is no record of an earlier build: everything is built\n", with: "")
    #expect(first == refused)
    #expect(!isWritten)
    #expect(try run("build").status == 0)
    let before = try FileTree(folder.path + "/public")
    #expect(try run("build", "--strict") == refused)
    try folder.write("Home!\n", to: "content/index.md")
    #expect(try run("build", "--strict") == refused)
    #expect(try FileTree(folder.path + "/public") == before)
    try folder.write("---\ntitle: About\n---\nAbout.\n", to: "content/about.md")
    #expect(try run("build", "--strict").status == 0)
    #expect(try folder.text("public/index.html") == "<p>Home!</p>\n")
    #expect(try run("build", "--strict").status == 0)
  }

  @Test func `a check with a warning ends with 1`() throws {
    #expect(
      try run("check", "--strict")
        == Program.Run(
          status: 1, errors: Self.warning + "2 pages checked: 0 errors, 1 warning\n"))
    #expect(try run("check").status == 0)
    try folder.remove("content/about.md")
    #expect(
      try run("check", "--strict")
        == Program.Run(errors: "1 page checked: 0 errors, 0 warnings\n"))
  }

  @Test func `warnings stay warnings in JSON, and are shown with --quiet`() throws {
    let json =
      #"{"id":"front-matter.unknown-key","message":"unknown key \"titel\"","notes":[{"kind":"help","#
      + #""message":"did you mean \"title\"?"}],"place":{"column":1,"file":"content/about.md","#
      + #""length":5,"line":2},"severity":"warning"}"# + "\n"
    for command in ["build", "check"] {
      #expect(
        try run(command, "--strict", "--diagnostics", "json")
          == Program.Run(status: 1, errors: json))
      #expect(
        try run(command, "--strict", "--quiet") == Program.Run(status: 1, errors: Self.warning))
    }
    #expect(!isWritten)
  }

  private static let sources: [(file: String, text: String, id: String)] = [
    ("content/a.md", "[text][label]\n", "markdown.undefined-link"),
    ("content/2025-1-5-a.md", "Text.\n", "site.nearly-dated"),
    ("content/a.mdx", "Text.\n", "files.unread-page"),
    ("templates/a.css", "a {}\n", "files.unused"),
    ("content/a.md", "[x](https://example.org/nothing/)\n", "site.broken-address"),
    (
      "site.yaml", "title: Site\nbase_url: https://example.org/\nlinks: warn\nfoo: 1\n",
      "configuration.unknown-key"
    ),
  ]

  @Test(arguments: sources)
  func `warnings of all stages count`(file: String, text: String, id: String) throws {
    try folder.remove("content/about.md")
    #expect(try run("build", "--strict").status == 0)
    try folder.write(text, to: file)
    let before = try FileTree(folder.path + "/public")
    for options in [
      ["build", "--strict"], ["build", "--strict", "--clean"], ["check", "--strict"],
    ] {
      let run = try program.run(options, in: folder.path)
      #expect(run.status == 1)
      #expect(run.errors.contains("[\(id)]"), "\(run.errors)")
      #expect(try FileTree(folder.path + "/public") == before)
    }
  }

  @Test func `what is only shown with --verbose, and what is not published, does not count`() throws
  {
    try folder.write("About.\n", to: "content/about.md")
    try folder.write("---\ndraft: true\n---\n", to: "content/a.md")
    try folder.write("x", to: "content/.a.md.swp")
    try folder.write("x", to: "content/#a.md#")
    let run = try run("build", "--strict", "--verbose")
    #expect(run.status == 0)
    #expect(run.errors.contains("[unused.page]"))
    #expect(
      run.errors.contains(
        """
        not published: 1 draft (--drafts shows them): content/a.md
        not published: 2 leftovers of other programs: content/#a.md#, content/.a.md.swp

        """))
  }
}
