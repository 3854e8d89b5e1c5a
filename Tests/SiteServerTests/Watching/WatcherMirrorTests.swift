import Foundation
import Platform
import TestSupport
import Testing

@testable import SiteServer

/// A copy of a tree that knows of it by reports alone must be equal to it, whatever happens.
struct WatcherMirrorTests {
  @Test(arguments: 0..<UInt64(Thoroughness.tries(100)))
  func `a copy by reports alone is equal after random changes`(seed: UInt64) throws {
    let site = try WatchedSite(["content/a/b/x.md": "", "templates/y.html": ""])
    var changer = RandomChanges(site: site.root, outside: site.outside, seed: seed)
    var mirror = Mirror(site.root)
    for _ in 0..<(Thoroughness.isFull ? 30 : 6) {
      for _ in 0..<(1 + changer.number(below: 9)) { changer.change() }
      // What happened is the last event in the queue at the latest.
      try site.touch("marker")
      mirror.apply(try site.changes())
      #expect(mirror.differences.isEmpty, "\(changer.log.joined(separator: "\n"))")
      guard mirror.differences.isEmpty else { return }
    }
  }

  @Test(arguments: 0..<UInt64(Thoroughness.tries(20)))
  func `the same while reports are made`(seed: UInt64) throws {
    let site = try WatchedSite(["content/a/b/x.md": "", "templates/y.html": ""])
    let changer = RandomChanges(site: site.root, outside: site.outside, seed: 1000 + seed)
    var mirror = Mirror(site.root)
    try during(site) {
      var changer = changer
      for _ in 0..<(Thoroughness.isFull ? 3000 : 300) { changer.change() }
    } reports: {
      mirror.apply($0)
    }
    #expect(mirror.differences.isEmpty)
  }

  @Test(arguments: 0..<UInt64(Thoroughness.tries(10)))
  func `the same by polling`(seed: UInt64) throws {
    let site = try WatchedSite(["content/a/b/x.md": "", "templates/y.html": ""], polls: true)
    var changer = RandomChanges(site: site.root, outside: site.outside, seed: 2000 + seed)
    var mirror = Mirror(site.root)
    for _ in 0..<(Thoroughness.isFull ? 20 : 3) {
      for _ in 0..<10 { changer.change() }
      let marker = "marker-\(changer.number(below: 1_000_000_000))"
      try site.touch(marker)
      // A look that has begun before the marker may have missed what was before it.
      mirror.apply(try site.changes(until: marker))
      try site.touch(marker + "-2")
      mirror.apply(try site.changes(until: marker + "-2"))
      #expect(mirror.differences.isEmpty, "\(changer.log.joined(separator: "\n"))")
    }
  }

  @Test func `folders that are copied and made in depth while reports are made are watched`() throws
  {
    let site = try WatchedSite(["content/x.md": ""])
    try FileTree(files: ["a/b/c/1.md": [1], "a/b/2.md": [2], "a/d/e/f/3.md": [3], "4.md": [4]])
      .write(to: site.outside)
    var mirror = Mirror(site.root)
    let (root, outside) = (site.root, site.outside)
    let count = Thoroughness.tries(1000)
    try during(site) {
      for index in 0..<count {
        try? WatchedSite.shell(
          "mkdir -p content/deep\(index)/1/2/3/4/5; cp -r \"$out\" content/deep\(index)/1/2/copy",
          in: root, outside: outside)
      }
    } reports: {
      mirror.apply($0)
    }
    #expect(mirror.differences.isEmpty)
    #expect(mirror.count > count * 16)
    for index in [0, count / 2, count - 1] {
      try site.expectWatched("content/deep\(index)/1/2/3/4/5")
      try site.expectWatched("content/deep\(index)/1/2/copy/a/d/e/f")
    }
  }

  /// Runs a body on another thread, and gives all that is reported until it is done.
  private func during(
    _ site: WatchedSite, _ body: @escaping @Sendable () -> Void, reports: (FileChanges) -> Void
  ) throws {
    let end = site.root + "/the-end"
    Thread.detachNewThread {
      body()
      _ = FileManager.default.createFile(atPath: end, contents: nil)
    }
    var all = FileChanges()
    repeat {
      all = try site.changes()
      reports(all)
    } while !FileManager.default.fileExists(atPath: end)
    while let rest = site.watcher.next(within: .zero), !rest.isEmpty { reports(rest) }
  }
}
