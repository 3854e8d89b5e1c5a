/// A template with all that it uses, in the record of a build.
struct TemplateRecord: Sendable, Equatable {
  let name: String
  /// The files that rendering it may read, and fingerprints of their contents.
  let files: [File]

  struct File: Sendable, Equatable {
    let path: String
    let hash: UInt64
  }
}

extension TemplateRecord: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.text(name)
    encoder.list(files) {
      $0.text($1.path)
      $0.fixed($1.hash)
    }
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    name = try decoder.text()
    files = try decoder.list { decoder throws(CorruptRecord) in
      File(path: try decoder.text(), hash: try decoder.fixed())
    }
  }
}
