import Diagnostics
import Foundation
import SiteBuild
import TestSupport
import Testing

/// A template with mistakes, what the build says of it, and what becomes of it once all that the messages say
/// to type is typed.
///
/// `Mistakes/*.txt` has them, each as `=== ` and its title, the template, `--- messages`, and `--- repaired`
/// with the template in the end; without the last part the messages say in words what to do.
struct TemplateMistake: Sendable, CustomTestStringConvertible {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Mistakes").path

  let file: String
  let title: String
  let template: String
  var messages: String
  var repaired: String?

  var testDescription: String { title }

  /// The names of the files with mistakes.
  static var tables: [String] { FixtureSite.names(in: folder) }

  /// All of a file, in its order.
  static func all(in file: String) -> [TemplateMistake] {
    var text = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
    if text.hasSuffix("\n") { text.removeLast() }
    return ("\n" + text).components(separatedBy: "\n=== ").dropFirst().map { part in
      let title = part.prefix { $0 != "\n" }
      let sections = part.dropFirst(title.count + 1).components(separatedBy: "\n--- messages\n")
      let results = sections.dropFirst().first.map { "\n" + $0 } ?? ""
      let parts = results.components(separatedBy: "\n--- repaired\n")
      return TemplateMistake(
        file: file, title: String(title), template: sections[0],
        messages: String(parts[0].drop { $0 == "\n" }), repaired: parts.dropFirst().first)
    }
  }

  /// Writes all mistakes of a file.
  static func write(_ mistakes: [TemplateMistake], to file: String) throws {
    let text = mistakes.map { mistake in
      "=== \(mistake.title)\n\(mistake.template)\n--- messages\n\(mistake.messages)"
        + (mistake.repaired.map { "\n--- repaired\n\($0)" } ?? "")
    }
    try Data((text.joined(separator: "\n") + "\n").utf8)
      .write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
  }

  // MARK: Builds

  /// The template that has the mistake.
  private static let path = "templates/page.html"

  private static let files = """
    -- site.yaml --
    title: Example
    base_url: https://example.org
    language: en
    author: {name: Ann, email: ann@example.org}
    extra: {x: 1}
    -- templates/base.html --
    <!doctype html>
    <title>{{ page.title }}</title>
    <body>{% block content %}{% endblock %}</body>
    -- templates/header.html --
    <header></header>
    -- templates/partials/nav.html --
    <nav></nav>
    -- content/2025-01-05-a.md --
    ---
    title: A
    tags: [x, y]
    extra: {image: i.png}
    ---

    Text

    """

  /// What came of building it, and of repairing it until the build has nothing more to say or the messages
  /// say in words what to do.
  func outcome() throws -> TemplateMistake {
    var result = self
    var text = template
    var diagnostics = try build(text)
    result.messages = diagnostics.map(Self.shown).joined(separator: "\n")
    result.repaired = nil
    for _ in 0..<8 {
      let next = diagnostics.reversed().reduce(text) { Self.repair($0, $1) }
      guard next != text else { return result }
      text = next
      diagnostics = try build(text)
      if diagnostics.isEmpty {
        result.repaired = text
        return result
      }
    }
    return result
  }

  /// The messages about the template, in the order of their places.
  private func build(_ text: String) throws -> [Diagnostic] {
    let files = try BaseSite.files.applying("\(Self.files)-- \(Self.path) --\n\(text)\n")
    let build = FixtureBuild(in: try TemporaryFolder(files, at: "site"))
    return build.result.diagnostics.filter { $0.severity != .info }
  }

  private static func shown(_ message: Diagnostic) -> String {
    let place = message.location?.position.map { "\($0.line):\($0.column)" } ?? "-"
    let lines = message.notes.filter { !$0.message.hasPrefix("while writing") }.map { note in
      "  \(note.kind.rawValue): \(note.message)"
    }
    return (["\(place) \(message.message) [\(message.id)]"] + lines).joined(separator: "\n")
  }

  // MARK: Repairs

