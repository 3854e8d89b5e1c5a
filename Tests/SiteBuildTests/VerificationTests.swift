import Content
import DataFormats
import Platform
import Diagnostics
import Foundation
import SiteModel
import SiteRendering
import TestSupport
import Testing

@testable import SiteBuild

/// What `--verify` finds when an incremental build went wrong.
struct VerificationTests {
  private let site: SmallSite

  init() throws { site = try SmallSite() }

  private func verify() -> String {
    SiteBuilder(site.settings()).verify(BuildResult()).diagnostics.text
  }

  @Test func `a sound output folder has no message`() throws {
    try site.folder.write("mine", to: "public/mine.txt")
    #expect(verify().isEmpty)
  }

  @Test func `a file with other bytes and one that is missing are found`() throws {
    try site.folder.write("other", to: "public/about/index.html")
    try site.folder.remove("public/a/two/index.html")
    #expect(
      verify() == """
        public/a/two/index.html: error: is not what a full build produces
        public/about/index.html: error: is not what a full build produces

        """)
  }

  @Test func `a file that a build made and forgot is found until somebody changes it`() throws {
    let file = try #require(SiteBuilder(site.settings()).manifestFile)
    guard case .manifest(let manifest) = Manifest.read(file) else {
      Issue.record("there is no record")
      return
    }
    let gone = Manifest.Entry(
      path: Manifest.Path("gone/index.html"), hash: Hash64(Array("old".utf8)))
    try AtomicFile(file).replace(with: [Manifest(manifest.entries + [gone]).bytes])
    #expect(verify().isEmpty)
    try site.folder.write("old", to: "public/gone/index.html")
    #expect(
      verify() == """
        public/gone/index.html: error: is not what a full build produces: it writes no such file

        """)
    try site.folder.write("mine", to: "public/gone/index.html")
    #expect(verify().isEmpty)
  }
}
