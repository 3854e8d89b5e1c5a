import Content
import DataFormats
import Platform
import Diagnostics
import SiteModel
import SiteRendering

/// What a build leaves for the next: what every output was rendered from, by fingerprints.
struct BuildState: Sendable {
  var inputs = BuildInputs()
  /// The sources but for what is in pages; `nil` where a change since could go unnoticed.
  var besidePages: InputSignature?
  /// Identifies what the same build has kept of the pages (`PageCacheFile`); 0 where that is not known.
  var pagesChecksum: UInt64 = 0
  /// The current time of the build, in seconds since 1970.
  var now = 0
  /// When a page becomes due or expires, in seconds since 1970.
  var nextChange: Int?
  var summary = Summary()
  /// The fingerprint of all that pages could look up.
  var referenceHash: UInt64 = 0
  /// The names of the fields in what follows.
  var vocabulary = SiteVocabulary(taxonomies: [])
  var pages: [PageRecord] = []
  var templates: [TemplateRecord] = []
  var dependencies: [DependencyRecord] = []
  var useSets: [[DependencyUse]] = []
  var outputs: [OutputRecord] = []
  /// How many dependencies and sets of uses there were when all were in use (`LiveRecord`).
  var usedCount = 0
  /// When it was written, in nanoseconds since 1970 by the file system's clock; the file's own time.
  var writtenAt: Int = 0
  /// Identifies the state; known once it is read.
  var checksum: UInt64 = 0

  /// What a build says at its end.
  struct Summary: Sendable {
    var pageCount = 0
    var warnings: [Diagnostic] = []
    var unpublished: [Site.Unpublished] = []
    /// All others.
    var notices: [String] = []
  }

  /// Whether a page has become due or has expired since the build; the time in seconds since 1970.
  func isOverdue(at now: Int) -> Bool { nextChange.map { $0 <= now } ?? false }
}

extension BuildState {
  /// The part of the bytes that takes long: what is known of pages and outputs.
  var records: BinaryEncoder {
    // Usually more than enough: memory that is never written to is only an address.
    var encoder = BinaryEncoder(
      capacity: 4096 + 512 * (pages.count + dependencies.count) + 1024 * outputs.count)
    encodeRecords(to: &encoder)
    return encoder
  }

  /// The bytes of the state, whose `records` are written already.
  func bytes(after records: consuming BinaryEncoder) -> [UInt8] {
    encodeCircumstances(to: &records)
    return records.bytes
  }

  /// Writes what is known of pages and outputs.
  private func encodeRecords(to encoder: inout BinaryEncoder) {
    encoder.fixed(referenceHash)
    encoder.list(vocabulary.taxonomies) {
      $0.text($1.name)
      $0.text($1.singular)
    }
    encoder.list(pages)
    encoder.list(templates)
    encoder.list(dependencies)
    encoder.list(useSets) { $0.list($1) }
    encoder.list(outputs)
    encoder.number(usedCount)
  }

  /// Writes what a build knows at its end alone.
  private func encodeCircumstances(to encoder: inout BinaryEncoder) {
    encoder.record(inputs)
    encoder.optional(besidePages)
    encoder.fixed(pagesChecksum)
    encoder.number(now)
    encoder.optional(nextChange) { $0.number($1) }
    encoder.number(summary.pageCount)
    encoder.list(summary.warnings)
    encoder.list(summary.unpublished)
    encoder.list(summary.notices)
  }

  /// The state of some bytes, which must live through the call.
  init(bytes: UnsafeRawBufferPointer) throws(CorruptRecord) {
    self = try BinaryDecoder.whole(bytes) { decoder throws(CorruptRecord) in
      try BuildState(from: &decoder)
    }
  }

  private init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    referenceHash = try decoder.fixed()
    vocabulary = SiteVocabulary(
      taxonomies: try decoder.list { decoder throws(CorruptRecord) in
        SiteVocabulary.Taxonomy(name: try decoder.text(), singular: try decoder.text())
      })
    decoder.limits.taxonomies = vocabulary.taxonomies.count
    guard decoder.limits.taxonomies <= SiteConfiguration.mostTaxonomies else {
      throw CorruptRecord()
    }
    pages = try decoder.list()
    templates = try decoder.list()
    decoder.limits.templates = templates.count
    dependencies = try decoder.list()
    decoder.limits.dependencies = dependencies.count
    useSets = try decoder.list { decoder throws(CorruptRecord) in try decoder.list() }
    decoder.limits.useSets = useSets.count
    outputs = try decoder.list()
    usedCount = try decoder.number(in: 0..<1 << 32)
    inputs = try BuildInputs(from: &decoder)
    besidePages = try decoder.optional()
    pagesChecksum = try decoder.fixed()
    now = try decoder.number()
    nextChange = try decoder.optional { decoder throws(CorruptRecord) in try decoder.number() }
    summary.pageCount = try decoder.number()
    summary.warnings = try decoder.list()
    summary.unpublished = try decoder.list()
    summary.notices = try decoder.texts()
  }
}
