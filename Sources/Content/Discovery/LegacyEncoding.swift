/// Encodings that texts had before UTF-8, as far as their bytes tell them apart.
enum LegacyEncoding: CaseIterable {
  case windows1252, macRoman, codePage850

  private var name: String {
    switch self {
    case .windows1252: "Windows-1252"
    case .macRoman: "Mac Roman"
    case .codePage850: "the encoding of DOS (code page 850)"
    }
  }

  /// Letters and marks that German, French and English texts have, by their bytes (Unicode's mapping tables).
  private var characters: [UInt8: Character] {
    switch self {
    case .windows1252:
      [
        0xE4: "ä", 0xF6: "ö", 0xFC: "ü", 0xC4: "Ä", 0xD6: "Ö", 0xDC: "Ü", 0xDF: "ß", 0xE9: "é",
        0xE8: "è", 0xE0: "à", 0xE7: "ç", 0xEA: "ê", 0xF1: "ñ", 0x80: "€", 0x84: "„", 0x93: "“",
        0x94: "”", 0x91: "‘", 0x92: "’", 0x96: "–", 0x97: "—", 0x85: "…", 0xAB: "«", 0xBB: "»",
        0xA7: "§", 0xB0: "°", 0xA0: "\u{A0}",
      ]
    case .macRoman:
      [
        0x8A: "ä", 0x9A: "ö", 0x9F: "ü", 0x80: "Ä", 0x85: "Ö", 0x86: "Ü", 0xA7: "ß", 0x8E: "é",
        0x8F: "è", 0x88: "à", 0x8D: "ç", 0x90: "ê", 0x96: "ñ", 0xDB: "€", 0xE3: "„", 0xD2: "“",
        0xD3: "”", 0xD4: "‘", 0xD5: "’", 0xD0: "–", 0xD1: "—", 0xC9: "…",
      ]
    case .codePage850:
      [
        0x84: "ä", 0x94: "ö", 0x81: "ü", 0x8E: "Ä", 0x99: "Ö", 0x9A: "Ü", 0xE1: "ß", 0x82: "é",
        0x8A: "è", 0x85: "à", 0x87: "ç", 0x88: "ê", 0xA4: "ñ",
      ]
    }
  }

  /// Whether a text is UTF-16 without a byte order mark: one of two bytes of the characters it begins with is zero.
  static func isUTF16WithoutMark(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4, bytes[0] == 0 || bytes[1] == 0 else { return false }
    let beginning = bytes.prefix(64)
    for first in 0...1 {
      let halves = stride(from: first, to: beginning.count, by: 2).map { beginning[$0] }
      let others = stride(from: 1 - first, to: beginning.count, by: 2).map { beginning[$0] }
      // Letters of other scripts are few in keys and line ends.
      if halves.count(where: { $0 == 0 }) * 4 >= halves.count * 3, !others.contains(0) {
        return true
      }
    }
    return false
  }

  /// What a text that is not UTF-8 seems to be, as a sentence; `offset` is its first invalid byte.
  ///
  /// Counts which encoding makes a letter of most bytes outside ASCII; Windows-1252 in doubt. O(n).
  static func description(of bytes: [UInt8], at offset: Int) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "it seems to be UTF-16"
    }
    var counts: [UInt8: Int] = [:]
    for byte in bytes where byte >= 0x80 { counts[byte, default: 0] += 1 }
    var best = (encoding: Self.windows1252, count: -1)
    for encoding in allCases {
      let characters = encoding.characters
      let count = counts.reduce(0) { characters[$1.key] == nil ? $0 : $0 + $1.value }
      if count > best.count { best = (encoding, count) }
    }
    let character = best.encoding.characters[bytes[offset]]
    return "it seems to be \(best.encoding.name)"
      + (character.map { ", where this byte is \"\($0)\"" } ?? "")
  }
}
