import HTMLText

/// Text without markup, for summaries, outlines and word counts.
enum PlainText {
  /// Appends the text of HTML; scripts, styles and other content that is not shown have none.
  static func append(html: [UInt8], to plain: inout OutputBuffer) {
    var tokenizer = HTMLTokenizer(html)
    var filter = Filter()
    while let token = tokenizer.next() { filter.append(token, of: tokenizer, to: &plain) }
  }

  /// Extracts the text from HTML, token by token.
  struct Filter {
    /// The element around the text whose content is not shown.
    private var hidden: String?

    /// Content for programs, and what browsers show only where they cannot show the element.
    private static let hiddenElements: Set<String> = [
      "script", "style", "template", "video", "audio", "object", "canvas", "iframe",
    ]

    /// Appends a token's text, if it has any.
    mutating func append(
      _ token: HTMLTokenizer.Token, of tokenizer: HTMLTokenizer, to plain: inout OutputBuffer
    ) {
      switch token.kind {
      case .text where hidden == nil:
        plain.append(CharacterReferences.resolved(tokenizer.bytes[token.range]))
      case .startTag, .endTag:
        let name = tokenizer.name(token.name)
        if token.kind == .endTag, name == hidden {
          hidden = nil
        } else if token.kind == .startTag, hidden == nil, Self.hiddenElements.contains(name) {
          hidden = name
        }
        // What browsers show on lines of its own is not one word.
        if HTMLElement.traits(of: name).contains(.breaksText) { plain.append(UInt8(ascii: " ")) }
      case .text, .comment: break
      }
    }
  }

  /// The text in one line: each run of whitespace becomes a space, none at the ends.
  static func inOneLine(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count) { line in
      var count = 0
      for byte in bytes {
        if byte > 0x20 {
          line[count] = byte
          count += 1
        } else if count > 0, line[count - 1] != 0x20 {
          line[count] = 0x20
          count += 1
        }
      }
      return count > 0 && line[count - 1] == 0x20 ? count - 1 : count
    }
  }

  /// The number of words: runs without whitespace that contain a letter or digit.
  ///
  /// Chinese and Japanese characters, which are written without spaces, count one each.
  static func wordCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    // Whether the byte before the block is whitespace, at the position of the block's first byte.
    var whiteBefore: UInt128 = 0xFF
    let hasNoIdeographs = ByteSearch.forEachBlock(of: text) { block, offset in
      let white = ByteSearch.bits(ByteSearch.marking(below: 0x21, in: block))
      let starts = ~white & (white << 8 | whiteBefore)
      whiteBefore = white >> 120
      count += starts.nonzeroBitCount / 8
      // Most runs begin with a letter; the others need a closer look.
      var unsure = starts & ~ByteSearch.bits(beginningWords(block))
      while unsure != 0 {
        let index = unsure.trailingZeroBitCount / 8
        if !hasWord(text, at: offset + index) { count -= 1 }
        unsure &= ~(0xFF << UInt128(index * 8))
      }
      return ByteSearch.bits(ByteSearch.marking(0xE3...0xE9, in: block)) == 0
    }
    return hasNoIdeographs ? count : wordCountAmongIdeographs(text)
  }

  /// The bytes of a block that begin a word, apart from whitespace and ideographs.
  @inline(__always)
  private static func beginningWords(_ block: ByteSearch.Block) -> ByteSearch.Marks {
    let letters = ByteSearch.marking(UInt8(ascii: "a")...UInt8(ascii: "z"), in: block | 0x20)
    let digits = ByteSearch.marking(UInt8(ascii: "0")...UInt8(ascii: "9"), in: block)
    let punctuation = ByteSearch.marking(0xC2, in: block) .| ByteSearch.marking(0xE2, in: block)
    return letters .| digits .| (ByteSearch.marking(0xC0...0xFF, in: block) .& .!punctuation)
  }

  /// Whether a run without whitespace contains a word.
  private static func hasWord(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    text[start...].prefix { $0 > 0x20 }.contains(where: beginsWord)
  }

  /// The same where ideographs may be words of their own; byte by byte.
  private static func wordCountAmongIdeographs(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isWord = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte <= 0x20 {
        isWord = false
      } else if byte >= 0xE3, byte <= 0xE9, isIdeograph(text, index) {
        count += 1
        isWord = false
        index += 2
      } else if !isWord, beginsWord(byte) {
        isWord = true
        count += 1
      }
      index += 1
    }
    return count
  }

  /// U+2000–U+206F are spaces and punctuation, as are the first sixteen pairs of 0xC2.
  private static func beginsWord(_ byte: UInt8) -> Bool {
    byte < 0x80 ? isAlphanumeric(byte) : byte >= 0xC0 && byte != 0xE2 && byte != 0xC2
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  /// Hiragana, Katakana and the unified ideographs of the basic plane (U+3041–U+9FFF).
  private static func isIdeograph(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < bytes.count else { return false }
    return bytes[index] != 0xE3 || bytes[index + 1] >= 0x81
  }
}
