@testable import Diagnostics
import Testing

struct ConsoleFormatTests {
  private let file = SourceFile(
    path: "content/a.md", text: "---\ntitle: Größe\n\ttgas: [ä, b]\r\nend")

  @Test func `a message shows place, source line and caret`() {
    let start = Array("---\ntitle: Größe\n\t".utf8).count
    let diagnostic = Diagnostic.warning(
      "front-matter.unknown-key", "unknown key \"tgas\"", at: file.location(start..<start + 4)
    ).note("keys are case-sensitive").help("did you mean \"tags\"?")
    #expect(
      ConsoleFormat().text(for: diagnostic) == """
        content/a.md:3:2: warning: unknown key "tgas"
          \ttgas: [ä, b]
          \t^~~~
        note: keys are case-sensitive
        help: did you mean "tags"?

        """)
  }

  @Test func `a message on a file has no source line`() {
    let diagnostic = Diagnostic.error(
      "content.unreadable", "cannot be read", at: SourceLocation(path: "content/b.md"))
    #expect(ConsoleFormat().text(for: diagnostic) == "content/b.md: error: cannot be read\n")
  }

  @Test func `a note on another place shows that place`() {
    let diagnostic = Diagnostic.error("x", "twice").note("first here", at: file.location(line: 4))
    #expect(
      ConsoleFormat().text(for: diagnostic) == """
        error: twice
        content/a.md:4:1: note: first here
          end
          ^~~

        """)
  }

  @Test func `columns count characters, not bytes`() {
    let start = Array("---\ntitle: Größ".utf8).count
    let location = file.location(start..<start + 1)
    #expect(location.position?.column == 12)
    #expect(location.position?.lineText == "title: Größe")
  }

  @Test(arguments: [-5..<(-1), 0..<0, 0..<1_000_000, 999..<1000])
  func `a range beyond the file is clamped`(range: Range<Int>) {
    #expect(file.location(range).position?.length ?? 0 >= 1)
  }

  @Test func `a very long line is cut around the place`() throws {
    let long = SourceFile(path: "x", text: String(repeating: "a", count: 5000) + "b")
    let text = ConsoleFormat().text(
      for: .error("x", "here", at: long.location(5000..<5001)))
    let lines = text.split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[1].count <= ConsoleFormat.longestLine + 2)
    #expect(lines[1].last == "b")
    #expect(lines[2].count == lines[1].count)
  }

  @Test func `a message keeps no more of a line than it may show`() throws {
    let long = SourceFile(path: "x", text: String(repeating: "ä", count: 100_000) + "!")
    let position = try #require(long.location(200_000..<200_001).position)
    #expect(position.column == 100_001)
    #expect(position.lineText.utf8.count <= 2048 && position.lineText.last == "!")
    #expect(position.cutBefore + position.lineText.unicodeScalars.count == 100_001)
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5000, 9000])
  func `broken UTF-8 has a place too`(offset: Int) {
    let broken = SourceFile(
      path: "x", bytes: [0x61, 0x0A] + [UInt8](repeating: 0xA2, count: 9000) + [0x0A, 0xFF])
    let location = broken.location(offset..<offset + 1)
    #expect(location.position?.line == (offset < 2 ? 1 : 2))
    #expect(!ConsoleFormat().text(for: .error("x", "here", at: location)).isEmpty)
  }

  @Test func `no file can write escape sequences to a terminal`() {
    let hostile = SourceFile(path: "x", text: "a\u{1B}[31mb\u{9B}c")
    let text = ConsoleFormat().text(for: .error("x", "bad \u{1B}]0;t", at: hostile.location(0..<1)))
    #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{9B}"))
  }
}
