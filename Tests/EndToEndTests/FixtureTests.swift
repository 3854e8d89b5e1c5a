import Foundation
import TestSupport
import Testing

/// The folder of fixtures holds nothing that no test uses.
struct FixtureTests {
  @Test("every file among the fixtures belongs to a case")
  func everyFileIsUsed() throws {
    let parts: Set = ["input", "expected", "messages.txt", "options"]
    var unused: [String] = []
    for site in FixtureSite.all {
      let names = FixtureSite.names(in: site.folder)
      unused += names.filter { !parts.contains($0) }.map { "\(site.name)/\($0)" }
      if !names.contains("input") { unused.append(site.name) }
    }
    // Version control leaves empty folders behind.
    unused += try FileTree(InvalidSite.folder).files.keys
      .filter { !$0.hasSuffix("/") && (!$0.hasSuffix(".txt") || $0.contains("/")) }
      .map { "invalid/\($0)" }
    #expect(unused.isEmpty)
  }

  @Test("there are cases, and none is without expectations")
  func casesHaveExpectations() throws {
    #expect(!FixtureSite.all.isEmpty)
    #expect(!InvalidSite.all.isEmpty)
    for site in FixtureSite.all {
      #expect(try !FileTree(site.expected).files.isEmpty, "\(site.name)")
    }
    for site in InvalidSite.all { #expect(try !site.read().messages.isEmpty, "\(site.name)") }
  }

  @Test("a tree's text has files, links, empty folders, repeated texts and bytes")
  func readsTrees() throws {
    let tree = try FileTree(
      text: """
        -- a/b.txt --
        one

        ⟦2 × xy⟧⟦bytes FC 0A⟧
        -- link -> ../c --
        -- empty/ --
        """)
    var expected = FileTree(files: [
      "a/b.txt": Array("one\n\nxyxy".utf8) + [0xFC, 0x0A, 0x0A], "empty/": [],
    ])
    expected.link("link", to: "../c")
    #expect(tree == expected)
    #expect(try tree.applying("-- a/b.txt --\n-- link --\n").files == ["empty/": []])
    let folder = try TemporaryFolder(tree)
    #expect(try FileTree(folder.path) == tree)
  }

  @Test(
    "a tree's text with an error is refused",
    arguments: [
      "text", "-- a --", "-- a --\n⟦2 x b⟧", "-- a --\n⟦bytes 1G⟧", "-- a --\n⟦", "-- a -> b --\nc",
    ])
  func refusesTrees(_ text: String) {
    #expect(throws: FileTree.SyntaxError.self) { try FileTree(text: text) }
  }
}
