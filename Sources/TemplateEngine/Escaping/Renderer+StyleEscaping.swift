import HTMLText

/// Values in style sheets and style attributes.
extension Renderer {
  /// Writes all but plain characters as CSS escapes (CSS Syntax, 4.3.7), which stand for the character
  /// itself in names, numbers and strings and can't end any of them.
  mutating func appendStyle(_ text: String) throws(RuntimeError) {
    let start = output.count
    for scalar in text.unicodeScalars {
      let byte = UInt8(exactly: scalar.value) ?? 0x80
      if byte >= 0x80 || byte.isNamePart || "-.%#, +".utf8.contains(byte) {
        output.append(String(Character(scalar)))
      } else {
        output.append("\\" + String(scalar.value, radix: 16) + " ")
      }
    }
    try checkStyleURL(from: start)
  }

  /// Replaces a value that ends here if it makes a dangerous URL of the `url(…)` or `@import` it is in.
  private mutating func checkStyleURL(from start: Int) throws(RuntimeError) {
    let opener = output.withBytes(in: 0..<start) { bytes in
      // A value contains none of these unescaped.
      bytes.lastIndex { "\"'(){};".utf8.contains($0) }
    }
    guard let opener else { return }
    try consume(output.count - opener)
    guard Self.opensURL(output.bytes(in: max(0, opener - Self.longestOpener)..<opener + 1)) else {
      return
    }
    let url = Self.withoutEscapes(output.bytes(in: opener + 1..<output.count)[...])
    guard URLScheme.isDangerousText(url[...], allowing: .media) else { return }
    output.truncate(to: start)
    output.append(URLScheme.replacement)
    warn(TemplateMessages.blockedURL(String(decoding: url.prefix(60), as: UTF8.self)))
  }

  /// `@import` or `url(` with the comments and spaces before the URL are not longer.
  private static let longestOpener = 256

  /// Whether a URL follows text that ends in a quote, a parenthesis or a semicolon.
  private static func opensURL(_ text: [UInt8]) -> Bool {
    guard let opener = text.last else { return false }
    let before = withoutSpaces(text.dropLast())
    switch opener {
    case UInt8(ascii: "("): return endsInURLFunction(before)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return before.suffix(7).elementsEqual("@import".utf8)
        || (before.last == UInt8(ascii: "(") && endsInURLFunction(before.dropLast()))
    case UInt8(ascii: ";"):
      // Within an attribute, the quote may be a character reference.
      let quotes = ["&quot", "&#34", "&#39", "&apos"]
      guard let quote = quotes.first(where: { before.suffix($0.utf8.count).elementsEqual($0.utf8) })
      else { return false }
      let function = withoutSpaces(before.dropLast(quote.utf8.count))
      return function.last == UInt8(ascii: "(") && endsInURLFunction(function.dropLast())
    default: return false
    }
  }

  /// The text in lower case, without spaces and comments at its end.
  private static func withoutSpaces(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.map(\.lowercase)[...]
    while true {
      while text.last?.isWhitespace == true { text.removeLast() }
      let start = text.indices.dropLast().last {
        text[$0] == UInt8(ascii: "/") && text[$0 + 1] == UInt8(ascii: "*")
      }
      guard text.suffix(2).elementsEqual("*/".utf8), let start else { return text }
      text = text[..<start]
    }
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
