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

/// What builds keep of pages, and that it stands for the files.
struct PageCacheFileTests {
  /// Late enough for everything that a test writes to be old.
  private static let later = 4_102_444_800

  private let site: SmallSite
  private let file: PageCacheFile
  private let root: DirectoryHandle
  private let pool = WorkerPool(jobs: 2)

  init() throws {
    site = try SmallSite()
    root = try #require(DirectoryHandle(site.root))
    file = SiteBuilder(site.settings()).pageCacheFile
  }

  private var pages: [SourcePage] { file.read(in: root, pool: pool).pages }

  /// Keeps a page as if the last build had read something else in the file.
  private func pretend(
    _ path: String, title: String? = nil, contentHash: Hash64? = nil, bodyStart: Int? = nil
  ) throws {
    let kept = file.read(in: root, pool: pool)
    try file.write(
      kept.pages.map { page in
        guard page.path == path else { return page }
        var frontMatter = page.frontMatter
        if let title { frontMatter.title = Located(title, at: 0..<0) }
        return SourcePage(
          path: path, text: .inFolder(root), frontMatter: frontMatter,
          bodyStart: bodyStart ?? page.bodyStart, isBundle: page.isBundle,
          signature: page.signature,
          contentHash: contentHash ?? page.contentHash, warnings: page.warnings)
      }, keysHash: kept.keysHash, asOf: .max)
  }

