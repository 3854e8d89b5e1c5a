/// A text in a form that all its canonically equivalent spellings share: `é` in one code point or in two.
///
/// It is Unicode's normalization form D (UAX 15), except that Hangul is put together to syllables, which
/// have the order of the Korean dictionary.
enum CanonicalForm {
  /// A code point in it.
  struct Element: Sendable {
    let value: UInt32
    /// The canonical combining class; 0 for letters.
    let combiningClass: UInt8

    fileprivate init(_ value: UInt32) {
      self.value = value
      // No mark comes before U+0300.
      combiningClass =
        value < 0x300
        ? 0 : Unicode.Scalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
    }
  }

  /// The code points of a text; linear, but for sorting the marks of one letter.
  static func elements(of text: String) -> [Element] {
    var elements: [Element] = []
    elements.reserveCapacity(text.utf8.count)
    /// Where the marks at the end begin.
    var marks = 0
    var areSorted = true

    func append(_ value: UInt32) {
      let element = Element(value)
      if element.combiningClass == 0 {
        sortMarks()
        if let last = elements.last, let syllable = hangul(last.value, value) {
          elements[elements.count - 1] = Element(syllable)
        } else {
          elements.append(element)
        }
        marks = elements.count
      } else {
        if elements.count > marks, let last = elements.last {
          areSorted = areSorted && last.combiningClass <= element.combiningClass
        }
        elements.append(element)
      }
    }
    func sortMarks() {
      guard !areSorted else { return }
      // By position too, because Swift does not promise that its sort is stable.
      elements[marks...] =
        elements[marks...].enumerated()
        .sorted {
          ($0.element.combiningClass, $0.offset) < ($1.element.combiningClass, $1.offset)
        }
        .map(\.element)[...]
      areSorted = true
    }

    for scalar in text.unicodeScalars {
      if scalar.value >= 0xC0, let parts = Decompositions.all[scalar.value] {
        for part in parts { append(part) }
      } else {
        append(scalar.value)
      }
    }
    sortMarks()
    return elements
  }

  /// The syllable that a jamo makes with what is before it (The Unicode Standard, section 3.12).
  private static func hangul(_ first: UInt32, _ second: UInt32) -> UInt32? {
    let leading: Range<UInt32> = 0x1100..<0x1113
    let vowels: Range<UInt32> = 0x1161..<0x1176
    let trailing: Range<UInt32> = 0x11A8..<0x11C3
    let syllables: Range<UInt32> = 0xAC00..<0xD7A4
    if leading.contains(first), vowels.contains(second) {
      let pair = (first - leading.lowerBound) * 21 + second - vowels.lowerBound
      return syllables.lowerBound + pair * 28
    }
    if syllables.contains(first), (first - syllables.lowerBound) % 28 == 0,
      trailing.contains(second)
    {
      return first + second - trailing.lowerBound + 1
    }
    return nil
  }

  /// What composed characters are made of; read when a text first needs it.
  private struct Decompositions: Sendable {
    static let all = Decompositions()

    private var composed: [UInt32] = []
    private var ends: [Int] = []
    private var parts: [UInt32] = []

    private init() {
      decompositions.withUTF8Buffer { bytes in
        var reader = TableReader(bytes)
        while reader.hasNext(), let value = reader.number() {
          composed.append(value)
          while reader.skip("=") || reader.skip("."), let part = reader.number() {
            parts.append(part)
          }
          ends.append(parts.count)
        }
      }
    }

    subscript(value: UInt32) -> ArraySlice<UInt32>? {
      let index = composed.partitioningIndex { $0 >= value }
      guard index < composed.count, composed[index] == value else { return nil }
      return parts[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }
  }
}
