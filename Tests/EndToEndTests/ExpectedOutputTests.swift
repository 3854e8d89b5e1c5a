import Foundation
import TestSupport
import Testing

/// What holds for every site that is built, whatever it is about; checked on all expected files.
struct ExpectedOutputTests {
  @Test("every address within a site leads to one of its files", arguments: FixtureSite.all)
  func addressesLeadSomewhere(_ site: FixtureSite) throws {
    let files = try FileTree(site.expected).files
    let home = try #require(PublishedSite(files))
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
      let ids = PublishedSite.attributes(["id"], in: bytes)
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

  private func addresses(in html: [UInt8]) -> [String] {
    PublishedSite.attributes(["href", "src", "srcset"], in: html).flatMap { value in
      value.contains(" ")
        ? value.split(separator: ",").compactMap {
          $0.split(separator: " ").first.map(String.init)
        } : [value]
    }
  }
}
