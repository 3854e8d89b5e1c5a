import HTMLText

/// Values in style sheets and style attributes.
extension Renderer {
  /// Writes all but plain characters as CSS escapes (CSS Syntax, 4.3.7), which stand for the character
  /// itself in names, numbers and strings and can't end any of them.
  mutating func appendStyle(_ text: String) {
    let start = output.count
    for scalar in text.unicodeScalars {
      let byte = UInt8(exactly: scalar.value) ?? 0x80
      if byte >= 0x80 || byte.isNamePart || "-.%#, +".utf8.contains(byte) {
        output.append(String(Character(scalar)))
      } else {
        output.append("\\" + String(scalar.value, radix: 16) + " ")
      }
    }
    checkStyleURL(from: start)
  }

  /// Replaces a value that ends here if it makes a dangerous URL of the `url(…)` or `@import` it is in.
  private mutating func checkStyleURL(from start: Int) {
    let from = max(0, start - Self.longestURLStart)
    let bytes = output.bytes(in: from..<min(output.count, start + Self.longestURLStart))
    guard let url = Self.openURL(in: bytes, before: start - from),
      URLScheme.isDangerousText(url[...], allowing: .media)
    else { return }
    output.truncate(to: start)
    output.append(URLScheme.replacement)
    warn(TemplateMessages.blockedURL(String(decoding: url.prefix(60), as: UTF8.self)))
  }

  /// A scheme and type are not longer, nor what precedes them in the URL.
  private static let longestURLStart = 256

  /// The text of the URL that a value at `start` belongs to, with its CSS escapes resolved.
  private static func openURL(in bytes: [UInt8], before start: Int) -> [UInt8]? {
    let ends = "\"'(){};".utf8
    // A value contains none of these unescaped.
    guard let opener = bytes[..<start].lastIndex(where: { ends.contains($0) }) else { return nil }
    var before = bytes[..<opener].map(\.lowercase)
    while true {
      while before.last?.isWhitespace == true { before.removeLast() }
      guard before.suffix(2).elementsEqual("*/".utf8),
        let comment = before.indices.dropLast().last(where: {
          before[$0] == UInt8(ascii: "/") && before[$0 + 1] == UInt8(ascii: "*")
        })
      else { break }
      before.removeSubrange(comment...)
    }
    var rest = bytes[(opener + 1)...]
    switch bytes[opener] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let isArgument = before.last == UInt8(ascii: "(") && endsInURLFunction(before.dropLast())
      guard isArgument || before.suffix(7).elementsEqual("@import".utf8) else { return nil }
    // Within an attribute, the quote may be a character reference.
    case UInt8(ascii: ";"):
      let reference = before.suffix(5)
      let quotes = ["&quot", "(&#34", "(&#39", "&apos"]
      guard quotes.contains(where: { reference.elementsEqual($0.utf8) }),
        let open = before.lastIndex(of: UInt8(ascii: "(")), before.count - open < 8,
        endsInURLFunction(before[..<open])
      else { return nil }
    case UInt8(ascii: "("):
      guard endsInURLFunction(before[...]) else { return nil }
    default: return nil
    }
    rest = rest.drop(while: \.isWhitespace)
    return withoutEscapes(rest)
  }

  private static func endsInURLFunction(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.suffix(3).elementsEqual("url".utf8) || bytes.suffix(3).elementsEqual("src".utf8)
  }

  /// The text with escapes resolved (CSS Syntax, 4.3.7).
  private static func withoutEscapes(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let digits = rest.prefix(6).prefix { Unicode.Scalar($0).properties.isASCIIHexDigit }
      guard !digits.isEmpty else { continue }
      rest = rest.dropFirst(digits.count)
      if rest.first?.isWhitespace == true { rest.removeFirst() }
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
      result += String(Unicode.Scalar(code).map(Character.init) ?? "\u{FFFD}").utf8
    }
    return result
  }
}
