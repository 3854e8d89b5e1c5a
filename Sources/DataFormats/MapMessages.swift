package import Diagnostics

/// The catalog's entries for one kind of map, such as front matter, and how their messages are worded.
///
/// A class, because the decoder of every page holds it.
package final class MapMessages: Sendable {
  let type: MessageEntry
  let value: MessageEntry
  let missingKey: MessageEntry
  let unknownKey: MessageEntry
  let tooMany: MessageEntry

  /// The entries of a value of the wrong kind, an invalid value, a missing key, an unknown key, and of more
  /// errors than are shown.
  package init(
    type: MessageEntry, value: MessageEntry, missingKey: MessageEntry, unknownKey: MessageEntry,
    tooMany: MessageEntry
  ) {
    self.type = type
    self.value = value
    self.missingKey = missingKey
    self.unknownKey = unknownKey
    self.tooMany = tooMany
  }

  func wrongType(
    _ name: String, _ expected: String, _ kind: String, at location: SourceLocation
  ) -> Diagnostic {
    type("\(name) must be \(expected), not \(kind)", at: location)
  }

  func missing(key name: String, at location: SourceLocation) -> Diagnostic {
    missingKey("\(name) is missing", at: location)
  }

  func unknownKey(
    _ name: String, hint: String, at location: SourceLocation
  ) -> Diagnostic {
    unknownKey("unknown key \(name)", at: location).help(hint)
  }

  func tooMany(inFile path: String) -> Diagnostic {
    tooMany("there are more errors here than are shown", at: SourceLocation(path: path))
  }
}
