/// The order in which a language sorts names: in Swedish `Zebra, Ångström, Ärla, Öl`, in German `Arger, Ärger,
/// Asche`.
///
/// It is the Unicode collation algorithm (UTS 10) with CLDR's root collation and the standard tailorings of
/// languages: letters first, then accents, then capitals; of names that differ in nothing of this, the
/// one with smaller code points goes first. Spaces and punctuation count and come before digits, digits before
/// letters («non-ignorable», CLDR's default); numbers are compared digit by digit.
///
/// Latin, Greek, Cyrillic, Georgian, Armenian, Hebrew, Arabic, Kana and common symbols are in the tables. Other
/// scripts come after them by code point, Han last (UTS 10, section 10.1.3), so without the order of
/// dictionaries in Chinese, Japanese and Korean, and without tailorings for the scripts of India, Thai and
/// their like. A language without tailoring sorts by the root collation.
package struct Collation: Sendable {
  private let tailoring: CollationTailoring

  /// The order of a language.
  ///
  /// Reads the language's part of the tables, some ten microseconds: make one for many names.
  ///
  /// - Parameter language: A BCP 47 tag, in any case; regions and scripts count where CLDR has them, as
  ///   in `fr-CA` and `sr-Latn`.
  package init(language: String) {
    let tag = LanguageTag(language)
    tailoring = CollationTailoring.byLanguage[tag].map(CollationTailoring.init) ?? .init()
  }

  /// The key of a text; canonically equivalent texts have equal ones.
  ///
  /// Takes time in proportion to the text's length; the first key of a process reads the tables, a
  /// millisecond.
  package func key(_ text: String) -> CollationKey {
    let characters = CanonicalForm.elements(of: text)
    let elements = elements(of: characters)
    var weights: [UInt32] = []
    weights.reserveCapacity(3 * elements.count + characters.count + 3)
    for element in elements where element.primary > 0 {
      weights.append(tailoring.reordered(element.primary))
    }
    weights.append(0)
    let accents = elements.lazy.map { UInt32($0.secondary) }.filter { $0 > 0 }
    if tailoring.comparesAccentsBackwards {
      weights.append(contentsOf: accents.reversed())
    } else {
      weights.append(contentsOf: accents)
    }
    weights.append(0)
    weights.append(
      contentsOf: elements.lazy.map { tailoring.tertiary($0.tertiary) }.filter { $0 > 0 })
    weights.append(0)
    weights.append(contentsOf: characters.lazy.map(\.value))
    return CollationKey(weights: weights)
  }

  private func elements(of characters: [CanonicalForm.Element]) -> [CollationElement] {
    var characters = characters
    var elements: [CollationElement] = []
    elements.reserveCapacity(characters.count)
    var index = 0
    while index < characters.count {
      let first = characters[index].value
      let longest = max(
        tailoring.table.longestContraction(from: first),
        CollationTable.root.longestContraction(from: first))
      if longest > 1,
        let match = contraction(at: index, longest: longest, in: &characters)
      {
        elements.append(contentsOf: match.elements)
        index += match.length
      } else {
        append(first, to: &elements)
        index += 1
      }
    }
    return elements
  }

  private func append(_ character: UInt32, to elements: inout [CollationElement]) {
    if tailoring.table.append(character, to: &elements)
      || CollationTable.root.append(character, to: &elements)
    {
      return
    }
    elements.append(
      CollationElement(
        primary: Self.implicitWeight(of: character),
        secondary: CollationTable.commonWeights.secondary,
        tertiary: CollationTable.commonWeights.tertiary))
  }

  /// The longest contraction at a place (UTS 10, section 7.2, S2.1), with marks that belong to it although
  /// others stand between; these are put behind it.
  ///
  /// A contraction that begins with a mark takes in no others, lest a thousand marks be looked through a
  /// thousand times.
  private func contraction(
    at start: Int, longest: Int, in characters: inout [CanonicalForm.Element]
  ) -> (length: Int, elements: ArraySlice<CollationElement>)? {
    var match = [characters[start].value]
    var elements: ArraySlice<CollationElement>?
    for length in stride(from: min(longest, characters.count - start), to: 1, by: -1) {
      let candidate = characters[start..<start + length].map(\.value)
      if let found = self.elements(ofContraction: candidate) {
        (match, elements) = (candidate, found)
        break
      }
    }
    guard characters[start].combiningClass == 0 else { return elements.map { (match.count, $0) } }
    var blockingClass: UInt8 = 0
    var index = start + match.count
    while match.count < longest, index < characters.count, characters[index].combiningClass > 0 {
      let mark = characters[index]
      if mark.combiningClass > blockingClass,
        let found = self.elements(ofContraction: match + [mark.value])
      {
        for place in stride(from: index, to: start + match.count, by: -1) {
          characters[place] = characters[place - 1]
        }
        characters[start + match.count] = mark
        match.append(mark.value)
        elements = found
      } else {
        blockingClass = mark.combiningClass
      }
      index += 1
    }
    return elements.map { (match.count, $0) }
  }

  private func elements(ofContraction characters: [UInt32]) -> ArraySlice<CollationElement>? {
    tailoring.table.elements(ofContraction: characters)
      ?? CollationTable.root.elements(ofContraction: characters) ?? nil
  }

  /// The weight of a character without entry, behind all entries: letters by code point, then Han, the core
  /// first, then what is unassigned or for private use.
  private static func implicitWeight(of character: UInt32) -> UInt32 {
    let isCore = (0x4E00...0x9FFF).contains(character) || (0xF900...0xFAFF).contains(character)
    let block: UInt32 =
      switch Unicode.Scalar(character)?.properties {
      case let properties? where properties.isUnifiedIdeograph: isCore ? 2 : 3
      case let properties? where properties.isAssigned: 1
      default: 4
      }
    return block << 21 | character
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isAssigned: Bool {
    generalCategory != .unassigned && generalCategory != .privateUse
  }
}
