import ContentModel

/// Reads what the `StateEncoder` writes of pages.
extension StateDecoder {
  /// The pages of some bytes, whose texts are read from a site's folder where they are asked for.
  static func pages(
    of bytes: UnsafeRawBufferPointer, root: String
  ) throws(DecodingError) -> [SourcePage] {
    try whole(bytes) { decoder throws(DecodingError) in
      try decoder.list { decoder throws(DecodingError) in try decoder.page(root) }
    }
  }

  /// Blocks of bytes, each with its length.
  static func blocks(of bytes: UnsafeRawBufferPointer) throws(DecodingError) -> [[UInt8]] {
    try whole(bytes) { decoder throws(DecodingError) in
      try decoder.list { decoder throws(DecodingError) in try decoder.block() }
    }
  }

  private mutating func page(_ root: String) throws(DecodingError) -> SourcePage {
    let path = try text()
    let stamp = SourceStamp(
      byteCount: try number(), changed: Int(Int64(bitPattern: try fixed())), device: try fixed(),
      inode: try fixed())
    let contentHash = ContentHash(value: try fixed())
    let bodyStart = try number()
    let isBundle = try number() == 1
    let frontMatter = try frontMatter()
    guard bodyStart >= 0, frontMatter.isSound else { throw DecodingError.corrupt }
    return SourcePage(
      path: path, text: .inFolder(root), frontMatter: frontMatter, bodyStart: bodyStart,
      isBundle: isBundle, stamp: stamp, contentHash: contentHash,
      warnings: try list { decoder throws(DecodingError) in try decoder.warning() })
  }

  private mutating func frontMatter() throws(DecodingError) -> FrontMatter {
    var frontMatter = FrontMatter()
    frontMatter.title = try optionalText()
    frontMatter.date = try optionalDate()
    frontMatter.updated = try optionalDate()
    frontMatter.slug = try optionalText()
    frontMatter.tags = try list { decoder throws(DecodingError) in try decoder.locatedText() }
    frontMatter.summary = try optionalText()
    frontMatter.draft = try number() == 1
    frontMatter.publish = try optionalDate()
    frontMatter.expires = try optionalDate()
    frontMatter.template = try optionalText()
    frontMatter.aliases = try list { decoder throws(DecodingError) in try decoder.locatedText() }
    frontMatter.language = try optionalText()
    frontMatter.weight = try optional { decoder throws(DecodingError) in try decoder.number() }
    frontMatter.comments = try list { decoder throws(DecodingError) in
      ReaderComment(
        author: try decoder.locatedText(), date: try decoder.locatedDate(),
        text: try decoder.locatedText())
    }
    frontMatter.extra = try value(depth: 0)
    guard case .map = frontMatter.extra else { throw DecodingError.corrupt }
    frontMatter.kpi = try optionalText()
    return frontMatter
  }

  private mutating func value(depth: Int) throws(DecodingError) -> DataValue {
    guard depth <= DataValue.depthLimit else { throw DecodingError.corrupt }
    switch try number() {
    case 0: return .null
    case 1: return .boolean(false)
    case 2: return .boolean(true)
    case 3: return .integer(try number())
    case 4: return .number(Double(bitPattern: try fixed()))
    case 5: return .string(try text())
    case 6: return .dateTime(try date())
    case 7:
      return .list(
        try list { decoder throws(DecodingError) in try decoder.value(depth: depth + 1) })
    case 8:
      return .map(
        try list { decoder throws(DecodingError) in
          DataValue.Entry(key: try decoder.text(), value: try decoder.value(depth: depth + 1))
        })
    default: throw DecodingError.corrupt
    }
  }

  private mutating func locatedText() throws(DecodingError) -> Located<String> {
    Located(try text(), at: try range())
  }

  private mutating func optionalText() throws(DecodingError) -> Located<String>? {
    try optional { decoder throws(DecodingError) in try decoder.locatedText() }
  }

  private mutating func locatedDate() throws(DecodingError) -> Located<DateTime> {
    Located(try date(), at: try range())
  }

  private mutating func optionalDate() throws(DecodingError) -> Located<DateTime>? {
    try optional { decoder throws(DecodingError) in try decoder.locatedDate() }
  }

  private mutating func date() throws(DecodingError) -> DateTime {
    let (year, month, day) = (try number(), try number(), try number())
    let seconds = try optional { decoder throws(DecodingError) in try decoder.number() }
    let offset = try optional { decoder throws(DecodingError) in try decoder.number() }
    var time: DateTime.Time?
    if let seconds {
      time = DateTime.Time(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60)
      guard time != nil else { throw DecodingError.corrupt }
    }
    guard let date = DateTime(year: year, month: month, day: day, time: time, offset: offset) else {
      throw DecodingError.corrupt
    }
    return date
  }
}
