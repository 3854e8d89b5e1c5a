/// Quotes that are part of a word.
extension Typography {
  /// Words that begin with an apostrophe and with nothing else; `'cause` and `'round` may also begin a
  /// quotation.
  private static let englishContractions = [
    "em", "nuff", "tain", "til", "tis", "twas", "twere", "twill", "twould",
  ]

  /// Whether a single quote is one of the two in `rock 'n' roll`: between spaces and words.
  ///
  /// "The letter 'n', 'm' or 'o'" has quotation marks: there is no word on both sides.
  static func isElidedAnd(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    [index, index - 2].contains { start in
      guard start >= 2, start + 4 < text.count, text[start + 1] | 0x20 == UInt8(ascii: "n") else {
        return false
      }
      return text[start] == UInt8(ascii: "'") && text[start + 2] == UInt8(ascii: "'")
        && text[start - 1] == 0x20 && text[start + 3] == 0x20
        && Neighbour(endOf: UnsafeBufferPointer(rebasing: text[..<(start - 1)])) == .letter
        && Neighbour(of: text, at: start + 4) == .letter
    }
  }

  /// Whether a single quote begins an English word such as `'tis` that is not quoted itself.
  func isEnglishContraction(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard isEnglish else { return false }
    let word = text[(index + 1)...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    guard (2...6).contains(word.count) else { return false }
    let isQuoted =
      word.endIndex < text.count && text[word.endIndex] == UInt8(ascii: "'")
      && !Neighbour(of: text, at: word.endIndex + 1).isWord
    return !isQuoted
      && Self.englishContractions.contains { $0.utf8.elementsEqual(word.map { $0 | 0x20 }) }
  }

  // MARK: Hebrew

  /// How far behind a quote its partner is looked for.
  private static let longestQuotation = 400

  /// What a straight quote is within a Hebrew word: gershayim (`צה״ל`) or geresh (`ג׳ורג׳`); `nil` where it
  /// is a quotation mark.
  func hebrewMark(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, next: Neighbour
  ) -> StaticString? {
    guard Self.isHebrew(text, before: index) else { return nil }
    if text[index] == UInt8(ascii: "\"") {
      let isWithin = Self.isHebrew(text, at: index + 1) && !beginsHebrewQuotation(text, at: index)
      return isWithin ? "״" : nil
    }
    let closes = openQuotes.last.map { !$0.isDouble } ?? false
    return closes && !next.isWord ? nil : "׳"
  }

  /// Whether a double quote after a prefix such as `ב` begins a quotation (`ב"הארץ"`).
  ///
  /// Gershayim are before the last letter of an abbreviation, so a quotation has more letters before the
  /// word's end, and somewhere a quote that can only close it.
  func beginsHebrewQuotation(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard openDoubleQuotes == 0, text[index] == UInt8(ascii: "\""),
      Self.isHebrew(text, before: index)
    else { return false }
    var start = index
    while start > 0, Self.isHebrew(text, before: start) {
      start = Unicode.Scalar.start(before: start, in: text)
      guard Self.isHebrewPrefix(Unicode.Scalar(in: text, at: start)) else { return false }
    }
    // Each Hebrew letter has two bytes.
    guard Self.isHebrew(text, at: index + 3) else { return false }
    let end = min(text.count, index + Self.longestQuotation)
    guard let partner = text[(index + 1)..<end].firstIndex(of: UInt8(ascii: "\"")) else {
      return false
    }
    return Neighbour(of: text, at: partner - 1) != .space
      && !Neighbour(of: text, at: partner + 1).isWord
  }

  /// The one-letter words that Hebrew joins to the next one.
  private static func isHebrewPrefix(_ scalar: Unicode.Scalar) -> Bool {
    "משהוכלב".unicodeScalars.contains(scalar)
  }

  private static func isHebrew(_ text: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    index > 0 && text[index - 1] >= 0x80
      && isHebrew(text, at: Unicode.Scalar.start(before: index, in: text))
  }

  private static func isHebrew(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index < text.count && text[index] >= 0x80 && Unicode.Scalar(in: text, at: index).isHebrew
  }
}
