import Diagnostics
import Foundation
import SiteModel
import SiteRendering
import TestSupport
import Testing

@testable import SiteBuild

/// Builds after which nothing but texts of pages is different.
struct TextBuildTests {
  /// After all times at which the test's files may have been written.
  private static let later = 4_000_000_000

  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.folder.write("---\ndraft: true\n---\nNot yet.\n", to: "site/content/draft.md")
    #expect(site.build(now: Self.later).diagnostics.isEmpty)
  }

  /// What a build makes that takes the way for texts; `nil` where it must take the other.
  private func madeOfTexts(now: Int = Self.later) throws -> [String]? {
    let builder = SiteBuilder(site.settings(now: now))
    let start = builder.start()
    let outputs = try builder.previousOutputs(of: start.previous.state).get()
    let planned = builder.plan(builder.load(start))
    return builder.textUpdate(planned, start).flatMap {
      builder.build($0, planned.site, start, outputs)
    }?.rebuilt.map(\.file)
  }

  /// An edit of a file, with what is made for it.
  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let other: String
    let file: String
    let made: [String]?
  }

  static let edits = [
    Edit(
      testDescription: "a text after the summary", text: "## Part", other: "## Part\n\nMore.",
      file: "content/a/2020-01-01-one.md",
      made: ["a/one/index.html", "feed.xml", "tags/x/feed.xml"]),
    Edit(
      testDescription: "a text of a page", text: "About.", other: "About us.",
      file: "content/about.md", made: ["about/index.html"]),
    Edit(
      testDescription: "nothing", text: "About.", other: "About.", file: "content/about.md",
      made: []),
    Edit(
      testDescription: "a draft", text: "Not yet.", other: "Soon.", file: "content/draft.md",
      made: []),
    Edit(
      testDescription: "a title", text: "tags: [y]", other: "tags: [y]\ntitle: T",
      file: "content/a/2020-01-03-three.md", made: nil),
    Edit(
      testDescription: "a heading that is linked", text: "## Part", other: "## Other",
      file: "content/a/2020-01-01-one.md", made: nil),
    Edit(
      testDescription: "a main heading", text: "About.", other: "# About", file: "content/about.md",
      made: nil),
    Edit(
      testDescription: "a template", text: "page.content", other: "page.summary",
      file: "templates/page.html", made: nil),
    Edit(
      testDescription: "a model", text: "5", other: "6", file: "content/prices.kpi", made: nil),
    Edit(
      testDescription: "settings", text: "Site", other: "Sites", file: "site.yaml", made: nil),
    Edit(
      testDescription: "a broken link", text: "About.", other: "[About](gone.md).",
      file: "content/about.md", made: nil),
  ]

  @Test(arguments: edits)
  func `an edit of texts alone is known, and makes what shows them`(edit: Edit) throws {
    try site.replace(edit.text, with: edit.other, in: edit.file)
    #expect(try madeOfTexts() == edit.made)
    guard let made = edit.made else { return }
    #expect(try site.files() == site.cleanFiles(now: Self.later))
    let report = try DependencyReport(site.settings()).made.split(separator: "\n")
    #expect(report.count == made.count)
  }

  @Test func `the record after it serves any other build`() throws {
    for number in 1...3 {
      try site.replace("Two", with: "Two, \(number)", in: "content/a/2020-01-02-two.md")
      #expect(try madeOfTexts()?.contains("a/two/index.html") == true)
    }
    let builder = SiteBuilder(site.settings(now: Self.later))
    #expect(builder.unchanged(since: builder.start()) != nil)
    try site.replace(
      "tags: [x, y]", with: "tags: [x, y]\ntitle: T", in: "content/a/2020-01-02-two.md")
    let made = site.build(now: Self.later).rebuilt.map(\.file).sorted()
    #expect(
      made == [
        "a/index.html", "a/three/index.html", "a/two/index.html", "feed.xml", "page/2/index.html",
        "tags/x/feed.xml", "tags/x/index.html", "tags/y/feed.xml", "tags/y/index.html",
      ])
    #expect(try site.files() == site.cleanFiles(now: Self.later))
  }

  @Test func `a set of uses that is known is not recorded again`() throws {
    func counts() -> [Int]? {
      guard case .state(let state) = SiteBuilder(site.settings()).stateFile.read() else {
        return nil
      }
      return [
        state.useSets.count, state.dependencies.count, state.outputs.count, state.pages.count,
      ]
    }
    let before = try #require(counts())
    try site.replace("Two", with: "Zwei", in: "content/a/2020-01-02-two.md")
    #expect(try madeOfTexts() != nil)
    #expect(counts() == before)
  }

  @Test func `what was written a moment ago counts as well`() throws {
    // After this, what the site is made of is old enough, and what is written now is not.
    Thread.sleep(forTimeInterval: 1.1)
    let now = Int(Date.now.timeIntervalSince1970)
    try FileManager.default.removeItem(atPath: site.root + "/.sitegen")
    site.build(now: now)
    for number in 1...3 {
      try site.replace("Two", with: "Two, \(number)", in: "content/a/2020-01-02-two.md")
      #expect(try madeOfTexts(now: now) != nil)
      #expect(try site.files() == site.cleanFiles(now: now))
    }
  }

  @Test func `a page that falls due is more than a text`() throws {
    site.build()
    try site.replace("Two", with: "Zwei", in: "content/a/2020-01-02-two.md")
    #expect(try madeOfTexts() == nil)
  }

  /// What is not as the last build has left it.
  @Test(arguments: ["public/about/index.html", "site/.sitegen"])
  func `a file that is missing is more than a text`(path: String) throws {
    try FileManager.default.removeItem(atPath: site.folder.path + "/" + path)
    try site.replace("Two", with: "Zwei", in: "content/a/2020-01-02-two.md")
    #expect(try madeOfTexts() == nil)
  }

  @Test func `pages that another build has kept say nothing`() throws {
    let file = SiteBuilder(site.settings()).pageCacheFile
    try file.write([], keysHash: 0, asOf: .max)
    try site.replace("Two", with: "Zwei", in: "content/a/2020-01-02-two.md")
    #expect(try madeOfTexts() == nil)
  }
}
