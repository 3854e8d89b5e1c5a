import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// Outputs whose dependence is easily overlooked.
struct StaleOutputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String: String]
    /// A file's new text; `nil` removes it.
    let edit: (path: String, text: String?)
  }

  static let cases = [
    Case(
      testDescription: "a title, shown by a partial in a partial",
      files: [
        "templates/page.html": "{{ page.title }}{% include \"a.txt\" %}",
        "templates/post.html": "{{ page.title }}{% include \"a.txt\" %}",
        "templates/a.txt": "a{% include \"b.txt\" %}",
        "templates/b.txt": "b{% include \"c.txt\" %}",
        "templates/c.txt": "{% for post in site.posts %}{{ post.title }}{% endfor %}",
        "content/x.md": "X\n", "content/y.md": "Y\n",
        "content/2020-01-01-p.md": "---\ntitle: Old\n---\n",
      ],
      edit: ("content/2020-01-01-p.md", "---\ntitle: New\n---\n")
    ),
    Case(
      testDescription: "the description of a list that gets a page of its own",
      files: [
        "templates/list.html": "{{ page.structured_data|tojson }}",
        "content/sec/2020-01-01-p.md": "P\n",
      ],
      edit: ("content/sec/index.md", "---\ntitle: Sec\nsummary: About it\n---\n")
    ),
    Case(
      testDescription: "an empty description of the site",
      files: ["site.yaml": "title: T\nbase_url: https://example.org/\ndescription: ''\n"],
      edit: ("site.yaml", "title: T\nbase_url: https://example.org/\n")
    ),
  ]

  private static func site(_ files: [String: String]) throws -> TemporaryFolder {
    var all = [
      "site/site.yaml": "title: T\nbase_url: https://example.org/\n",
      "site/content/2020-01-01-first.md": "First\n", "site/templates/list.html": "{{ page.title }}",
      "site/templates/post.html": "{{ page.title }}",
    ]
    for (path, text) in files { all["site/" + path] = text }
    return try TemporaryFolder(all)
  }

  private static func build(
    _ folder: TemporaryFolder, into output: String = "public"
  ) -> BuildResult {
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/" + output, shownOutput: output,
      now: SmallSite.now)
    settings.program = "test"
    return SiteBuilder(settings).build()
  }

  @Test("nothing stays as it was that shows the change", arguments: cases)
  func showsTheChange(_ example: Case) throws {
    let folder = try Self.site(example.files)
    #expect(!Self.build(folder).diagnostics.hasErrors)
    if let text = example.edit.text {
      try folder.write(text, to: "site/" + example.edit.path)
    } else {
      try folder.remove("site/" + example.edit.path)
    }
    #expect(!Self.build(folder).diagnostics.hasErrors)
    #expect(!Self.build(folder, into: "clean").diagnostics.hasErrors)
    #expect(try FileTree(folder.path + "/public") == FileTree(folder.path + "/clean"))
  }

  @Test("a data file that is gone is missed although it said nothing")
  func missesDataFile() throws {
    let folder = try Self.site([
      "templates/page.html": "{{ data(\"x\") or \"none\" }}", "content/x.md": "X\n",
      "content/_data/x.yaml": "~\n",
    ])
    #expect(!Self.build(folder).diagnostics.hasErrors)
    try folder.remove("site/content/_data/x.yaml")
    #expect(
      Self.build(folder).diagnostics.map(\.message)
        == ["there is no data file \"content/_data/x\" (.yaml, .yml, .toml or .json)"])
  }

  @Test("a file with the size and time of the one before is copied all the same")
  func copiesWhatIsAsOld() throws {
    let folder = try Self.site(["content/a.txt": "abc"])
    let path = folder.path + "/site/content/a.txt"
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    #expect(!Self.build(folder).diagnostics.hasErrors)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: Data("xyz".utf8))
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    #expect(!Self.build(folder).diagnostics.hasErrors)
    #expect(try folder.text("public/a.txt") == "xyz")
  }

  @Test("a file from a far future is copied")
  func copiesFromTheFuture() throws {
    let folder = try Self.site(["content/a.txt": "abc"])
    let path = folder.path + "/site/content/a.txt"
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 13_569_465_600)], ofItemAtPath: path)
    for _ in 0..<2 { #expect(!Self.build(folder).diagnostics.hasErrors) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 13_569_465_600)],
      ofItemAtPath: folder.path + "/public/a.txt")
    #expect(!Self.build(folder).diagnostics.hasErrors)
    #expect(try folder.text("public/a.txt") == "abc")
  }
}
