import Content
import DataFormats
import Diagnostics
import Platform
import Foundation
import SiteModel
import SiteRendering
import TestSupport
import Testing

@testable import SiteBuild

/// What a build does with a record of the last one that it can't use.
struct StateFileTests {
  private static let damaged = "the record of the last build is damaged"

  private let site: SmallSite
  private let state: [UInt8]

  init() throws {
    site = try SmallSite()
    state = [UInt8](try #require(FileManager.default.contents(atPath: site.stateFile)))
  }

  private func write(_ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: site.stateFile))
  }

  private func reason() -> String? {
    guard case .unavailable(let reason) = SiteBuilder(site.settings()).stateFile.read() else {
      return nil
    }
    return reason.description
  }

  /// Makes everything, says why, and leaves a record that the next build can use.
  private func expectFullBuild(_ reason: String) throws {
    let count = try site.files().files.count
    let result = site.build()
    #expect(result.freshStart == reason)
    #expect(result.rebuilt.count <= count && result.rebuilt.count > 20)
    #expect(result.rebuilt.allSatisfy { $0.reason == reason })
    #expect(result.summary?.written == 0)
    #expect(site.build().freshStart == nil)
  }

  @Test func `a missing record is a full build`() throws {
    try FileManager.default.removeItem(atPath: site.stateFile)
    try expectFullBuild("there is no record of an earlier build")
  }

  @Test func `a record of another version is a full build`() throws {
    var settings = site.settings()
    settings.program = "another"
    #expect(
      SiteBuilder(settings).build().freshStart
        == "the last build was another version's")
  }

  /// What outputs did not find in a taxonomy that the site did not have is in no record.
  @Test func `a record with other taxonomies is a full build`() throws {
    let file = SiteBuilder(site.settings()).stateFile
    guard case .state(var state) = file.read() else {
      Issue.record("there is no record")
      return
    }
    #expect(state.vocabulary.taxonomies.map(\.name) == ["tags"])
    state.vocabulary = SiteVocabulary(
      taxonomies: state.vocabulary.taxonomies + [.init(name: "authors", singular: "author")])
    try file.write(state, records: state.records)
    try expectFullBuild("the site's taxonomies changed")
  }

  @Test func `a record of more taxonomies than a site can have is damaged`() throws {
    let file = SiteBuilder(site.settings()).stateFile
    guard case .state(var state) = file.read() else {
      Issue.record("there is no record")
      return
    }
    state.vocabulary = SiteVocabulary(
      taxonomies: (0..<33).map { .init(name: "taxonomy-\($0)", singular: "term-\($0)") })
    try file.write(state, records: state.records)
    #expect(reason() == Self.damaged)
  }

  @Test func `a damaged record is a full build`() throws {
    try write(state.dropLast())
    try expectFullBuild(Self.damaged)
    try write([0xFF] + state.dropFirst())
    try expectFullBuild(Self.damaged)
  }

  @Test(arguments: [256 << 20 + 1, 1 << 40])
  func `a record that is larger than any is damaged`(size: Int) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: site.root + "/.sitegen") {
      try #require(truncate(site.root + "/.sitegen/" + name, off_t(size)) == 0)
    }
    let result = SiteBuilder(site.settings()).build()
    #expect(result.freshStart == Self.damaged)
    #expect(
      result.notices.contains(
        "the record of earlier builds is damaged: files that are no longer part of the site stay in public"
      ))
    #expect(!result.diagnostics.hasErrors)
    #expect(site.build().freshStart == nil)
  }

  @Test func `a record that was cut anywhere is noticed`() throws {
    for count in 0..<state.count {
      try write(state[..<count])
      // Within the program's name it is another's.
      let names = "sitegen state 2 ".utf8.count..<("sitegen state 2 test\n".utf8.count)
      #expect(names.contains(count) ? reason() != nil : reason() == Self.damaged, "\(count)")
    }
  }

  @Test func `a record with a changed byte is noticed`() throws {
    let headerEnd = try #require(state.firstIndex(of: UInt8(ascii: "\n")))
    for index in state.indices {
      var bytes = state
      bytes[index] ^= 1 << UInt8(index % 8)
      try write(bytes)
      let isOtherVersion =
        (UInt8(ascii: " ")..<0x7F).contains(bytes[index]) && index < headerEnd || index <= headerEnd
      #expect(reason() != nil, "\(index)")
      if !isOtherVersion { #expect(reason() == Self.damaged, "\(index)") }
    }
  }

  @Test func `a hostile record with a right checksum is refused or read, and never more`() throws {
    let start = try #require(state.firstIndex(of: UInt8(ascii: "\n"))) + 1 + 8
    let payload = Array(state[start...])
    var random = SplitMix(seed: 7)
    for _ in 0..<3_000 {
      var bytes = payload
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1:
          bytes.replaceSubrange(
            place..<min(place + 9, bytes.count), with: [0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
        case 2: bytes.removeSubrange(place..<min(place + 3, bytes.count))
        default: bytes.insert(contentsOf: [UInt8](repeating: 0xFF, count: 9) + [1], at: place)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      bytes.withUnsafeBytes { _ = try? BuildState(bytes: $0) }
    }
    // A count that asks for more than there is.
    let huge =
      [UInt8](repeating: 0, count: 8) + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
    #expect(huge.withUnsafeBytes { (try? BuildState(bytes: $0)) == nil })
  }

  @Test func `a build survives a hostile record with a right checksum`() throws {
    let start = try #require(state.firstIndex(of: UInt8(ascii: "\n"))) + 1
    let expected = try site.cleanFiles()
    var random = SplitMix(seed: 11)
    for _ in 0..<60 {
      var payload = Array(state[(start + 8)...])
      let place = Int.random(in: 0..<payload.count, using: &random)
      payload[place] = UInt8.random(in: 0...255, using: &random)
      var bytes = Array(state[..<start])
      withUnsafeBytes(of: Hash64(payload).value.littleEndian) { bytes.append(contentsOf: $0) }
      try write(bytes + payload)
      #expect(site.build().summary != nil, "\(place)")
    }
    try FileManager.default.removeItem(atPath: site.stateFile)
    site.build()
    #expect(try site.files() == expected)
  }
}
