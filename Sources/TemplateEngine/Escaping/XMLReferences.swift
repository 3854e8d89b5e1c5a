import HTMLText

/// Numeric character references in the text of `.xml` templates.
enum XMLReferences {
  /// The text with references to what is no character of XML 1.0 (2.2, Char) as references to U+FFFD.
  static func withoutNoncharacters(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<start]
      rest = rest[start...]
      let reference = rest.prefix { $0 != UInt8(ascii: ";") && !$0.isWhitespace }
      let isNumber = reference.dropFirst().first == UInt8(ascii: "#")
      if isNumber, rest.dropFirst(reference.count).first == UInt8(ascii: ";"),
        !isCharacter(reference.dropFirst(2))
      {
        result += "&#xFFFD".utf8
        rest = rest.dropFirst(reference.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }

  private static func isCharacter(_ number: ArraySlice<UInt8>) -> Bool {
    let isHexadecimal = number.first == UInt8(ascii: "x")
    let digits = String(decoding: isHexadecimal ? number.dropFirst() : number, as: UTF8.self)
    guard let code = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return false }
    return switch code {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
