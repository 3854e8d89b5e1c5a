import Diagnostics
import Foundation
import Platform
import TestSupport
import Testing

@testable import SiteBuild

/// Files of the theme that are published verbatim.
struct LargeAssetTests {
  private let site: SmallSite

  init() throws { site = try SmallSite() }

  /// A file of a size that takes no room on the disk.
  private func write(_ path: String, size: Int) throws {
    try site.folder.write("", to: "site/" + path)
    try #require(truncate(site.root + "/" + path, off_t(size)) == 0)
  }

  @Test(arguments: ["templates/assets/film.bin", "content/film.bin"])
  func `a file that the disk cannot hold stops the build before it writes`(path: String) throws {
    let before = try site.files()
    try write(path, size: 8 << 40)
    let result = site.build()
    #expect(
      result.diagnostics.text == """
        \(path): error: is larger than the space left for the output folder
        help: make room, or choose a folder on another disk with --output

        """)
    #expect(result.summary == nil)
    #expect(try site.files() == before)
  }

  @Test func `a stylesheet is a text and has a text's limit`() throws {
    try write("templates/assets/large.css", size: (16 << 20) + 1)
    #expect(
      site.build().diagnostics.text
        == "templates/assets/large.css: error: the file is larger than 16 MiB, too large for a text file\n"
    )
  }

  @Test func `a file of the theme is copied again when it changed, and only then`() throws {
    try site.folder.write("one", to: "site/templates/assets/font.woff2")
    func published() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: site.folder.path + "/public/assets")
        .filter { $0.hasPrefix("font.") }
    }
    let first = site.build()
    #expect(first.rebuilt.map(\.file) == (try published()).map { "assets/" + $0 })
    #expect(try site.folder.text("public/assets/" + published()[0]) == "one")
    #expect(site.build().rebuilt.isEmpty)
    try site.folder.write("two", to: "site/templates/assets/font.woff2")
    site.build()
    #expect(try published().count == 1)
    #expect(try site.folder.text("public/assets/" + published()[0]) == "two")
  }
}
