extension LanguageTag {
  /// Whether language and region, as far as they are of two letters, have been assigned (ISO 639-1 and
  /// ISO 3166-1, as CLDR has them).
  ///
  /// Codes of three letters are in use unless the language has one of two: `deu` is `de` (RFC 5646, section
  /// 2.2.1). No language has a longer one. Regions for private use are in use.
  package var isInUse: Bool {
    let parts = text.lowercased().split(separator: "-")
    guard let language = parts.first else { return false }
    switch language.utf8.count {
    case 1: return true
    case 2: guard Self.has(Self.languages, language) else { return false }
    case 3: guard Self.value(of: language, in: Self.otherCodes) == nil else { return false }
    default: return false
    }
    guard let region, region.utf8.count == 2 else { return true }
    return Self.has(Self.regions, Substring(region)) || Self.isPrivate(region: region)
  }

  /// The tag that is meant by one that is written in another way, `de-DE` for `de_DE` and `deu-DE`, or by the
  /// name of a language; `nil` where it cannot be told.
  package var suggestion: String? {
    let written = text.lowercased()
    let name = written.split(whereSeparator: \.isWhitespace).joined(separator: "_")
    if let tag = Self.name(name) { return tag }
    // A locale of POSIX, `de_DE.UTF-8` or `de_DE@euro`.
    let locale = written.prefix { $0 != "." && $0 != "@" }
    var parts = locale.split { $0 == "-" || $0 == "_" || $0 == " " }
    guard let first = parts.first else { return nil }
    if let code = Self.value(of: first, in: Self.otherCodes) ?? Self.name(first) {
      parts[0] = Substring(code)
    }
    if let index = parts.indices.dropFirst().first(where: { parts[$0] == "uk" }) {
      parts[index] = "gb"
    }
    for tag in [parts, Array(parts.prefix(1))].map(Self.tag) {
      let tag = LanguageTag(tag)
      if tag.isWellFormed, tag.isInUse { return tag.text }
    }
    return nil
  }

  /// The tag with its subtags in the case that is usual: `zh-Hant-TW` for `zh-hant-tw`.
  package var canonical: String { Self.tag(text.lowercased().split(separator: "-")) }

  /// Subtags in the case that is usual (RFC 5646, section 2.1.1).
  private static func tag(_ parts: [Substring]) -> String {
    // What follows a single letter, as in "x-mine", is written small.
    let singleton = parts.firstIndex { $0.utf8.count == 1 } ?? parts.count
    return parts.enumerated().map { index, part in
      switch part.utf8.count {
      case _ where index == 0 || index > singleton: String(part)
      case 2: part.uppercased()
      case 4: part.prefix(1).uppercased() + part.dropFirst()
      default: String(part)
      }
    }.joined(separator: "-")
  }

  private static func name(_ name: some StringProtocol) -> String? {
    value(of: name, in: names)
  }

  /// Whether a word is in a list.
  private static func has(_ words: StaticString, _ word: Substring) -> Bool {
    words.withUTF8Buffer { words in
      words.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(word.utf8) }
    }
  }

  /// What a list of `key=value` has; only looked for where something is wrong.
  private static func value(of key: some StringProtocol, in table: String) -> String? {
    table.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("\(key)=") }
      .map { String($0.dropFirst(key.count + 1)) }
  }

  /// AA, QM to QZ, XA to XZ and ZZ (RFC 5646, section 2.2.4).
  private static func isPrivate(region: String) -> Bool {
    region == "AA" || region == "ZZ" || region.hasPrefix("X") || ("QM"..."QZ").contains(region)
  }
}
