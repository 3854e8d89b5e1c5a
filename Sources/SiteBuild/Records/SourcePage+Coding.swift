import Content
import DataFormats
import Platform
import Diagnostics

/// What reading a page gave, so that a page whose file is unchanged need not be opened.
extension SourcePage {
  /// Writes it, without a signature that a change after an instant might leave as it is.
  func encode(to encoder: inout BinaryEncoder, asOf instant: Int) {
    encoder.text(path)
    encoder.record(signature.isUnambiguous(asOf: instant) ? signature : .none)
    encoder.fixed(contentHash.value)
    encodeAllButText(to: &encoder)
  }

  private func encodeAllButText(to encoder: inout BinaryEncoder) {
    encoder.number(bodyStart)
    encoder.boolean(isBundle)
    encoder.text(languageKey)
    encoder.text(logicalPath == path ? "" : logicalPath)
    encoder.number(Int(mayNeedStyles.rawValue))
    encoder.record(frontMatter)
    encoder.list(warnings)
  }

  /// Whether another version of the file differs in its text alone, so that it says the same of the page, at the
  /// same places, and the site's files are the same.
  func hasSameFrontMatter(as other: SourcePage) -> Bool {
    func bytes(_ page: SourcePage) -> [UInt8] {
      var encoder = BinaryEncoder()
      page.encodeAllButText(to: &encoder)
      return encoder.bytes
    }
    return bytes(self) == bytes(other)
  }

  /// A page whose text is read from a site's folder when it is asked for.
  convenience init(
    from decoder: inout BinaryDecoder, in folder: DirectoryHandle
  ) throws(CorruptRecord) {
    let path = try decoder.text()
    let signature = try FileSignature(from: &decoder)
    let contentHash = Hash64(value: try decoder.fixed())
    let bodyStart = try decoder.number()
    let isBundle = try decoder.boolean()
    let languageKey = try decoder.text()
    let logicalPath = try decoder.text()
    let mayNeedStyles = StyleNeeds(
      rawValue: UInt8(truncatingIfNeeded: try decoder.number()))
    let frontMatter = try FrontMatter(from: &decoder)
    guard bodyStart >= 0, frontMatter.isSound else { throw CorruptRecord() }
    self.init(
      path: path, text: .inFolder(folder), frontMatter: frontMatter, bodyStart: bodyStart,
      isBundle: isBundle, languageKey: languageKey,
      logicalPath: logicalPath.isEmpty ? nil : logicalPath, mayNeedStyles: mayNeedStyles,
      signature: signature, contentHash: contentHash, warnings: try decoder.list())
  }
}

extension FileSignature {
  /// That of no file.
  fileprivate static let none = FileSignature(byteCount: 0, time: 0, inode: 0)
}

