import Foundation
import Platform
import TestSupport
import Testing

@testable import SiteServer

/// What the system does not allow or cannot keep.
struct WatcherLimitTests {
  @Test func `at the limit of watches the site is looked through from the start`() throws {
    let site = try WatchedSite(["content/a/b/c/d/x.md": ""], watchLimit: 3)
    #expect(site.watcher.pollingReason == .watchLimit)
    try site.expectWatched("content/a/b/c/d")
  }

  @Test func `at the limit of watches a report is incomplete, and polling begins`() throws {
    let site = try WatchedSite(["content/a/x.md": ""], watchLimit: 8)
    #expect(site.watcher.pollingReason == nil)
    try site.shell("mkdir -p content/1/2/3/4/5/6/7/8")
    #expect(try site.changes().isIncomplete)
    #expect(site.watcher.pollingReason == .watchLimit)
    #expect(site.watcher.pollingReason?.explanation?.contains("max_user_watches") == true)
    try site.expectWatched("content/1/2/3/4/5/6/7/8")
  }

  #if os(Linux)
    @Test func `where the system's queue overflows everything is watched anew`() throws {
      let site = try WatchedSite(["content/a.md": "", "content/b.md": ""])
      let setting = "/proc/sys/fs/inotify/max_queued_events"
      let text = (try? String(contentsOfFile: setting, encoding: .utf8)) ?? "16384"
      let limit = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      // Two files in turn: the system keeps the same event twice in a row once.
      for index in 0...limit {
        chmod(site.root + "/content/" + (index % 2 == 0 ? "a.md" : "b.md"), 0o644)
      }
      try site.shell("mkdir -p content/new/folder; mv content/a.md content/c.md")
      #expect(try site.changes().isIncomplete)
      #expect(site.watcher.pollingReason == nil)
      try site.expectWatched("content/new/folder")
    }
  #endif

  @Test func `ten thousand files at once are all reported`() throws {
    let site = try WatchedSite(["content/x.md": ""])
    let count = 10_000
    for index in 0..<count {
      let folder = site.root + "/content/\(index / 1000)"
      if index % 1000 == 0 { mkdir(folder, 0o755) }
      close(open(folder + "/\(index).md", O_WRONLY | O_CREAT, 0o644))
    }
    let changes = try site.changes()
    #expect(!changes.isIncomplete)
    #expect(changes.paths.count == count + 10)
    try site.expectWatched("content/7")
  }

  @Test func `more changes than a report may list make it incomplete`() {
    var pending = PendingChanges()
    for index in 0..<PendingChanges.limit { pending.add(Array("\(index)".utf8)) }
    #expect(!pending.isIncomplete)
    pending.add(Array("x".utf8))
    let changes = pending.take()
    #expect(changes.isIncomplete && changes.paths.isEmpty)
    #expect(pending.take().isEmpty)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/git"), "git is not there"))
  func `a switched branch is reported`() throws {
    let site = try WatchedSite()
    try site.shell(
      """
      export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
      git init -q -b main; git config user.name A; git config user.email a@example.org
      for i in 0 1 2 3 4 5 6; do mkdir content/$i; done
      i=0; while [ $i -lt 500 ]; do echo $i > content/$((i % 7))/$i.md; i=$((i + 1)); done
      git add content; git commit -qm 1; git checkout -qb other
      i=0; while [ $i -lt 500 ]; do echo new > content/$((i % 7))/$i.md; i=$((i + 1)); done
      git mv content/3 content/moved; git add content; git commit -qm 2; git checkout -q main
      """)
    while try !#require(site.watcher.next(within: .milliseconds(100))).isEmpty {}
    try site.shell("git checkout -q other")
    let changes = try site.changes()
    #expect(!changes.isIncomplete)
    #expect(
      Set(changes.paths).isSuperset(of: ["content/0/0.md", "content/moved/3.md", "content/3"]))
    #expect(changes.paths.filter { $0.hasSuffix(".md") }.count >= 500)
    try site.expectWatched("content/moved")
  }
}
