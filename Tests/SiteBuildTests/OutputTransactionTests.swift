import Diagnostics
import Foundation
import Platform
import SiteModel
import SiteRendering
import TestSupport
import Testing

@testable import SiteBuild

struct OutputTransactionTests {
  /// A folder of its own for one test, with an output folder and a state folder in it.
  private final class Place {
    let root: String
    var output: String { root + "/public" }

    init() throws {
      let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      root = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func open() throws -> OutputTransaction {
      try OutputTransaction(
        root: output, shownAs: "public",
        manifest: FileLocation(
          ".sitegen/output", in: try #require(DirectoryHandle(root))))
    }

    func prepare(
      _ files: [String: String], in folder: OutputTransaction
    ) throws -> [StagedFile] {
      files.sorted { $0.key < $1.key }.enumerated().map { index, file in
        Array(file.value.utf8).withUnsafeBufferPointer {
          folder.stage($0, at: file.key, index: index, previous: nil)
        }
      }
    }

    @discardableResult
    func build(_ files: [String: String]) throws -> OutputTransaction.Summary {
      let folder = try open()
      return try folder.install(folder.validate(prepare(files, in: folder)))
    }

    /// A build that is killed before it has put any file in place.
    func killedBuild(_ files: [String: String]) throws {
      let folder = try open()
      _ = try folder.validate(prepare(files, in: folder))
    }

    var record: String {
      get throws {
        try String(contentsOfFile: root + "/.sitegen/output", encoding: .utf8)
      }
    }

    func write(_ text: String, _ path: String) throws {
      try FileTree(files: [path: Array(text.utf8)]).write(to: output)
    }

    var files: [String: String] {
      get throws {
        try FileTree(output).files.filter { !$0.key.hasSuffix("/") }
          .mapValues { String(decoding: $0, as: UTF8.self) }
      }
    }

    func inode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: output + "/" + path)[.systemFileNumber]
        as? Int
    }
  }

  @Test func `files are written, kept and removed`() throws {
    let place = try Place()
    let first = try place.build(["index.html": "a", "tags/x/index.html": "b", "c.css": "c"])
    #expect(first == .init(written: 3))
    #expect(try place.files == ["index.html": "a", "tags/x/index.html": "b", "c.css": "c"])
    let inode = try place.inode("index.html")
    let second = try place.build(["index.html": "a", "c.css": "changed"])
    #expect(second == .init(written: 1, kept: 1, removed: 1))
    #expect(try place.files == ["index.html": "a", "c.css": "changed"])
    #expect(try place.inode("index.html") == inode)
    #expect(!FileManager.default.fileExists(atPath: place.output + "/tags"))
  }

  @Test func `what builds never made is left alone`() throws {
    let place = try Place()
    try place.build(["old/index.html": "a"])
    try place.write("mine", "old/mine.txt")
    try place.write("mine", "CNAME")
    let summary = try place.build(["index.html": "b"])
    #expect(summary == .init(written: 1, removed: 1))
    #expect(try place.files == ["index.html": "b", "old/mine.txt": "mine", "CNAME": "mine"])
  }

  @Test func `what somebody changed since is not removed`() throws {
    let place = try Place()
    try place.build(["a.html": "a", "b.html": "b"])
    try place.write("by hand", "a.html")
    let summary = try place.build(["b.html": "b"])
    #expect(summary == .init(kept: 1, leftAlone: ["a.html"]))
    #expect(try place.files == ["a.html": "by hand", "b.html": "b"])
  }

  @Test func `a build that is given up leaves everything as it was`() throws {
    let place = try Place()
    try place.build(["a.html": "a"])
    let folder = try place.open()
    _ = Array("new".utf8).withUnsafeBufferPointer {
      folder.stage($0, at: "a.html", index: 0, previous: nil)
    }
    _ = Array("new".utf8).withUnsafeBufferPointer {
      folder.stage($0, at: "b/c.html", index: 1, previous: nil)
    }
    folder.rollback()
    #expect(try place.files == ["a.html": "a"])
  }

