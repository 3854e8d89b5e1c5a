/// The spaces of a text at which no line may end, and for which no-break spaces are written.
///
/// They are before a dash that has spaces on both sides, so that no line begins with one; before a sign of per cent;
/// between a number and its unit or currency; and within abbreviations of single letters, such as «z. B.».
package enum UnbrokenSpaces {
  /// What is written for them.
  package static let character: StaticString = "\u{A0}"

  /// Whether a line may not end at a space.
  ///
  /// Only what is near the space is looked at, so it costs the same in any text.
  ///
  /// - Parameters:
  ///   - index: The offset of the space.
  ///   - text: UTF-8.
  /// - Returns: `false`, too, where there is no space at the offset.
  package static func contains(_ index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index > 0, index + 1 < text.count, text[index] == 0x20 else { return false }
    let next = text[index + 1]
    if next == UInt8(ascii: "%") || next == 0xE2 && isPerMille(text, at: index + 1) {
      let end = index + (next == 0xE2 ? 4 : 2)
      // A brace or another sign is part of a template's tag.
      return !isWord(text, at: end) && (end == text.count || !"}%".utf8.contains(text[end]))
    }
    if next == 0xE2, isDash(text, at: index + 1) {
      return index + 4 == text.count || text[index + 4] == 0x20
    }
    switch text[index - 1] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return beginsUnit(text, at: index + 1)
    case UInt8(ascii: ".") where isWithinAbbreviation(index, of: text): return true
    default:
      return next.isASCIIDigit && isCurrency(text, endingAt: index)
        || isCurrency(text, at: index + 1) && text[index - 1] > 0x20
    }
  }

  /// Whether an en dash or an em dash begins at an offset.
  package static func isDash(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80
      && (text[index + 2] == 0x93 || text[index + 2] == 0x94)
  }

  private static func isPerMille(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0xB0
  }

  private static func isWord(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index < text.count && (text[index].isASCIIDigit || text[index].isASCIILetter)
  }

  // MARK: Currencies

  /// Whether a sign of a currency ends before an offset, with nothing of a word before it.
  private static func isCurrency(
    _ text: UnsafeBufferPointer<UInt8>, endingAt end: Int
  ) -> Bool {
    switch text[end - 1] {
    case UInt8(ascii: "$"), 0xA3, 0xA5, 0xAC: break
    default: return false
    }
    return currencies.contains { sign in
      let start = end - sign.count
      return start >= 0 && text[start..<end].elementsEqual(sign)
        && (start == 0 || text[start - 1] <= 0x20)
    }
  }

  /// Whether a sign of a currency begins at an offset, with no number that it belongs to behind it, as in «in €».
  private static func isCurrency(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    switch text[start] {
    case UInt8(ascii: "$"), 0xC2, 0xE2: break
    default: return false
    }
    return currencies.contains { sign in
      let end = start + sign.count
      guard end <= text.count, text[start..<end].elementsEqual(sign), !isWord(text, at: end) else {
        return false
      }
      return end + 1 >= text.count || text[end] != 0x20 || !text[end + 1].isASCIIDigit
    }
  }

  /// Their first and last bytes are told apart above, since most words are none.
  private static let currencies = ["€", "$", "£", "¥"].map { Array($0.utf8) }

  // MARK: Units

  /// Symbols of units, and words that are written with numbers as these are; packed and sorted.
  private static let units =
    """
    km m dm cm mm µm nm km² m² cm² mm² m³ cm³ ha kg g mg t l dl cl ml hl h min s ms km/h m/s kB KB MB GB TB kWh MWh \
    GWh Wh kW MW GW W kV Hz kHz MHz GHz px pt dpi °C °F ° K € $ £ ¥ EUR USD CHF GBP Euro Mio Mrd Tsd Std Uhr Prozent
    """.split(separator: " ").map { $0.utf8.reduce(0, packing) }.sorted()

  /// Up to eight bytes in one number.
  private static func packing(_ packed: UInt64, _ byte: UInt8) -> UInt64 {
    packed << 8 | UInt64(byte)
  }

  /// Whether a word that is a unit, with or without punctuation behind it, begins at an offset.
  private static func beginsUnit(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var word: UInt64 = 0
    var end = start
    while end < text.count, !endsUnit(text, at: end) {
      guard end - start < 8 else { return false }
      word = packing(word, text[end])
      end += 1
    }
    let index = units.partitioningIndex { $0 >= word }
    return index < units.count && units[index] == word
  }

  /// Whether a space, punctuation, a quotation mark, a dash or a guillemet is at an offset.
  private static func endsUnit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case ...0x20: true
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"):
      true
    case 0xC2: index + 1 < text.count && text[index + 1] == 0xBB
    case 0xE2: index + 1 < text.count && text[index + 1] == 0x80
    default: false
    }
  }

  // MARK: Abbreviations

  /// Whether a full stop after a single letter is before the space, and a single letter with one after it.
  private static func isWithinAbbreviation(
    _ index: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let next = letter(of: text, from: index + 1), next < text.count,
      text[next] == UInt8(ascii: "."), index > 1
    else { return false }
    let start = index - 2 - (text[index - 2] & 0xC0 == 0x80 ? 1 : 0)
    guard start >= 0, letter(of: text, from: start) == index - 1 else { return false }
    return start == 0 || !isWord(text, at: start - 1) && text[start - 1] < 0x80
  }

  /// The end of the letter at an offset, of ASCII or Latin-1; `nil` where there is none.
  private static func letter(of text: UnsafeBufferPointer<UInt8>, from index: Int) -> Int? {
    guard index < text.count else { return nil }
    if text[index].isASCIILetter { return index + 1 }
    return text[index] == 0xC3 && index + 1 < text.count ? index + 2 : nil
  }
}

extension String {
  /// The text with no-break spaces where no line may end.
  package var withUnbrokenSpaces: String {
    var copy = self
    let bytes: [UInt8]? = copy.withUTF8 { text in
      var bytes: [UInt8] = []
      var copied = 0
      var index = 0
      while true {
        index = ByteSearch.first(0x20, in: text, from: index)
        guard index < text.count else { break }
        if UnbrokenSpaces.contains(index, of: text) {
          if bytes.isEmpty { bytes.reserveCapacity(text.count + 8) }
          bytes += text[copied..<index]
          UnbrokenSpaces.character.withUTF8Buffer { bytes += $0 }
          copied = index + 1
        }
        index += 1
      }
      guard copied > 0 else { return nil }
      bytes += text[copied...]
      return bytes
    }
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? self
  }
}
