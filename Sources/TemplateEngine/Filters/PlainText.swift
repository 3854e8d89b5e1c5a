import HTMLText

/// The text of markup: no comments and tags, whitespace collapsed, character references resolved.
enum PlainText {
  static func text(of markup: String) -> String {
    var bytes = Array(markup.utf8)
    bytes = removing(bytes, from: Array("<!--".utf8), to: Array("-->".utf8))
    bytes = removing(bytes, from: [UInt8(ascii: "<")], to: [UInt8(ascii: ">")])
    let words = String(decoding: bytes, as: UTF8.self).unicodeScalars.split {
      $0.properties.isWhitespace
    }
    return CharacterReferences.unescaped(words.map { String($0) }.joined(separator: " "))
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
}
