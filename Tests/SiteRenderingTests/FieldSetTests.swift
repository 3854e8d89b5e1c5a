import Content
import SiteModel
import Testing

@testable import SiteRendering

/// What outputs read of an object, as a set of 96 bits.
struct FieldSetTests {
  /// All that there can be, in the order of a set's `keys`.
  private static let all =
    Field.allCases.map(FieldKey.field)
    + (0..<SiteConfiguration.mostTaxonomies).map { .terms(TaxonomyID($0)) }

  private static let some: [FieldKey] = [
    .field(.author), .field(.title), .field(.year), .terms(TaxonomyID(0)), .terms(TaxonomyID(31)),
  ]

  @Test func `a set has what it was made of, in order`() {
    let set = FieldSet(Self.some.reversed())
    #expect(set.keys == Self.some && set.count == 5 && !set.isEmpty)
    #expect(Self.all.filter(set.contains) == Self.some)
    #expect(set.contains(.author) && !set.contains(.date))
    #expect(FieldSet(Self.all).keys == Self.all)
    #expect(FieldSet([]).isEmpty && FieldSet([]).keys == [])
  }

  @Test func `each field is a set of its own`() {
    for (index, key) in Self.all.enumerated() {
      let set = FieldSet(key)
      #expect(set.keys == [key] && set.count == 1)
      #expect(Self.all.indices.filter { !set.isDisjoint(with: FieldSet(Self.all[$0])) } == [index])
    }
  }

  @Test func `sets of fields have the operations of sets`() {
    let set = FieldSet(Self.some)
    let other = FieldSet([.field(.title), .field(.date), .terms(TaxonomyID(31))])
    #expect(set.union(other).keys == FieldSet(Self.some + [.field(.date)]).keys)
    #expect(set.intersection(other).keys == [.field(.title), .terms(TaxonomyID(31))])
    #expect(
      set.subtracting(other).keys == [.field(.author), .field(.year), .terms(TaxonomyID(0))])
    #expect(!set.isDisjoint(with: other) && set.isDisjoint(with: [.date, .url]))
    #expect(FieldSet(TaxonomyID(0)).isDisjoint(with: FieldSet(TaxonomyID(31))))
  }

  @Test func `the place of a field is the number of those before it`() {
    let (all, some) = (FieldSet(Self.all), FieldSet(Self.some))
    #expect(Self.all.map(all.count(before:)) == Array(Self.all.indices))
    #expect(Self.some.map(some.count(before:)) == Array(Self.some.indices))
  }

  @Test func `words of a record are a set where the site has all of it`() {
    let set = FieldSet(Self.some)
    #expect(FieldSet(words: set.words, taxonomyCount: 32) == set)
    #expect(FieldSet(words: set.words, taxonomyCount: 31) == nil)
    #expect(FieldSet(words: (0, 1), taxonomyCount: 0) == nil)
    let beyond = UInt64(1) << UInt64(Field.allCases.count)
    #expect(FieldSet(words: (beyond, 0), taxonomyCount: 32) == nil)
    #expect(FieldSet(words: (beyond - 1, 0), taxonomyCount: 0)?.count == Field.allCases.count)
  }

  @Test func `a use of an object takes 16 bytes`() {
    #expect(MemoryLayout<DependencyUse>.size == 16)
  }
}
