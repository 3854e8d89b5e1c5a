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

  private func handle(_ folder: TemporaryFolder) throws -> DirectoryHandle {
    try #require(DirectoryHandle(folder.path))
  }

  @Test func `links are told as links`() throws {
    let folder = try TemporaryFolder(["a": "text", "below/": ""])
    try folder.link("to-file", to: "a")
    let handle = try handle(folder)
    #expect(try FileReading.status("to-file", in: handle)?.kind == .link)
    #expect(try FileReading.status("a", in: handle)?.byteCount == 4)
    #expect(try FileReading.status("below", in: handle)?.kind == .folder)
    #expect(try FileReading.status("missing", in: handle) == nil)
    #expect(try FileReading.status("a/below", in: handle) == nil)
    #expect(try FileReading.target(ofLink: folder.path + "/to-file").hasSuffix("/a"))
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
    #expect(
      message { _ = try FileReading.target(ofLink: "\(folder.path)/broken") }
        == "the link is broken")
    #expect(
      message { _ = try FileReading.target(ofLink: "\(folder.path)/loop") }
        == "it cannot be read: Too many levels of symbolic links")
    let (handle, long) = (try handle(folder), String(repeating: "a", count: 300))
    #expect(
      message { _ = try FileReading.status(long, in: handle) }
        == "it cannot be read: File name too long")
  }

  @Test func `only regular files are read, and no further than asked`() throws {
    let folder = try TemporaryFolder(["a": "text", "below/": "", "b/c": "deep"])
    try folder.link("link", to: "a")
    try folder.link("d", to: "b")
    try #require(mkfifo("\(folder.path)/pipe", 0o644) == 0)
    let handle = try handle(folder)
    func read(_ path: String, upTo limit: Int) throws -> [UInt8] {
      try FileReading.bytes(of: FileLocation(path, in: handle), upTo: limit)
    }
    #expect(try read("a", upTo: 2) == Array("te".utf8))
    #expect(try read("a", upTo: .max) == Array("text".utf8))
    #expect(try read("b/c", upTo: .max) == Array("deep".utf8))
    for path in ["below", "pipe"] {
      #expect(
        message { _ = try read(path, upTo: 1) } == "it is neither a file nor a folder")
    }
    #expect(
      message { _ = try read("missing", upTo: 1) }
        == "it cannot be read: No such file or directory")
    for path in ["link", "d/c"] {
      #expect(message { _ = try read(path, upTo: 1) }?.hasPrefix("it cannot be read: ") == true)
    }
  }

  @Test func `names in a folder are given without its own`() throws {
    let folder = try TemporaryFolder(["a": "", ".hidden": ""])
    let names = try FileReading.names(in: try handle(folder))
    #expect(Set(names.map { String(decoding: $0, as: UTF8.self) }) == ["a", ".hidden"])
    #expect(
      message { _ = try FileReading.folder("a", in: try handle(folder)) }
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
