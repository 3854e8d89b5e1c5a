import Foundation
import Platform
import TestSupport
import Testing

@testable import SiteServer

/// Ways in which programs write files.
struct WatcherSaveTests {
  struct Save: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let script: String
    let paths: [String]

    init(_ name: String, _ script: String, _ paths: String...) {
      testDescription = name
      self.script = script
      self.paths = paths
    }
  }

  static let saves = [
    Save("appended to", "echo more >> content/a.md", "content/a.md"),
    Save("truncated and written", "echo new > content/a.md", "content/a.md"),
    Save("emptied, then written", ": > content/a.md; echo new > content/a.md", "content/a.md"),
    Save(
      "written beside and renamed", "echo new > content/a.tmp; mv content/a.tmp content/a.md",
      "content/a.md", "content/a.tmp"),
    Save(
      "renamed from elsewhere", "echo new > \"$out/x\"; mv \"$out/x\" content/a.md", "content/a.md"),
    Save(
      "Vim, backup by renaming",
      """
      echo > content/4913; rm content/4913; mv content/a.md content/a.md~
      echo new > content/a.md; rm content/a.md~
      """, "content/4913", "content/a.md", "content/a.md~"),
    Save(
      "Vim, backup by copying",
      "cp content/a.md content/a.md~; echo new > content/a.md; rm content/a.md~", "content/a.md",
      "content/a.md~"),
    Save(
      "gedit",
      "echo new > content/.goutputstream-X1; mv content/.goutputstream-X1 content/a.md",
      "content/.goutputstream-X1", "content/a.md"),
    Save(
      "Emacs", "ln -s nobody content/.#a.md; echo new > content/a.md; rm content/.#a.md",
      "content/.#a.md", "content/a.md"),
    Save("touched", "touch content/a.md", "content/a.md"),
    Save("made read-only", "chmod 400 content/a.md", "content/a.md"),
    Save("removed", "rm content/a.md", "content/a.md"),
    Save("removed and written again", "rm content/a.md; echo new > content/a.md", "content/a.md"),
    Save(
      "renamed", "mv content/a.md content/b.md", "content/a.md", "content/b.md"),
    Save(
      "renamed in case alone", "mv content/a.md content/A.md", "content/A.md", "content/a.md"),
    Save("linked to", "ln -s a.md content/c.md", "content/c.md"),
    Save("linked to by another name", "ln content/a.md content/c.md", "content/c.md"),
    Save("settings", "echo 'title: B' > site.yaml", "site.yaml"),
    Save("template", "echo new > templates/partials/x.html", "templates/partials/x.html"),
    Save("data", "echo 'a: 2' > content/_data/d.yaml", "content/_data/d.yaml"),
    Save(
      "names with letters in two encodings",
      "echo > content/\u{E4}.md; echo > content/a\u{308}.md", "content/a\u{308}.md",
      "content/\u{E4}.md"),
  ]

  static let site = [
    "content/a.md": "old", "content/_data/d.yaml": "a: 1", "site.yaml": "title: A",
    "templates/partials/x.html": "",
  ]

  @Test(arguments: saves)
  func `every save is reported once, with the files that were touched`(save: Save) throws {
    let site = try WatchedSite(Self.site)
    try site.shell(save.script)
    let changes = try site.changes()
    var expected = FileChanges()
    expected.paths = save.paths
    #expect(changes == expected)
    #expect(site.watcher.next(within: .zero) == FileChanges())
    try site.expectWatched("content")
  }

  @Test(arguments: saves)
  func `polling finds what has another state afterwards`(save: Save) throws {
    let site = try WatchedSite(Self.site, polls: true)
    #expect(site.watcher.pollingReason == .requested)
    try site.shell(save.script)
    // A temporary file may be there for a look, or not.
    let path = try #require(save.paths.last { !$0.contains("~") && !$0.contains("tmp") })
    try site.changes(until: path)
  }

  @Test func `polling finds a change that leaves size and time as they are`() throws {
    let site = try WatchedSite(["content/a.md": "1"], polls: true)
    for number in 2..<6 {
      try Data("\(number)".utf8).write(to: URL(fileURLWithPath: site.root + "/content/a.md"))
      try site.changes(until: "content/a.md")
    }
  }

  @Test(arguments: [false, true])
  func `what the program writes itself is not reported, nor what is beside the site`(
    polls: Bool
  ) throws {
    let site = try WatchedSite(["node_modules/x/y.js": "", "content/.git/HEAD": ""], polls: polls)
    try site.shell(
      """
      mkdir -p .sitegen/serve public/a; echo > .sitegen/state; echo > public/index.html
      echo > node_modules/x/z.js; echo > content/.git/index; touch public .sitegen content/.git
      cat content/* templates/* || true
      """)
    #expect(site.watcher.next(within: .milliseconds(100)) == FileChanges())
  }

  @Test func `what happens during a build is reported together`() throws {
    let site = try WatchedSite(["content/a.md": ""])
    try site.shell(
      "echo > content/a.md; mkdir content/new; echo > content/new/b.md; rm content/a.md")
    let changes = try site.changes()
    #expect(changes.paths == ["content/a.md", "content/new", "content/new/b.md"])
    #expect(!changes.isIncomplete)
  }

  @Test func `a signal ends the waiting for good`() throws {
    let site = try WatchedSite()
    let stop = site.stop
    let thread = Thread {
      usleep(20_000)
      stop.send()
    }
    thread.start()
    #expect(site.watcher.next() == nil)
    #expect(site.watcher.next() == nil)
  }
}
