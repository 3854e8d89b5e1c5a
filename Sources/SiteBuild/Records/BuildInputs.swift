import ContentModel

/// What a whole build follows from: as long as all of it is the same, so is the site.
struct BuildInputs: Sendable, Equatable {
  /// The sources without a look into them; `nil` where they may have changed since without a trace.
  var sources: ContentListing.Stamp?
  /// The options that decide what is published and where.
  var options: UInt64 = 0
  /// The file with the list of files in the output folder.
  var manifest: FileStamp?
}

extension BuildInputs: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.optional(sources) {
      $0.fixed($1.fingerprint)
      $0.number($1.latest)
    }
    encoder.fixed(options)
    encoder.optional(manifest)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    sources = try decoder.optional { decoder throws(CorruptRecord) in
      ContentListing.Stamp(fingerprint: try decoder.fixed(), latest: try decoder.number())
    }
    options = try decoder.fixed()
    manifest = try decoder.optional()
  }
}

extension FileStamp: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.fixed(UInt64(bitPattern: size))
    encoder.fixed(UInt64(bitPattern: modified))
    encoder.fixed(inode)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init(
      size: Int64(bitPattern: try decoder.fixed()),
      modified: Int64(bitPattern: try decoder.fixed()),
      inode: try decoder.fixed())
  }
}
