import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Platform

/// What the system refuses, raised by the calls that builds make.
struct FileSystemMessageTests {
  private func text(_ body: () throws(Diagnostic) -> Void) -> String {
    do throws(Diagnostic) {
      try body()
      return ""
    } catch {
      return [error].text
    }
  }

  private func record(_ path: String, _ folder: TemporaryFolder) throws -> AtomicFile {
    AtomicFile(FileLocation(path, in: try #require(DirectoryHandle(folder.path))))
  }

  @Test func `a record is replaced as a whole`() throws {
    let folder = try TemporaryFolder()
    let file = try record(".sitegen/state", folder)
    try file.replace(with: [Array("one".utf8)])
    // What a killed process left.
    try folder.write("rest", to: ".sitegen/.state.new")
    try file.replace(with: [Array("t".utf8), Array("wo".utf8)])
    #expect(try folder.text(".sitegen/state") == "two")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.sitegen") == ["state"])
  }

  @Test func `a file where the folder of records should be is an error`() throws {
    let folder = try TemporaryFolder([".sitegen": ""])
    let file = try record(".sitegen/state", folder)
    #expect(
      text { () throws(Diagnostic) in try file.replace(with: []) }
        == ".sitegen/state: error: cannot be written: Not a directory\n")
  }

  @Test func `a folder in a record's place is an error`() throws {
    let folder = try TemporaryFolder([".sitegen/state/a": ""])
    let file = try record(".sitegen/state", folder)
    #expect(
      text { () throws(Diagnostic) in try file.replace(with: []) }
        == ".sitegen/state: error: cannot be written: Is a directory\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.sitegen") == ["state"])
  }

  @Test func `a name that is too long is an error`() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "a", count: 300)
    let file = try record(".sitegen/" + name, folder)
    #expect(
      text { () throws(Diagnostic) in try file.replace(with: []) }
        == ".sitegen/\(name): error: cannot be written: File name too long\n")
  }

  @Test(arguments: [
    (ENOSPC, "help: make room and build again; nothing was lost\n"),
    (EDQUOT, "help: make room and build again; nothing was lost\n"),
    (
      EACCES,
      "help: you may not write in the folder above it: change the owner or the permissions, or choose another folder "
        + "with --output\n"
    ),
    (EROFS, "help: the disk can only be read: choose another folder with --output\n"), (EIO, ""),
  ])
  func `a hint says what can be done`(code: Int32, hint: String) {
    errno = code
    let message = FileSystemMessages.notCreated(path: "public")
    #expect(
      [message].text
        == "public: error: cannot be created: \(String(cString: strerror(code)))\n" + hint)
    #expect(message.id == "output.not-created")
  }

  @Test func `a hint names the folder that is meant`() {
    func hint(_ code: Int32, _ message: () -> Diagnostic) -> Substring? {
      errno = code
      return [message()].text.split(separator: "\n").last
    }
    let repair = "change the owner or the permissions"
    #expect(
      hint(EACCES) { FileSystemMessages.notWritten(path: "public/a/b.html") }
        == "help: you may not write in \"public/a\": \(repair), or choose another folder with --output"
    )
    #expect(
      hint(EPERM) { FileSystemMessages.notWritten(path: "public/a/b.html", in: "public") }
        == "help: you may not write in \"public\": \(repair), or choose another folder with --output"
    )
    #expect(
      hint(EACCES) { FileSystemMessages.notCreated(path: ".sitegen/serve") }
        == "help: you may not write in \".sitegen\": \(repair)")
    #expect(
      hint(EACCES) { FileSystemMessages.notCreated(path: ".sitegen") }
        == "help: you may not write in the folder above it: \(repair)")
    #expect(
      hint(EROFS) { FileSystemMessages.notWritten(path: "x/.sitegen/state") }
        == "help: the disk can only be read")
    #expect(
      hint(EACCES) { FileSystemMessages.notOpened(path: "public") }
        == "help: \(repair) of the folder, or choose another folder with --output")
    #expect(
      hint(EACCES) { FileSystemMessages.notRead(path: "content/a.jpg") }
        == "help: \(repair) of the file")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a full disk fails writing`() throws {
    let devices = try #require(DirectoryHandle("/dev"))
    let isWritten = FileDescriptor("full", O_WRONLY, in: devices)?.write(Array("text".utf8))
    let message = FileSystemMessages.notWritten(path: "a")
    #expect(isWritten == false)
    #expect(message.message == "cannot be written: No space left on device")
  }

  @Test func `a locked folder is busy until the lock goes`() throws {
    let folder = try TemporaryFolder()
    var first = DirectoryHandle(folder.path)
    try first?.lock(shownAs: "public")
    let second = try #require(DirectoryHandle(folder.path))
    #expect(
      text { () throws(Diagnostic) in try second.lock(shownAs: "public") }
        == """
        public: error: another build is writing to this folder
        help: wait until it has finished, or choose another folder with --output

        """)
    first = nil
    #expect(text { () throws(Diagnostic) in try second.lock(shownAs: "public") } == "")
  }

  // Local file systems lock every folder, so the system's answer is given here.
  @Test func `a file system without locks is an error that says so`() {
    errno = ENOLCK
    let message = FileSystemMessages.notLocked(path: "public")
    #expect([message].text == "public: error: cannot be locked: No locks available\n")
    #expect(message.id == "output.not-locked")
  }

  @Test func `what is not a folder cannot be opened`() throws {
    let folder = try TemporaryFolder(["a": ""])
    #expect(DirectoryHandle(folder.path + "/a") == nil)
    #expect(
      [FileSystemMessages.notOpened(path: "public")].text
        == "public: error: cannot be opened: Not a directory\n")
  }
}
