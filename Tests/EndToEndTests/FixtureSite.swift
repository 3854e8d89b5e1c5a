// EndToEndTests owns what whole builds and the program's commands do, as an author sees it: folders of
// files in, folders of files and messages out. It knows nothing of how the parts go about it.

import Foundation
import SiteBuild
import TestSupport
import Testing

/// A site in the folder of fixtures: `input/`, what must come of it in `expected/`, and what the build
/// must say in `messages.txt`, nothing where there is no such file.
///
/// A file `options` holds options of `sitegen build`, one a line.
struct FixtureSite: Sendable, CustomTestStringConvertible {
  /// `Fixtures/`, beside this file.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures").path

  /// Sites that can be built.
  static let valid = sites(in: root).filter { $0.name != "invalid" }
  /// Sites with errors.
  static let invalid = sites(in: root + "/invalid")

  /// What is asked for when the expectations are to be written anew.
  static let updates = ProcessInfo.processInfo.environment["SITEGEN_UPDATE_FIXTURES"] == "1"

  let name: String
  let folder: String

  var testDescription: String { name }
  var expected: String { folder + "/expected" }
  var messages: String { folder + "/messages.txt" }

  private static func sites(in folder: String) -> [FixtureSite] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map {
      FixtureSite(name: $0, folder: folder + "/" + $0)
    }
  }

  /// The messages that are expected; empty where there is no file.
  func expectedMessages() -> String {
    (try? String(contentsOfFile: messages, encoding: .utf8)) ?? ""
  }

  /// Builds a copy of the site, so that nothing is written among the fixtures.
  func build() throws -> FixtureBuild {
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: folder + "/input", toPath: copy.path + "/site")
    return try FixtureBuild(in: copy) { try apply(options(), to: &$0) }
  }

  private func options() -> [String] {
    let text = (try? String(contentsOfFile: folder + "/options", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  private func apply(_ options: [String], to settings: inout SiteBuilder.Settings) throws {
    for option in options {
      switch option {
      case "--drafts": settings.includesDrafts = true
      case "--future": settings.includesFuture = true
      default: throw UnknownOption(option: option, fixture: name)
      }
    }
  }

  /// An option in a fixture that the tests do not know.
  private struct UnknownOption: Error {
    let option: String
    let fixture: String
  }
}
