import Foundation
import TestSupport
import Testing

/// Sites with files that version control cannot carry.
struct HostileSiteTests {
  private static let site = [
    "site/site.yaml": "title: Site\nbase_url: https://example.org/\nfeeds: false\n",
    "site/content/a.md": "Text.\n",
    "site/templates/page.html": "{{ page.title }}\n",
    "site/templates/list.html": "{{ page.title }}\n",
  ]

  private let folder: TemporaryFolder
  private var site: String { folder.path + "/site" }

  init() throws { folder = try TemporaryFolder(Self.site) }

  private func messages() -> String { FixtureBuild(in: folder).messages }

  private func expectNothingWritten() {
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
    #expect(!FileManager.default.fileExists(atPath: site + "/.sitegen"))
  }

  @Test("the site itself builds")
  func builds() throws {
    #expect(messages().isEmpty)
    #expect(try folder.text("public/a/index.html") == "A")
  }

  @Test("a pipe is refused and not waited for", .timeLimit(.minutes(10)))
  func refusesPipe() throws {
    for name in ["content/pipe.md", "content/pipe.png", "templates/assets/pipe.css"] {
      let path = site + "/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try #require(mkfifo(path, 0o644) == 0)
    }
    #expect(
      messages() == """
        content/pipe.md: error: it is neither a file nor a folder [files.refused]
        content/pipe.png: error: it is neither a file nor a folder [files.refused]
        templates/assets/pipe.css: error: it is neither a file nor a folder [files.refused]

        """)
    expectNothingWritten()
  }

  @Test(
    "a file that may not be read is an error",
    .enabled(if: geteuid() != 0, "permissions do not bind this user"))
  func refusesUnreadableFiles() throws {
    try folder.write("Secret.", to: "site/content/b.md")
    try folder.write("Secret.", to: "site/content/c.txt")
    try #require(chmod(site + "/content/b.md", 0) == 0)
    try #require(chmod(site + "/content/c.txt", 0) == 0)
    #expect(
      messages() == """
        content/b.md: error: it cannot be read: Permission denied [files.refused]
        content/c.txt: error: it cannot be read: Permission denied [files.refused]

        """)
    expectNothingWritten()
  }

  @Test("a text of more than 16 MiB is refused, an image of that size is not")
  func refusesHugeText() throws {
    try folder.write([UInt8](repeating: 0x61, count: 16 << 20 + 1), to: "site/content/b.md")
    try folder.write([UInt8](repeating: 0x61, count: 16 << 20 + 1), to: "site/content/c.bin")
    #expect(
      messages() == """
        content/b.md: error: the file is larger than 16 MiB, too large for a text file [files.too-large]

        """)
    expectNothingWritten()
    try folder.remove("site/content/b.md")
    #expect(messages().isEmpty)
    let copy = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/public/c.bin"))
    #expect(copy.count == 16 << 20 + 1)
  }

  @Test("a text of more than the configured size is refused")
  func refusesLargeText() throws {
    try folder.write(
      "---\ntitle: A\n---\n" + String(repeating: "word ", count: 210_000), to: "site/content/a.md")
    #expect(messages().hasPrefix("content/a.md"))
    #expect(messages().contains("error: "))
    expectNothingWritten()
  }

  @Test("names that no address can have are refused")
  func refusesNames() throws {
    try folder.write("x", to: "site/content/new\nline.md")
    try folder.write("x", to: "site/content/back\\slash.txt")
    #expect(
      messages() == """
        content/back\\slash.txt: error: the name contains a backslash [files.refused]
        content/new\u{FFFD}line.md: error: the name contains a control character [files.refused]

        """)
    expectNothingWritten()
  }

  @Test("a name that is too long for an output folder is an error")
  func refusesLongNames() throws {
    let title = String(repeating: "ä", count: 120)
    try folder.write("x", to: "site/content/\(title).md")
    #expect(messages().isEmpty)
    try folder.write(
      "---\nslug: \(String(repeating: "s", count: 256))\n---\n", to: "site/content/b.md")
    #expect(messages().contains("is too long for the name of a file or folder"))
  }

  @Test("an output folder that is a file is an error")
  func refusesFileAsOutput() throws {
    try folder.write("mine", to: "public")
    #expect(
      messages() == """
        public: error: is not a folder [output.not-a-folder]
        help: choose another output folder with --output

        """)
    #expect(try folder.text("public") == "mine")
  }

  @Test("a folder in the way of a page, and a link in the way of a folder, are errors")
  func refusesWhatIsInTheWay() throws {
    try folder.write("mine", to: "public/a/index.html/mine.txt")
    try folder.write("mine", to: "public/b.txt")
    #expect(
      messages() == """
        public/a/index.html: error: is in the way: a file must be written here, and it is a folder [output.in-the-way]
        help: move it away; no build has written it

        """)
    #expect(
      try FileTree(folder.path + "/public").files.keys.sorted() == [
        "a/index.html/mine.txt", "b.txt",
      ])
    #expect(try folder.text("public/a/index.html/mine.txt") == "mine")
    try folder.remove("public/a")
    try folder.link("public/a", to: "../elsewhere")
    try folder.write("x", to: "elsewhere/x")
    #expect(
      messages() == """
        public/a: error: is in the way: pages must be written below it, and it is not a folder [output.in-the-way]
        help: move it away; no build has written it

        """)
    #expect(try FileTree(folder.path + "/elsewhere").files.keys.sorted() == ["x"])
  }
}
