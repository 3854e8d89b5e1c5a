import Diagnostics
import TestSupport
import Testing

@testable import Content

/// Conflicts that nobody has resolved.
struct ConflictMarkerTests {
  private static let conflict = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch\n"
  private static let help =
    "help: keep the version that is right, and delete the lines that begin with \"<<<<<<<\", "
    + "\"=======\" and \">>>>>>>\"\n"

  private func messages(_ files: [String: String]) throws -> String {
    let site = ["site.yaml": "title: T\nbase_url: https://example.org/\n", "content/": ""]
    let folder = try TemporaryFolder(files.merging(site) { own, _ in own })
    var diagnostics: [Diagnostic] = []
    _ = ContentReader(root: folder.path, jobs: 2).read(&diagnostics)
    return diagnostics.text
  }

  @Test(arguments: [
    "content/a.md", "content/a.markdown", "content/a.kpi", "content/_data/a.yaml",
    "content/_data/a.toml", "content/_data/a.json", "templates/a.html", "templates/a.xml",
    "templates/a.txt", "templates/strings/en.yaml", "site.yaml",
  ])
  func `are an error in every text of a site, instead of what else it would be`(
    path: String
  ) throws {
    #expect(
      try messages([path: "# first\n" + Self.conflict]) == """
        \(path):2:1: error: this line is left from a merge conflict
          <<<<<<< HEAD
          ^~~~~~~~~~~~
        \(Self.help)
        """)
  }

  @Test(
    arguments: [
      (
        "---\n<<<<<<< HEAD\ntitle: A\n||||||| 1a2b3c4\ntitle: C\n=======\ntitle: B\n>>>>>>> b\n---\n",
        [2]
      ),
      ("a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> x\r\n", [2]),
      (conflict + "\n" + conflict, [1, 7]),
      ("<<<<<<<\na\n=======\nb\n>>>>>>>\n", [1]),
      ("<<<<<<< Updated upstream\n", [1]), ("<<<<<<< .mine", [1]),
      ("a\n=======\nb\n>>>>>>> feature/x\n", [4]),
      ("a\n=======\nb\n>>>>>>> 1a2b3c4d (Add prices)\n", [4]),
      ("a\n=======\nb\n>>>>>>> Stashed changes\n", [4]),
      ("```kpi\n" + conflict + "```\n", [2]),
      ("```text\nx\n```\n" + conflict, [4]),
      ("    ```\n" + conflict, [2]),
      ("```a`b\n" + conflict, [2]),
      (String(repeating: "x", count: 5000) + "\n" + conflict, [2]),
    ] as [(String, [Int])])
  func `are found in posts at their lines`(text: String, lines: [Int]) throws {
    let bytes = Array(text.utf8)
    let found = ConflictMarkers.lines(in: bytes, isMarkdown: true)
    let file = SourceFile(path: "a.md", bytes: bytes)
    #expect(found.map { file.location($0).position?.line } == lines)
  }

  @Test(arguments: [
    "```\n" + conflict + "```\n", "~~~ text\n" + conflict + "~~~\n",
    "````\n```\n" + conflict + "````\n",
    "   ```diff\n" + conflict, "    <<<<<<< HEAD\n", "> <<<<<<< HEAD\n", "- <<<<<<< HEAD\n",
    "Heading\n=======\n\nText.\n", "Heading\n=======\n\n>>>>>>> a deep quotation\n",
    ">>>>>>> a deep quotation\n", ">>>>>>> deep\n", "|||||||\n", "||||||| x\n",
    "<<<<<< HEAD\n", "<<<<<<<< HEAD\n", "<<<<<<<HEAD\n", "a <<<<<<< HEAD\n", "=======\n",
    "", "<", "<<<<<<", "1 << 2 >> 3\n",
  ])
  func `are not what posts may have`(text: String) {
    #expect(ConflictMarkers.lines(in: Array(text.utf8), isMarkdown: true).isEmpty)
  }

  @Test(arguments: 0..<14)
  func `are found at every offset`(offset: Int) {
    let text = String(repeating: "x", count: offset) + "\n<<<<<<< a\n"
    #expect(
      ConflictMarkers.lines(in: Array(text.utf8), isMarkdown: true)
        == [(offset + 1)..<(offset + 10)])
  }

  @Test func `are reported twenty times a file`() {
    let text = String(repeating: Self.conflict, count: 100)
    #expect(ConflictMarkers.lines(in: Array(text.utf8), isMarkdown: false).count == 20)
  }

  @Test func `are an error in stylesheets of the theme`() throws {
    let folder = try TemporaryFolder([
      "site.yaml": "title: T\nbase_url: https://example.org/\n", "content/": "",
      "templates/assets/a.css": "a {}\n" + Self.conflict,
    ])
    var diagnostics: [Diagnostic] = []
    let content = try #require(ContentReader(root: folder.path, jobs: 1).read(&diagnostics))
    let asset = try #require(content.theme.assets.first?.file)
    let error = #expect(throws: Diagnostic.self) { try asset.read() }
    #expect(
      [try #require(error)].text == """
        templates/assets/a.css:2:1: error: this line is left from a merge conflict
          <<<<<<< HEAD
          ^~~~~~~~~~~~
        \(Self.help)
        """)
  }
}