  @Test func `what changed within the last two seconds is kept without a signature`() {
    let none = FileSignature(byteCount: 0, time: 0, inode: 0)
    #expect(pages.allSatisfy { $0.signature == none })
    site.build(now: Self.later)
    #expect(pages.allSatisfy { $0.signature != none })
    #expect(
      pages.map(\.path) == [
        "2020-01-04-four/index.md", "2026-02-01-five.md", "a/2020-01-01-one.md",
        "a/2020-01-02-two.md", "a/2020-01-03-three.md", "a/index.md", "about.md",
      ])
  }

  @Test func `everything that is kept of a page is read as it was`() throws {
    try site.folder.write(
      """
      ---
      title: "Ä title"
      date: 2020-01-05T06:07:08+01:30
      updated: 2020-02-29
      slug: own
      tags: [x, ü]
      summary: |
        Some *words*
        in lines.
      description: For search engines
      image: {file: 2020-01-04-four/four.svg, alt: Four}
      noindex: true
      publish: 2020-01-05 06:07
      expires: 2999-12-31
      template: post.html
      aliases: [/older/, /oldest/]
      language: de
      weight: -7
      comments: [{author: Ann, date: 2020-01-06T00:00:00-23:59, text: Well.}]
      extra: {none: ~, yes: true, no: false, whole: -3, real: 0.1, text: t, day: 2020-01-01,
        list: [1, [2, {a: b}]], map: {}}
      kpi: prices.kpi
      unknown: 1
      ---
      Six.
      """, to: "site/content/six.md")
    let result = site.build(now: Self.later)
    #expect(result.summary != nil)
    var diagnostics: [Diagnostic] = []
    let reader = ContentReader(root: site.root, jobs: 1)
    let read = try #require(reader.read(&diagnostics)).pages
    let kept = pages
    #expect(kept.map(\.path) == read.map(\.path))
    for (kept, read) in zip(kept, read) {
      #expect(kept.frontMatter == read.frontMatter)
      #expect(kept.bodyStart == read.bodyStart)
      #expect(kept.isBundle == read.isBundle)
      #expect(kept.signature == read.signature)
      #expect(kept.contentHash == read.contentHash)
      #expect(kept.warnings == read.warnings)
      #expect(kept.file.bytes == read.file.bytes)
      #expect(!kept.hasChanged)
    }
    #expect(kept.flatMap(\.warnings).count == 1)
  }

  @Test func `a file with an old stamp is not opened`() throws {
    site.build(now: Self.later)
    try pretend("a/2020-01-02-two.md", title: "Never written")
    try site.replace("About.", with: "About us.", in: "content/about.md")
    site.build(now: Self.later)
    #expect(
      try site.folder.text("public/a/one/index.html").contains("Never written") == false)
    #expect(try site.folder.text("public/a/two/index.html").contains("Never written"))
  }

  @Test func `a page whose file was changed is read again`() throws {
    site.build(now: Self.later)
    try pretend("a/2020-01-02-two.md", title: "Never written")
    try site.replace("Two.", with: "Two and more.", in: "content/a/2020-01-02-two.md")
    site.build(now: Self.later)
    #expect(try site.files() == site.cleanFiles(now: Self.later))
  }

  @Test func `warnings of pages that are not opened are still told`() throws {
    try site.replace(
      "tags: [y]", with: "tags: [y]\ncolour: red", in: "content/a/2020-01-03-three.md")
    let first = site.build(now: Self.later)
    #expect(first.diagnostics.map(\.id) == ["front-matter.unknown-key"])
    try site.replace("About.", with: "About us.", in: "content/about.md")
    let second = site.build(now: Self.later)
    #expect(second.diagnostics == first.diagnostics)
    #expect(second.rebuilt.map(\.file) == ["about/index.html"])
  }

  @Test(arguments: [nil, 1_000_000])
  func `a file that changes during the build ends it`(bodyStart: Int?) throws {
    site.build(now: Self.later)
    let before = try site.files()
    try pretend(
      "a/2020-01-02-two.md", title: "New", contentHash: Hash64(value: 1), bodyStart: bodyStart)
    try site.replace("About.", with: "About us.", in: "content/about.md")
    let stopped = site.build(now: Self.later)
    #expect(
      stopped.diagnostics.map { ConsoleFormat().text(for: $0) } == [
        """
        content/a/2020-01-02-two.md: error: the file was changed while the site was being built
        help: build again

        """
      ])
    #expect(stopped.summary == nil)
    #expect(try site.files() == before)
  }

  @Test func `a file that can't be used means that all pages are read`() throws {
    site.build(now: Self.later)
    let path = site.root + "/" + file.path
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    let start = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
    for broken in [[], Array(bytes.dropLast()), [0xFF] + bytes.dropFirst(), Array(bytes[..<start])]
    {
      try Data(broken).write(to: URL(fileURLWithPath: path))
      #expect(pages.isEmpty)
    }
    try site.replace("About.", with: "About us.", in: "content/about.md")
    #expect(site.build(now: Self.later).rebuilt.map(\.file) == ["about/index.html"])
    #expect(pages.count == 7)
  }

  @Test func `hostile pages with a right checksum never give what a file could not say`() throws {
    site.build(now: Self.later)
    let bytes = encoded(pages)
    var random = SplitMix(seed: 5)
    for _ in 0..<3_000 {
      var bytes = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      let pages = bytes.withUnsafeBytes { try? decoded($0, in: root) }
      #expect(pages?.allSatisfy(\.frontMatter.isSound) ?? true)
    }
    for slug in ["../up", "a/b", "", "..", "a?b"] {
      var frontMatter = FrontMatter()
      frontMatter.slug = Located(slug, at: 0..<0)
      let page = SourcePage(
        path: "a.md", text: .inFolder(root), frontMatter: frontMatter, bodyStart: 0,
        isBundle: false, signature: FileSignature(byteCount: 0, time: 0, inode: 0),
        contentHash: Hash64(value: 0), warnings: [])
      let bytes = encoded([page])
      let read = bytes.withUnsafeBytes { try? decoded($0, in: root) }
      #expect(read == nil, "\(slug)")
    }
  }

  @Test(arguments: [(100, true), (101, false), (150, false)])
  func `values are read as deeply as files may nest them`(depth: Int, isRead: Bool) {
    var frontMatter = FrontMatter()
    var value = DataValue.null
    for _ in 1..<depth { value = .list([value]) }
    frontMatter.extra = .map([DataValue.Entry(key: "a", value: value)])
    let page = SourcePage(
      path: "a.md", text: .inFolder(root), frontMatter: frontMatter, bodyStart: 0, isBundle: false,
      signature: FileSignature(byteCount: 0, time: 0, inode: 0),
      contentHash: Hash64(value: 0), warnings: [])
    let read = encoded([page]).withUnsafeBytes {
      try? decoded($0, in: root)
    }
    #expect(read?.map(\.frontMatter) == (isRead ? [frontMatter] : nil))
  }
}

private func encoded(_ pages: [SourcePage]) -> [UInt8] {
  var encoder = BinaryEncoder()
  encoder.list(pages) { $1.encode(to: &$0, asOf: .max) }
  return encoder.bytes
}

private func decoded(
  _ bytes: UnsafeRawBufferPointer, in root: DirectoryHandle
) throws(CorruptRecord) -> [SourcePage] {
  try BinaryDecoder.whole(bytes) { decoder throws(CorruptRecord) in
    try decoder.list { decoder throws(CorruptRecord) in
      try SourcePage(from: &decoder, in: root)
    }
  }
}
