// EndToEndTests owns what whole builds and the program's commands do, as an author sees it: folders of
// files in, folders of files and messages out. It knows nothing of how the parts do it.

import Foundation
import SiteBuild
import TestSupport
import Testing

/// A valid site in the folder of fixtures: `input/`, the output that must come of it in `expected/`, and
/// what the build must say in `messages.txt`, nothing where there is no such file.
///
/// A file `options` holds options of `sitegen build`, one a line.
struct FixtureSite: Sendable, CustomTestStringConvertible {
  /// `Fixtures/`, beside this file.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures").path

  /// All of them, in the order of their names.
  static let all = names(in: root).filter { !["invalid", "mistakes"].contains($0) }.map(
    FixtureSite.init)

  /// Whether expectations are to be rewritten; the tests then fail.
  static let updates = ProcessInfo.processInfo.environment["SITEGEN_UPDATE_FIXTURES"] == "1"

  let name: String

  var testDescription: String { name }
  var folder: String { Self.root + "/" + name }
  var expected: String { folder + "/expected" }
  var messages: String { folder + "/messages.txt" }

  /// The names in a folder that are not hidden, sorted.
  static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The messages that are expected; empty where there is no file.
  func expectedMessages() -> String {
    (try? String(contentsOfFile: messages, encoding: .utf8)) ?? ""
  }

  /// Writes what a build said; a build that says nothing needs no file.
  func updateMessages(_ text: String) throws {
    try? FileManager.default.removeItem(atPath: messages)
    if !text.isEmpty { try Data(text.utf8).write(to: URL(fileURLWithPath: messages)) }
  }

  /// Builds a copy of the site, so that nothing is written among the fixtures.
  func build() throws -> FixtureBuild {
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: folder + "/input", toPath: copy.path + "/site")
    return try FixtureBuild(in: copy, options: options())
  }

  /// The options of its build.
  func options() -> [String] {
    let text = (try? String(contentsOfFile: folder + "/options", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}
