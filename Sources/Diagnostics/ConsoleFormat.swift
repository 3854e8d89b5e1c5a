/// Messages for people: location, text, source line, caret, notes.
///
/// ```
/// content/a.md:3:1: warning: unknown key "tgas"
///   tgas: [a]
///   ^~~~
/// help: did you mean "tags"?
/// ```
package struct ConsoleFormat: Sendable {
  /// A longer source line is cut to the part around the location, so that a minified file stays readable.
  static let longestLine = 160

  private let isColored: Bool
  private let showsIDs: Bool

  /// A format for messages.
  ///
  /// - Parameters:
  ///   - isColored: Whether ANSI escapes are used, which only terminals understand.
  ///   - showsIDs: Whether each message's first line ends with its id in brackets, for `sitegen explain`.
  package init(isColored: Bool = false, showsIDs: Bool = false) {
    self.isColored = isColored
    self.showsIDs = showsIDs
  }

  /// The message with all its lines, each ended by a line feed.
  ///
  /// Control characters become U+FFFD, so that no file can send escape sequences to a terminal.
  package func text(for diagnostic: Diagnostic) -> String {
    var text = heading(
      diagnostic.severity, diagnostic.message, id: diagnostic.id, at: diagnostic.location)
    for note in diagnostic.notes {
      text += line(note.kind.rawValue, note.message, at: note.location, color: "36")
    }
    return text
  }

  private static func color(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "31"
    case .warning: "33"
    case .info: "34"
    }
  }

  /// The first line of a message, or of several of one rule, which have no location in common.
  func heading(
    _ severity: Diagnostic.Severity, _ message: String, id: String,
    at location: SourceLocation? = nil
  ) -> String {
    line(
      severity.rawValue, message + (showsIDs ? " [\(id)]" : ""), at: location,
      color: Self.color(of: severity))
  }

  /// A hint that belongs to several messages.
  func help(_ text: String) -> String {
    line(Diagnostic.Note.Kind.help.rawValue, text, at: nil, color: "36")
  }

  /// One of several locations in a line of its own, with what is to be said there.
  func place(_ location: SourceLocation?, _ words: String, depth: Int = 1) -> String {
    let place = location.map { styled("1", Self.printable($0.description)) }
    let said = words.isEmpty ? nil : Self.printable(words)
    return String(repeating: "  ", count: depth)
      + [place, said].compactMap(\.self).joined(separator: ": ") + "\n"
  }

  private func line(
    _ label: String, _ message: String, at location: SourceLocation?, color: String
  ) -> String {
    var text = location.map { styled("1", Self.printable($0.description) + ":") + " " } ?? ""
    text += styled("1;" + color, label + ":") + " " + Self.printable(message) + "\n"
    if let position = location?.position { text += excerpt(position, color: color) }
    return text
  }

  private func excerpt(_ position: SourceLocation.Position, color: String) -> String {
    var scalars = Array(position.lineText.unicodeScalars)
    var column = min(position.column - 1 - position.cutBefore, scalars.count)
    if scalars.count > Self.longestLine {
      let start = max(0, min(column - Self.longestLine / 2, scalars.count - Self.longestLine))
      scalars = Array(scalars[start..<min(scalars.count, start + Self.longestLine)])
      column -= start
    }
    let padding = scalars[..<column].map { $0 == "\t" ? "\t" : " " }.joined()
    let length = max(1, min(position.length, scalars.count - column))
    let marker = "^" + String(repeating: "~", count: length - 1)
    let source = String(String.UnicodeScalarView(scalars))
    return "  \(Self.printable(source))\n  \(padding)\(styled("1;" + color, marker))\n"
  }

  private func styled(_ code: String, _ text: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private static func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        (scalar.value < 0x20 && scalar != "\t") || (0x7F..<0xA0).contains(scalar.value)
      scalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}
