/// The text of markup: without comments and tags, white space collapsed, entities as characters.
enum PlainText {
  static func text(of markup: String) -> String {
    var bytes = Array(markup.utf8)
    bytes = removing(bytes, from: Array("<!--".utf8), to: Array("-->".utf8))
    bytes = removing(bytes, from: [UInt8(ascii: "<")], to: [UInt8(ascii: ">")])
    let words = String(decoding: bytes, as: UTF8.self).unicodeScalars.split {
      $0.properties.isWhitespace
    }
    return unescaped(words.map { String($0) }.joined(separator: " "))
  }

  private static func removing(_ bytes: [UInt8], from start: [UInt8], to end: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let open = rest.firstRange(of: start),
      let close = rest[open.lowerBound...].firstRange(of: end)
    {
      result += rest[..<open.lowerBound]
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  /// The entities that escaping makes, numeric ones, and those common in prose.
  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©",
    "reg": "®", "trade": "™", "laquo": "«", "raquo": "»", "hellip": "…", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
    "bdquo": "„", "euro": "€", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö",
    "Uuml": "Ü", "szlig": "ß", "middot": "·", "bull": "•", "times": "×", "shy": "\u{AD}",
    "eacute": "é", "egrave": "è", "deg": "°", "sect": "§",
  ]

  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let body = rest.dropFirst().prefix(12)
      if let end = body.firstIndex(of: ";"), let character = character(body[..<end]) {
        result += character
        rest = rest[rest.index(after: end)...]
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return entities[String(name)] }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
