import HTMLText

/// Whether `&` may start a character reference in a script.
enum ScriptReferences {
  /// As in the content of `script`.
  case none
  /// As in attributes.
  case decoded
  /// Browsers may read the script with references or without them.
  case ambiguous

  /// What a `&` with the letters and digits after it is.
  enum Meaning: Equatable {
    /// No reference.
    case text
    /// A character of ASCII.
    case character(UInt8)
    case unclear
  }

  /// No reference has more letters.
  static let longestName = 40

  /// What `&` and `name` are before a byte that cannot belong to the name (HTML Standard, 13.2.5.73).
  func meaning(of name: [UInt8], before byte: UInt8) -> Meaning {
    guard let first = name.first else { return .text }
    let isEnded = byte == UInt8(ascii: ";")
    let text = "&" + String(decoding: name, as: UTF8.self)
    let written = isEnded ? text + ";" : text
    let decoded = CharacterReferences.unescaped(written)
    if decoded.unicodeScalars.elementsEqual(written.unicodeScalars) { return .text }
    guard self == .decoded else { return .unclear }
    if !isEnded, first != UInt8(ascii: "#") {
      // In attributes, the name of an old reference counts only as a whole, and not before `=`.
      let isWhole = decoded.unicodeScalars.count == 1
      if byte == UInt8(ascii: "=") || !isWhole { return .text }
    }
    guard decoded.utf8.count == 1, let character = decoded.utf8.first else { return .unclear }
    return .character(character)
  }
}
