import TemplateEngine

/// The names by which templates ask for what a site has.
///
/// Their order is the engine's vocabulary, so that asking for one is a switch and no lookup. A new one
/// is a case here, its name below, and its value in the object that has it (`PageFields` and others).
package enum Field: UInt8, CaseIterable, Sendable {
  case author, baseURL, comments, content, count, date, description, draft, extra, feed, first
  case hasMore, items, jsonFeed, kind, language, last, menu, name, next, number, outline, pages,
    path
  case permalink, posts, previous, readingTime, section, sections, slug, structuredData, summary
  case tags, title, topPages, total, updated, url, weight, wordCount, year

  /// In the order of the cases.
  private static let names = [
    "author", "base_url", "comments", "content", "count", "date", "description", "draft", "extra",
    "feed", "first", "has_more", "items", "json_feed", "kind", "language", "last", "menu", "name",
    "next",
    "number", "outline", "pages", "path", "permalink", "posts", "previous", "reading_time",
    "section", "sections", "slug", "structured_data", "summary", "tags", "title", "top_pages",
    "total",
    "updated", "url", "weight", "word_count", "year",
  ]

  /// The engine's list of names.
  static let vocabulary = names

  /// `nil` for a name that only a template knows.
  init?(_ name: Name) {
    guard let value = UInt8(exactly: name.id) else { return nil }
    self.init(rawValue: value)
  }

  /// Whether it follows from a page's rendered Markdown.
  package var isFromText: Bool {
    switch self {
    case .comments, .content, .description, .hasMore, .outline, .readingTime, .summary, .wordCount:
      true
    default: false
    }
  }

  /// As templates write it.
  package var text: String { Self.names[Int(rawValue)] }
}

/// Fields of one object.
///
/// At most 96, so that a use of an object fits into 16 bytes: sites of ten thousand posts hold half a
/// million of them.
package struct FieldSet: Sendable, Hashable {
  /// The bits of the first 64 fields.
  @usableFromInline let low: UInt64
  /// The bits of all further ones.
  @usableFromInline let high: UInt32

  private init(low: UInt64, high: UInt32) {
    self.low = low
    self.high = high
  }

  /// A set of one.
  @inline(__always)
  package init(_ field: Field) {
    let bit = field.rawValue
    self.init(low: bit < 64 ? 1 << UInt64(bit) : 0, high: bit < 64 ? 0 : 1 << UInt32(bit - 64))
  }

  /// A set of some.
  package init(_ fields: some Sequence<Field>) {
    self = fields.reduce(into: []) { $0.formUnion(FieldSet($1)) }
  }

  /// The sets of its two words, as `words` gives them; `nil` where there are fields that do not exist.
  package init?(words: (low: UInt64, high: UInt32)) {
    self.init(low: words.low, high: words.high)
    guard subtracting(.all).isEmpty else { return nil }
  }

  /// The set as numbers, for records.
  @inlinable
  package var words: (low: UInt64, high: UInt32) { (low, high) }

  /// All there are.
  package static let all = FieldSet(Field.allCases)

  /// Whether there is none.
  @inlinable
  package var isEmpty: Bool { low == 0 && high == 0 }

  /// The number of fields.
  package var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  /// Whether a field is in the set.
  package func contains(_ field: Field) -> Bool { !isDisjoint(with: FieldSet(field)) }

  /// The number of fields in it that come before one in the vocabulary.
  package func count(before field: Field) -> Int {
    let bit = UInt64(field.rawValue)
    return bit < 64
      ? (low & ((1 << bit) - 1)).nonzeroBitCount
      : low.nonzeroBitCount + (high & ((1 << UInt32(bit - 64)) - 1)).nonzeroBitCount
  }

  /// Adds the fields of another set.
  package mutating func formUnion(_ other: FieldSet) { self = union(other) }

  /// The fields of both.
  package func union(_ other: FieldSet) -> FieldSet {
    FieldSet(low: low | other.low, high: high | other.high)
  }

  /// The fields that are in both.
  package func intersection(_ other: FieldSet) -> FieldSet {
    FieldSet(low: low & other.low, high: high & other.high)
  }

  /// The fields that are not in the other.
  package func subtracting(_ other: FieldSet) -> FieldSet {
    FieldSet(low: low & ~other.low, high: high & ~other.high)
  }

  /// Whether no field is in both.
  package func isDisjoint(with other: FieldSet) -> Bool {
    low & other.low == 0 && high & other.high == 0
  }

  /// In the order of the vocabulary.
  package var fields: [Field] {
    var fields: [Field] = []
    fields.reserveCapacity(count)
    for (bits, offset) in [(low, UInt8(0)), (UInt64(high), 64)] {
      var rest = bits
      while rest != 0 {
        if let field = Field(rawValue: offset + UInt8(rest.trailingZeroBitCount)) {
          fields.append(field)
        }
        rest &= rest - 1
      }
    }
    return fields
  }
}

extension FieldSet: ExpressibleByArrayLiteral {
  /// A set of some fields.
  package init(arrayLiteral fields: Field...) {
    var (low, high): (UInt64, UInt32) = (0, 0)
    for field in fields {
      let bit = field.rawValue
      if bit < 64 { low |= 1 << UInt64(bit) } else { high |= 1 << UInt32(bit - 64) }
    }
    self.init(low: low, high: high)
  }
}
