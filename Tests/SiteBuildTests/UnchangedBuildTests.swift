import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// Builds of a site in which nothing changed.
struct UnchangedBuildTests {
  /// After all times at which the test's files may have been written.
  private static let later = 4_000_000_000

  private let site: SmallSite
  private let builder: SiteBuilder

  init() throws {
    site = try SmallSite()
    builder = SiteBuilder(site.settings(now: Self.later))
    #expect(builder.build().diagnostics.isEmpty)
  }

  @Test func `the first build after another reads no source`() throws {
    try site.replace("One.", with: "Uno.", in: "content/a/2020-01-01-one.md")
    #expect(!builder.build().rebuilt.isEmpty)
    #expect(builder.unchanged(since: builder.start()) != nil)
  }

  @Test func `it says what the build before it said`() throws {
    let first = builder.build()
    let second = builder.build()
    #expect(first.pageCount == 15)
    #expect(second.pageCount == first.pageCount)
    #expect(second.notices == first.notices)
    #expect(second.summary == .init(kept: try #require(first.summary).kept))
  }

  @Test func `it has rendered nothing`() throws {
    try site.replace("One.", with: "Uno.", in: "content/a/2020-01-01-one.md")
    builder.build()
    #expect(try DependencyReport(site.settings()).made.contains("a/one/index.html"))
    builder.build()
    #expect(try DependencyReport(site.settings()).made.isEmpty)
    #expect(
      try DependencyReport(site.settings()).text(for: "/a/one/", absolutePath: "")
        .contains("the last build kept it"))
  }

  @Test func `what is rendered after it counts again`() throws {
    builder.build()
    try site.replace("One.", with: "Uno.", in: "content/a/2020-01-01-one.md")
    builder.build()
    #expect(try DependencyReport(site.settings()).made.contains("a/one/index.html"))
  }

  @Test func `a note that cannot be written is an error`() throws {
    try site.replace("One.", with: "Uno.", in: "content/a/2020-01-01-one.md")
    builder.build()
    try site.folder.write("", to: site.noteInTheWay)
    #expect(builder.build().diagnostics.map(\.id) == ["output.not-written"])
  }
}

extension SmallSite {
  /// A file in a folder of the name under which a build would note that there was nothing to do.
  fileprivate var noteInTheWay: String {
    "site/.sitegen/." + (stateFile as NSString).lastPathComponent + "-unchanged.new/x"
  }
}
