import Content
import DataFormats
import Platform

/// What a whole build follows from: as long as all of it is the same, so is the site.
struct BuildInputs: Sendable, Equatable {
  /// The sources by their signatures; `nil` where a change since could go unnoticed.
  var sources: InputSignature?
  /// The options that decide what is published and where.
  var options: UInt64 = 0
  /// The file with the list of files in the output folder.
  var manifest: FileSignature?
}

extension BuildInputs: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.optional(sources)
    encoder.fixed(options)
    encoder.optional(manifest)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    sources = try decoder.optional()
    options = try decoder.fixed()
    manifest = try decoder.optional()
  }
}

extension InputSignature: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.fixed(hash)
    encoder.number(settlingTime)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init(hash: try decoder.fixed(), settlingTime: try decoder.number())
  }
}

extension FileSignature: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.fixed(UInt64(bitPattern: Int64(byteCount)))
    encoder.fixed(UInt64(bitPattern: Int64(time)))
    encoder.fixed(inode)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init(
      byteCount: Int(Int64(bitPattern: try decoder.fixed())),
      time: Int(Int64(bitPattern: try decoder.fixed())), inode: try decoder.fixed())
  }
}
