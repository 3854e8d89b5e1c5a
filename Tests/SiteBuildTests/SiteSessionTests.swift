import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// A process that builds a site again and again makes what other builds make.
struct SiteSessionTests {
  /// All edits but those of the output folder, which belongs to the session.
  private static let edits = IncrementalBuildTests.changes.filter {
    !$0.testDescription.hasPrefix("a file of the output")
  }

  @Test(arguments: edits)
  func makesWhatDependsOnAChange(_ change: IncrementalBuildTests.Change) throws {
    let live = try LiveSmallSite()
    live.now = change.now
    let build = try live.build(after: change.edit)
    #expect(!build.result.diagnostics.hasErrors)
    #expect(try live.served == live.site.cleanFiles(now: change.now))
    #expect(
      build.result.rebuilt.map { live.withoutHashes($0.file) }.sorted() == change.made.sorted())
  }

  @Test func keepsTheLastGoodSite() throws {
    let live = try LiveSmallSite()
    let before = try live.served
    let failed = try live.build {
      try $0.replace("{{ page.title }}", with: "{{ page.title", in: "templates/base.html")
    }
    #expect(!failed.succeeded)
    #expect(failed.result.diagnostics.hasErrors)
    #expect(try live.served == before)
    // What has changed meanwhile is not forgotten.
    let other = try live.build {
      try $0.replace("Two.", with: "Two!", in: "content/a/2020-01-02-two.md")
    }
    #expect(!other.succeeded)
    let fixed = try live.build {
      try $0.replace("{{ page.title", with: "{{ page.title }}", in: "templates/base.html")
    }
    #expect(fixed.succeeded)
    #expect(fixed.written.contains("a/two/index.html"))
    #expect(try live.served == live.site.cleanFiles())
  }

  @Test func recoversFromAFirstBuildThatFailsAtAPage() throws {
    let site = try SmallSite()
    try site.replace("Two.", with: "[Two](nowhere.md)", in: "content/a/2020-01-02-two.md")
    let live = try LiveSmallSite(site)
    #expect(live.first.site == nil)
    let fixed = try live.build {
      try $0.replace("[Two](nowhere.md)", with: "Two.", in: "content/a/2020-01-02-two.md")
    }
    #expect(fixed.succeeded)
    #expect(try live.served == site.cleanFiles())
  }

  @Test func aFurtherStyleSheetIsNoExchange() throws {
    let live = try LiveSmallSite()
    let build = try live.build {
      try $0.replace("1", with: "2", in: "templates/assets/main.css")
      try $0.folder.write("a { order: 3 }\n", to: "site/templates/assets/more.css")
    }
    #expect(build.written.contains("404.html"))
    #expect(build.restyled.isEmpty)
  }

  @Test func recoversFromAFirstBuildThatFails() throws {
    let site = try SmallSite()
    try site.replace("{{ page.title }}", with: "{{ page.title", in: "templates/base.html")
    let live = try LiveSmallSite(site)
    #expect(live.first.site == nil)
    let fixed = try live.build {
      try $0.replace("{{ page.title", with: "{{ page.title }}", in: "templates/base.html")
    }
    #expect(fixed.succeeded)
    #expect(try live.served == site.cleanFiles())
  }

  @Test func knowsWhereARenamedPageIs() throws {
    let live = try LiveSmallSite()
    let build = try live.build { site in
      let text = try site.folder.text("site/content/a/2020-01-02-two.md")
      try site.folder.remove("site/content/a/2020-01-02-two.md")
      try site.folder.write(text, to: "site/content/a/2020-01-02-second.md")
    }
    #expect(build.removed.contains("a/two/index.html"))
    let move = try #require(build.moves["a/two/index.html"])
    #expect(move.source == "content/a/2020-01-02-two.md")
    #expect(move.newPath == "a/second/index.html")
    #expect(build.site?.file("a/two/index.html") == nil)
  }

  @Test func tellsStyleSheetsFromPages() throws {
    let live = try LiveSmallSite()
    let old = try #require(live.first.site?.paths.first { $0.hasPrefix("assets/main.") })
    let build = try live.build { try $0.replace("1", with: "2", in: "templates/assets/main.css") }
    let style = try #require(build.styles.first)
    #expect(build.styles.count == 1)
    #expect(style.old == old)
    #expect(build.written.contains(style.new))
    #expect(build.restyled == ["404.html"])
  }

  @Test func beginsWhereTheLastSessionEnded() throws {
    let live = try LiveSmallSite()
    _ = try live.build { try $0.replace("Two.", with: "Two!", in: "content/a/2020-01-02-two.md") }
    #expect(live.session.save().isEmpty)
    live.end()
    let next = try LiveSmallSite(live.site)
    #expect(next.first.succeeded)
    #expect(next.first.result.rebuilt.isEmpty)
  }

  @Test func buildsAgainWhatWasNotWrittenDown() throws {
    let live = try LiveSmallSite()
    #expect(live.session.save().isEmpty)
    _ = try live.build { try $0.replace("Two.", with: "Two!", in: "content/a/2020-01-02-two.md") }
    live.end()
    let next = try LiveSmallSite(live.site)
    #expect(next.first.succeeded)
    #expect(!next.first.result.rebuilt.isEmpty)
    #expect(try next.served == live.site.cleanFiles())
  }

  @Test func lookAtAllFilesFindsEverything() throws {
    let live = try LiveSmallSite()
    try live.site.replace("Two.", with: "Two!", in: "content/a/2020-01-02-two.md")
    try live.site.folder.write("New.\n", to: "site/content/new.md")
    let build = live.session.build(nil, now: SmallSite.now)
    #expect(build.written.contains("new/index.html"))
    #expect(try live.served == live.site.cleanFiles())
  }

  @Test(arguments: ["site/.sitegen", "site/.sitegen/serve"])
  func buildsEverythingIntoANewFolder(_ removed: String) throws {
    let live = try LiveSmallSite()
    try live.site.folder.remove(removed)
    let build = try live.build {
      try $0.replace("Two.", with: "Two!", in: "content/a/2020-01-02-two.md")
    }
    #expect(build.succeeded)
    #expect(try live.served == live.site.cleanFiles())
  }

  @Test func putsBackWhatWasRemoved() throws {
    let live = try LiveSmallSite()
    try live.site.folder.remove("site/.sitegen/serve/a")
    live.session.distrustOutputs()
    let build = live.session.build([], now: SmallSite.now)
    #expect(build.succeeded)
    #expect(try live.served == live.site.cleanFiles())
  }

  @Test func editorsFilesChangeNothing() throws {
    let live = try LiveSmallSite()
    try live.site.folder.write("swap", to: "site/content/a/.2020-01-02-two.md.swp")
    let build = live.session.build(
      ["content/a/.2020-01-02-two.md.swp", "content/a/4913"], now: SmallSite.now)
    #expect(build.succeeded)
    #expect(build.result.rebuilt.isEmpty)
  }
}

