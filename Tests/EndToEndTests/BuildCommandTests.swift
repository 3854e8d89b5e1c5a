import Foundation
import TestSupport
import Testing

/// The command that builds a site.
struct BuildCommandTests {
  private static let site = [
    "site/site.yaml": "title: Site\nbase_url: https://example.org/\nfeeds: false\n",
    "site/content/index.md": "Home.\n",
    "site/content/about.md": "[home](index.md)\n",
    "site/content/2020-01-01-post.md": "A post.\n",
    "site/content/draft.md": "---\ndraft: true\n---\nA draft.\n",
    "site/content/9999-01-01-future.md": "The future.\n",
    "site/templates/page.html": "<title>{{ page.title }}</title>\n{{ page.content }}",
    "site/templates/list.html": "<title>{{ page.title }}</title>\n{{ page.permalink }}\n",
  ]

  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program.sitegen()
    folder = try TemporaryFolder(Self.site)
  }

  private func build(_ arguments: String...) throws -> Program.Run {
    try program.run(["build"] + arguments, in: folder.path + "/site")
  }

  private func files(_ path: String) throws -> [String] {
    try FileTree(folder.path + "/" + path).files.keys.sorted()
  }

  // MARK: Where

  @Test("without options it builds the folder it is called in into public/")
  func buildsCurrentFolder() throws {
    let run = try build()
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(
      run.withoutTimes.errors == """
        there is no record of an earlier build: everything is built
        not published: 1 draft (--drafts shows them): content/draft.md
        not published: 1 page not due yet (--future shows them): content/9999-01-01-future.md
        3 pages: 5 files written, 0 kept in <time>

        """)
    #expect(
      try files("site/public") == [
        "about/index.html", "index.html", "post/index.html", "robots.txt", "sitemap.xml",
      ])
  }

  @Test("--root and --output name the folders, both absolute and relative")
  func namesFolders() throws {
    let relative = try program.run(
      ["build", "--root", "site", "--output", "out/here"], in: folder.path)
    #expect(relative.status == 0)
    let absolute = try program.run(
      ["build", "--root", folder.path + "/site", "--output", folder.path + "/there"])
    #expect(absolute.status == 0)
    #expect(try files("out/here").count == 5)
    #expect(
      try FileTree(folder.path + "/out/here") == FileTree(folder.path + "/there"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/site/public"))
  }

  @Test(
    "a folder of any name is built into its own public/",
    arguments: [
      "Büro", "Bu\u{308}ro", "a😀", "日本", "größeöä", "ÄÖÜäöüß", "Jörg Müller/Webseite", "עברית",
    ])
  func buildsFolderOfAnyName(_ name: String) throws {
    let site = Dictionary(
      uniqueKeysWithValues: Self.site.map { ("\(name)/\($0.key.dropFirst(5))", $0.value) })
    let folder = try TemporaryFolder(site)
    let expected = [
      "about/index.html", "index.html", "post/index.html", "robots.txt", "sitemap.xml",
    ]
    let run = try program.run(["build"], in: folder.path + "/" + name)
    #expect(run.status == 0)
    #expect(try FileTree("\(folder.path)/\(name)/public").files.keys.sorted() == expected)
    let why = try program.run(["why", "public/about/index.html"], in: folder.path + "/" + name)
    #expect(why.output.hasPrefix("public/about/index.html: "))
    for arguments in [["--clean"], []] {
      let again = try program.run(["build", "--root", name] + arguments, in: folder.path)
      #expect(again.status == 0)
      #expect(again.withoutTimes.errors.hasSuffix(": 0 files written, 5 kept in <time>\n"))
    }
    let all = try FileTree(folder.path).files.keys.filter { !$0.contains("/.sitegen/") }
    #expect(all.count == site.count + expected.count)
  }

  @Test(
    "an output folder among the sources is refused",
    arguments: [
      (
        "content/public",
        "the output folder cannot be inside \"content\" or contain it [output.among-sources]"
      ),
      (
        "templates",
        "the output folder cannot be inside \"templates\" or contain it [output.among-sources]"
      ),
      (
        ".sitegen/x",
        "the output folder cannot be inside \".sitegen\" or contain it [output.among-sources]"
      ),
      (".", "the output folder cannot contain the site's sources [output.contains-sources]"),
      ("..", "the output folder cannot contain the site's sources [output.contains-sources]"),
      ("/", "the output folder cannot contain the site's sources [output.contains-sources]"),
    ])
  func refusesOutput(_ output: String, _ message: String) throws {
    let before = try FileTree(folder.path)
    let run = try build("--output", output)
    #expect(run.status == 1)
    #expect(
      run.errors == """
        \(output): error: \(message)
        help: choose a folder of its own with --output, such as "public"
        not published: 1 draft (--drafts shows them): content/draft.md
        not published: 1 page not due yet (--future shows them): content/9999-01-01-future.md
        1 error: nothing was written

        """)
    #expect(try FileTree(folder.path) == before)
  }

  // MARK: What

  @Test("--base-url takes the place of the configured address")
  func replacesBaseURL() throws {
    #expect(try build("--base-url", "http://localhost:8000/preview").status == 0)
    #expect(
      try folder.text("site/public/index.html")
        == "<title>Site</title>\nhttp://localhost:8000/preview/")
    #expect(
      try folder.text("site/public/about/index.html")
        == "<title>About</title>\n<p><a href=\"/preview/\">home</a></p>\n")
  }

  @Test("--drafts and --future publish what is otherwise left out")
  func publishesOnRequest() throws {
    #expect(try build("--drafts", "--future", "--quiet") == Program.Run())
    let files = try files("site/public")
    #expect(files.contains("draft/index.html"))
    #expect(files.contains("future/index.html"))
  }

  @Test("the number of jobs does not show in the output")
  func isIndependentOfJobs() throws {
    for number in 1...40 {
      try folder.write(
        "---\ntags: [a\(number % 3)]\n---\n## Post \(number)\n\nSee [about](about.md).\n",
        to:
          "site/content/2020-02-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)-n\(number).md")
    }
    #expect(try build("--jobs", "1", "--output", "../one").status == 0)
    let copy = folder.path + "/a longer name for it"
    try FileManager.default.copyItem(
      atPath: folder.path + "/site/content", toPath: folder.path + "/content")
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for name in ["site.yaml", "content", "templates"] {
      try FileManager.default.copyItem(
        atPath: folder.path + "/site/" + name, toPath: copy + "/" + name)
    }
    #expect(try program.run(["build", "--jobs", "8"], in: copy).status == 0)
    let differences = try FileTree(folder.path + "/one").differences(
      to: FileTree(copy + "/public"))
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    #expect(try files("one").count > 45)
  }

  // MARK: Again

  @Test("a second build keeps every file untouched")
  func keepsFiles() throws {
    #expect(try build().status == 0)
    let before = try states()
    let run = try build()
    #expect(run.status == 0)
    #expect(
      run.withoutTimes.errors.hasSuffix("\n3 pages: 0 files written, 5 kept in <time>\n"),
      "\(run.errors)")
    #expect(try states() == before)
  }

  @Test("an edited page is the only file that is written")
  func writesWhatChanged() throws {
    #expect(try build().status == 0)
    let before = try states()
    try folder.write("[home](index.md), edited\n", to: "site/content/about.md")
    #expect(try build().status == 0)
    let after = try states()
    #expect(after.keys.filter { after[$0] != before[$0] } == ["about/index.html"])
  }

  /// What the file system knows of each file: a file that is written again has another number.
  private func states() throws -> [String: String] {
    let output = folder.path + "/site/public/"
    return try Dictionary(
      uniqueKeysWithValues: files("site/public").map { path in
        let attributes = try FileManager.default.attributesOfItem(atPath: output + path)
        let date = attributes[.modificationDate] as? Date
        return (
          path,
          "\(attributes[.systemFileNumber] ?? 0) \(date?.timeIntervalSinceReferenceDate ?? 0)"
        )
      })
  }

  @Test("what a post became goes with the post, other people's files stay")
  func removesFiles() throws {
    #expect(try build().status == 0)
    try folder.write("mine", to: "site/public/post/mine.txt")
    try folder.write("mine", to: "site/public/CNAME")
    try folder.remove("site/content/2020-01-01-post.md")
    try folder.remove("site/content/about.md")
    let run = try build()
    #expect(run.status == 0)
    #expect(
      run.withoutTimes.errors.hasSuffix("\n1 page: 1 file written, 2 kept, 2 removed in <time>\n"),
      "\(run.errors)")
    #expect(
      try files("site/public") == [
        "CNAME", "index.html", "post/mine.txt", "robots.txt", "sitemap.xml",
      ])
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/site/public/about"))
  }

  @Test("a file may become a folder of the same name and back")
  func swapsFileAndFolder() throws {
    try folder.write("a file", to: "site/content/thing")
    #expect(try build().status == 0)
    try folder.remove("site/content/thing")
    try folder.write("a page", to: "site/content/thing/index.md")
    #expect(try build().status == 0)
    #expect(try files("site/public/thing") == ["index.html"])
    try folder.remove("site/content/thing")
    try folder.write("a file", to: "site/content/thing")
    #expect(try build().status == 0)
    #expect(try folder.text("site/public/thing") == "a file")
  }

  @Test("a build with errors leaves the last good one as it is")
  func keepsLastGoodBuild() throws {
    #expect(try build().status == 0)
    let before = try FileTree(folder.path + "/site/public")
    try folder.write("[nowhere](gone.md)\n", to: "site/content/about.md")
    #expect(try build().status == 1)
    #expect(try FileTree(folder.path + "/site/public") == before)
  }

  // MARK: Verifying

  @Test("--verify says that all is as a full build makes it")
  func verifies() throws {
    #expect(try build("--quiet") == Program.Run())
    try folder.write("Edited.\n", to: "site/content/about.md")
    let run = try build("--verify")
    #expect(run.status == 0)
    #expect(
      run.errors.contains("\nverified: a full build gives the same, byte for byte\n"),
      "\(run.errors)")
  }

  @Test("--verify leaves in peace what was changed by hand")
  func ignoresForeignFiles() throws {
    #expect(try build("--quiet") == Program.Run())
    try folder.write("mine", to: "site/public/about/index.html")
    try folder.write("mine", to: "site/public/CNAME")
    try folder.remove("site/content/about.md")
    for _ in 1...2 {
      let run = try build("--verify")
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        run.errors.contains(
          "public/about/index.html is no longer part of the site, but was changed by hand: left alone"
        ), "\(run.errors)")
    }
  }

  // MARK: Messages

  @Test("an error is shown with its place and ends with status 1")
  func showsErrors() throws {
    try folder.write("[abuot](abuot.md)\n", to: "site/content/index.md")
    try folder.write("---\ntgas: x\n---\n", to: "site/content/about.md")
    let run = try build()
    #expect(
      run
        == Program.Run(
          status: 1,
          errors: """
            content/about.md:2:1: warning: unknown key "tgas" [front-matter.unknown-key]
              tgas: x
              ^~~~
            help: did you mean "tags"?
            content/index.md:1:9: error: there is no "content/abuot.md" to link to [site.broken-link]
              [abuot](abuot.md)
                      ^~~~~~~~
            help: did you mean "about.md"?
            not published: 1 draft (--drafts shows them): content/draft.md
            not published: 1 page not due yet (--future shows them): content/9999-01-01-future.md
            1 error: nothing was written

            """))
  }

  @Test("--quiet shows errors only")
  func isQuiet() throws {
    try folder.write("---\ntgas: x\n---\n", to: "site/content/about.md")
    #expect(try build("--quiet") == Program.Run())
    try folder.write("[x](gone.md)\n", to: "site/content/index.md")
    #expect(
      try build("-q")
        == Program.Run(
          status: 1,
          errors: """
            content/index.md:1:5: error: there is no "content/gone.md" to link to [site.broken-link]
              [x](gone.md)
                  ^~~~~~~
            help: links to pages are relative to the file that contains them

            """))
  }

  @Test("--diagnostics json gives one object a line and nothing else")
  func speaksJSON() throws {
    try folder.write("---\ntgas: x\n---\n[x](gone.md)\n", to: "site/content/index.md")
    #expect(
      try build("--diagnostics", "json")
        == Program.Run(
          status: 1,
          errors: """
            {"id":"front-matter.unknown-key","message":"unknown key \\"tgas\\"","notes":[{"kind":"help","message":"did you mean \\"tags\\"?"}],"place":{"column":1,"file":"content/index.md","length":4,"line":2},"severity":"warning"}
            {"id":"site.broken-link","message":"there is no \\"content/gone.md\\" to link to","notes":[{"kind":"help","message":"links to pages are relative to the file that contains them"}],"place":{"column":5,"file":"content/index.md","length":7,"line":4},"severity":"error"}

            """))
  }

  @Test("--verbose says how long each stage took")
  func isVerbose() throws {
    let run = try build("--verbose")
    #expect(run.status == 0)
    #expect(
      run.withoutTimes.errors.hasPrefix("reading: <time>\nwriting 5: <time>\n"),
      "\(run.errors)")
  }

  @Test(
    "what may be worth a look is shown with --verbose only, also by a build that renders nothing")
  func showsInformation() throws {
    try folder.write("A \" quote.\n", to: "site/content/about.md")
    let message = """
      content/about.md:1:3: info: this quote has no partner and stays straight [markdown.unpaired-quote]
        A " quote.
          ^
      help: add the other quote, or write \\" for a straight one
      """
    for _ in 1...2 {
      let silent = try build()
      #expect(silent.status == 0)
      #expect(!silent.errors.contains("info"))
      let verbose = try build("--verbose")
      #expect(verbose.status == 0)
      #expect(verbose.errors.contains(message), "\(verbose.errors)")
    }
    #expect(try !build("--diagnostics", "json").errors.contains("info"))
    #expect(
      try build("--verbose", "--diagnostics", "json").errors.contains(#""severity":"info""#))
    let check = try program.run(["check", "-v"], in: folder.path + "/site")
    #expect(check.errors.contains(message) && check.errors.contains("0 errors, 0 warnings"))
    #expect(try !program.run(["check"], in: folder.path + "/site").errors.contains("info"))
  }

  @Test(
    "wrong usage ends with status 64 and touches nothing",
    arguments: [
      ["--jobs", "0"], ["--jobs", "many"], ["--quiet", "--verbose"], ["--base-url", "example.org"],
      ["--diagnostics", "xml"], ["--links", "ignore"], ["--links"], ["--nonsense"], ["extra"],
    ])
  func refusesWrongUsage(_ arguments: [String]) throws {
    let before = try FileTree(folder.path)
    let run = try program.run(["build"] + arguments, in: folder.path + "/site")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: "))
    #expect(run.errors.contains("Usage: sitegen build"))
    #expect(try FileTree(folder.path) == before)
  }

  // MARK: Great numbers

  @Test("hundreds of messages of one rule are a group, and all of them in JSON")
  func groupsMessages() throws {
    let links = (1...120).map { "[a](gone-\($0).md)\n" }
    try folder.write(links.joined(), to: "site/content/many.md")
    try folder.write("[b](../many.md) [c](../indx.md)\n", to: "site/content/about/more.md")
    let places = (1...99).map {
      "  content/many.md:\($0):5: there is no \"content/gone-\($0).md\" to link to\n"
    }
    let group = """
      warning: link that leads nowhere [site.broken-link]
      help: links to pages are relative to the file that contains them
        content/about/more.md:1:21: there is no "content/indx.md" to link to (did you mean "../index.md"?)
      \(places.joined())  … 121 places in 2 files, of which 100 are shown; --diagnostics json shows all

      """
    let run = try build("--links", "warn")
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix(group), "\(run.errors)")
    #expect(try build("--links", "warn").errors.hasPrefix(group))
    let check = try program.run(["check", "--links", "warn"], in: folder.path + "/site")
    #expect(check.errors.hasPrefix(group))
    let json = try build("--links", "warn", "--diagnostics", "json")
    #expect(json.errors.split(separator: "\n").count == 121)
    #expect(json.errors.matches(of: /"id":"site.broken-link"/).count == 121)
    #expect(try build().status == 1)
    #expect(try build("--links", "error").status == 1)
  }

  @Test("an error among hundreds of warnings is shown in full, after them")
  func showsRareMessages() throws {
    let links = (1...120).map { "[a](https://example.org/about/gone-\($0)/)\n" }
    try folder.write(links.joined(), to: "site/content/many.md")
    try folder.write("[b](gone.md)\n", to: "site/content/about.md")
    let run = try build()
    #expect(run.status == 1)
    #expect(
      run.errors.hasSuffix(
        """
          … 120 places in 1 file, of which 100 are shown; --diagnostics json shows all
        content/about.md:1:5: error: there is no "content/gone.md" to link to [site.broken-link]
          [b](gone.md)
              ^~~~~~~
        help: links to pages are relative to the file that contains them
        not published: 1 draft (--drafts shows them): content/draft.md
        not published: 1 page not due yet (--future shows them): content/9999-01-01-future.md
        1 error: nothing was written

        """), "\(run.errors)")
  }

}
