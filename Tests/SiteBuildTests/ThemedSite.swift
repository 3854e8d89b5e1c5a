import Diagnostics
import Foundation
import TestSupport

@testable import SiteBuild

/// A small site whose theme is layered, for builds one after another.
final class ThemedSite {
  private static let files = [
    "site/site.yaml": "title: Site\nbase_url: https://example.org\n",
    "site/content/hello.md": "Hello there.\n",
    "site/content/2026-01-01-first.md": "---\ntags: [tea]\n---\nFirst post.\n",
  ]

  let folder: TemporaryFolder

  /// A site with these files beside one page and one post; an empty text removes a file.
  init(_ files: [String: String] = [:]) throws {
    let all = Self.files.merging(files.map { ("site/" + $0.key, $0.value) }) { $1 }
    folder = try TemporaryFolder(all.filter { !$0.value.isEmpty })
  }

  var settings: SiteBuilder.Settings {
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/public", shownOutput: "public",
      now: 1_780_000_000)
    settings.program = "test"
    return settings
  }

  /// The messages of a build, as the console shows them.
  @discardableResult
  func build() -> String {
    SiteBuilder(settings).build().diagnostics.map(ConsoleFormat(showsIDs: true).text(for:)).joined()
  }

  /// The built files, with hashes of names taken out.
  func output() throws -> [String: String] {
    let files = try FileTree(folder.path + "/public").files
    return Dictionary(
      uniqueKeysWithValues: files.map { path, bytes in
        (path.replacing(/\.[0-9a-f]{16}\./, with: "."), String(decoding: bytes, as: UTF8.self))
      })
  }

  /// The paths of all HTML pages, sorted.
  func pages() throws -> [String] { try output().keys.filter { $0.hasSuffix(".html") }.sorted() }
}
