/// Which characters of a text are replaced in markup.
package enum Escaping: Sendable {
  /// `& < > " '` as `&amp; &lt; &gt; &#34; &#39;`, safe in text and in quoted attribute values; what
  /// Python's MarkupSafe, and so Jinja2, does.
  case markup
  /// `& < > "` as `&amp; &lt; &gt; &quot;`, as the CommonMark specification's examples have it.
  case commonMark
  /// Like `markup`; characters that XML 1.0 cannot contain at all (section 2.2, Char) become U+FFFD: most
  /// control characters, U+FFFE and U+FFFF.
  case xml
  /// Only the characters that XML 1.0 cannot contain at all become U+FFFD, for text that is XML already.
  case xmlCharacters

  /// Up to eight bytes as one word, which is written at once.
  struct Replacement {
    /// The bytes in the order of memory, padded with zeros.
    let word: UInt64
    let count: Int
    /// The number of bytes that it replaces.
    let replacedCount: Int

    @inline(__always)
    init(_ text: StaticString, for replacedCount: Int = 1) {
      self.replacedCount = replacedCount
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
    if self == .xmlCharacters { return Self.isForbiddenInXML(byte) ? Replacement("\u{FFFD}") : nil }
    return switch byte {
    case UInt8(ascii: "&"): Replacement("&amp;")
    case UInt8(ascii: "<"): Replacement("&lt;")
    case UInt8(ascii: ">"): Replacement("&gt;")
    case UInt8(ascii: "\""):
      self == .commonMark ? Replacement("&quot;") : Replacement("&#34;")
    case UInt8(ascii: "'"): self == .commonMark ? nil : Replacement("&#39;")
    default: self == .xml && Self.isForbiddenInXML(byte) ? Replacement("\u{FFFD}") : nil
    }
  }

  @inline(__always)
  private static func isForbiddenInXML(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }

  /// The replacement of the character at an offset.
  @inline(__always)
  func replacement(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Replacement? {
    let byte = bytes[offset]
    guard byte >= 0x80 else { return replacement(for: byte) }
    // Only candidates where XML is written: U+FFFE and U+FFFF are EF BF BE and EF BF BF; libcmark writes
    // their character references as single bytes FE and FF, which UTF-8 does not have.
    if byte >= 0xFE { return Replacement("\u{FFFD}") }
    guard byte == 0xEF, offset + 2 < bytes.count, bytes[offset + 1] == 0xBF,
      bytes[offset + 2] >= 0xBE
    else { return nil }
    return Replacement("\u{FFFD}", for: 3)
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
    @inline(__always)
    func forbidden(_ block: ByteSearch.Block) -> ByteSearch.Marks {
      ByteSearch.marking(below: 0x20, in: block)
        // EF, FE and FF, and EE.
        .| ByteSearch.marking(0xFF, in: block | ByteSearch.Block(repeating: 0x11))
    }
    switch self {
    case .markup, .commonMark: ByteSearch.forEach(in: bytes, where: markup, body)
    // What is below a space is replaced, but not the zeros that pad the last block.
    case .xml:
      ByteSearch.forEach(in: bytes) {
        markup($0) .| forbidden($0)
      } _: { offset in
        if offset < bytes.count { body(offset) }
      }
    case .xmlCharacters:
      ByteSearch.forEach(in: bytes, where: forbidden) { offset in
        if offset < bytes.count { body(offset) }
      }
    }
  }
}
