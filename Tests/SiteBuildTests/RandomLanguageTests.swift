import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// What holds for every site, in however many languages, whatever translations it lacks.
struct RandomLanguageTests {
  private static let base = "https://example.org/x/"

  /// An HTML file as the templates of `RandomLanguageSite` wrote it.
  private struct Page {
    var id = ""
    var kind = ""
    var language = ""
    var permalink = ""
    var alternates: [[String]] = []
    var translations: [[String]] = []
    var switches: [[String]] = []
    var items: [String] = []
    var listed: [[String]] = []

    init(_ text: String) {
      for line in text.split(separator: "\n") {
        let parts = line.split(separator: " ").map(String.init)
        switch parts.first {
        case "page":
          (id, kind, language, permalink) = (parts[1], parts[2], parts[3], parts[4])
        case "alternate": alternates.append(Array(parts.dropFirst()))
        case "translation": translations.append(Array(parts.dropFirst()))
        case "switch": switches.append(Array(parts.dropFirst()))
        case "item": items.append(parts[1])
        case "listed": listed.append(Array(parts.dropFirst()))
        default: break
        }
      }
    }
  }

  @Test(arguments: 0..<UInt64(Thoroughness.tries(200)))
  func `a site in random languages`(seed: UInt64) throws {
    let source = RandomLanguageSite(seed: seed)
    let folder = try TemporaryFolder(
      Dictionary(uniqueKeysWithValues: source.files.map { ("site/" + $0.key, $0.value) }))
    let files = try build(folder, jobs: 1)
    #expect(try files == build(folder, jobs: 4), "seed \(seed)")
    let paths = files.files.keys
    #expect(Set(paths.map { $0.lowercased() }).count == paths.count, "seed \(seed)")
    let texts = files.files.mapValues { String(decoding: $0, as: UTF8.self) }
    let pages = texts.filter { $0.key.hasSuffix(".html") }.mapValues(Page.init)
    for (path, page) in pages {
      check(path, page, pages, source, seed)
    }
    checkLists(pages, source, seed)
    for (path, text) in texts where path.hasSuffix("feed.xml") || path.hasSuffix("feed.json") {
      checkFeed(path, text, pages, source, seed)
    }
    checkSitemap(texts["sitemap.xml"] ?? "", pages, seed)
  }