  /// The text with what a message says to type: a tag in place of the one that it is about, an attribute, or
  /// nothing in place of the tag.
  private static func repair(_ text: String, _ message: Diagnostic) -> String {
    guard let position = message.location?.position, message.location?.path == path,
      let help = message.notes.first(where: { $0.kind == .help })?.message
    else { return text }
    var bytes = Array(text.utf8)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard position.line <= lines.count else { return text }
    let line = lines[position.line - 1]
    let before = String(decoding: line, as: UTF8.self).unicodeScalars.prefix(position.column - 1)
    let place = line.startIndex + String(String.UnicodeScalarView(before)).utf8.count
    if let match = help.wholeMatch(of: /close it with (\{% \w+ %\}|#\})( before (\{.*%\}).*)?/) {
      let (_, end, _, outer) = match.output
      let place = outer.flatMap { bytes[place...].firstRange(of: Array($0.utf8)) }?.lowerBound
      bytes.insert(contentsOf: end.utf8, at: place ?? bytes.count)
      return String(decoding: bytes, as: UTF8.self)
    }
    if let first = help.wholeMatch(of: /define it first: (.*)/) {
      return first.output.1 + text
    }
    if let name = help.wholeMatch(of: /did you mean "(.*)"\?/)?.output.1,
      let wrong = message.message.firstMatch(of: /"([^"]*)"(?: is not defined)?$/)?.output.1,
      let range = range(of: String(wrong), in: bytes, around: place)
        ?? bytes[place...].firstRange(of: Array(wrong.utf8))
    {
      bytes.replaceSubrange(range, with: name.utf8)
      return String(decoding: bytes, as: UTF8.self)
    }
    guard let written = code(in: help) else { return text }
    if let attribute = written.wholeMatch(of: /[\w:-]+=["'].*/)?.output {
      let bare = attribute.filter { $0 != "\"" }
      if let unquoted = range(of: bare, in: bytes, around: place) {
        bytes.replaceSubrange(unquoted, with: attribute.utf8)
        return String(decoding: bytes, as: UTF8.self)
      }
      guard let start = range(of: String(attribute.dropLast()), in: bytes, around: place) else {
        return text
      }
      bytes.insert(contentsOf: String(attribute.suffix(1)).utf8, at: start.upperBound)
    } else {
      bytes.replaceSubrange(tag(in: bytes, at: place, message), with: written.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a hint says to type; `nil` if it is in words alone.
  private static func code(in help: String) -> String? {
    if help.hasPrefix("remove this tag") { return "" }
    if let match = help.wholeMatch(of: /close it with (?:%\}|\}\}): (.+)/) {
      return String(match.output.1)
    }
    if let match = help.wholeMatch(
      of: /(?:.*, )?write (\{.*\}|#\}|\{#|<.*>|[\w:-]+=["'].*)( if it may be missing)?/)
    {
      return String(match.output.1)
    }
    return nil
  }

  private static func range(of text: String, in bytes: [UInt8], around place: Int) -> Range<Int>? {
    let start = max(0, place - text.utf8.count)
    return bytes[start...].firstRange(of: Array(text.utf8))
  }

  /// The tag, or the code of another language, that a place is in.
  private static func tag(
    in bytes: [UInt8], at place: Int, _ message: Diagnostic
  ) -> Range<Int> {
    let openers = ["<%", "<?", "{!!", "{ {", "{ %"].map { Array($0.utf8) }
    if openers.contains(where: { bytes[place...].starts(with: $0) }) {
      return place..<min(bytes.count, place + (message.location?.position?.length ?? 0))
    }
    var start = min(place + 1, bytes.count - 2)
    while start > 0, !isOpener(bytes, start) || start > place { start -= 1 }
    if start > 0, bytes[start - 1] == UInt8(ascii: "{"), bytes[start + 1] == UInt8(ascii: "{") {
      start -= 1
    }
    if let match = message.message.firstMatch(of: /ends with "(\}|%\}|\}\})"/) {
      return start..<min(bytes.count, place + match.output.1.utf8.count)
    }
    if message.message == "the tag is never closed" {
      return
        start..<(bytes[start...].firstIndex { [0x0A, UInt8(ascii: "<")].contains($0) }
        ?? bytes.count)
    }
    var end = place
    while end < bytes.count, !isCloser(bytes, end) { end += 1 }
    end = min(end + 2, bytes.count)
    let isTriple = bytes[start...].starts(with: "{{{".utf8)
    if isTriple, end < bytes.count, bytes[end] == UInt8(ascii: "}") { end += 1 }
    return start..<end
  }

  private static func isOpener(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == UInt8(ascii: "{")
      && (bytes[offset + 1] == UInt8(ascii: "{") || bytes[offset + 1] == UInt8(ascii: "%"))
  }

  private static func isCloser(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "}")
      && (bytes[offset] == UInt8(ascii: "}") || bytes[offset] == UInt8(ascii: "%"))
  }
}
