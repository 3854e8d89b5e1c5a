import Foundation
import HTMLText
import TestSupport
import Testing

/// What holds for every site that is built, whatever it is about; checked on all expected files.
struct ExpectedOutputTests {
  @Test("every address within a site leads to one of its files", arguments: FixtureSite.all)
  func addressesLeadSomewhere(_ site: FixtureSite) throws {
    let files = try FileTree(site.expected).files
    let home = try #require(baseURL(files))
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".html") {
      for address in addresses(in: bytes) {
        guard let target = home.file(address, from: path) else { continue }
        #expect(files[target] != nil, "\(path): \(address)")
      }
    }
  }

  @Test("no page has an id twice", arguments: FixtureSite.all)
  func idsAreUnique(_ site: FixtureSite) throws {
    for (path, bytes) in try FileTree(site.expected).files where path.hasSuffix(".html") {
      let ids = attributes(["id"], in: bytes)
      #expect(Set(ids).count == ids.count, "\(path): \(ids)")
    }
  }

  @Test(
    "feeds and sitemaps are well-formed XML",
    .enabled(if: XMLLint.isInstalled, "xmllint is not installed"))
  func xmlIsWellFormed() throws {
    let files = try FixtureSite.all.flatMap { site in
      try FileTree(site.expected).files.keys.filter { $0.hasSuffix(".xml") }.map {
        site.expected + "/" + $0
      }
    }.sorted()
    #expect(files.count > FixtureSite.all.count)
    let run = try Program(path: XMLLint.path).run(["--noout"] + files)
    #expect(run == Program.Run())
  }

  /// Where a site is published, as its rules for robots tell.
  private func baseURL(_ files: [String: [UInt8]]) -> PublishedSite? {
    let robots = String(decoding: files["robots.txt"] ?? [], as: UTF8.self)
    guard let line = robots.split(separator: "\n").last(where: { $0.hasPrefix("Sitemap: ") }),
      let url = URL(string: String(line.dropFirst("Sitemap: ".count)))
    else { return nil }
    return PublishedSite(home: url.deletingLastPathComponent())
  }

  private func addresses(in html: [UInt8]) -> [String] {
    attributes(["href", "src", "srcset"], in: html).flatMap { value in
      value.contains(" ")
        ? value.split(separator: ",").compactMap {
          $0.split(separator: " ").first.map(String.init)
        } : [value]
    }
  }

  private func attributes(_ names: [StaticString], in html: [UInt8]) -> [String] {
    var tokenizer = HTMLTokenizer(html)
    var values: [String] = []
    while let token = tokenizer.next() {
      guard token.kind == .startTag else { continue }
      for attribute in tokenizer.attributes {
        guard let value = attribute.value,
          names.contains(where: { tokenizer.matches(attribute.name, $0) })
        else { continue }
        values.append(
          String(decoding: CharacterReferences.resolved(html[value]), as: UTF8.self))
      }
    }
    return values
  }
}
