import Foundation
import TestSupport
import Testing

/// A site with errors: a text file in `Fixtures/invalid/` with the files that differ from `BaseSite`, and
/// what the build must say of them, in the form of `FileTree`.
///
/// Options of `sitegen build` are in an optional first line `options: --drafts --future`; the messages come
/// last, after a line `-- messages --`.
struct InvalidSite: Sendable, CustomTestStringConvertible {
  static let folder = FixtureSite.root + "/invalid"

  /// All of them, in the order of their names.
  static let all = FixtureSite.names(in: folder).filter { $0.hasSuffix(".txt") }.map {
    InvalidSite(name: String($0.dropLast(4)))
  }

  let name: String
  var testDescription: String { name }

  private var file: String { "\(Self.folder)/\(name).txt" }
  private static let messagesLine = "-- messages --\n"
  private static let optionsLabel = "options: "

  /// The options, the site's files, and the expected messages.
  func read() throws -> (options: [String], files: FileTree, messages: String) {
    let (sources, messages) = try parts()
    var text = sources[...]
    var options: [String] = []
    if text.hasPrefix(Self.optionsLabel), let end = text.firstIndex(of: "\n") {
      options = text[..<end].dropFirst(Self.optionsLabel.count).split(separator: " ")
        .map(String.init)
      text = text[text.index(after: end)...]
    }
    return (options, try BaseSite.files.applying(String(text)), messages)
  }

  /// Replaces the expected messages.
  func update(_ messages: String) throws {
    let text = try parts().sources + Self.messagesLine + messages
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  private func parts() throws -> (sources: String, messages: String) {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let line = try #require(
      text.firstRange(of: "\n" + Self.messagesLine), "\(name).txt has no messages")
    return (text[..<line.lowerBound] + "\n", String(text[line.upperBound...]))
  }
}
