import Platform
import Testing

@testable import SiteServer

/// The rules that need no files.
struct WatchRulesTests {
  private let start = ContinuousClock().now

  private func pending(_ paths: [(String, after: Int)]) -> PendingChanges {
    var pending = PendingChanges()
    for (path, time) in paths {
      pending.add(Array(path.utf8))
      pending.settle(at: start + .milliseconds(time), quiet: .milliseconds(8))
    }
    return pending
  }

  @Test func `a pause grows while attempts fail`() {
    var pause = GrowingPause(from: .milliseconds(300), to: .seconds(5))
    let pauses = (0..<7).map { _ in pause.next() / .milliseconds(1) }
    #expect(pauses == [300, 600, 1200, 2400, 4800, 5000, 5000])
    pause.reset()
    #expect(pause.next() == .milliseconds(300))
  }

  @Test func `a report is due when nothing has happened for a moment`() {
    #expect(PendingChanges().dueTime == nil)
    #expect(pending([("a", 0)]).dueTime == start + .milliseconds(8))
    #expect(pending([("a", 0), ("a", 5)]).dueTime == start + .milliseconds(13))
    #expect(pending([("a", 0), ("b", 100)]).dueTime == start + .milliseconds(108))
  }

  @Test func `a program that keeps writing delays the report only for so long`() {
    #expect(pending([("a", 0), ("a", 29)]).dueTime == start + .milliseconds(30))
    #expect(pending([("a", 0), ("b", 399)]).dueTime == start + .milliseconds(400))
    var several = pending([("a", 0), ("b", 399)])
    several.addEverything()
    several.settle(at: start + .milliseconds(399), quiet: .milliseconds(8))
    #expect(several.dueTime == start + .milliseconds(400))
  }

  @Test func `nothing new does not extend the wait`() {
    var pending = pending([("a", 0)])
    pending.settle(at: start + .milliseconds(7), quiet: .milliseconds(8))
    #expect(pending.dueTime == start + .milliseconds(8))
  }

  @Test func `later changes are added by their bytes`() {
    var first = FileChanges()
    first.paths = ["a", "a\u{308}"]
    var second = FileChanges()
    second.paths = ["a", "\u{E4}"]
    second.isIncomplete = true
    #expect(first != second)
    first.formUnion(second)
    var expected = FileChanges()
    expected.paths = ["a", "a\u{308}", "\u{E4}"]
    expected.isIncomplete = true
    #expect(first == expected)
    expected.paths[1] = "\u{E4}"
    #expect(first != expected)
  }

  @Test(arguments: [
    ("content", true, true), ("content/a", true, true), ("site.yaml", true, false),
    ("node_modules", true, false), ("node_modules/x", false, false), (".sitegen", false, false),
    (".sitegen/serve/index.html", false, false), ("content/out", false, false),
    ("content/out/x", false, false), ("content/a/.git", false, false),
    ("content/a/.git/x", false, false), ("contents/a", false, false),
    ("templates/.theme/x", true, true), ("themes/a/b", true, true),
  ])
  func `what the reader reads is watched`(path: String, isReported: Bool, isListed: Bool) {
    let scope = WatchScope(excluded: [".sitegen", "content/out"])
    let bytes = Array(path.utf8)
    #expect(scope.includesWithFolders(bytes) == isReported)
    #expect((scope.includesWithFolders(bytes) && scope.includesContents(of: bytes)) == isListed)
  }

  @Test func `the paths of watches follow their folders`() {
    var tree = WatchTree(root: 1)
    var dropped: [Int32] = []
    func place(_ watch: Int32, _ name: String, _ parent: Int32) -> WatchTree.Placement {
      tree.place(watch, Array(name.utf8), in: parent, &dropped)
    }
    func path(_ watch: Int32) -> String? {
      tree.path(of: watch).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(place(2, "a", 1) == .new && place(3, "b", 2) == .new && place(4, "c", 3) == .new)
    #expect(path(4) == "a/b/c" && path(1)?.isEmpty == true && path(9) == nil)
    #expect(place(3, "b", 2) == .known && dropped.isEmpty)
    // Found elsewhere before the event of its move has come: what was below is found there again.
    #expect(place(3, "z", 1) == .new && dropped == [4])
    #expect(path(3) == "z" && path(4) == nil && tree.child([0x62], of: 2) == nil)
    // Another folder has the name.
    dropped = []
    #expect(place(5, "z", 1) == .new && dropped == [3] && path(5) == "z")
    // A folder cannot become its own ancestor.
    dropped = []
    #expect(place(6, "y", 5) == .new && place(5, "x", 6) == .lost)
    #expect(Set(dropped) == [5, 6] && tree.count == 2)
    #expect(place(1, "loop", 2) == .known)
    #expect(tree.remove(1).isEmpty && tree.remove(2) == [2] && tree.count == 1)
  }
}
