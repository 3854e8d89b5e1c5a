/// Character references such as `&amp;` and `&#228;`.
package enum CharacterReferences {
  private static let names: [Substring: String] = entries(withoutSemicolon: false)
  /// Those that HTML also accepts without a semicolon, for old pages.
  private static let legacyNames: [Substring: String] = entries(withoutSemicolon: true)
  private static let longestName = 32
  private static let longestLegacyName = 6

  private static func entries(withoutSemicolon: Bool) -> [Substring: String] {
    var entries: [Substring: String] = [:]
    for entry in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let parts = entry.split(separator: "=")
      let isLegacy = parts[0].hasSuffix("*")
      guard isLegacy || !withoutSemicolon else { continue }
      let scalars = parts[1].split(separator: "+")
        .compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      entries[isLegacy ? parts[0].dropLast() : parts[0]] = String(
        String.UnicodeScalarView(scalars))
    }
    return entries
  }

  /// Bytes of HTML with all character references resolved, as HTML's tokenizer does.
  ///
  /// Names without a semicolon count where HTML accepts them. Numbers that HTML reads as Windows-1252
  /// are read that way, and those that it forbids are dropped. Complexity: O(n).
  ///
  /// - Parameters:
  ///   - bytes: The source of a text or of an attribute's value.
  ///   - isAttribute: Whether it is an attribute's value, in which a name without a semicolon before `=`,
  ///     a letter or a digit is no reference, so that `?a=1&copy=2` stays (HTML Standard, 13.2.5.73).
  /// - Returns: The characters meant.
  package static func resolved(
    _ bytes: ArraySlice<UInt8>, isAttribute: Bool = false
  ) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"),
        let (characters, end) = reference(bytes[(index + 1)...], isAttribute: isAttribute)
      {
        result += characters.utf8
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// A text with all of HTML's character references resolved, as Python's `html.unescape` does.
  package static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return String(decoding: resolved(Array(text.utf8)[...]), as: UTF8.self)
  }

  /// The reference that begins after an ampersand, and where it ends.
  private static func reference(
    _ rest: ArraySlice<UInt8>, isAttribute: Bool
  ) -> (String, end: Int)? {
    if rest.first == UInt8(ascii: "#") { return number(rest.dropFirst()) }
    let name = rest.prefix(longestName).prefix(while: isAlphanumeric)
    let text = String(decoding: name, as: UTF8.self)
    if name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: ";"),
      let characters = usual(text) ?? names[text[...]]
    {
      return (characters, name.endIndex + 1)
    }
    for count in stride(from: min(name.count, longestLegacyName), to: 1, by: -1) {
      guard let characters = legacyNames[text.prefix(count)] else { continue }
      let end = name.startIndex + count
      if isAttribute, end < rest.endIndex,
        rest[end] == UInt8(ascii: "=") || isAlphanumeric(rest[end])
      {
        return nil
      }
      return (characters, end)
    }
    return nil
  }

  /// Names that do not need the whole table, which takes a millisecond to set up.
  private static func usual(_ name: String) -> String? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case "nbsp": "\u{A0}"
    default: nil
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte.isASCIILetter
  }

  private static func number(_ rest: ArraySlice<UInt8>) -> (String, end: Int)? {
    code(rest).map { (characters(of: $0.code), $0.end) }
  }

  /// The code point that a numeric reference at the beginning of a text names, with the end of the reference; `nil` where
  /// there is none, or it has no semicolon, which Markdown requires.
  package static func numericReference(
    _ text: ArraySlice<UInt8>
  ) -> (code: UInt32, end: Int)? {
    guard text.starts(with: "&#".utf8), let reference = code(text.dropFirst(2)),
      text[reference.end - 1] == UInt8(ascii: ";")
    else { return nil }
    return reference
  }

  /// What the number after `&#` is, and where the reference ends.
  private static func code(_ rest: ArraySlice<UInt8>) -> (code: UInt32, end: Int)? {
    let isHexadecimal = rest.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let digits = rest.dropFirst(isHexadecimal ? 1 : 0).prefix { byte in
      (0x30...0x39).contains(byte) || (isHexadecimal && (0x61...0x66).contains(byte | 0x20))
    }
    guard !digits.isEmpty else { return nil }
    var code: UInt32 = 0
    for digit in digits where code <= 0x10FFFF {
      let value = digit <= 0x39 ? digit - 0x30 : (digit | 0x20) - 0x61 + 10
      code = code * (isHexadecimal ? 16 : 10) + UInt32(value)
    }
    let hasSemicolon = digits.endIndex < rest.endIndex && rest[digits.endIndex] == 0x3B
    return (code, digits.endIndex + (hasSemicolon ? 1 : 0))
  }

  /// HTML standard, 13.2.5.80, except that forbidden characters are dropped instead of kept.
  private static func characters(of code: UInt32) -> String {
    switch code {
    case 0x80...0x9F: return String(windows1252[Int(code - 0x80)])
    case 0x00: return "\u{FFFD}"
    case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0xFDD0...0xFDEF: return ""
    default:
      guard let scalar = Unicode.Scalar(code) else { return "\u{FFFD}" }
      return code & 0xFFFE == 0xFFFE ? "" : String(Character(scalar))
    }
  }

  /// What a control character from U+0080 on means in Windows-1252, as HTML reads references to it; `nil` for
  /// others.
  package static func windows1252(_ code: UInt32) -> String? {
    guard (0x80...0x9F).contains(code), windows1252[Int(code - 0x80)].value != code else {
      return nil
    }
    return String(windows1252[Int(code - 0x80)])
  }

  /// What the bytes from 0x80 on mean in Windows-1252.
  private static let windows1252: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
