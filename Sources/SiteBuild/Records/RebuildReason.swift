import SiteRendering

/// Why an output is rendered again.
enum RebuildReason: Sendable, Hashable {
  /// There is no usable record of an earlier build.
  case noRecord(MissingRecord)
  /// The last build had no such output.
  case new
  /// The last build had another output at its path.
  case otherOutput
  /// It is rendered with another template, by its name; `nil` for none.
  case otherTemplate(String?)
  /// A file that its template uses changed.
  case templateFile(String)
  /// Something that it used no longer exists.
  case removed(DependencyKey)
  /// Something that it used changed; empty for a dependency without fields.
  case changed(DependencyKey, FieldSet)
  /// The file that it is a copy of changed.
  case copiedFile(String)
  /// The file in the output folder was missing or changed.
  case outputFile

  /// As `sitegen why` says it.
  func description(_ vocabulary: SiteVocabulary) -> String {
    switch self {
    case .noRecord(let missing): return missing.description
    case .new: return "it is new"
    case .otherOutput: return "it shows something else"
    case .otherTemplate(let name): return "it has another template: \(name ?? "none")"
    case .templateFile(let path): return "\(path) changed"
    case .removed(let key): return "\(key.description(vocabulary)) is no longer there"
    case .changed(let key, let fields) where fields.isEmpty:
      return "\(key.description(vocabulary)) changed"
    case .changed(let key, let fields):
      let names = vocabulary.names(of: fields).joined(separator: ", ")
      return "\(key.description(vocabulary)) changed: \(names)"
    case .copiedFile(let path): return "\(path) changed"
    case .outputFile: return "it was missing or changed in the output folder"
    }
  }
}

/// Why there is nothing that a build can start from.
enum MissingRecord: Int, Sendable {
  /// Earlier builds were to be ignored.
  case ignored
  case none
  case unreadable
  case otherVersion
  case damaged
  case otherTaxonomies

  /// Without a full stop, to be followed by what is done about it.
  var description: String {
    switch self {
    case .ignored: "nothing of earlier builds was to be used"
    case .none: "there is no record of an earlier build"
    case .unreadable: "the record of the last build can't be read"
    case .otherVersion: "the last build was another version's"
    case .damaged: "the record of the last build is damaged"
    case .otherTaxonomies: "the site's taxonomies changed"
    }
  }
}

extension RebuildReason: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    switch self {
    case .noRecord(let missing):
      encoder.number(0)
      encoder.number(missing.rawValue)
    case .new: encoder.number(1)
    case .otherOutput: encoder.number(2)
    case .otherTemplate(let name):
      encoder.number(3)
      encoder.optional(name)
    case .templateFile(let path):
      encoder.number(4)
      encoder.text(path)
    case .removed(let key):
      encoder.number(5)
      encoder.record(key)
    case .changed(let key, let fields):
      encoder.number(6)
      encoder.record(key)
      encoder.record(fields)
    case .copiedFile(let path):
      encoder.number(7)
      encoder.text(path)
    case .outputFile: encoder.number(8)
    }
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    switch try decoder.number() {
    case 0:
      guard let missing = MissingRecord(rawValue: try decoder.number()) else {
        throw CorruptRecord()
      }
      self = .noRecord(missing)
    case 1: self = .new
    case 2: self = .otherOutput
    case 3: self = .otherTemplate(try decoder.optional())
    case 4: self = .templateFile(try decoder.text())
    case 5: self = .removed(try DependencyKey(from: &decoder))
    case 6: self = .changed(try DependencyKey(from: &decoder), try FieldSet(from: &decoder))
    case 7: self = .copiedFile(try decoder.text())
    case 8: self = .outputFile
    default: throw CorruptRecord()
    }
  }
}