  @Test(arguments: 0..<UInt64(Thoroughness.tries(50)))
  func `names and folders give the same site`(seed: UInt64) throws {
    let trees = try [true, false].map { inFolders in
      let source = RandomLanguageSite(seed: seed, inFolders: inFolders)
      let folder = try TemporaryFolder(
        Dictionary(uniqueKeysWithValues: source.files.map { ("site/" + $0.key, $0.value) }))
      return try build(folder, jobs: 1).files
    }
    #expect(trees[0].keys.sorted() == trees[1].keys.sorted(), "seed \(seed)")
    for (path, bytes) in trees[0] {
      #expect(
        String(decoding: bytes, as: UTF8.self)
          == trees[1][path].map { String(decoding: $0, as: UTF8.self) }, "seed \(seed), \(path)")
    }
  }

  private func build(_ folder: TemporaryFolder, jobs: Int) throws -> FileTree {
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: "\(folder.path)/\(jobs)", shownOutput: "\(jobs)",
      now: SmallSite.now)
    settings.jobs = jobs
    let result = SiteBuilder(settings).build()
    #expect(!result.diagnostics.hasErrors, "\(result.diagnostics.text)")
    return try FileTree("\(folder.path)/\(jobs)")
  }

  /// The file at an address of the site; `nil` for an address elsewhere.
  private static func file(_ address: some StringProtocol) -> String? {
    let prefix = address.hasPrefix("/") ? "/x/" : base
    guard address.hasPrefix(prefix) else { return nil }
    let path = String(address.dropFirst(prefix.count))
    let decoded = path.removingPercentEncoding ?? path
    return decoded.isEmpty || decoded.hasSuffix("/") ? decoded + "index.html" : decoded
  }

  /// The number of the language that a file is in.
  private static func language(_ path: String, _ source: RandomLanguageSite) -> Int {
    source.keys.dropFirst().firstIndex { path.hasPrefix($0 + "/") } ?? 0
  }

  private func check(
    _ path: String, _ page: Page, _ pages: [String: Page], _ source: RandomLanguageSite,
    _ seed: UInt64
  ) {
    let language = Self.language(path, source)
    let place = "seed \(seed), \(path)"
    #expect(page.language.lowercased() == source.keys[language].lowercased(), "\(place)")
    #expect(page.kind == "404" || Self.file(page.permalink) == path, "\(place)")
    for item in page.items {
      let target = Self.file(item)
      #expect(target.map(pages.keys.contains) == true, "\(place): \(item)")
      #expect(target.map { Self.language($0, source) } == language, "\(place): \(item)")
    }
    let others = page.alternates.dropLast()
    if let last = page.alternates.last {
      #expect(others.count > 1, "\(place)")
      #expect(others.contains([page.language, page.permalink]), "\(place)")
      #expect(last[0] == "x-default", "\(place)")
      let main = others.first { Self.language(Self.file($0[1]) ?? "", source) == 0 }
      #expect(last[1] == (main ?? others[0])[1], "\(place)")
      #expect(Set(others.map { $0[0] }).count == others.count, "\(place)")
    }
    for version in others {
      let target = Self.file(version[1]).flatMap { pages[$0] }
      #expect(target?.language == version[0], "\(place): \(version)")
      #expect(target?.alternates == page.alternates, "\(place): \(version)")
    }
    if page.id != "-", !path.contains("/page/"), !path.hasPrefix("page/") {
      let ids = others.map { Self.file($0[1]).flatMap { pages[$0] }?.id ?? "" }
      // Lists of a section without a text are versions of those that have one.
      let written = ids.filter { $0 != "-" }
      let expected = source.versions[page.id]
      #expect(written == expected || expected == [] && written == [page.id], "\(place)")
    }
    let translated = page.translations.map { $0[0] }
    #expect(!translated.contains(page.language), "\(place)")
    for translation in page.translations {
      let target = Self.file(translation[1]).flatMap { pages[$0] }
      #expect(target?.language == translation[0], "\(place): \(translation)")
    }
    let published = source.published
    #expect(page.switches.count == (published.count > 1 ? published.count : 0), "\(place)")
    for (number, entry) in zip(published, page.switches) {
      let target = Self.file(entry[1])
      #expect(target.map { pages.keys.contains($0) } == true, "\(place): \(entry)")
      #expect(target.map { Self.language($0, source) } == number, "\(place): \(entry)")
      #expect((entry[2] == "True") == (number == language), "\(place): \(entry)")
      let isTranslated = number == language || translated.contains(entry[0])
      #expect((entry[3] == "True") == isTranslated, "\(place): \(entry)")
    }
  }

  /// The lists of each language have all of its posts, and no others.
  private func checkLists(
    _ pages: [String: Page], _ source: RandomLanguageSite, _ seed: UInt64
  ) {
    for language in source.keys.indices {
      let own = pages.filter { Self.language($0.key, source) == language }
      guard source.published.contains(language) else {
        #expect(own.isEmpty, "seed \(seed), \(source.keys[language])")
        continue
      }
      let home = own.values.filter { $0.kind == "home" }.flatMap { $0.listed.map { $0[0] } }
      let posts = source.posts(in: language)
      #expect(Set(home) == posts && home.count == posts.count, "seed \(seed)")
      for tag in ["sales", "leads", "costs"] {
        let listed = own.filter { $0.value.kind == "tag" && $0.key.contains("/\(tag)/") }.values
          .flatMap { $0.listed.map { $0[0] } }
        let tagged = source.posts(in: language, tag: tag)
        #expect(Set(listed) == tagged && listed.count == tagged.count, "seed \(seed), \(tag)")
      }
      for page in own.values.filter({ $0.kind == "section" }) {
        #expect(posts.isSuperset(of: page.listed.map { $0[0] }), "seed \(seed)")
      }
    }
  }

  private func checkFeed(
    _ path: String, _ text: String, _ pages: [String: Page], _ source: RandomLanguageSite,
    _ seed: UInt64
  ) {
    let language = Self.language(path, source)
    let atom = text.matches(of: /<entry[^>]*>.*?<id>([^<]*)<\/id>/.dotMatchesNewlines())
    let ids = atom.map { $0.1 } + text.matches(of: /"id": ?"(https:[^"]*)"/).map { $0.1 }
    let found = ids.map { pages[Self.file($0.replacing("\\/", with: "/")) ?? ""]?.id ?? String($0) }
    let tag = ["sales", "leads", "costs"].first { path.contains("/\($0)/") }
    #expect(
      Set(found) == source.posts(in: language, tag: tag) && Set(found).count == found.count,
      "seed \(seed), \(path)")
  }

  private func checkSitemap(_ text: String, _ pages: [String: Page], _ seed: UInt64) {
    var listed: Set<String> = []
    for entry in text.split(separator: "<url>").dropFirst() {
      let address = entry.firstMatch(of: /<loc>([^<]*)<\/loc>/)?.1 ?? ""
      let page = Self.file(address).flatMap { pages[$0] }
      let links = entry.matches(of: /hreflang="([^"]*)" href="([^"]*)"/).map {
        [String($0.1), String($0.2)]
      }
      #expect(page?.alternates == links, "seed \(seed), \(address)")
      listed.insert(String(address))
    }
    #expect(!listed.isEmpty, "seed \(seed)")
    #expect(listed.isSubset(of: pages.values.map(\.permalink)), "seed \(seed)")
  }
}
