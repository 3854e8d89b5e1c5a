import Foundation
import TestSupport
import Testing

/// Something that an author types wrongly, with the messages and the text that their help lines lead to.
///
/// `Fixtures/mistakes/` has them in files, divided by blank lines: the lines that are typed, those of the messages
/// after `> `, and the repaired lines after `= `. The first line of a file, `file: content/a.md`, says where they
/// are typed, further lines up to the first blank one what is around them, with `…` in their place.
struct Mistake: Sendable, CustomTestStringConvertible {
  static let folder = FixtureSite.root + "/mistakes"

  /// The lines as they are typed.
  let typed: [String]
  /// The messages, each as place, severity, sentence and id, and the first help line.
  let messages: [String]
  /// The lines that are accepted.
  let repaired: [String]
  /// The file of the site in which they are.
  let path: String
  /// What is around them.
  private let frame: String

  var testDescription: String { typed.joined(separator: " ⏎ ") }

  /// The file with some lines in it.
  func text(_ lines: [String]) -> String {
    frame.replacing("…", with: lines.joined(separator: "\n"))
  }

  /// The lines of a file that are not around them.
  func lines(of text: String) -> [String] {
    let parts = frame.split(separator: "…", omittingEmptySubsequences: false)
    return text.dropFirst(parts[0].count).dropLast(parts[parts.count - 1].count)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// All mistakes of a file.
  static func all(in name: String) throws -> [Mistake] {
    let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    let blocks = text.split(separator: "\n\n").map { $0.split(separator: "\n").map(String.init) }
    let head = try #require(blocks.first)
    let path = try #require(head.first.flatMap { $0.hasPrefix("file: ") ? $0.dropFirst(6) : nil })
    let frame = head.dropFirst().map { $0 + "\n" }.joined()
    return blocks.dropFirst().map { lines in
      Mistake(
        typed: lines.filter { !$0.hasPrefix("> ") && !$0.hasPrefix("= ") },
        messages: lines.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) },
        repaired: lines.filter { $0.hasPrefix("= ") }.map { String($0.dropFirst(2)) },
        path: String(path), frame: frame)
    }
  }

  /// Replaces the expectations of a file.
  static func update(_ mistakes: [Mistake], in name: String) throws {
    let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    let head = text.firstRange(of: "\n\n").map { text[..<$0.lowerBound] } ?? ""
    let blocks = mistakes.map { mistake in
      (mistake.typed + mistake.messages.map { "> " + $0 } + mistake.repaired.map { "= " + $0 })
        .joined(separator: "\n")
    }
    let all = ([String(head)] + blocks).joined(separator: "\n\n") + "\n"
    try Data(all.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  /// The same with other expectations.
  func with(messages: [String], repaired: [String]) -> Mistake {
    Mistake(typed: typed, messages: messages, repaired: repaired, path: path, frame: frame)
  }

  /// The names of the files.
  static var files: [String] { FixtureSite.names(in: folder).filter { $0 != "ordinary.txt" } }
}
