/// Which characters of a text are replaced in markup.
package enum Escaping: Sendable {
  /// `& < > " '` as `&amp; &lt; &gt; &#34; &#39;`, safe in text and in quoted attribute values; what
  /// Python's MarkupSafe, and so Jinja2, does.
  case markup
  /// `& < > "` as `&amp; &lt; &gt; &quot;`, as the CommonMark specification's examples have it.
  case commonMark
  /// Like `markup`; characters that XML 1.0 cannot contain at all become U+FFFD.
  case xml

  /// Up to eight bytes as one word, which is written at once.
  struct Replacement {
    /// The bytes in the order of memory, padded with zeros.
    let word: UInt64
    let count: Int

    @inline(__always)
    init(_ text: StaticString) {
      var word: UInt64 = 0
      for index in 0..<min(text.utf8CodeUnitCount, 8) {
        word |= UInt64(text.utf8Start[index]) << UInt64(8 * index)
      }
      self.word = word.littleEndian
      count = text.utf8CodeUnitCount
    }
  }

  @inline(__always)
  func replacement(for byte: UInt8) -> Replacement? {
    switch byte {
    case UInt8(ascii: "&"): Replacement("&amp;")
    case UInt8(ascii: "<"): Replacement("&lt;")
    case UInt8(ascii: ">"): Replacement("&gt;")
    case UInt8(ascii: "\""):
      self == .commonMark ? Replacement("&quot;") : Replacement("&#34;")
    case UInt8(ascii: "'"): self == .commonMark ? nil : Replacement("&#39;")
    case 0..<0x20 where self == .xml && byte != 0x09 && byte != 0x0A && byte != 0x0D:
      Replacement("\u{FFFD}")
    default: nil
    }
  }

  /// Calls `body` with the offset of each byte that may have a replacement, in order.
  @inline(__always)
  func forEachCandidate(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    @inline(__always)
    func markup(_ block: ByteSearch.Block) -> ByteSearch.Marks {
      // `&` and `'` differ in their lowest bit alone, `<` and `>` in the next.
      ByteSearch.marking(UInt8(ascii: "'"), in: block | ByteSearch.Block(repeating: 1))
        .| ByteSearch.marking(UInt8(ascii: ">"), in: block | ByteSearch.Block(repeating: 2))
        .| ByteSearch.marking(UInt8(ascii: "\""), in: block)
    }
    guard self == .xml else { return ByteSearch.forEach(in: bytes, where: markup, body) }
    // Replaces what is below a space, but not the zeros that pad the last block.
    ByteSearch.forEach(in: bytes) { block in
      markup(block) .| ByteSearch.marking(below: 0x20, in: block)
    } _: { offset in
      if offset < bytes.count { body(offset) }
    }
  }
}
