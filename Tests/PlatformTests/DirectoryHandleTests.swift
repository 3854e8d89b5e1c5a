import CSystemCalls
import Foundation
import Platform
import TestSupport
import Testing

struct DirectoryHandleTests {
  @Test func `folders are created with those above them`() throws {
    let folder = try TemporaryFolder(["file": ""])
    let handle = try #require(DirectoryHandle(folder.path))
    #expect(handle.createFolders(to: "a/b/c"))
    #expect(handle.createFolders(to: "a/b/c"))
    #expect(handle.status("a/b/c")?.kind == .folder)
    #expect(!handle.createFolders(to: "file/below"))
    #expect(errno == ENOTDIR)
    #expect(!handle.createFolder("x/y"))
    #expect(errno == ENOENT)
  }

  @Test func `entries are listed with what they are`() throws {
    let folder = try TemporaryFolder(["file": "", "folder/x": ""])
    try folder.link("link", to: "folder")
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let handle = try #require(DirectoryHandle(folder.path))
    let entries = try #require(handle.entries()).map {
      (String(decoding: $0.name, as: UTF8.self), $0.kind)
    }
    let kinds = Dictionary(uniqueKeysWithValues: entries)
    #expect(kinds == ["file": .file, "folder": .folder, "link": .link, "pipe": .other])
    #expect(Set(try #require(handle.names())) == Set(kinds.keys.map { Array($0.utf8) }))
  }

  @Test(.enabled(if: DirectoryHandle("/proc") != nil, "Linux alone has it"))
  func `nobody else changes a folder that the system makes up`() throws {
    #expect(try !#require(DirectoryHandle("/proc")).isChangedFromElsewhere)
  }

  @Test func `a link is neither created through nor removed with its target`() throws {
    let folder = try TemporaryFolder(["real/a": "text"])
    try folder.link("link", to: "real")
    let handle = try #require(DirectoryHandle(folder.path))
    #expect(DirectoryHandle(creating: "link", in: handle) == nil)
    #expect(FileDescriptor("link", O_RDONLY, in: handle)?.number == nil)
    #expect(handle.removeFile("link"))
    #expect(try folder.text("real/a") == "text")
    #expect(!handle.removeFolder("real"))
    #expect(errno == ENOTEMPTY)
  }

  @Test func `an open folder is found wherever it is moved`() throws {
    let folder = try TemporaryFolder(["a/x": "1"])
    let top = try #require(DirectoryHandle(folder.path))
    let handle = try #require(DirectoryHandle(creating: "a", in: top))
    #expect(top.move("a", to: top, "b"))
    #expect(handle.move("x", to: handle, "y"))
    #expect(try folder.text("b/y") == "1")
    #expect(!handle.move("missing", to: handle, "z"))
    #expect(errno == ENOENT)
  }

  @Test(arguments: [0, 1, 5000, ContentHasher.pieceSize, ContentHasher.pieceSize * 2 + 1])
  func `files are read, hashed and compared in pieces`(size: Int) throws {
    let bytes = (0..<size).map { UInt8($0 % 251) }
    let folder = try TemporaryFolder(["a": bytes])
    let handle = try #require(DirectoryHandle(folder.path))
    let file = FileLocation("a", in: handle)
    // A value that can't be copied is nothing for `#require`.
    #expect(FileDescriptor("a", O_RDONLY, in: handle)?.hash == Hash64(bytes))
    for (expected, isEqual) in [
      (bytes, true), (bytes + [0], false), (bytes.map { ~$0 }, size == 0),
    ] {
      let has = expected.withUnsafeBytes { FileDescriptor(reading: file)?.has($0) }
      #expect(has == isEqual)
    }
    #expect(FileDescriptor.bytes(of: file, upTo: size) == bytes)
    let missing = FileLocation("missing", in: handle)
    #expect(FileDescriptor.bytes(of: missing, upTo: size) == nil)
    if size > 0 {
      #expect(FileDescriptor.bytes(of: file, upTo: size - 1) == nil)
      #expect(errno == EFBIG)
    }
  }

  @Test(arguments: ["link/a", "link/below/b", "real/out/secret"])
  func `no path leads through a link`(path: String) throws {
    let outside = try TemporaryFolder(["secret": "1", "a": "1", "b": "1"])
    let folder = try TemporaryFolder(["real/a": "text", "real/below/b": "text"])
    try folder.link("link", to: "real")
    try folder.link("real/out", to: outside.path)
    let handle = try #require(DirectoryHandle(folder.path))
    let parent = PathComponents.folder(of: path)
    let refusals = [ELOOP, ENOTDIR]
    #expect(handle.status(path) == nil)
    #expect(refusals.contains(errno))
    #expect(FileDescriptor(path, O_RDONLY, in: handle)?.number == nil)
    #expect(refusals.contains(errno))
    #expect(DirectoryHandle(parent, in: handle) == nil)
    #expect(!handle.createFolder(parent + "/new"))
    #expect(!handle.removeFile(path))
    #expect(!handle.move("real/a", to: handle, parent + "/moved"))
    #expect(!handle.move(path, to: handle, "moved"))
    #expect(handle.status("moved") == nil)
    #expect(try outside.text("secret") == "1")
    #expect(try folder.text("real/a") == "text")
  }

  @Test(arguments: ["../x", "real/../../x", "/etc/passwd"])
  func `no path leads out of the folder`(path: String) throws {
    let folder = try TemporaryFolder(["real/a": "text"])
    let handle = try #require(DirectoryHandle(folder.path))
    #expect(handle.status(path) == nil)
    #expect(FileDescriptor(path, O_RDONLY, in: handle)?.number == nil)
  }

  /// What systems do that cannot open a path at once.
  @Test(arguments: [
    ("real/below", 0), ("real", 0), ("link", ENOTDIR), ("link/below", ENOTDIR),
    ("real/link/x", ENOTDIR), ("missing/x", ENOENT), ("real/a", ENOTDIR), ("real/..", EXDEV),
    ("..", EXDEV),
  ])
  func `folders are opened one after another`(path: String, code: Int32) throws {
    let folder = try TemporaryFolder(["real/a": "text", "real/below/b": "text"])
    try folder.link("link", to: "real")
    try folder.link("real/link", to: "below")
    let handle = try #require(DirectoryHandle(folder.path))
    var bytes = path.utf8CString
    let opened = bytes.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { open_folder_by_components(handle.number, $0) } ?? -1
    }
    #expect((opened < 0 ? errno : 0) == code)
    if opened >= 0 { close(opened) }
  }

  @Test func `a tree is removed without what its links lead to`() throws {
    let outside = try TemporaryFolder(["secret": "1"])
    let folder = try TemporaryFolder(["tree/a/b/c/d": "1", "tree/e": "1", "tree/a/f/": ""])
    try folder.link("tree/a/b/link", to: outside.path)
    try folder.link("tree/out", to: outside.path)
    let handle = try #require(DirectoryHandle(folder.path))
    let deep = Array(repeating: "x", count: 500).joined(separator: "/")
    try #require(handle.createFolders(to: "tree/" + deep))
    handle.removeTree("tree")
    #expect(handle.status("tree") == nil)
    #expect(try outside.text("secret") == "1")
    try folder.link("tree", to: outside.path)
    handle.removeTree("tree")
    #expect(handle.status("tree") == nil)
    #expect(try outside.text("secret") == "1")
  }

  @Test func `entries are listed without what links lead to`() throws {
    let folder = try TemporaryFolder(["a/b/c": "", "skipped/d": "", "e": ""])
    try folder.link("a/link", to: folder.path)
    let handle = try #require(DirectoryHandle(folder.path))
    let entries = handle.entriesBelow { $0 == "skipped" }
    #expect(entries.filter(\.isFolder).map(\.path).sorted() == ["a", "a/b"])
    #expect(entries.filter { !$0.isFolder }.map(\.path).sorted() == ["a/b/c", "a/link", "e"])
  }
}
