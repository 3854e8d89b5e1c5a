import Foundation
import Platform
import TestSupport
import Testing

@testable import SiteServer

/// What happens to folders, whose watches must follow them.
struct WatcherFolderTests {
  static let site = ["content/a/b/c/post.md": "", "content/other/": "", "templates/page.html": ""]

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let script: String
    /// Which must be reported.
    let paths: [String]
    /// Which must be watched afterwards.
    let watched: [String]
  }

  static let cases = [
    Case(
      testDescription: "created with those above it", script: "mkdir -p content/1/2/3/4/5/6/7/8",
      paths: ["content/1"], watched: ["content/1/2/3/4/5/6/7/8", "content/1"]),
    Case(
      testDescription: "copied", script: "cp -r content/a content/copy",
      paths: ["content/copy", "content/copy/b", "content/copy/b/c", "content/copy/b/c/post.md"],
      watched: ["content/copy/b/c", "content/copy"]),
    Case(
      testDescription: "renamed", script: "mv content/a content/z",
      paths: ["content/a", "content/z", "content/z/b/c/post.md"],
      watched: ["content/z", "content/z/b/c"]),
    Case(
      testDescription: "moved below another", script: "mv content/a content/other/",
      paths: ["content/a", "content/other/a"], watched: ["content/other/a/b/c"]),
    Case(
      testDescription: "moved into another tree", script: "mv content/a/b templates/",
      paths: ["content/a/b", "templates/b", "templates/b/c/post.md"], watched: ["templates/b/c"]),
    Case(
      testDescription: "moved out", script: "mv content/a \"$out/\"", paths: ["content/a"],
      watched: ["content"]),
    Case(
      testDescription: "moved in", script: "mkdir -p \"$out/n/m\"; mv \"$out/n\" content/",
      paths: ["content/n", "content/n/m"], watched: ["content/n/m"]),
    Case(
      testDescription: "moved out and in again",
      script: "mv content/a \"$out/\"; mv \"$out/a\" content/b",
      paths: ["content/a", "content/b", "content/b/b/c/post.md"], watched: ["content/b/b/c"]),
    Case(
      testDescription: "renamed and made again",
      script: "mv content/a content/z; mkdir -p content/a/b/c",
      paths: ["content/a", "content/z"], watched: ["content/a/b/c", "content/z/b/c"]),
    Case(
      testDescription: "exchanged for another",
      script: "mv content/a content/t; mv content/other content/a; mv content/t content/other",
      paths: ["content/a", "content/other"], watched: ["content/a", "content/other/b/c"]),
    Case(
      testDescription: "turned inside out",
      script: "mv content/a/b content/b; mv content/a content/b/c/; mv content/b/c content/c",
      paths: ["content/a", "content/b", "content/c"],
      watched: ["content/c/a", "content/b", "content/c"]),
    Case(
      testDescription: "renamed in case alone", script: "mv content/a content/A",
      paths: ["content/A", "content/a"], watched: ["content/A/b/c"]),
    Case(
      testDescription: "removed and made again", script: "rm -r content/a; mkdir -p content/a/b/c",
      paths: ["content/a"], watched: ["content/a/b/c"]),
    Case(
      testDescription: "replaced by a file and back",
      script: "rm -r content/a; echo > content/a; rm content/a; mkdir content/a",
      paths: ["content/a"], watched: ["content/a"]),
    Case(
      testDescription: "content removed and made again",
      script: "rm -r content; mkdir -p content/a/b", paths: ["content"],
      watched: ["content", "content/a/b"]),
    Case(
      testDescription: "content renamed and another made",
      script: "mv content templates/old; mkdir content", paths: ["content", "templates/old"],
      watched: ["content", "templates/old/a/b/c"]),
    Case(
      testDescription: "themes made", script: "mkdir -p themes/plain/templates",
      paths: ["themes"], watched: ["themes/plain/templates"]),
    Case(
      testDescription: "without permissions, then with them",
      script: "mkdir -m 0 content/p; chmod 755 content/p; mkdir content/p/q",
      paths: ["content/p"], watched: ["content/p/q"]),
    Case(
      testDescription: "links in a loop",
      script: "ln -s . content/loop; ln -s ../a content/a/up; ln -s ../content templates/c",
      paths: ["content/a/up", "content/loop", "templates/c"], watched: ["content/a"]),
    Case(
      testDescription: "reached by a link, hidden",
      script: "mkdir -p content/.store/x; ln -s .store/x content/shown",
      paths: ["content/.store", "content/shown"], watched: ["content/.store/x"]),
    Case(
      testDescription: "with a name that is not UTF-8",
      script: "mkdir \"content/$(printf 'x\\377')\"", paths: ["content/x\u{FFFD}"],
      watched: ["content"]),
  ]

  @Test(arguments: cases, [false, true])
  func `folders are watched where they are`(example: Case, polls: Bool) throws {
    let site = try WatchedSite(Self.site, polls: polls)
    try site.shell(example.script)
    let changes = try site.changes()
    #expect(!changes.isIncomplete)
    // Looks do not tell one folder from another that was made in its place.
    #expect(polls || Set(changes.paths).isSuperset(of: example.paths), "\(changes.paths)")
    for folder in example.watched { try site.expectWatched(folder) }
  }

  @Test func `a folder that was moved out is not watched any longer`() throws {
    let site = try WatchedSite(Self.site)
    try site.shell("mv content/a \"$out/\"")
    #expect(try site.changes().paths == ["content/a"])
    try site.shell("echo > \"$out/a/b/c/post.md\"")
    #expect(site.watcher.next(within: .milliseconds(50)) == FileChanges())
  }

  @Test(arguments: [false, true])
  func `the site's folder may be renamed, come back, and be replaced`(polls: Bool) throws {
    let site = try WatchedSite(Self.site, polls: polls)
    for (script, back) in [
      ("mv \"$out/../site\" \"$out/s\"", "mv s ../site"),
      ("mv \"$out/../site\" \"$out/s\"", "mkdir -p ../site/content; rm -r s"),
      ("rm -r \"$out/../site\"", "mkdir -p ../site/content"),
    ] {
      try site.shell(script)
      while try !site.changes().isIncomplete {}
      try WatchedSite.shell(back, in: site.outside)
      while try !site.changes().isIncomplete {}
      try site.expectWatched("content/new")
    }
  }

  @Test func `a report after a folder above was renamed says that it is incomplete`() throws {
    let site = try WatchedSite(Self.site)
    let above = site.folder.path
    try WatchedSite.shell("mv \"$1\" \"$1-moved\"; echo > \"$1-moved/site/content/x\"", in: above)
    #expect(try site.changes().isIncomplete)
    try WatchedSite.shell("mv \"$1\" \"${1%-moved}\"", in: above + "-moved")
    #expect(try site.changes().isIncomplete)
    try site.expectWatched("content/a")
  }
}
