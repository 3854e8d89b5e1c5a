package import SiteModel

/// Fields of one object.
///
/// At most 64 that every site has, and the taxonomies of the site, at most 32
/// (`SiteConfiguration.mostTaxonomies`), so that a use of an object fits into 16 bytes: sites of ten
/// thousand posts hold half a million of them.
package struct FieldSet: Sendable, Hashable {
  /// A bit for each `Field`.
  @usableFromInline let fields: UInt64
  /// A bit for each taxonomy.
  @usableFromInline let taxonomies: UInt32

  private init(fields: UInt64, taxonomies: UInt32) {
    self.fields = fields
    self.taxonomies = taxonomies
  }

  /// A set of one.
  @inline(__always)
  package init(_ field: Field) {
    self.init(fields: 1 << UInt64(field.rawValue), taxonomies: 0)
  }

  /// A set of the terms in a taxonomy.
  @inline(__always)
  package init(_ taxonomy: TaxonomyID) {
    self.init(fields: 0, taxonomies: 1 << UInt32(taxonomy.index))
  }

  /// A set of one.
  package init(_ key: FieldKey) {
    switch key {
    case .field(let field): self.init(field)
    case .terms(let taxonomy): self.init(taxonomy)
    }
  }

  /// A set of some.
  package init(_ keys: some Sequence<FieldKey>) {
    self = keys.reduce(into: []) { $0.formUnion(FieldSet($1)) }
  }

  /// The set of the words that `words` gives; `nil` where there are fields that do not exist, or more
  /// taxonomies than the site has.
  package init?(words: (fields: UInt64, taxonomies: UInt32), taxonomyCount: Int) {
    guard words.fields >> UInt64(Field.allCases.count) == 0,
      words.taxonomies >> UInt32(taxonomyCount) == 0
    else { return nil }
    self.init(fields: words.fields, taxonomies: words.taxonomies)
  }

  /// The set as numbers, for records.
  @inlinable
  package var words: (fields: UInt64, taxonomies: UInt32) { (fields, taxonomies) }

  /// Whether there is none.
  @inlinable
  package var isEmpty: Bool { fields == 0 && taxonomies == 0 }

  /// The number of fields.
  package var count: Int { fields.nonzeroBitCount + taxonomies.nonzeroBitCount }

  /// Whether a field is in the set.
  package func contains(_ field: Field) -> Bool { !isDisjoint(with: FieldSet(field)) }

  /// Whether a field is in the set.
  package func contains(_ key: FieldKey) -> Bool { !isDisjoint(with: FieldSet(key)) }

  /// The number of fields in `keys` before one.
  package func count(before key: FieldKey) -> Int {
    let one = FieldSet(key)
    return switch key {
    case .field: (fields & (one.fields - 1)).nonzeroBitCount
    case .terms: fields.nonzeroBitCount + (taxonomies & (one.taxonomies - 1)).nonzeroBitCount
    }
  }

  /// Adds the fields of another set.
  package mutating func formUnion(_ other: FieldSet) { self = union(other) }

  /// The fields of both.
  package func union(_ other: FieldSet) -> FieldSet {
    FieldSet(fields: fields | other.fields, taxonomies: taxonomies | other.taxonomies)
  }

  /// The fields that are in both.
  package func intersection(_ other: FieldSet) -> FieldSet {
    FieldSet(fields: fields & other.fields, taxonomies: taxonomies & other.taxonomies)
  }

  /// The fields that are not in the other.
  package func subtracting(_ other: FieldSet) -> FieldSet {
    FieldSet(fields: fields & ~other.fields, taxonomies: taxonomies & ~other.taxonomies)
  }

  /// Whether no field is in both.
  package func isDisjoint(with other: FieldSet) -> Bool {
    fields & other.fields == 0 && taxonomies & other.taxonomies == 0
  }

  /// What every site has, in the order of `Field`, then the terms in the order of the taxonomies.
  package var keys: [FieldKey] {
    var keys: [FieldKey] = []
    keys.reserveCapacity(count)
    var rest = fields
    while rest != 0 {
      if let field = Field(rawValue: UInt8(rest.trailingZeroBitCount)) {
        keys.append(.field(field))
      }
      rest &= rest - 1
    }
    var taxonomies = taxonomies
    while taxonomies != 0 {
      keys.append(.terms(TaxonomyID(taxonomies.trailingZeroBitCount)))
      taxonomies &= taxonomies - 1
    }
    return keys
  }
}

extension FieldSet: ExpressibleByArrayLiteral {
  /// A set of some fields that every site has.
  package init(arrayLiteral fields: Field...) {
    self.init(fields: fields.reduce(0) { $0 | 1 << UInt64($1.rawValue) }, taxonomies: 0)
  }
}
