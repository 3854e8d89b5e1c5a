import SiteModel
import SiteRendering

/// Something that outputs used, in the record of a build; a reference type, so that records are shared, not copied.
final class DependencyRecord: Sendable {
  let key: DependencyKey
  /// The fields that were read; empty for a dependency without any.
  let fields: FieldSet
  /// One for each field, in their order; for a dependency without any a single one.
  let fingerprints: [UInt64]

  init(key: DependencyKey, fields: FieldSet, fingerprints: [UInt64]) {
    self.key = key
    self.fields = fields
    self.fingerprints = fingerprints
  }
}

extension DependencyRecord: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.record(key)
    encoder.record(fields)
    for fingerprint in fingerprints { encoder.fixed(fingerprint) }
  }

  convenience init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    let key = try DependencyKey(from: &decoder)
    let fields = try FieldSet(from: &decoder)
    guard fields.isEmpty != key.hasFields else { throw CorruptRecord() }
    var fingerprints: [UInt64] = []
    for _ in 0..<max(1, fields.count) { fingerprints.append(try decoder.fixed()) }
    self.init(key: key, fields: fields, fingerprints: fingerprints)
  }
}

extension DependencyKey: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    func named(_ kind: Int, _ name: String) {
      encoder.number(kind)
      encoder.text(name)
    }
    switch self {
    case .page(let path): named(0, path)
    case .term(let key):
      named(1, key.language)
      encoder.text(key.taxonomy)
      encoder.text(key.name)
    case .section(let key):
      named(2, key.language)
      encoder.text(key.folder)
    case .site(let language): named(3, language)
    case .output(let file): named(4, file)
    case .paginator(let file): named(5, file)
    case .message(let language, let key):
      named(6, language)
      encoder.text(key)
    case .data(let name): named(7, name)
    case .asset(let path): named(8, path)
    case .address(let address, let language):
      named(9, address)
      encoder.text(language)
    case .timeZone: encoder.number(10)
    case .markdown: encoder.number(11)
    case .setting(let name): named(12, name)
    case .place(let page, let key):
      named(13, page)
      encoder.text(key.language)
      encoder.text(key.taxonomy)
      encoder.text(key.name)
    case .related(let page): named(14, page)
    }
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    switch try decoder.number() {
    case 0: self = .page(try decoder.text())
    case 1:
      self = .term(
        Term.Key(
          language: try decoder.text(), taxonomy: try decoder.text(), name: try decoder.text()))
    case 2:
      self = .section(
        Section.Key(language: try decoder.text(), folder: try decoder.text()))
    case 3: self = .site(language: try decoder.text())
    case 4: self = .output(try decoder.text())
    case 5: self = .paginator(try decoder.text())
    case 6: self = .message(language: try decoder.text(), key: try decoder.text())
    case 7: self = .data(try decoder.text())
    case 8: self = .asset(try decoder.text())
    case 9: self = .address(try decoder.text(), language: try decoder.text())
    case 10: self = .timeZone
    case 11: self = .markdown
    case 12: self = .setting(try decoder.text())
    case 13:
      self = .place(
        page: try decoder.text(),
        Term.Key(
          language: try decoder.text(), taxonomy: try decoder.text(), name: try decoder.text()))
    case 14: self = .related(try decoder.text())
    default: throw CorruptRecord()
    }
  }
}

extension DependencyUse: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.number(dependency)
    encoder.record(fields)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init(
      dependency: try decoder.number(in: 0..<decoder.limits.dependencies),
      fields: try FieldSet(from: &decoder))
  }
}

extension FieldSet: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.number(Int(bitPattern: UInt(words.fields)))
    encoder.number(Int(words.taxonomies))
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    let fields = UInt64(UInt(bitPattern: try decoder.number()))
    guard let taxonomies = UInt32(exactly: try decoder.number()),
      let set = FieldSet(
        words: (fields, taxonomies), taxonomyCount: decoder.limits.taxonomies)
    else { throw CorruptRecord() }
    self = set
  }
}
