import Foundation
import Platform
import TestSupport
import Testing

struct FileSignatureTests {
  private func handle(_ folder: TemporaryFolder) throws -> DirectoryHandle {
    try #require(DirectoryHandle(folder.path))
  }

  @Test func `renaming keeps the signature by modification time only`() throws {
    let folder = try TemporaryFolder(["a": "x"])
    func status(_ name: String) throws -> FileStatus {
      try #require(FileStatus("\(folder.path)/\(name)", followsLinks: false))
    }
    let before = try status("a")
    usleep(30_000)
    try #require(rename("\(folder.path)/a", "\(folder.path)/b") == 0)
    let after = try status("b")
    #expect(
      FileSignature(before, by: .modification) == FileSignature(after, by: .modification))
    #expect(before.identity == after.identity)
    #expect(FileSignature("b", in: try handle(folder)) == FileSignature(after, by: .modification))
  }

  @Test func `only regular files have a signature by path`() throws {
    let folder = try TemporaryFolder(["a": "x", "below/": ""])
    try folder.link("link", to: "a")
    #expect(FileSignature("a", in: try handle(folder))?.byteCount == 1)
    for name in ["below", "link", "missing"] {
      #expect(FileSignature(name, in: try handle(folder)) == nil)
    }
  }

  @Test func `another content of the same size has another signature`() throws {
    let folder = try TemporaryFolder(["a": "x"])
    let before = FileSignature("a", in: try handle(folder))
    usleep(30_000)
    try folder.write("y", to: "a")
    #expect(before != FileSignature("a", in: try handle(folder)))
  }

  @Test(arguments: [
    // Ticks of the kernel's clock.
    (1_000_000_001, 1_020_000_001, false), (1_000_000_001, 1_020_000_002, true),
    // Whole seconds: a file system that counts nothing finer.
    (3_000_000_000, 5_000_000_000, false), (3_000_000_000, 5_000_000_001, true),
    // No usable time.
    (0, Int.max, false), (-1, Int.max, false),
  ])
  func `a signature is unambiguous once its tick has passed`(time: Int, now: Int, isSure: Bool) {
    let signature = FileSignature(byteCount: 1, time: time, inode: 1)
    #expect(signature.isUnambiguous(asOf: now) == isSure)
  }
}