  @Test func `a first build that is given up leaves no folder`() throws {
    let place = try Place()
    let folder = try place.open()
    _ = Array("new".utf8).withUnsafeBufferPointer {
      folder.stage($0, at: "a.html", index: 0, previous: nil)
    }
    folder.rollback()
    #expect(!FileManager.default.fileExists(atPath: place.output))
  }

  @Test(arguments: ["b/c.html", "b/c.html/mine.txt"])
  func `nothing changes where something is in the way`(obstacle: String) throws {
    let place = try Place()
    try place.build(["a.html": "a", "old.html": "old"])
    try place.write("mine", obstacle.replacing("b/c.html", with: "b"))
    if obstacle.hasSuffix(".txt") {
      try FileManager.default.removeItem(atPath: place.output + "/b")
      try place.write("mine", obstacle)
    }
    let before = try place.files
    let error = #expect(throws: Diagnostic.self) {
      try place.build(["a.html": "new", "b/c.html": "c"])
    }
    #expect(error?.message.hasPrefix("is in the way: ") == true)
    #expect(try place.files.filter { !$0.key.hasPrefix(StagingFolder.name) } == before)
  }

  @Test func `a file that builds have not made is not replaced`() throws {
    let place = try Place()
    try place.build(["a.html": "a"])
    try place.write("mine", "b/c.html")
    let error = #expect(throws: Diagnostic.self) {
      try place.build(["a.html": "new", "b/c.html": "c"])
    }
    #expect(
      error.map(ConsoleFormat().text(for:)) == """
        public/b/c.html: error: is in the way: a file must be written here, and another one exists
        help: move it away; no build has written it

        """)
    #expect(
      try place.files.filter { !$0.key.hasPrefix(StagingFolder.name) }
        == ["a.html": "a", "b/c.html": "mine"])
    // With the same bytes it becomes one of ours.
    #expect(try place.build(["a.html": "a", "b/c.html": "mine"]) == .init(kept: 2))
    #expect(try place.build(["a.html": "a", "b/c.html": "c"]) == .init(written: 1, kept: 1))
  }

  @Test func `without a record files are replaced`() throws {
    let place = try Place()
    try place.write("old", "a.html")
    #expect(try place.build(["a.html": "a"]) == .init(written: 1))
  }

  @Test func `files that no record explains are named`() throws {
    let place = try Place()
    try place.write("mine", "CNAME")
    try place.write("old", "old/index.html")
    #expect(try place.build(["a.html": "a"]).unknown == ["CNAME", "old/index.html"])
    #expect(try place.build(["a.html": "a"]).unknown == [])
  }

  @Test func `the remains of a killed build are swept away`() throws {
    let place = try Place()
    try place.write("half", StagingFolder.name + "/7")
    try place.build(["a.html": "a"])
    #expect(try place.files == ["a.html": "a"])
  }

  @Test func `what a killed build did not come to replace is removed later`() throws {
    let place = try Place()
    try place.build(["a.html": "a", "b.html": "b", "c.html": "c"])
    try place.killedBuild(["a.html": "a", "b.html": "b2", "c.html": "c2"])
    try place.killedBuild(["a.html": "a", "b.html": "b3", "c.html": "c3"])
    // One came into its place.
    try place.write("c2", "c.html")
    #expect(try place.build(["a.html": "a"]) == .init(kept: 1, removed: 2))
    #expect(try place.files == ["a.html": "a"])
  }

  @Test func `the record has one line a file again when a build ends`() throws {
    let place = try Place()
    try place.build(["a.html": "a", "b.html": "b"])
    try place.killedBuild(["a.html": "a", "b.html": "b2"])
    let a = Hash64(Array("a".utf8)).hexadecimal
    let old = Hash64(Array("b".utf8)).hexadecimal
    let new = Hash64(Array("b2".utf8)).hexadecimal
    #expect(
      try place.record
        == "sitegen output 1\n\(a) a.html\n\(old) b.html\n\(new) b.html\nend 3\n")
    try place.build(["a.html": "a", "b.html": "b2"])
    #expect(try place.record == "sitegen output 1\n\(a) a.html\n\(new) b.html\nend 2\n")
  }

  #if os(Linux)
    /// Where the file system tells them apart.
    @Test func `paths that only Unicode calls equal are two files`() throws {
      let place = try Place()
      let (composed, decomposed) = ("\u{FC}/\u{FC}.html", "u\u{308}/u\u{308}.html")
      #expect(try place.build([composed: "a"]) == .init(written: 1))
      #expect(try place.build([decomposed: "a"]) == .init(written: 1, removed: 1))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: place.output).map { Array($0.utf8) }
          == [Array("u\u{308}".utf8)])
      #expect(try place.build([decomposed: "a"]) == .init(kept: 1))
      #expect(try place.build([:]) == .init(removed: 1))
    }
  #endif

  @Test func `a slash before a combining mark is a slash`() throws {
    let place = try Place()
    try place.build(["a/\u{301}b.html": "a"])
    #expect(try place.files.values.sorted() == ["a"])
    try place.build([:])
    #expect(try place.files == [:])
    #expect(!FileManager.default.fileExists(atPath: place.output + "/a"))
  }

  @Test func `two builds at once exclude each other`() throws {
    let place = try Place()
    let first = try place.open()
    let error = #expect(throws: Diagnostic.self) { try place.open() }
    #expect(
      error.map(ConsoleFormat().text(for:)) == """
        public: error: another build is writing to this folder
        help: wait until it has finished, or choose another folder with --output

        """)
    first.rollback()
  }

  @Test func `links inside the folder do not lead writing out of it`() throws {
    let place = try Place()
    let outside = place.root + "/outside"
    try FileManager.default.createDirectory(
      atPath: outside, withIntermediateDirectories: false)
    try place.write("x", "keep.txt")
    try FileManager.default.createSymbolicLink(
      atPath: place.output + "/tags", withDestinationPath: outside)
    try Data("precious".utf8).write(to: URL(fileURLWithPath: outside + "/precious"))
    try FileManager.default.createSymbolicLink(
      atPath: place.output + "/a.html", withDestinationPath: outside + "/precious")
    let error = #expect(throws: Diagnostic.self) {
      try place.build(["tags/x.html": "x", "a.html": "a"])
    }
    #expect(
      error?.message == "is in the way: pages must be written below it, and it is not a folder")
    try FileManager.default.removeItem(atPath: place.output + "/tags")
    try place.build(["tags/x.html": "x", "a.html": "a"])
    #expect(try place.files["a.html"] == "a")
    let precious = FileManager.default.contents(atPath: outside + "/precious")
    #expect(precious == Data("precious".utf8))
  }

  @Test func `nothing is removed through a link that took a folder's place`() throws {
    let place = try Place()
    try place.build(["a/x.html": "x", "b.html": "b"])
    let outside = place.root + "/outside"
    try FileManager.default.moveItem(atPath: place.output + "/a", toPath: outside)
    try FileManager.default.createSymbolicLink(
      atPath: place.output + "/a", withDestinationPath: outside)
    #expect(try place.build(["b.html": "b"]).leftAlone == ["a/x.html"])
    #expect(FileManager.default.fileExists(atPath: outside + "/x.html"))
  }

  @Test func `folders whose files are gone already are removed`() throws {
    let place = try Place()
    try place.build(["a/b/x.html": "x", "b.html": "b"])
    try FileManager.default.removeItem(atPath: place.output + "/a/b/x.html")
    try place.build(["b.html": "b"])
    #expect(!FileManager.default.fileExists(atPath: place.output + "/a"))
  }

  @Test func `a file may become a folder and a folder a file`() throws {
    let place = try Place()
    try place.build(["a": "file", "b/c": "file"])
    try place.build(["a/index.html": "page", "b": "page"])
    #expect(try place.files == ["a/index.html": "page", "b": "page"])
  }

  @Test(arguments: [
    // What somebody changed, or put there, keeps a folder from going.
    (["b/c": "mine"], [], ["b": "file"]),
    (["b/mine": "mine"], [], ["b": "file"]),
    ([:], ["b/empty"], ["b": "file"]),
    ([:], ["d"], ["a": "a", "d": "file"]),
    // What somebody changed does not become a folder.
    (["a": "mine"], [], ["a/index.html": "page"]),
  ])
  func `what is in the way is told before anything is changed`(
    _ written: [String: String], _ folders: [String], _ wanted: [String: String]
  ) throws {
    let place = try Place()
    try place.build(["a": "a", "b/c": "c", "z": "z"])
    for (path, text) in written { try place.write(text, path) }
    for path in folders {
      try FileManager.default.createDirectory(
        atPath: place.output + "/" + path, withIntermediateDirectories: true)
    }
    let before = try place.files
    for _ in 1...2 {
      let error = #expect(throws: Diagnostic.self) { try place.build(wanted) }
      #expect(error?.id == "output.in-the-way")
      #expect(try place.files.filter { !$0.key.hasPrefix(StagingFolder.name) } == before)
    }
  }

  @Test func `a folder in the place of a former file is not ours`() throws {
    let place = try Place()
    try place.build(["a": "a", "b": "b"])
    try FileManager.default.removeItem(atPath: place.output + "/a")
    try place.write("mine", "a/mine.txt")
    #expect(try place.build(["b": "b"]) == .init(kept: 1))
    #expect(try place.files == ["a/mine.txt": "mine", "b": "b"])
  }

  @Test(arguments: [0, 1, 5000, ContentHasher.pieceSize, ContentHasher.pieceSize * 2 + 1])
  func `files are copied whole, and not again`(size: Int) throws {
    let place = try Place()
    let source = FileLocation("source.bin", in: try #require(DirectoryHandle(place.root)))
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: URL(fileURLWithPath: place.root + "/source.bin"))
    func copy() throws -> OutputTransaction.Summary {
      let folder = try place.open()
      let prepared = try folder.stage(
        copyOf: source, shownAs: "source.bin", at: "x/source.bin", index: 0, previous: nil)
      return try folder.install(folder.validate([prepared]))
    }
    #expect(try copy() == .init(written: 1))
    #expect(try copy() == .init(kept: 1))
    #expect(FileManager.default.contents(atPath: place.output + "/x/source.bin") == Data(bytes))
  }

  @Test(arguments: [
    "", "sitegen output 1\n", "sitegen output 2\nend 0\n", "sitegen output 1\nend 1\n",
    "sitegen output 1\nzz a\nend 1\n", "sitegen output 1\n00ff a\nend 1",
    "sitegen output 1\n00ff ../a\nend 1\n", "sitegen output 1\n00ff /a\nend 1\n",
    "sitegen output 1\n00ff a/./b\nend 1\n", "sitegen output 1\n\n\nend 2\n",
    "sitegen output 1\nend 0\nend 1\n", "sitegen output 1\n0 a\nend 1\n\n",
  ])
  func `a damaged record is noticed`(text: String) throws {
    #expect(Manifest(bytes: Array(text.utf8)) == nil)
    let place = try Place()
    try place.build(["a.html": "a"])
    let state = place.root + "/.sitegen"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: state).first)
    try Data(text.utf8).write(to: URL(fileURLWithPath: state + "/" + name))
    let folder = try place.open()
    #expect(
      folder.notice
        == "the record of earlier builds is damaged: files that are no longer part of the site stay in public"
    )
    #expect(try folder.install(folder.validate([])).removed == 0)
  }

  @Test func `folders that are new and folders that are there come together`() throws {
    let place = try Place()
    try place.build(["tags/x/index.html": "x"])
    try place.write("mine", "tags/mine/note.txt")
    let files = [
      "index.html": "i", "tags/x/index.html": "x2", "tags/x/2/index.html": "y",
      "tags/y/index.html": "y", "posts/a/index.html": "a", "posts/a/b/c.css": "c",
      "tags/mine/index.html": "m",
    ]
    #expect(try place.build(files) == .init(written: 7))
    #expect(try place.files == files.merging(["tags/mine/note.txt": "mine"]) { old, _ in old })
    #expect(try place.build(files) == .init(kept: 7))
  }

  @Test(arguments: ["a/b/new.html", "a/mine.txt"])
  func `a folder that appears before files are put in place is kept`(foreign: String) throws {
    let place = try Place()
    try place.build(["index.html": "i"])
    let folder = try place.open()
    let checked = try folder.validate(
      place.prepare(["a/b/c.html": "c", "a/d.html": "d", "index.html": "i"], in: folder))
    try place.write("mine", foreign)
    #expect(try folder.install(checked) == .init(written: 2, kept: 1))
    #expect(
      try place.files == ["a/b/c.html": "c", "a/d.html": "d", "index.html": "i", foreign: "mine"])
  }

  @Test(arguments: [false, true])
  func `a file that appears in a new folder is not replaced`(isLate: Bool) throws {
    let place = try Place()
    try place.build(["index.html": "i"])
    let folder = try place.open()
    let prepared = try place.prepare(["a/b.html": "b", "index.html": "new"], in: folder)
    let error = try #require(
      #expect(throws: Diagnostic.self) {
        if !isLate { try place.write("mine", "a/b.html") }
        let checked = try folder.validate(prepared)
        if isLate { try place.write("mine", "a/b.html") }
        _ = try folder.install(checked)
      })
    #expect(
      error.message == "is in the way: a file must be written here, and another one exists")
    #expect(try place.files["a/b.html"] == "mine")
    #expect(try place.files["index.html"] == "i")
  }

  @Test func `a link in the place of a new folder does not lead out`() throws {
    let place = try Place()
    try place.build(["index.html": "i"])
    let folder = try place.open()
    let checked = try folder.validate(place.prepare(["a/b.html": "b"], in: folder))
    let outside = place.root + "/outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: place.output + "/a", withDestinationPath: outside)
    let error = #expect(throws: Diagnostic.self) { try folder.install(checked) }
    #expect(
      error?.message == "is in the way: pages must be written below it, and it is not a folder")
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
  }

  @Test func `a build that is killed between two folders is finished by the next`() throws {
    let place = try Place()
    try place.killedBuild(["a/x.html": "x", "b/y.html": "y"])
    try FileManager.default.moveItem(
      atPath: place.output + "/\(StagingFolder.name)/tree/a", toPath: place.output + "/a")
    #expect(try place.build(["a/x.html": "x", "b/y.html": "y"]) == .init(written: 1, kept: 1))
    #expect(try place.files == ["a/x.html": "x", "b/y.html": "y"])
    #expect(try place.build([:]) == .init(removed: 2))
  }

  /// As where the file system does not tell two spellings apart.
  @Test func `two files that the file system takes for one do not end the build`() throws {
    let place = try Place()
    let folder = try place.open()
    let prepared = [("1", 0), ("2", 1)].map { text, index in
      Array(text.utf8).withUnsafeBufferPointer {
        folder.stage($0, at: "a/x.html", index: index, previous: nil)
      }
    }
    _ = try folder.install(folder.validate(prepared))
    #expect(try ["1", "2"].contains(place.files["a/x.html"]))
  }

  @Test func `a record reads back as it was written`() {
    func entry(_ path: String, _ byte: UInt8) -> Manifest.Entry {
      Manifest.Entry(path: Manifest.Path(path), hash: Hash64([byte]))
    }
    let manifest = Manifest([
      entry("index.html", 2), entry("a b/u\u{308}.html", 1), entry("index.html", 1),
      entry("a b/\u{FC}.html", 1),
    ])
    #expect(
      manifest.entries == [
        entry("a b/u\u{308}.html", 1), entry("a b/\u{FC}.html", 1), entry("index.html", 2),
        entry("index.html", 1),
      ])
    #expect(Manifest(bytes: manifest.bytes) == manifest)
    #expect(Manifest(bytes: Manifest().bytes) == Manifest())
  }
}