/// A small site with a session that has built it once.
private final class LiveSmallSite {
  let site: SmallSite
  private(set) var session: SiteSession
  let first: SessionBuild
  var now = SmallSite.now
  private var sources: FileTree

  init(_ site: SmallSite? = nil) throws {
    let site = try site ?? SmallSite()
    self.site = site
    var settings = site.settings()
    settings.output = site.root + "/.sitegen/serve"
    settings.isServed = true
    session = SiteSession(settings)
    sources = try FileTree(site.root)
    first = session.build(nil, now: SmallSite.now)
  }

  /// Gives the output folder free.
  func end() { session = SiteSession(site.settings()) }

  var served: FileTree { get throws { try site.files("site/.sitegen/serve") } }

  /// What a build gives that is told what an edit has changed.
  func build(after edit: (SmallSite) throws -> Void) throws -> SessionBuild {
    try edit(site)
    let edited = try FileTree(site.root)
    let paths = Set(edited.files.keys).union(sources.files.keys).filter { path in
      !path.hasPrefix(".sitegen/") && edited.files[path] != sources.files[path]
    }
    sources = edited
    return session.build(paths.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }, now: now)
  }

  /// A file's path without the hash in its name.
  func withoutHashes(_ path: String) -> String {
    path.hasPrefix("assets/main.") ? "assets/main.css" : path
  }
}
