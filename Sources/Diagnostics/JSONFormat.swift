/// Messages for programs: one JSON object a line, keys in alphabetical order.
package struct JSONFormat: Sendable {
  /// A format has no state.
  package init() {}

  /// One object, ended by a line feed.
  package func text(for diagnostic: Diagnostic) -> String {
    var members = [
      ("id", JSONText.string(diagnostic.id)), ("message", JSONText.string(diagnostic.message)),
      (
        "notes",
        JSONText.array(
          diagnostic.notes.map { note in
            JSONText.object(
              [
                ("kind", JSONText.string(note.kind.rawValue)),
                ("message", JSONText.string(note.message)),
              ] + Self.place(note.location))
          })
      ),
    ]
    members += Self.place(diagnostic.location)
    members.append(("severity", JSONText.string(diagnostic.severity.rawValue)))
    return JSONText.object(members) + "\n"
  }

  /// The member `place`; none where there is no place.
  private static func place(_ location: SourceLocation?) -> [(String, String)] {
    guard let location else { return [] }
    let file = ("file", JSONText.string(location.path))
    guard let position = location.position else { return [("place", JSONText.object([file]))] }
    return [
      (
        "place",
        JSONText.object([
          ("column", "\(position.column)"), file, ("length", "\(position.length)"),
          ("line", "\(position.line)"),
        ])
      )
    ]
  }
}
