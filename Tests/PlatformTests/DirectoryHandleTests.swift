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
    let path = folder.path + "/a"
    // A value that can't be copied is nothing for `#require`.
    #expect(FileDescriptor(path, O_RDONLY)?.hash == Hash64(bytes))
    for (expected, isEqual) in [
      (bytes, true), (bytes + [0], false), (bytes.map { ~$0 }, size == 0),
    ] {
      let has = expected.withUnsafeBytes { FileDescriptor(resolving: path)?.has($0) }
      #expect(has == isEqual)
    }
    #expect(FileDescriptor.bytes(ofFile: path) == bytes)
    #expect(FileDescriptor.bytes(ofFile: folder.path) == nil)
    #expect(FileDescriptor(resolving: folder.path + "/missing")?.hash == nil)
  }
}
