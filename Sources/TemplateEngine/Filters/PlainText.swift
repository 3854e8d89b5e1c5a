import HTMLText

/// The text of markup: no comments and tags, whitespace collapsed, character references resolved.
enum PlainText {
  static func text(of markup: String) -> String {
    var bytes = Array(markup.utf8)
    bytes = removing(bytes, from: SearchPattern("<!--"), to: SearchPattern("-->"))
    bytes = removing(bytes, from: SearchPattern("<"), to: SearchPattern(">"))
    var text = String.UnicodeScalarView()
    var isBehindSpace = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if PythonString.isSpace(scalar) {
        isBehindSpace = true
      } else {
        if isBehindSpace, !text.isEmpty { text.append(" ") }
        isBehindSpace = false
        text.append(scalar)
      }
    }
    return CharacterReferences.unescaped(String(text))
  }

  private static func removing(
    _ bytes: [UInt8], from start: SearchPattern, to end: SearchPattern
  ) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    while let open = start.first(in: bytes, from: position),
      let close = end.first(in: bytes, from: open)
    {
      result += bytes[position..<open]
      position = close + end.bytes.count
    }
    return result + bytes[position...]
  }
}
