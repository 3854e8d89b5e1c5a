import Diagnostics

/// The messages of a build as browsers get them, errors first.
struct BuildDiagnostics {
  private struct Entry {
    let members: [(String, String)]
    /// The files that it is about, which decide whether it concerns a page.
    let files: [String]
  }

  private let entries: [Entry]
  /// The number of messages that are left out, because nobody reads so many.
  let more: Int

  /// Writes the messages once for all browsers.
  init(_ diagnostics: [Diagnostic]) {
    let shown = diagnostics.filter { $0.severity != .info }
    let ordered =
      shown.filter { $0.severity == .error } + shown.filter { $0.severity != .error }
    entries = ordered.prefix(BrowserMessages.longestList).map { diagnostic in
      let locations = [diagnostic.location] + diagnostic.notes.map(\.location)
      return Entry(
        members: Self.members(diagnostic),
        files: Array(Set(locations.compactMap { $0?.path })).sorted())
    }
    more = ordered.count - entries.count
  }

  /// The list for a page: `here` says which messages concern it.
  func text(isUsed: (_ file: String) -> Bool) -> String {
    JSONText.array(
      entries.map { entry in
        let isHere = entry.files.contains(where: isUsed)
        return JSONText.object(isHere ? entry.members + [("here", "true")] : entry.members)
      })
  }

  private static func members(_ diagnostic: Diagnostic) -> [(String, String)] {
    var members = [
      ("id", JSONText.string(diagnostic.id)), ("message", JSONText.string(diagnostic.message)),
      ("severity", JSONText.string(diagnostic.severity.rawValue)),
      (
        "notes",
        JSONText.array(
          diagnostic.notes.prefix(BrowserMessages.longestList).map { note in
            var members = [
              ("kind", JSONText.string(note.kind.rawValue)),
              ("message", JSONText.string(note.message)),
            ]
            if let location = note.location {
              members.append(("place", BrowserMessages.place(location)))
            }
            return JSONText.object(members)
          })
      ),
    ]
    if let location = diagnostic.location {
      members.append(("place", BrowserMessages.place(location)))
    }
    return members
  }
}
