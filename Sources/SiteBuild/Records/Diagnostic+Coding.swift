import Diagnostics

/// Messages of pages and outputs, which a later build shows again; errors are never stored.
extension Diagnostic: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.text(id)
    encoder.boolean(severity == .info)
    encoder.text(message)
    encoder.optional(location)
    encoder.list(notes) {
      $0.boolean($1.kind == .help)
      $0.text($1.message)
      $0.optional($1.location)
    }
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init(
      restoringID: try decoder.text(), severity: try decoder.boolean() ? .info : .warning,
      message: try decoder.text(), location: try decoder.optional(),
      notes: try decoder.list { decoder throws(CorruptRecord) in
        Note(
          kind: try decoder.boolean() ? .help : .note, message: try decoder.text(),
          location: try decoder.optional())
      })
  }
}

extension SourceLocation: BinaryCodable {
  /// Lines and columns are fewer.
  private static let mostLines = Int(Int32.max)

  func encode(to encoder: inout BinaryEncoder) {
    encoder.text(path)
    encoder.optional(position) {
      $0.number($1.line)
      $0.number($1.column)
      $0.number($1.length)
      $0.text($1.lineText)
      $0.number($1.cutBefore)
    }
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    let path = try decoder.text()
    let position = try decoder.optional { decoder throws(CorruptRecord) in
      Position(
        line: try decoder.number(in: 1..<Self.mostLines),
        column: try decoder.number(in: 1..<Self.mostLines),
        length: try decoder.number(in: 1..<Self.mostLines), lineText: try decoder.text(),
        cutBefore: try decoder.number(in: 0..<Self.mostLines))
    }
    self = position.map { SourceLocation(path: path, position: $0) } ?? SourceLocation(path: path)
  }
}
