import HTMLText

/// Text without markup, for summaries, outlines and word counts.
enum PlainText {
  /// Appends the text of HTML; scripts, styles and other content that is not shown have none.
  static func append(html: [UInt8], to plain: inout OutputBuffer) {
    var tokenizer = HTMLTokenizer(html)
    var filter = Filter()
    while let token = tokenizer.next() { filter.append(token, of: tokenizer, to: &plain) }
  }

  /// Marks in a text where content that is not shown begins and ends; neither occurs in UTF-8.
  ///
  /// Within Markdown such content is written before it is known where it ends.
  private static let hiddenStart: UInt8 = 0xFE
  private static let hiddenEnd: UInt8 = 0xFF

  /// Extracts the text from HTML, token by token.
  struct Filter {
    /// The element around the text whose content is not shown.
    private var hidden: Hidden?
    /// Whether the beginning and the end of hidden content are marked, for text that others write there.
    private let marks: Bool
    /// Whether there was anything to mark.
    private(set) var hasMarked = false

    private struct Hidden {
      let name: String
      let endsByItself: Bool
      let isInline: Bool
      /// How many elements within it are open; only those of its name, unless it ends by itself.
      var depth = 0
    }

    init(marks: Bool = false) { self.marks = marks }

    /// Whether text is not shown at present.
    var isHidden: Bool { hidden != nil }

    /// Appends a token's text, if it has any.
    ///
    /// - Parameters:
    ///   - token: What was read last.
    ///   - tokenizer: Has read it.
    ///   - isInline: Whether it is within a block of Markdown, with which its element ends.
    ///   - plain: Where the text is written.
    mutating func append(
      _ token: HTMLTokenizer.Token, of tokenizer: HTMLTokenizer, isInline: Bool = false,
      to plain: inout OutputBuffer
    ) {
      switch token.kind {
      case .text where hidden == nil:
        plain.append(CharacterReferences.resolved(tokenizer.bytes[token.range]))
      case .cdata where hidden == nil: plain.append(tokenizer.content(of: token))
      case .startTag, .endTag:
        let name = tokenizer.name(token.name)
        let traits = HTMLElement.traits(of: name)
        if token.kind == .endTag {
          end(name, traits, in: &plain)
        } else {
          let isEmpty =
            traits.contains(.void)
            || tokenizer.foreign.isForeign
              && tokenizer.bytes[token.range.upperBound - 2] == UInt8(ascii: "/")
          if !isEmpty { begin(name, traits, of: tokenizer, isInline: isInline, in: &plain) }
        }
        // What browsers show on lines of its own is not one word.
        if traits.contains(.breaksText) { plain.append(UInt8(ascii: " ")) }
      case .text, .cdata, .comment: break
      }
    }

    /// Ends what is hidden and ends with its block.
    mutating func endBlock(isInline: Bool, in plain: inout OutputBuffer) {
      guard let hidden, isInline ? hidden.isInline : hidden.endsByItself else { return }
      show(in: &plain)
    }

    private mutating func begin(
      _ name: String, _ traits: HTMLElement.Traits, of tokenizer: HTMLTokenizer, isInline: Bool,
      in plain: inout OutputBuffer
    ) {
      if let hidden {
        let isClosed =
          hidden.endsByItself && hidden.depth == 0
          && (name == hidden.name || hidden.name == "p" && traits.contains(.closesParagraph)
            || hidden.name == "rp" && name == "rt")
        if isClosed {
          show(in: &plain)
        } else if hidden.endsByItself || name == hidden.name {
          self.hidden?.depth += 1
        }
      }
      guard hidden == nil, HiddenElements.contains(name, tokenizer) else { return }
      hidden = Hidden(
        name: name, endsByItself: traits.contains(.endsByItself), isInline: isInline)
      if marks {
        plain.append(hiddenStart)
        hasMarked = true
      }
    }

    private mutating func end(
      _ name: String, _ traits: HTMLElement.Traits, in plain: inout OutputBuffer
    ) {
      guard let hidden, hidden.endsByItself || name == hidden.name, !traits.contains(.void) else {
        return
      }
      if hidden.depth > 0 { self.hidden?.depth -= 1 } else { show(in: &plain) }
    }

    private mutating func show(in plain: inout OutputBuffer) {
      hidden = nil
      if marks { plain.append(hiddenEnd) }
    }
  }

  /// The part of a marked text that is shown, without marks.
  static func shown(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [UInt8] {
    var shown: [UInt8] = []
    let lastMark = text[..<range.lowerBound].last { $0 == hiddenStart || $0 == hiddenEnd }
    var isHidden = lastMark == hiddenStart
    for byte in text[range] {
      if byte == hiddenStart || byte == hiddenEnd {
        isHidden = byte == hiddenStart
      } else if !isHidden {
        shown.append(byte)
      }
    }
    return shown
  }

  /// What is shown of images where these are not, in one line.
  static func imageDescriptions(inHTML html: [UInt8], _ range: Range<Int>) -> String {
    var tokenizer = HTMLTokenizer(html, range: range)
    var text: [UInt8] = []
    while let token = tokenizer.next() {
      guard token.kind == .startTag, tokenizer.matches(token.name, "img"),
        let alt = tokenizer.attributes.first(where: { tokenizer.matches($0.name, "alt") })?.value
      else { continue }
      text += CharacterReferences.resolved(tokenizer.bytes[alt], isAttribute: true)
      text.append(UInt8(ascii: " "))
    }
    return text.withUnsafeBufferPointer(inOneLine)
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
