import Content
import Diagnostics
import Testing
import TestSupport

struct TwinNamesTests {
  private let site = ["site.yaml": "title: T\nbase_url: https://example.org/\n"]

  @Test(arguments: [
    (["content/caf\u{E9}.txt", "content/cafe\u{301}.txt"], "content/caf\u{E9}.txt"),
    (["content/\u{E9}/a.txt", "content/e\u{301}/b.txt"], "content/\u{E9}"),
  ])
  func `names that differ only in how letters are encoded are refused`(
    paths: [String], refused: String
  ) throws {
    // Equal keys of a dictionary would be one file: they are written one by one.
    let folder = try TemporaryFolder(site)
    for path in paths { try folder.write("x", to: path) }
    var diagnostics: [Diagnostic] = []
    _ = ContentReader(root: folder.path, jobs: 1).read(&diagnostics)
    #expect(
      diagnostics.text
        == "\(refused): error: another file has the same name with its characters encoded differently\n"
    )
  }

  @Test func `names that begin with a combining mark are refused`() throws {
    let folder = try TemporaryFolder(site)
    try folder.write("x", to: "content/a/x.txt")
    try folder.write("x", to: "content/a/\u{301}x.txt")
    var diagnostics: [Diagnostic] = []
    _ = ContentReader(root: folder.path, jobs: 1).read(&diagnostics)
    #expect(diagnostics.text.hasSuffix("error: the name begins with a combining mark\n"))
  }
}
