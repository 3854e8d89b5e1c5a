import Foundation

/// Messages for programs: one JSON object a line, keys in alphabetical order.
package struct JSONFormat: Sendable {
  private struct Place: Encodable {
    let column: Int?
    let file: String
    let length: Int?
    let line: Int?

    init(_ location: SourceLocation) {
      file = location.path
      line = location.position?.line
      column = location.position?.column
      length = location.position?.length
    }
  }

  private struct Line: Encodable {
    struct Note: Encodable {
      let kind: Diagnostic.Note.Kind
      let message: String
      let place: Place?
    }

    let id: String
    let message: String
    let notes: [Note]
    let place: Place?
    let severity: Diagnostic.Severity
  }

  /// A format has no state.
  package init() {}

  /// One object, ended by a line feed.
  package func text(for diagnostic: Diagnostic) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = Line(
      id: diagnostic.id,
      message: diagnostic.message,
      notes: diagnostic.notes.map {
        .init(kind: $0.kind, message: $0.message, place: $0.location.map(Place.init))
      },
      place: diagnostic.location.map(Place.init),
      severity: diagnostic.severity)
    guard let data = try? encoder.encode(line) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
