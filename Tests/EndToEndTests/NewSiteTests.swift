import Foundation
import TestSupport
import Testing

/// `sitegen new site`: what it writes builds as it is, and nothing is ever written over.
struct NewSiteTests {
  private func newSite(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String?] = [:]
  ) throws -> Program.Run {
    try Program.sitegen().run(
      ["new", "site"] + arguments, in: folder.path, environment: environment)
  }

  private static let files = [
    "de": [
      ".github/workflows/publish.yml", ".gitignore",
      "content/tipps/DATE-die-naechsten-schritte.md",
      "content/tipps/DATE-so-schreiben-sie-einen-beitrag.md",
      "content/tipps/DATE-zahlen-die-mitrechnen.md", "content/ueber-mich.md", "site.yaml",
    ],
    "en": [
      ".github/workflows/publish.yml", ".gitignore", "content/about-me.md",
      "content/tips/DATE-figures-that-do-the-sums.md", "content/tips/DATE-how-to-write-a-post.md",
      "content/tips/DATE-next-steps.md", "site.yaml",
    ],
  ]

  @Test("a new site builds without a word, in its language", arguments: ["de", "en"])
  func builds(_ language: String) throws {
    let folder = try TemporaryFolder()
    let run = try newSite(["notes/my-blog", "--language", language], in: folder)
    #expect(run.status == 0)
    #expect(run.errors == "next: cd notes/my-blog && sitegen serve\n")
    let written = try FileTree(folder.path).files.keys.sorted()
    #expect(run.output.split(separator: "\n").map(String.init).sorted() == written)
    let dateless = written.map { $0.replacing(/\d{4}-\d\d-\d\d/, with: "DATE") }.sorted()
    #expect(dateless == Self.files[language]?.map { "notes/my-blog/" + $0 })
    let site = folder.path + "/notes/my-blog"
    let build = try Program.sitegen().run(["build", "--strict", "--verbose"], in: site)
    #expect(build.status == 0 && !build.errors.contains("info:") && !build.errors.contains("draft"))
    let home = try folder.text("notes/my-blog/public/index.html")
    #expect(home.contains("<html lang=\"\(language)\">") && home.contains("My blog"))
    #expect(home.matches(of: /<article/).count == 3)
    let pages = try FileTree(site + "/public").files.filter { $0.key.hasSuffix(".html") }
    let texts = pages.values.map { String(decoding: $0, as: UTF8.self) }
    #expect(texts.contains { $0.contains("<table class=\"kpi kpi-compared\">") })
    for text in texts { #expect(text.firstMatch(of: /TITLE|DATE|ZONE|PACKAGE/) == nil) }
  }

  @Test("all examples in site.yaml can be used", arguments: ["de", "en"])
  func examples(_ language: String) throws {
    let folder = try TemporaryFolder()
    #expect(try newSite([".", "--language", language], in: folder).status == 0)
    let settings = try folder.text("site.yaml")
    let used = settings.replacing(/(?m)^# ((author|menu|theme):|  ( *- \{|\w+:))/) { String($0.1) }
    #expect(used.split(separator: "\n").count { !$0.hasPrefix("#") } == 14)
    try Data(used.utf8).write(to: URL(fileURLWithPath: folder.path + "/site.yaml"))
    #expect(
      try Program.sitegen().run(["build", "--quiet", "--strict"], in: folder.path) == Program.Run())
  }

  @Test("the model that a post shows is the one it has", arguments: ["de", "en"])
  func model(_ language: String) throws {
    let folder = try TemporaryFolder()
    #expect(try newSite([".", "--language", language], in: folder).status == 0)
    let posts = try FileTree(folder.path + "/content").files.values
      .map { String(decoding: $0, as: UTF8.self) }
    let models = posts.flatMap { $0.matches(of: /(?ms)^```kpi\n.*?^```\n/).map(\.output) }
    #expect(models.count == 2 && models.first == models.last)
  }

  @Test("all files of the program's sources are written", arguments: ["de", "en"])
  func list(_ language: String) throws {
    let sources = Program.checkout + "/Sources/StarterSite/files/"
    let expected = try ["common", language].flatMap { try FileTree(sources + $0).files.keys }
    let folder = try TemporaryFolder()
    #expect(try newSite(["a", "--language", language], in: folder).status == 0)
    #expect(
      try FileTree(folder.path + "/a").files.count == expected.count,
      "Scripts/generate/carried_files.py writes the list again")
  }

  @Test(
    "any title stands in site.yaml as it was given",
    arguments: [#"Tipp #1: "Nachfassen" & mehr"#, "- DATE0 ZONE: PACKAGE", "true", "2026", "a\\b"])
  func title(_ title: String) throws {
    let folder = try TemporaryFolder()
    #expect(try newSite([".", "--language", "en", "--title=\(title)"], in: folder).status == 0)
    #expect(
      try Program.sitegen().run(["build", "--quiet", "--strict"], in: folder.path) == Program.Run())
    let shown = title.replacing("&", with: "&amp;").replacing("\"", with: "&#34;")
    #expect(try folder.text("public/index.html").contains("<title>\(shown)</title>"))
  }

  @Test(
    "language and time zone are the system's where they can be",
    arguments: [
      (["LANG": "de_AT.UTF-8", "TZ": "UTC"], "language: de\n", "timezone: UTC\n"),
      (["LC_ALL": "C", "LANG": "de_DE", "TZ": "nowhere"], "language: en\n", "timezone: UTC\n"),
      (["LANG": "fr_FR", "TZ": ":../../etc/passwd"], "language: en\n", "timezone: UTC\n"),
    ])
  func system(_ environment: [String: String], _ language: String, _ zone: String) throws {
    let folder = try TemporaryFolder()
    #expect(try newSite(["."], in: folder, environment: environment).status == 0)
    let settings = try folder.text("site.yaml")
    #expect(settings.contains("\n" + language) && settings.contains("\n" + zone))
  }

  @Test(
    "what to type next can be typed",
    arguments: [
      (".", "next: sitegen serve\n"), ("./", "next: sitegen serve\n"),
      ("./a//", "next: cd a && sitegen serve\n"),
      ("my blog", "next: cd 'my blog' && sitegen serve\n"),
      ("it's $HOME", "next: cd 'it'\\''s $HOME' && sitegen serve\n"),
      ("größe", "next: cd größe && sitegen serve\n"),
    ])
  func next(_ path: String, _ errors: String) throws {
    let folder = try TemporaryFolder()
    #expect(try newSite([path], in: folder).errors == errors)
  }

  @Test(
    "nothing is written where there is something",
    arguments: [
      ("blog/site.yaml", "blog/site.yaml"), ("blog/site.toml", "blog/site.toml"),
      ("blog/content/x.md", "blog/content"), ("blog/.gitignore", "blog/.gitignore"),
      ("blog", "blog"),
    ])
  func refuses(_ path: String, _ place: String) throws {
    let folder = try TemporaryFolder([path: "own"])
    #expect(
      try newSite(["blog"], in: folder)
        == Program.Run(
          status: 1,
          errors: """
            \(place): error: it is there already, so nothing was written [new.exists]
            help: give another name, or move it away

            """))
    #expect(try FileTree(folder.path).files == [path: Array("own".utf8)])
  }

  @Test("where one file cannot be written, the others are taken away again")
  func isWhole() throws {
    let folder = try TemporaryFolder(["blog/README.md": "own", "elsewhere/x": ""])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/blog/.github", withDestinationPath: "../elsewhere")
    let run = try newSite(["blog", "--language", "en"], in: folder)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("blog/.github/workflows/publish.yml: error: cannot be written: "))
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/blog")
    #expect(left.sorted() == [".github", "README.md"])
  }

  @Test("other files may be there")
  func keeps() throws {
    let folder = try TemporaryFolder(["blog/README.md": "own", "blog/.git/HEAD": "x"])
    #expect(try newSite(["blog", "--language", "de"], in: folder).status == 0)
    #expect(try folder.text("blog/README.md") == "own")
  }

  @Test(
    "wrong usage is told",
    arguments: [
      ([""], "Error: Name a folder, such as my-blog, or \".\".\n"),
      (
        ["a", "--language", "fr"],
        "Error: A new site is in de or en; \"language\" in site.yaml can be changed to any.\n"
      ),
    ])
  func usage(_ arguments: [String], _ error: String) throws {
    let folder = try TemporaryFolder()
    let run = try newSite(arguments, in: folder)
    #expect(run.status == 64 && run.errors.hasPrefix(error))
  }
}
