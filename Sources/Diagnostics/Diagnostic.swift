/// A message about a site's sources: what is wrong, where, and how to fix it.
///
/// Errors in content are collected as diagnostics and shown together; only what ends a stage `throws`. Every
/// message is raised by calling an entry of the catalog (`MessageEntry`), which has its id and severity.
package struct Diagnostic: Sendable, Hashable, Error {
  /// The severity of a message; an error keeps the build from writing anything.
  package enum Severity: String, Sendable, Codable, CaseIterable {
    case error
    case warning
    /// Something that an author may want to look at, but need not; shown with `--verbose` only.
    case info
  }

  /// A line below the message: another relevant location, or a hint.
  package struct Note: Sendable, Hashable {
    /// The purpose of a note.
    package enum Kind: String, Sendable, Codable {
      case note
      case help
    }

    /// Shown before the text.
    package let kind: Kind
    /// One sentence.
    package let message: String
    /// Shown with its source line where it has one.
    package let location: SourceLocation?

    /// Stores the values unchanged.
    package init(kind: Kind, message: String, location: SourceLocation?) {
      self.kind = kind
      self.message = message
      self.location = location
    }
  }

  /// A stable name such as `front-matter.unknown-key`, for programs that read the JSON form.
  package let id: String
  /// Whether the build may go on.
  package let severity: Severity
  /// One sentence, beginning in lower case, without a full stop.
  package let message: String
  /// `nil` where no file is concerned.
  package let location: SourceLocation?
  /// In the order in which they are shown.
  package private(set) var notes: [Note]

  /// A message that an entry raises.
  init(_ entry: MessageEntry, _ message: String, at location: SourceLocation?) {
    self.init(
      restoringID: entry.id, severity: entry.severity, message: Self.readable(message),
      location: location, notes: [])
  }

  /// A sentence with what it quotes cut out in the middle where nobody would read all of it.
  private static func readable(_ sentence: String) -> String {
    guard sentence.utf8.count > longestSentence * 4 else { return sentence }
    let scalars = sentence.unicodeScalars
    var readable = String.UnicodeScalarView(scalars.prefix(longestSentence))
    readable.append("…")
    readable.append(contentsOf: scalars.suffix(longestSentence))
    return String(readable)
  }

  /// The number of characters that a sentence keeps at each end.
  private static let longestSentence = 200

  /// A message that an entry raised earlier, from a record of it; nothing else makes one from an id.
  package init(
    restoringID id: String, severity: Severity, message: String, location: SourceLocation?,
    notes: [Note]
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.location = location
    self.notes = notes
  }

  /// The same message with a further `note:` line.
  package func note(_ message: String, at location: SourceLocation? = nil) -> Diagnostic {
    adding(Note(kind: .note, message: Self.readable(message), location: location))
  }

  /// The same message with a further `help:` line; `nil` adds nothing.
  package func help(_ message: String?) -> Diagnostic {
    message.map { adding(Note(kind: .help, message: Self.readable($0), location: nil)) } ?? self
  }

  /// The same message without any line below it, for one that knows better.
  package var withoutNotes: Diagnostic {
    Diagnostic(
      restoringID: id, severity: severity, message: message, location: location, notes: [])
  }

  /// The same message at another location, for a text that was extracted from its file.
  package func moved(to location: SourceLocation) -> Diagnostic {
    Diagnostic(
      restoringID: id, severity: severity, message: message, location: location, notes: notes)
  }

  /// The same message as a warning: the build may go on.
  package var asWarning: Diagnostic { with(.warning) }

  /// The same message with another severity, where a setting of the site decides.
  package func with(_ severity: Severity) -> Diagnostic {
    Diagnostic(
      restoringID: id, severity: severity, message: message, location: location, notes: notes)
  }

  private func adding(_ note: Note) -> Diagnostic {
    var copy = self
    copy.notes.append(note)
    return copy
  }
}

extension Collection<Diagnostic> {
  /// Whether any message keeps the build from writing.
  package var hasErrors: Bool { indices.contains { self[$0].severity == .error } }

  /// Whether there is any warning.
  package var hasWarnings: Bool { contains { $0.severity == .warning } }

  /// Sorted by location, without duplicates; those without a location come first.
  ///
  /// Threads report in any order; sorting makes the output the same on every run. An error that is
  /// found several times, such as through several templates, is shown with the notes of one of them.
  package func inSourceOrder() -> [Diagnostic] {
    let ordered = sorted { left, right in
      switch (left.location, right.location) {
      case (let left?, let right?) where left != right: left < right
      case (nil, .some): true
      case (.some, nil): false
      default: left.orderAtOnePlace.lexicographicallyPrecedes(right.orderAtOnePlace)
      }
    }
    var distinct: [Diagnostic] = []
    for diagnostic in ordered {
      if let last = distinct.last, last.says(whatIsSaidBy: diagnostic) { continue }
      distinct.append(diagnostic)
    }
    return distinct
  }
}

extension Diagnostic {
  /// Whether two messages differ in their notes at most.
  fileprivate func says(whatIsSaidBy other: Diagnostic) -> Bool {
    message == other.message && id == other.id && location == other.location
  }

  /// Brings the same messages together.
  fileprivate var orderAtOnePlace: [String] {
    [message, id] + notes.flatMap { [$0.location?.description ?? "", $0.message] }
  }
}
