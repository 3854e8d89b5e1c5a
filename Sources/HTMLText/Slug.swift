/// The part of a URL or the anchor that stands for a text: `Größe & Preis` → `groesse-preis`.
package enum Slug {
  /// Lower-cases letters and turns everything but letters and digits into single hyphens.
  ///
  /// Latin letters lose their diacritics and ligatures are taken apart; in German `ä ö ü ß` become
  /// `ae oe ue ss`. Letters of other scripts stay as they are, with their marks. The result is
  /// empty where the text has neither letters nor digits.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - language: A BCP 47 tag; only its first subtag counts.
  ///   - spellingSigns: Whether `+`, `#` and the point that begins a word are spelled, so that `C`, `C++`,
  ///     `C#`, `NET` and `.NET` differ: `c`, `c-plus-plus`, `c-sharp`, `net`, `dot-net`.
  /// - Returns: Letters, digits and single hyphens, none at the ends.
  package static func text(
    for text: String, language: String, spellingSigns: Bool = false
  ) -> String {
    var text = spellingSigns ? withSignsSpelled(text) : text
    return text.withUTF8 { slug(ofASCII: $0) } ?? slug(of: text, language: language)
  }

  /// `C++` → `C plus  plus `, `.NET` → ` dot NET`; the point of `Node.js`, `a .` and `...` stays.
  private static func withSignsSpelled(_ text: String) -> String {
    let scalars = text.unicodeScalars
    var spelled = String.UnicodeScalarView()
    var isWordStart = true
    for (index, scalar) in zip(scalars.indices, scalars) {
      switch scalar {
      case "+": spelled.append(contentsOf: " plus ".unicodeScalars)
      case "#": spelled.append(contentsOf: " sharp ".unicodeScalars)
      case "." where isWordStart && isLetterOrDigit(scalars[scalars.index(after: index)...].first):
        spelled.append(contentsOf: " dot ".unicodeScalars)
      default: spelled.append(scalar)
      }
      isWordStart = scalar.properties.isWhitespace
    }
    return String(spelled)
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar?) -> Bool {
    guard let properties = scalar?.properties else { return false }
    return properties.isAlphabetic || properties.generalCategory == .decimalNumber
  }

  /// `nil` where the text has other characters than ASCII.
  private static func slug(ofASCII text: UnsafeBufferPointer<UInt8>) -> String? {
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: text.count) { slug in
      var count = 0
      var hasGap = false
      for byte in text {
        guard byte.isASCIILetter || (0x30...0x39).contains(byte) else {
          hasGap = count > 0
          continue
        }
        if hasGap {
          slug[count] = UInt8(ascii: "-")
          count += 1
          hasGap = false
        }
        // Digits have the bit already.
        slug[count] = byte | 0x20
        count += 1
      }
      return count
    }
  }

  private static func slug(of text: String, language: String) -> String {
    let isGerman = LanguageTag(language).language == "de"
    var slug: [UInt8] = []
    var isLatin = false
    var pendingHyphen = false
    slug.reserveCapacity(text.utf8.count)

    func endGap() {
      if pendingHyphen, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
      pendingHyphen = false
    }
    func append(_ letters: some Sequence<UInt8>) {
      endGap()
      slug.append(contentsOf: letters)
    }

    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9":
        endGap()
        slug.append(UInt8(truncatingIfNeeded: scalar.value))
        isLatin = true
      case "A"..."Z":
        endGap()
        slug.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
        isLatin = true
      case _ where scalar.isASCII:
        pendingHyphen = true
        isLatin = false
      case "ä" where isGerman, "Ä" where isGerman: append("ae".utf8)
      case "ö" where isGerman, "Ö" where isGerman: append("oe".utf8)
      case "ü" where isGerman, "Ü" where isGerman: append("ue".utf8)
      case "ß":
        append("ss".utf8)
        isLatin = true
      case "\u{308}" where isGerman && isLatin:
        if let last = slug.last, "aou".utf8.contains(last) { append("e".utf8) }
      default:
        if let letters = latinLetters(of: scalar) {
          append(letters.utf8)
          isLatin = true
        } else if isMark(scalar) {
          if !isLatin, !pendingHyphen, !slug.isEmpty { append(String(scalar).utf8) }
        } else if isLetterOrDigit(scalar) {
          append(scalar.properties.lowercaseMapping.utf8)
          isLatin = false
        } else {
          pendingHyphen = true
          isLatin = false
        }
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The plain letters a Latin letter is made of.
  private static func latinLetters(of scalar: Unicode.Scalar) -> String? {
    for (first, letters) in latin
    where (first..<first + UInt32(letters.count)).contains(scalar.value) {
      return letters[Int(scalar.value - first)]
    }
    return nil
  }

  /// The blocks of Latin letters, each by its first code point: finding a name takes a microsecond.
  private static let latin: [(first: UInt32, letters: [String?])] =
    [0x80..<0x250, 0x1E00..<0x1F00, 0xFB00..<0xFB07].map { block in
      (block.lowerBound, block.map { Unicode.Scalar($0).flatMap(lettersOfName) })
    }

  /// The letters in the Unicode name: LATIN SMALL LETTER E WITH ACUTE is `e`, LATIN SMALL LIGATURE OE is
  /// `oe`.
  private static func lettersOfName(_ scalar: Unicode.Scalar) -> String? {
    guard let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER" || words[2] == "LIGATURE"
    else { return nil }
    return switch words[3] {
    case "SHARP": "ss"
    case "THORN": "th"
    case "ETH": "d"
    case "DOTLESS": "i"
    case "LONG": words.last == "T" ? "st" : "s"
    case let letters where letters.utf8.count <= 3: letters.lowercased()
    default: nil
    }
  }
}
