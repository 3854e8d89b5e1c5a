import Foundation
import TestSupport
import Testing

/// The command that says why the last build made or kept a file.
struct WhyCommandTests {
  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program.sitegen()
    folder = try TemporaryFolder([
      "site.yaml": "title: Site\nbase_url: https://example.org/\nfeeds: false\n",
      "content/index.md": "Home.\n",
      "content/about.md": "About.\n",
      "templates/page.html": "{{ page.content }}",
      "templates/list.html": "{{ page.content }}",
    ])
  }

  private func why(_ arguments: String...) throws -> Program.Run {
    try program.run(["why"] + arguments, in: folder.path)
  }

  @Test("a file is explained by each of its names")
  func explains() throws {
    #expect(try program.run(["build", "--quiet"], in: folder.path) == Program.Run())
    let text = """
      public/about/index.html: the page of content/about.md
      the last build rendered it: there is no record of an earlier build

      templates
        templates/page.html

      pages
        content/about.md: content, language

      """
    for name in [
      "public/about/index.html", "./public/about/index.html", "/about/", "content/about.md",
      folder.path + "/public/about/index.html",
    ] {
      #expect(try why(name) == Program.Run(output: text), "\(name)")
    }
    let elsewhere = try program.run(
      ["why", "--root", folder.path, "/about/"], in: folder.path + "/content")
    #expect(
      elsewhere.output.hasPrefix("\(folder.path)/public/about/index.html: the page of"))
  }

  @Test(
    "the file of a term is that of its list, in the language that its name or its folder says",
    arguments: [
      ("content/_terms/tags/zahl.md", "public/tags/zahl/index.html"),
      ("content/_terms/tags/zahl.en.md", "public/en/tags/zahl/index.html"),
      ("content/en/_terms/tags/zahl.md", "public/en/tags/zahl/index.html"),
    ])
  func termFiles(_ source: String, _ output: String) throws {
    try folder.write(
      "title: Site\nbase_url: https://example.org/\nlanguage: de\nlanguages: {en: {}}\n",
      to: "site.yaml")
    for path in ["content/2025-01-01-a.md", "content/2025-01-01-a.en.md"] {
      try folder.write("---\ntags: [zahl]\n---\nA\n", to: path)
    }
    try folder.write("About.\n", to: source)
    #expect(try program.run(["build", "--quiet"], in: folder.path).status == 0)
    #expect(try why(source).output.hasPrefix(output + ": page 1 of the list of tag zahl"))
  }

  @Test("--made lists what the last build made")
  func listsMade() throws {
    #expect(try program.run(["build", "--quiet"], in: folder.path) == Program.Run())
    try folder.write("About us.\n", to: "content/about.md")
    #expect(try program.run(["build", "--quiet"], in: folder.path) == Program.Run())
    #expect(
      try why("--made")
        == Program.Run(
          output: "public/about/index.html: content/about.md changed: content\n"))
  }

  @Test("without a build, and for an unknown file, it says what to do")
  func says() throws {
    #expect(
      try why("/about/")
        == Program.Run(
          status: 1,
          errors: """
            public: error: there is no record of an earlier build [why.no-record]
            help: build the site first, with the same --root and --output

            """))
    #expect(try program.run(["build", "--quiet"], in: folder.path) == Program.Run())
    #expect(
      try why("/abuot/")
        == Program.Run(
          status: 1,
          errors: """
            public: error: the last build did not produce "/abuot/" [why.unknown]
            help: did you mean "/about/"?

            """))
  }

  private static let unpublished: [(names: [String], text: String)] = [
    (
      ["content/a.md", "./content/a.md", "a.md", "/a/", "/a", "public/a/index.html"],
      """
      content/a.md is not published: it is a draft
      its address will be /a/; sitegen build --drafts shows drafts

      """
    ),
    (
      ["content/2990-01-15-b/index.md", "/b/"],
      """
      content/2990-01-15-b/index.md is not published: it is not due before 2990-01-15
      its address will be /b/; sitegen build --future shows what is not due yet

      """
    ),
    (
      ["content/2990-01-15-b/p.jpg", "/b/p.jpg"],
      """
      content/2990-01-15-b/p.jpg is not published: it belongs to content/2990-01-15-b/index.md, which is not due before 2990-01-15
      its address will be /b/p.jpg; sitegen build --future shows what is not due yet

      """
    ),
    (["content/c.md", "/c/"], "content/c.md is not published: it is expired since 2020-01-01\n"),
    (
      ["content/d.md~"],
      "content/d.md~ is not published: files with such names are copies or temporary files of other programs\n"
    ),
    (
      ["templates/page.html.orig"],
      "templates/page.html.orig is not published: files with such names are copies or temporary files of other programs\n"
    ),
    (
      ["content/_notes/e.md"],
      "content/_notes/e.md is not published: names that begin with \"_\" are left out\n"
    ),
    (["content/.f"], "content/.f is not published: names that begin with \".\" are left out\n"),
  ]

  @Test("of what is not published it says why", arguments: unpublished)
  func explainsUnpublished(_ names: [String], _ text: String) throws {
    try folder.write("---\ndraft: true\n---\n", to: "content/a.md")
    try folder.write("Text.\n", to: "content/2990-01-15-b/index.md")
    try folder.write("x", to: "content/2990-01-15-b/p.jpg")
    try folder.write("---\nexpires: 2020-01-01\n---\n", to: "content/c.md")
    for name in ["content/d.md~", "templates/page.html.orig", "content/_notes/e.md", "content/.f"] {
      try folder.write("x", to: name)
    }
    #expect(try program.run(["build", "--quiet"], in: folder.path) == Program.Run())
    for name in names { #expect(try why(name) == Program.Run(output: text), "\(name)") }
    #expect(try why("templates/_part.html").status == 1)
  }

  @Test("of what only the server has built it names the server's folder")
  func namesServersFolder() throws {
    try folder.write("---\ndraft: true\n---\n", to: "content/a.md")
    let help = "help: \"sitegen serve\" has built it: add --output .sitegen/serve\n"
    let serve = """
      "$SITEGEN" serve --port 0 --quiet >address & server=$!
      while ! test -s address; do sleep 0.02; done
      kill $server; wait $server
      """
    let served = try Program(path: "/bin/sh").run(
      ["-c", serve], in: folder.path, environment: ["SITEGEN": program.path])
    #expect(served == Program.Run())
    #expect(try why("/a/").errors.hasSuffix(help))
    #expect(try why("--made").errors.hasSuffix(help))
    #expect(try !why("/b/").errors.contains("serve"))
    #expect(try program.run(["build", "--quiet"], in: folder.path) == Program.Run())
    #expect(
      try why("content/a.md").output.hasSuffix(
        "sitegen serve has built it; sitegen why --output .sitegen/serve content/a.md says of what\n"
      ))
    #expect(try why(".sitegen/serve/a/index.html").errors.hasSuffix(help))
    #expect(try why("--output", ".sitegen/serve", "/a/").status == 0)
    #expect(try !why("/about/").output.contains("serve"))
    #expect(try !why("/b/").errors.contains("serve"))
    let elsewhere = try program.run(
      ["why", "--root", folder.path, "/a/"], in: folder.path + "/content")
    #expect(elsewhere.output.contains("--output \(folder.path)/.sitegen/serve /a/ says"))
  }

  @Test("wrong usage ends with status 64", arguments: [[], ["--made", "x"], ["a", "b"]])
  func refusesWrongUsage(_ arguments: [String]) throws {
    let run = try program.run(["why"] + arguments, in: folder.path)
    #expect(run.status == 64)
    #expect(run.errors.contains("Usage: sitegen why"))
  }
}