extension FrontMatter: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.optional(title)
    encoder.optional(date)
    encoder.optional(updated)
    encoder.optional(slug)
    encoder.optional(path)
    encoder.list(terms) {
      $0.number($1.taxonomy)
      $0.record($1.name)
    }
    encoder.optional(summary)
    encoder.optional(description)
    encoder.optional(image) {
      $0.record($1.file)
      $0.optional($1.alt)
    }
    encoder.optional(figure)
    encoder.optional(figureLabel)
    encoder.boolean(noindex)
    encoder.boolean(draft)
    encoder.optional(publish)
    encoder.optional(expires)
    encoder.optional(template)
    encoder.list(aliases)
    encoder.optional(language)
    encoder.optional(translationKey)
    encoder.optional(weight) { $0.number($1) }
    encoder.list(comments) {
      $0.record($1.author)
      $0.record($1.date)
      $0.record($1.text)
    }
    encoder.record(extra)
    encoder.optional(kpi)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init()
    title = try decoder.optional()
    date = try decoder.optional()
    updated = try decoder.optional()
    slug = try decoder.optional()
    path = try decoder.optional()
    terms = try decoder.list { decoder throws(CorruptRecord) in
      TermUse(
        taxonomy: try decoder.number(in: 0..<SiteConfiguration.mostTaxonomies),
        name: try Located(from: &decoder))
    }
    summary = try decoder.optional()
    description = try decoder.optional()
    image = try decoder.optional { decoder throws(CorruptRecord) in
      Image(file: try Located(from: &decoder), alt: try decoder.optional())
    }
    figure = try decoder.optional()
    figureLabel = try decoder.optional()
    noindex = try decoder.boolean()
    draft = try decoder.boolean()
    publish = try decoder.optional()
    expires = try decoder.optional()
    template = try decoder.optional()
    aliases = try decoder.list()
    language = try decoder.optional()
    translationKey = try decoder.optional()
    weight = try decoder.optional { decoder throws(CorruptRecord) in try decoder.number() }
    comments = try decoder.list { decoder throws(CorruptRecord) in
      ReaderComment(
        author: try Located(from: &decoder), date: try Located(from: &decoder),
        text: try Located(from: &decoder))
    }
    extra = try DataValue(from: &decoder)
    guard case .map = extra else { throw CorruptRecord() }
    kpi = try decoder.optional()
  }
}

extension Located: BinaryCodable where Value: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.record(value)
    encoder.range(range)
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init(try Value(from: &decoder), at: try decoder.range())
  }
}

extension String: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) { encoder.text(self) }
  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) { self = try decoder.text() }
}

extension DataValue: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    switch self {
    case .null: encoder.number(0)
    case .boolean(let value): encoder.number(value ? 2 : 1)
    case .integer(let value):
      encoder.number(3)
      encoder.number(value)
    case .number(let value):
      encoder.number(4)
      encoder.fixed(value.bitPattern)
    case .string(let value):
      encoder.number(5)
      encoder.text(value)
    case .dateTime(let value):
      encoder.number(6)
      encoder.record(value)
    case .list(let values):
      encoder.number(7)
      encoder.list(values)
    case .map(let entries):
      encoder.number(8)
      encoder.list(entries) {
        $0.text($1.key)
        $0.record($1.value)
      }
    }
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    try self.init(from: &decoder, depth: 0)
  }

  private init(from decoder: inout BinaryDecoder, depth: Int) throws(CorruptRecord) {
    guard depth <= Self.depthLimit else { throw CorruptRecord() }
    switch try decoder.number() {
    case 0: self = .null
    case 1: self = .boolean(false)
    case 2: self = .boolean(true)
    case 3: self = .integer(try decoder.number())
    case 4: self = .number(Double(bitPattern: try decoder.fixed()))
    case 5: self = .string(try decoder.text())
    case 6: self = .dateTime(try DateTime(from: &decoder))
    case 7:
      self = .list(
        try decoder.list { decoder throws(CorruptRecord) in
          try DataValue(from: &decoder, depth: depth + 1)
        })
    case 8:
      self = .map(
        try decoder.list { decoder throws(CorruptRecord) in
          Entry(
            key: try decoder.text(), value: try DataValue(from: &decoder, depth: depth + 1))
        })
    default: throw CorruptRecord()
    }
  }
}

extension DateTime: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.number(year)
    encoder.number(month)
    encoder.number(day)
    encoder.optional(time) { $0.number($1.seconds) }
    encoder.optional(offset) { $0.number($1) }
  }

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    let (year, month, day) = (
      try decoder.number(), try decoder.number(), try decoder.number()
    )
    let seconds = try decoder.optional { decoder throws(CorruptRecord) in try decoder.number() }
    let offset = try decoder.optional { decoder throws(CorruptRecord) in try decoder.number() }
    var time: Time?
    if let seconds {
      time = Time(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60)
      guard time != nil else { throw CorruptRecord() }
    }
    guard let date = DateTime(year: year, month: month, day: day, time: time, offset: offset) else {
      throw CorruptRecord()
    }
    self = date
  }
}
