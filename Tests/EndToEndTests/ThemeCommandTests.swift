import Content
import Foundation
import TestSupport
import Testing

/// `sitegen theme`: listing, copying, comparing and merging the files of the theme.
struct ThemeCommandTests {
  /// A site with a theme of its own in `themes/`, so that a test can change the theme.
  private static let site = [
    "site.yaml": "title: T\nbase_url: https://example.org\ntheme: calm\n",
    "content/a.md": "A.\n",
    "themes/calm/page.html": "<p>one</p>\n<p>two</p>\n<p>three</p>\n<p>four</p>\n<p>five</p>\n",
    "themes/calm/assets/text.woff2": "\0font",
  ]

  private func theme(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String?] = [:]
  ) throws -> Program.Run {
    try Program.sitegen().run(["theme"] + arguments, in: folder.path, environment: environment)
  }

  @Test("it lists the files and which of them the site replaces")
  func lists() throws {
    let folder = try TemporaryFolder([
      "site.yaml": "title: T\nbase_url: https://example.org\n", "templates/page.html": "own",
    ])
    #expect(try theme(["copy", "post.html", "list.html"], in: folder).status == 0)
    try folder.write("changed", to: "templates/list.html")
    let lines = try theme(["list"], in: folder).output.split(separator: "\n").map(String.init)
    #expect(lines.map { String($0.prefix { $0 != " " }) } == CarriedTheme.paths)
    #expect(
      lines.filter { $0.contains(" ") } == [
        "list.html – copied, changed by you", "page.html – replaced by templates/",
        "post.html – copied",
      ])
  }

  @Test("it copies one file, or all that the site does not have")
  func copies() throws {
    let folder = try TemporaryFolder(["templates/page.html": "own"])
    let one = try theme(["copy", "partials/post.html"], in: folder)
    #expect(one == Program.Run(output: "templates/partials/post.html\n"))
    let original = CarriedTheme.bytes(of: "partials/post.html")
    #expect(try FileTree(folder.path).files["templates/partials/post.html"] == original)
    #expect(try FileTree(folder.path).files["templates/.theme/partials/post.html"] == original)
    #expect(try theme(["copy", "--all"], in: folder).status == 0)
    #expect(try folder.text("templates/page.html") == "own")
    for path in CarriedTheme.paths where path != "page.html" {
      #expect(
        try FileTree(folder.path).files["templates/" + path] == CarriedTheme.bytes(of: path))
    }
  }

  @Test(
    "it refuses what it cannot copy",
    arguments: [
      (
        ["copy", "pots.html"],
        "error: the theme has no file \"pots.html\" [theme.unknown-file]\nhelp: did you mean \"post.html\"?\n"
      ),
      (
        ["copy", "page.html"],
        "templates/page.html: error: the file is there already [theme.file-exists]\n"
          + "help: move it away, or say that it has what you want of the theme's: "
          + "\"sitegen theme copy --resolved page.html\"\n"
      ),
      (
        ["diff", "page.html"],
        "error: \"templates/page.html\" is not a copy of a file of the theme [theme.unknown-file]\n"
          + "help: \"sitegen theme list\" shows which files are\n"
      ),
    ])
  func refuses(_ arguments: [String], _ message: String) throws {
    let folder = try TemporaryFolder(["templates/page.html": "own"])
    let run = try theme(arguments, in: folder)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix(message), "\(run.errors)")
    #expect(try FileTree(folder.path).files == ["templates/page.html": Array("own".utf8)])
  }

  /// The site with its page copied, then changed by its author, then changed in the theme.
  private func edited(_ own: String, _ theirs: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(Self.site)
    #expect(try theme(["copy", "--all"], in: folder).status == 0)
    let page = try folder.text("templates/page.html")
    try folder.write(
      page.replacing("two", with: own), to: "templates/page.html")
    try folder.write(
      page.replacing(theirs.isEmpty ? "four" : theirs, with: "theirs"),
      to: "themes/calm/page.html")
    return folder
  }

  @Test("it shows the author's changes and the theme's apart")
  func differences() throws {
    let folder = try edited("mine", "four")
    #expect(
      try theme(["diff"], in: folder).output == """
        templates/page.html
          changed by you:
              2 - <p>two</p>
              2 + <p>mine</p>
          changed in the theme since you copied it:
              4 - <p>four</p>
              4 + <p>theirs</p>

        """)
    #expect(
      try theme(["list"], in: folder).output
        .contains("page.html – copied, changed by you and in the theme since\n"))
  }

  @Test(
    "it keeps the program's version beside the originals, and says from which to which a file has changed"
  )
  func versions() throws {
    let folder = try TemporaryFolder(["templates/page.html": "own"])
    let version = try Program.sitegen().run(["--version"], in: folder.path).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try theme(["copy", "post.html", "404.html"], in: folder).status == 0)
    let archive = "templates/.theme/"
    #expect(
      try folder.text(archive + ".versions") == "\(version) 404.html\n\(version) post.html\n")
    // As an older program would have left it.
    let post = try folder.text("templates/post.html")
    for path in ["templates/", archive] {
      try folder.write(post + "<!-- old -->\n", to: path + "post.html")
    }
    try folder.write("0.0.9 404.html\n0.0.8 post.html\n", to: archive + ".versions")
    let difference = try theme(["diff"], in: folder).output
    #expect(
      difference.hasPrefix(
        "templates/post.html\n  changed in the theme since you copied it (0.0.8 → \(version)):\n"),
      "\(difference)")
    #expect(
      try theme(["copy", "--update"], in: folder)
        == Program.Run(
          output: "templates/post.html: replaced by the theme's (0.0.8 → \(version))\n"))
    #expect(
      try folder.text(archive + ".versions") == "\(version) 404.html\n\(version) post.html\n")
    #expect(try theme(["diff"], in: folder) == Program.Run())
    let before = try FileTree(folder.path)
    #expect(try theme(["copy", "--update"], in: folder) == Program.Run())
    #expect(try FileTree(folder.path) == before)
  }

  @Test("it merges changes of different lines as git does")
  func merges() throws {
    let folder = try edited("mine", "four")
    let git = try Program(path: "/usr/bin/env").run(
      [
        "git", "merge-file", "-p", "templates/page.html", "templates/.theme/page.html",
        "themes/calm/page.html",
      ], in: folder.path)
    let run = try theme(["copy", "--update"], in: folder)
    #expect(
      run == Program.Run(output: "templates/page.html: merged with the theme's changes\n"))
    #expect(try folder.text("templates/page.html") == git.output)
    #expect(git.output.contains("mine") && git.output.contains("theirs"))
    #expect(
      try folder.text("templates/.theme/page.html") == folder.text("themes/calm/page.html"))
    #expect(try theme(["copy", "--update"], in: folder) == Program.Run())
  }

  @Test("lines that both have changed are named, and nothing is lost")
  func conflicts() throws {
    let folder = try edited("mine", "two")
    let before = try FileTree(folder.path)
    let run = try theme(["copy", "--update"], in: folder)
    #expect(
      run
        == Program.Run(
          status: 1,
          errors: """
            templates/page.html:2:1: error: you and the theme have changed the same lines [theme.conflict]
              <p>mine</p>
              ^~~~~~~~~~~
            help: edit it as "sitegen theme diff" suggests, then: sitegen theme copy --resolved page.html

            """))
    #expect(try FileTree(folder.path) == before)
    #expect(try theme(["copy", "--resolved", "page.html"], in: folder).status == 0)
    #expect(try theme(["copy", "--update"], in: folder) == Program.Run())
    #expect(
      try FileTree(folder.path).files["templates/page.html"]
        == before.files["templates/page.html"])
  }

  @Test("a copy that an editor has saved with other line ends is merged, and keeps them")
  func lineEnds() throws {
    let folder = try edited("mine", "four")
    let path = "templates/page.html"
    try folder.write(folder.text(path).replacing("\n", with: "\r\n"), to: path)
    #expect(try theme(["diff"], in: folder).output.contains("      2 + <p>mine</p>\n"))
    #expect(try theme(["copy", "--update"], in: folder).status == 0)
    let page = try folder.text("themes/calm/page.html").replacing("two", with: "mine")
    #expect(try folder.text(path) == page.replacing("\n", with: "\r\n"))
  }

  @Test("a file of one's own becomes a copy where its author says so")
  func adoption() throws {
    let folder = try TemporaryFolder(["templates/page.html": "own\n"])
    #expect(try theme(["diff"], in: folder) == Program.Run())
    #expect(try theme(["copy", "--resolved", "page.html"], in: folder) == Program.Run())
    #expect(try theme(["diff"], in: folder).output.contains("      1 + own\n"))
    #expect(try theme(["copy", "--update"], in: folder) == Program.Run())
    #expect(try folder.text("templates/page.html") == "own\n")
  }

  @Test("a folder in the place of a copy does not keep the others from being compared")
  func folderInPlace() throws {
    let folder = try edited("mine", "four")
    let difference = try theme(["diff"], in: folder).output
    try FileManager.default.removeItem(atPath: folder.path + "/templates/base.html")
    try folder.write("", to: "templates/base.html/x.txt")
    #expect(
      try theme(["diff"], in: folder).output
        == "templates/base.html\n  changed by you: the file is gone\n" + difference)
    #expect(try theme(["copy", "--update"], in: folder).status == 0)
  }

  @Test("a run that was killed between the two files gives the same when it runs again")
  func interrupted() throws {
    let folder = try edited("mine", "four")
    let original = try folder.text("templates/.theme/page.html")
    #expect(try theme(["copy", "--update"], in: folder).status == 0)
    let merged = try folder.text("templates/page.html")
    try folder.write(original, to: "templates/.theme/page.html")
    #expect(try theme(["copy", "--update"], in: folder).status == 0)
    #expect(try folder.text("templates/page.html") == merged)
    #expect(
      try folder.text("templates/.theme/page.html") == folder.text("themes/calm/page.html"))
  }

  @Test("without git, a file that both have changed is a conflict; others are updated")
  func withoutGit() throws {
    let folder = try edited("mine", "four")
    try folder.write("\0new font", to: "themes/calm/assets/text.woff2")
    let run = try theme(["copy", "--update"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(run.status == 1)
    #expect(run.output == "templates/assets/text.woff2: replaced by the theme's\n")
    #expect(
      run.errors.hasPrefix(
        "templates/page.html: error: you and the theme have changed the file, "
          + "and git, which would merge it, is not installed [theme.conflict]\n"), "\(run.errors)")
  }

  @Test("a picture or a font that both have changed is a conflict")
  func binaries() throws {
    let folder = try edited("two", "four")
    try folder.write("\0mine", to: "templates/assets/text.woff2")
    try folder.write("\0theirs", to: "themes/calm/assets/text.woff2")
    let run = try theme(["copy", "--update", "assets/text.woff2"], in: folder)
    #expect(run.status == 1 && run.output == "")
    #expect(
      run.errors.hasPrefix(
        "templates/assets/text.woff2: error: you and the theme have changed the file, "
          + "and it is not a text [theme.conflict]\n"), "\(run.errors)")
    #expect(try folder.text("templates/assets/text.woff2") == "\0mine")
  }
}
