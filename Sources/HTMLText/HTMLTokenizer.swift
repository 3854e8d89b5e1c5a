/// Splits HTML into tags, text and comments, as the tokenizer of the WHATWG HTML standard does.
///
/// All positions are byte offsets, so that a caller can replace a part and copy the rest. Nothing is
/// decoded and nothing is refused: a `<` that does not begin a tag is text. Complexity: O(n) in the
/// number of bytes.
package struct HTMLTokenizer: Sendable {
  /// One piece of the source.
  package struct Token: Sendable, Equatable {
    /// The kind of a token.
    package enum Kind: Sendable {
      /// Also the whole content of `script`, `style`, `textarea`, `title` and the like.
      case text
      /// Its attributes are in the tokenizer's `attributes`.
      case startTag
      case endTag
      /// Also what the standard calls bogus comments: `<!DOCTYPE …>`, `<?…>`, `</…` without a name.
      case comment
      /// The text of a `<![CDATA[…]]>` in SVG or MathML, in which nothing is escaped; see `content(of:)`.
      case cdata
    }

    /// The kind of the token.
    package let kind: Kind
    /// All its bytes, with the angle brackets.
    package let range: Range<Int>
    /// The tag's name as written; empty for text and comments.
    package let name: Range<Int>
  }

  /// An attribute of a start tag.
  package struct Attribute: Sendable, Equatable {
    /// The name as written.
    package let name: Range<Int>
    /// The value without its quotes; `nil` where there is no `=`.
    package let value: Range<Int>?
    /// Whether the value is in quotes.
    package let isQuoted: Bool
    /// From the name to the end of the value, quotes included.
    package let range: Range<Int>
  }

  /// The source.
  package let bytes: [UInt8]
  /// The attributes of the last start tag, in source order.
  package private(set) var attributes: [Attribute] = []
  /// The elements of SVG and MathML around the next token; set it where the source begins in some.
  package var foreign = ForeignContent()

  private var offset: Int
  private let end: Int
  /// The name of the element whose text is read next without looking for tags.
  private var rawTextElement: Range<Int>?

  /// Reads the whole source, or a range of it; the range is clamped to the source.
  package init(_ bytes: [UInt8], range: Range<Int>? = nil) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The next token, or `nil` at the end.
  ///
  /// Every byte belongs to exactly one token. An unfinished tag at the end is text, an unfinished
  /// comment ends with the source.
  package mutating func next() -> Token? {
    guard offset < end else { return nil }
    let start = offset
    if let element = rawTextElement {
      rawTextElement = nil
      offset = endOfRawText(element)
      if offset > start { return Token(kind: .text, range: start..<offset, name: start..<start) }
    }
    if let token = markup() { return token }
    offset = start + 1
    while offset < end, !beginsMarkup(offset) { offset += 1 }
    return Token(kind: .text, range: start..<offset, name: start..<start)
  }

  /// Whether a range holds exactly this text, compared without regard to the case of ASCII letters.
  ///
  /// - Parameters:
  ///   - range: Bytes of the source; clamped to it.
  ///   - text: In lower case.
  /// - Returns: Whether they are the same.
  package func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
    let range = range.clamped(to: 0..<bytes.count)
    return text.withUTF8Buffer { text in
      text.count == range.count
        && zip(range, text).allSatisfy { Self.lowercased(bytes[$0]) == $1 }
    }
  }

  /// The name of a tag or an attribute, in lower case.
  package func name(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self).lowercased()
  }

  /// The bytes of a text; of CDATA those between its marks.
  package func content(of token: Token) -> ArraySlice<UInt8> {
    guard token.kind == .cdata else { return bytes[token.range] }
    let isClosed = bytes[token.range].suffix(3).elementsEqual("]]>".utf8)
    return bytes[token.range].dropFirst(Self.cdata.utf8CodeUnitCount).dropLast(isClosed ? 3 : 0)
  }

  private static let cdata: StaticString = "<![CDATA["

  private func beginsMarkup(_ offset: Int) -> Bool {
    guard bytes[offset] == UInt8(ascii: "<"), offset + 1 < end else { return false }
    return switch bytes[offset + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"): true
    default: bytes[offset + 1].isASCIILetter
    }
  }

  /// Reads a tag or comment at the offset; `nil` where there is none or it has no end.
  private mutating func markup() -> Token? {
    guard beginsMarkup(offset) else { return nil }
    let start = offset
    switch bytes[start + 1] {
    case UInt8(ascii: "!") where hasPrefix("<!--", at: start): return comment()
    case UInt8(ascii: "!") where foreign.hasCDATA && beginsCDATA(start): return characterData()
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return bogusComment()
    case UInt8(ascii: "/"):
      guard start + 2 < end else { return nil }
      return bytes[start + 2].isASCIILetter ? tag(nameAt: start + 2, .endTag) : bogusComment()
    default: return tag(nameAt: start + 1, .startTag)
    }
  }

  private mutating func comment() -> Token {
    let start = offset
    var index = start + 4
    while index < end, bytes[index] != UInt8(ascii: ">") || !endsComment(index, from: start) {
      index += 1
    }
    offset = min(end, index + 1)
    return Token(kind: .comment, range: start..<offset, name: start..<start)
  }

  /// Whether the `>` at an offset closes the comment: after `--`, `--!`, or at once (`<!-->`).
  private func endsComment(_ index: Int, from start: Int) -> Bool {
    let hyphen = UInt8(ascii: "-")
    if bytes[index - 1] == hyphen, bytes[index - 2] == hyphen { return true }
    return index >= start + 7 && bytes[index - 1] == UInt8(ascii: "!")
      && bytes[index - 2] == hyphen && bytes[index - 3] == hyphen
  }

  /// Unlike other names it is in upper case.
  private func beginsCDATA(_ offset: Int) -> Bool {
    Self.cdata.withUTF8Buffer { bytes[offset..<end].starts(with: $0) }
  }

  private mutating func characterData() -> Token {
    let start = offset
    offset += Self.cdata.utf8CodeUnitCount
    while offset < end, bytes[offset] != UInt8(ascii: "]") || !hasPrefix("]]>", at: offset) {
      offset += 1
    }
    offset = min(end, offset + 3)
    return Token(kind: .cdata, range: start..<offset, name: start..<start)
  }

  private mutating func bogusComment() -> Token {
    let start = offset
    let close = bytes[start..<end].firstIndex(of: UInt8(ascii: ">")) ?? end - 1
    offset = close + 1
    return Token(kind: .comment, range: start..<offset, name: start..<start)
  }

  private mutating func tag(nameAt nameStart: Int, _ kind: Token.Kind) -> Token? {
    var index = nameStart
    while index < end, !Self.endsName(bytes[index]) { index += 1 }
    let name = nameStart..<index
    attributes.removeAll(keepingCapacity: true)
    while true {
      while index < end, Self.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
        index += 1
      }
      guard index < end else { break }
      if bytes[index] == UInt8(ascii: ">") {
        let range = offset..<index + 1
        offset = index + 1
        didReadTag(name, kind, closesItself: bytes[index - 1] == UInt8(ascii: "/"))
        return Token(kind: kind, range: range, name: name)
      }
      guard let attribute = attribute(at: index) else { break }
      attributes.append(attribute)
      index = attribute.range.upperBound
    }
    // The source ends within the tag: all the rest is text.
    let range = offset..<end
    attributes.removeAll(keepingCapacity: true)
    offset = end
    return Token(kind: .text, range: range, name: range.lowerBound..<range.lowerBound)
  }

  /// Reads an attribute; `nil` where the source ends before its closing quote.
  private func attribute(at start: Int) -> Attribute? {
    var index = start + 1  // a leading "=" belongs to the name
    while index < end, !Self.endsName(bytes[index]), bytes[index] != UInt8(ascii: "=") {
      index += 1
    }
    let name = start..<index
    var next = index
    while next < end, Self.isSpace(bytes[next]) { next += 1 }
    guard next < end, bytes[next] == UInt8(ascii: "=") else {
      return Attribute(name: name, value: nil, isQuoted: false, range: name)
    }
    next += 1
    while next < end, Self.isSpace(bytes[next]) { next += 1 }
    guard next < end else { return nil }
    let quote = bytes[next]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let close = bytes[(next + 1)..<end].firstIndex(of: quote) else { return nil }
      return Attribute(
        name: name, value: next + 1..<close, isQuoted: true, range: start..<close + 1)
    }
    index = next
    while index < end, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") {
      index += 1
    }
    return Attribute(name: name, value: next..<index, isQuoted: false, range: start..<index)
  }

  /// Notes what a tag means for what is read next.
  private mutating func didReadTag(_ name: Range<Int>, _ kind: Token.Kind, closesItself: Bool) {
    if kind == .startTag, !foreign.isForeign, isRawTextElement(name) { rawTextElement = name }
    guard !foreign.isEmpty || matches(name, "svg") || matches(name, "math") else { return }
    if kind == .startTag {
      foreign.begin(self.name(name), closesItself: closesItself)
    } else {
      foreign.end(self.name(name))
    }
  }

  private func isRawTextElement(_ range: Range<Int>) -> Bool {
    HTMLElement.traits(of: name(range)).contains(.rawText)
  }

  /// The offset of the end tag that closes the element, or the end of the source.
  ///
  /// Within `<!--` and `-->`, a script that contains `<script>` goes on behind the next end tag (HTML
  /// Standard, 13.2.5.26, script data double escaped).
  private func endOfRawText(_ element: Range<Int>) -> Int {
    let isScript = matches(element, "script")
    var isEscaped = false
    var isDoubleEscaped = false
    var index = offset
    while index + 1 < end {
      if isScript, bytes[index] == UInt8(ascii: "<"), hasPrefix("<!--", at: index) {
        isEscaped = true
      } else if isEscaped, bytes[index] == UInt8(ascii: "-"), hasPrefix("-->", at: index) {
        (isEscaped, isDoubleEscaped) = (false, false)
      } else if isEscaped, bytes[index] == UInt8(ascii: "<"), hasPrefix("<script", at: index),
        index + 7 < end, Self.endsName(bytes[index + 7])
      {
        isDoubleEscaped = true
      }
      if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "/") {
        let after = index + 2 + element.count
        let isSame =
          after < end && Self.endsName(bytes[after])
          && element.enumerated().allSatisfy {
            Self.lowercased(bytes[index + 2 + $0]) == Self.lowercased(bytes[$1])
          }
        if isSame, !isDoubleEscaped { return index }
        if isSame { isDoubleEscaped = false }
      }
      index += 1
    }
    return end
  }

  private func hasPrefix(_ prefix: StaticString, at offset: Int) -> Bool {
    offset + prefix.utf8CodeUnitCount <= end
      && matches(offset..<offset + prefix.utf8CodeUnitCount, prefix)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
