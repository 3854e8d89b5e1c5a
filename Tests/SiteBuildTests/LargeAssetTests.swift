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

  @Test func `files that the disk cannot hold together stop the build before it writes`() throws {
    let before = try site.files()
    let free = try #require(SiteBuilder(site.settings()).outputFreeBytes)
    try write("content/one.bin", size: free / 10 * 7)
    try write("templates/assets/two.bin", size: free / 10 * 7)
    let result = site.build()
    let message = try #require(result.diagnostics.first?.message)
    #expect(
      message.wholeMatch(
        of: /the files to be copied need \d+ MB, and there is room for \d+ MB/) != nil, "\(message)"
    )
    #expect(result.diagnostics.map(\.id) == ["output.no-room"])
    #expect(result.diagnostics.first?.location?.path == "public")
    #expect(result.summary == nil)
    #expect(try site.files() == before)
  }

  @Test func `only files that are new or changed need room`() throws {
    for name in ["one", "two", "three"] {
      try site.folder.write(String(repeating: name, count: 1000), to: "site/content/\(name).bin")
    }
    site.build()
    /// What is said where there is room for so many bytes.
    func problem(_ free: Int?, keepsRecord: Bool = true) throws -> String? {
      if !keepsRecord { try FileManager.default.removeItem(atPath: site.stateFile) }
      let builder = SiteBuilder(site.settings())
      let start = builder.start()
      let plan = try #require(
        builder.prepare(builder.plan(builder.load(start)), previous: start.previous).plan)
      let inPlace = try builder.previousOutputs(of: start.previous.state).get()
      return builder.problemOfRoom(for: plan, inPlace, free: free)?.message
    }
    #expect(try problem(0) == nil)
    #expect(try problem(0, keepsRecord: false) == nil)
    try site.folder.write(String(repeating: "2", count: 3000), to: "site/content/two.bin")
    try site.folder.write(String(repeating: "4", count: 500), to: "site/content/four.bin")
    #expect(try problem(3500) == nil)
    #expect(
      try problem(3499) == "the files to be copied need 1 MB, and there is room for 0 MB")
    #expect(try problem(nil) == nil)
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
