/// What a language changes in the root collation (CLDR's `collations`, type «standard»).
struct CollationTailoring: Sendable {
  /// The characters and contractions with other elements.
  private(set) var table = CollationTable()
  /// Whether `A` goes before `a`.
  private(set) var hasCapitalsFirst = false
  /// Whether the last difference in accents counts, not the first.
  private(set) var comparesAccentsBackwards = false
  /// Primary weights, those of a script, that come before a smaller one.
  private var moved: Range<UInt32> = 0..<0
  private var target: UInt32 = 0

  /// Nothing is changed.
  init() {}

  /// Reads what a generator wrote.
  init(_ text: StaticString) {
    text.withUTF8Buffer { bytes in
      var reader = TableReader(bytes)
      while reader.hasNext() {
        if reader.skip(word: "capitals-first") {
          hasCapitalsFirst = true
        } else if reader.skip(word: "accents-backwards") {
          comparesAccentsBackwards = true
        } else if reader.skip(word: "move=") {
          let start = reader.number() ?? 0
          let end = reader.skip("-") ? reader.number() ?? 0 : 0
          moved = start..<max(start, end)
          target = reader.skip(":") ? reader.number() ?? 0 : 0
        } else {
          table.readEntry(from: &reader)
        }
      }
    }
  }

  /// A primary weight in the language's order of scripts.
  func reordered(_ primary: UInt32) -> UInt32 {
    if moved.contains(primary) { return primary - moved.lowerBound + target }
    let isPassed = primary >= target && primary < moved.lowerBound
    return isPassed ? primary + UInt32(moved.count) : primary
  }

  /// A tertiary weight in the language's order of capital and small letters.
  func tertiary(_ weight: UInt16) -> UInt32 {
    let (weight, letterCase) = (UInt32(weight >> 2), UInt32(weight & 3))
    return hasCapitalsFirst && weight > 0 ? (3 - letterCase) << 14 | weight : weight
  }
}
