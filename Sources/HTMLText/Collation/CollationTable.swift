/// What a letter, or one of the letters that it stands for, weighs on each level (UTS 10, section 3.1); 0
/// where it has no weight there.
struct CollationElement: Sendable {
  var primary: UInt32
  var secondary: UInt16
  /// The weight proper times four, and in the last two bits the case: 0 small, 1 mixed, 2 capital.
  var tertiary: UInt16
}

/// The collation elements of characters and contractions.
struct CollationTable: Sendable {
  /// The root collation; read when it is first needed, within a millisecond.
  static let root: CollationTable = {
    var table = CollationTable()
    rootEntries.withUTF8Buffer { bytes in
      var reader = TableReader(bytes)
      while reader.hasNext() { table.readEntry(from: &reader) }
    }
    return table
  }()

  /// Consecutive characters, in their order; the last primary weight grows by one with each.
  private struct Run: Sendable {
    let characters: ClosedRange<UInt32>
    let elements: Range<Int>
  }

  private var runs: [Run] = []
  private var elements: [CollationElement] = []
  /// By their characters; `nil` for those that the language does not take from the root collation.
  private var contractions: [[UInt32]: Range<Int>?] = [:]
  private var lengths: [UInt32: Int] = [:]

  /// Adds an entry, which stands behind those of smaller characters.
  ///
  /// It is written `key=elements`; the key is a character, `first-last` or, with points, a contraction, which
  /// is taken away where it stands alone. An element is `primary:secondary:tertiary`; the last two are
  /// left out where they are common.
  mutating func readEntry(from reader: inout TableReader) {
    guard let first = reader.number() else { return }
    var (last, characters) = (first, [first])
    if reader.skip("-") { last = reader.number() ?? first }
    while reader.skip("."), let next = reader.number() { characters.append(next) }
    let start = elements.count
    let hasElements = reader.skip("=")
    if hasElements {
      while let element = Self.element(from: &reader) {
        elements.append(element)
        guard reader.skip(",") else { break }
      }
    }
    if characters.count == 1 {
      runs.append(Run(characters: first...last, elements: start..<elements.count))
    } else {
      contractions.updateValue(hasElements ? start..<elements.count : nil, forKey: characters)
      lengths[first] = max(lengths[first] ?? 1, characters.count)
    }
  }

  private static func element(from reader: inout TableReader) -> CollationElement? {
    let primary = reader.number()
    let hasSecondary = reader.skip(":")
    guard primary != nil || hasSecondary else { return nil }
    let secondary = hasSecondary ? reader.number().map { UInt16(truncatingIfNeeded: $0) } : nil
    let tertiary = reader.skip(":") ? reader.number().map { UInt16(truncatingIfNeeded: $0) } : nil
    return CollationElement(
      primary: primary ?? 0, secondary: secondary ?? commonWeights.secondary,
      tertiary: tertiary ?? commonWeights.tertiary)
  }

  /// Appends the elements of a character; `false` where the table does not have it.
  func append(_ character: UInt32, to result: inout [CollationElement]) -> Bool {
    let index = runs.partitioningIndex { $0.characters.upperBound >= character }
    guard index < runs.count, runs[index].characters.contains(character) else { return false }
    let run = runs[index]
    result.append(contentsOf: elements[run.elements])
    if !run.elements.isEmpty {
      result[result.count - 1].primary += character - run.characters.lowerBound
    }
    return true
  }

  /// The length of the longest contraction that begins with a character; 1 where none does.
  func longestContraction(from character: UInt32) -> Int { lengths[character] ?? 1 }

  /// The elements of a contraction: `nil` where the table does not have it, `.some(nil)` where it takes it
  /// away.
  func elements(ofContraction characters: [UInt32]) -> ArraySlice<CollationElement>?? {
    contractions[characters].map { range in range.map { elements[$0] } }
  }
}
