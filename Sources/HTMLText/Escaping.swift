/// Which characters of a text are replaced in markup.
package enum Escaping: Sendable {
  /// `& < > " '` as `&amp; &lt; &gt; &#34; &#39;`, safe in text and in quoted attribute values; what
  /// Python's MarkupSafe, and so Jinja2, does.
  case markup
  /// `& < > "` as `&amp; &lt; &gt; &quot;`, as the CommonMark specification's examples have it.
  case commonMark
  /// Like `markup`; characters that XML 1.0 cannot contain at all become U+FFFD.
  case xml

  @inline(__always)
  func replacement(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): self == .commonMark ? "&quot;" : "&#34;"
    case UInt8(ascii: "'"): self == .commonMark ? nil : "&#39;"
    case 0..<0x20 where self == .xml && byte != 0x09 && byte != 0x0A && byte != 0x0D: "\u{FFFD}"
    default: nil
    }
  }

  /// The offset of the first byte that may have a replacement; the text's length where there is none.
  @inline(__always)
  func firstCandidate(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    func markup(_ block: ByteSearch.Block) -> ByteSearch.Marks {
      ByteSearch.marking(UInt8(ascii: "&"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "<"), in: block)
        .| ByteSearch.marking(UInt8(ascii: ">"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "\""), in: block)
        .| ByteSearch.marking(UInt8(ascii: "'"), in: block)
    }
    guard self == .xml else { return ByteSearch.first(in: bytes, from: start, where: markup) }
    return ByteSearch.first(in: bytes, from: start) { block in
      markup(block) .| ByteSearch.marking(below: 0x20, in: block)
    }
  }
}
