/// Which characters of a text are replaced in markup.
package enum Escaping: Sendable {
  /// `& < > " '` as `&amp; &lt; &gt; &#34; &#39;`, safe in text and in quoted attribute values; what
  /// Python's MarkupSafe, and so Jinja2, does.
  case markup
  /// `& < > "` as `&amp; &lt; &gt; &quot;`, as the CommonMark specification's examples have it.
  case commonMark
  /// Like `markup`; characters that XML 1.0 cannot contain at all (section 2.2, Char), most control characters,
  /// U+FFFE and U+FFFF, become U+FFFD, and so do Unicode's other noncharacters, which no text means.
  case xml
  /// Only the characters that `xml` replaces by U+FFFD, for text that is XML already.
  case xmlCharacters

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

  /// The replacement of a candidate that is an ASCII character.
  @inline(__always)
  func replacement(for byte: UInt8) -> Replacement? {
    switch byte {
    case UInt8(ascii: "&"): Replacement("&amp;")
    case UInt8(ascii: "<"): Replacement("&lt;")
    case UInt8(ascii: ">"): Replacement("&gt;")
    case UInt8(ascii: "\""):
      self == .commonMark ? Replacement("&quot;") : Replacement("&#34;")
    case UInt8(ascii: "'"): self == .commonMark ? nil : Replacement("&#39;")
    case 0..<0x20 where isXML && byte != 0x09 && byte != 0x0A && byte != 0x0D: Self.unknown
    default: nil
    }
  }

  /// Whether it replaces what XML cannot contain.
  var isXML: Bool { self == .xml || self == .xmlCharacters }

  /// What stands for a character that XML cannot contain.
  static var unknown: Replacement {
    @inline(__always) get { Replacement("\u{FFFD}") }
  }

  /// The length of the noncharacter at a candidate's offset; 0 if there is none: U+FDD0 to U+FDEF, and the last two
  /// of each plane (Unicode, section 23.7).
  ///
  /// FE and FF are in no UTF-8, so each is one, too.
  static func noncharacterLength(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let lead = bytes[offset]
    if lead >= 0xFE { return 1 }
    guard lead >= 0xEF, offset + 2 < bytes.count else { return 0 }
    let (second, third) = (bytes[offset + 1], bytes[offset + 2])
    guard lead > 0xEF else {
      let isLast = second == 0xBF && third >= 0xBE
      return isLast || (second == 0xB7 && (0x90...0xAF).contains(third)) ? 3 : 0
    }
    guard second & 0x0F == 0x0F, third == 0xBF, offset + 3 < bytes.count else { return 0 }
    return bytes[offset + 3] >= 0xBE ? 4 : 0
  }

  @inline(__always)
  private static func markup(_ block: ByteSearch.Block) -> ByteSearch.Marks {
    // `&` and `'` differ in their lowest bit alone, `<` and `>` in the next.
    ByteSearch.marking(UInt8(ascii: "'"), in: block | ByteSearch.Block(repeating: 1))
      .| ByteSearch.marking(UInt8(ascii: ">"), in: block | ByteSearch.Block(repeating: 2))
      .| ByteSearch.marking(UInt8(ascii: "\""), in: block)
  }

  /// Calls `body` with the offset of each byte that may have a replacement in markup, in order.
  @inline(__always)
  func forEachMarkup(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    ByteSearch.forEach(in: bytes, where: Self.markup, body)
  }

  /// Calls `body` with the offset of each byte that may have a replacement in XML, in order.
  @inline(__always)
  func forEachXMLCandidate(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    @inline(__always)
    func forbidden(_ block: ByteSearch.Block) -> ByteSearch.Marks {
      // EE to FF and 00 to 1F, next to each other when counted on from FF to 00, become the least signed
      // bytes: those are compared with one instruction less.
      unsafeBitCast(block &+ ByteSearch.Block(repeating: 0x92), to: SIMD16<Int8>.self)
        .< SIMD16(repeating: Int8.min + 0x32)
    }
    // The zeros that pad the last block are among them.
    guard self == .xml else {
      return ByteSearch.forEach(in: bytes, where: forbidden) { if $0 < bytes.count { body($0) } }
    }
    ByteSearch.forEach(in: bytes) { block in
      Self.markup(block) .| forbidden(block)
    } _: { offset in
      if offset < bytes.count { body(offset) }
    }
  }
}
