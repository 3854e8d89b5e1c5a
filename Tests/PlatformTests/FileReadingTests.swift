import Foundation
import Platform
import TestSupport
import Testing

struct FileReadingTests {
  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? FileReading.Failure)?.message ?? "another error"
    }
  }

  @Test func `entries describe what links lead to`() throws {
    let folder = try TemporaryFolder(["a": "text", "below/": ""])
    try folder.link("to-file", to: "a")
    try folder.link("to-folder", to: "below")
    let link = try #require(try FileReading.entry("\(folder.path)/to-file"))
    #expect(link.isLink)
    #expect(link.status.kind == .file)
    #expect(link.status.byteCount == 4)
    let handle = try #require(DirectoryHandle(folder.path))
    #expect(try FileReading.entry("to-folder", in: handle.number)?.status.kind == .folder)
    #expect(try FileReading.entry("a", in: handle.number)?.isLink == false)
    #expect(try FileReading.entry("missing", in: handle.number) == nil)
    #expect(try FileReading.entry("\(folder.path)/a/below") == nil)
  }

  @Test(arguments: [
    ("/", "/"), ("/a/b", "/a/b"), ("/a//b/", "/a/b"), ("/a/./b/../c", "/a/c"), ("/../a", "/a"),
    ("/a/..", "/"), ("/a/..b/...", "/a/..b/..."),
    // A combining mark merges with the slash before it into one `Character`.
    ("/a/\u{301}b/../c", "/a/c"),
  ])
  func `absolute paths have no dots`(path: String, absolute: String) {
    #expect(FileReading.absolutePath(path) == absolute)
  }

  @Test(arguments: ["", ".", "a", "a/../b", "..", "./a/b/"])
  func `relative paths begin at the working folder`(path: String) {
    let expected = URL(fileURLWithPath: path.isEmpty ? "." : path).standardizedFileURL.path
    #expect(FileReading.absolutePath(path) == expected)
  }

  @Test func `links without a target are errors`() throws {
    let folder = try TemporaryFolder()
    try folder.link("broken", to: "missing")
    try folder.link("loop", to: "loop")
    #expect(message { _ = try FileReading.entry("\(folder.path)/broken") } == "the link is broken")
    #expect(
      message { _ = try FileReading.entry("\(folder.path)/loop") }
        == "it cannot be read: Too many levels of symbolic links")
    let long = folder.path + "/" + String(repeating: "a", count: 300)
    #expect(
      message { _ = try FileReading.entry(long) } == "it cannot be read: File name too long")
  }

  @Test func `only regular files are read, and no further than asked`() throws {
    let folder = try TemporaryFolder(["a": "text", "below/": ""])
    #expect(try FileReading.bytes("\(folder.path)/a", upTo: 2) == Array("te".utf8))
    #expect(try FileReading.bytes("\(folder.path)/a", upTo: .max) == Array("text".utf8))
    #expect(
      message { _ = try FileReading.bytes("\(folder.path)/below", upTo: 1) }
        == "it is neither a file nor a folder")
    #expect(
      message { _ = try FileReading.bytes("\(folder.path)/missing", upTo: 1) }
        == "it cannot be read: No such file or directory")
    try #require(mkfifo("\(folder.path)/pipe", 0o644) == 0)
    #expect(
      message { _ = try FileReading.bytes("\(folder.path)/pipe", upTo: 1) }
        == "it is neither a file nor a folder")
  }

  @Test func `names in a folder are given without its own`() throws {
    let folder = try TemporaryFolder(["a": "", ".hidden": ""])
    var found: Set<String> = []
    try FileReading.withFolder(folder.path) { names, handle in
      found = Set(names.map { String(decoding: $0, as: UTF8.self) })
      #expect(FileStatus("a", in: handle)?.kind == .file)
    }
    #expect(found == ["a", ".hidden"])
    #expect(
      message { try FileReading.withFolder("\(folder.path)/a") { _, _ in } }
        == "it cannot be read: Not a directory")
  }

  @Test(arguments: [
    ("a/b/c.html", "c.html", "a/b", "html"), ("c", "c", "", ""), ("/c.", "c.", "", ""),
    (".hidden", ".hidden", "", ""), ("a.b/c", "c", "a.b", ""), ("a/", "", "a", ""),
  ])
  func `paths have components`(path: String, name: String, folder: String, suffix: String) {
    #expect(PathComponents.name(of: path) == name)
    #expect(PathComponents.folder(of: path) == folder)
    #expect(PathComponents.pathExtension(of: path) == suffix)
  }
}
