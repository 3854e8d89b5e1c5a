import HTMLText

/// Text without markup: what summaries, outlines and word counts are made of.
enum PlainText {
  /// Appends the text of HTML; scripts and styles have none.
  static func append(html: [UInt8], to plain: inout OutputBuffer) {
    var tokenizer = HTMLTokenizer(html)
    var filter = Filter()
    while let token = tokenizer.next() { filter.append(token, of: tokenizer, to: &plain) }
  }

  /// Takes the text out of HTML, token by token.
  struct Filter {
    private var isCode = false

    /// Appends a token's text, if it has any.
    mutating func append(
      _ token: HTMLTokenizer.Token, of tokenizer: HTMLTokenizer, to plain: inout OutputBuffer
    ) {
      switch token.kind {
      case .text where !isCode:
        plain.append(CharacterReferences.resolved(tokenizer.bytes[token.range]))
      case .startTag:
        isCode = tokenizer.matches(token.name, "script") || tokenizer.matches(token.name, "style")
      case .endTag: isCode = false
      case .text, .comment: break
      }
    }
  }

  /// One line: every run of white space is a space, none at the ends.
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

  /// The number of words: runs between white space that have a letter or digit.
  ///
  /// Chinese and Japanese characters, which are written without spaces, count one each.
  static func wordCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isWord = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 {
        isWord = false
      } else if byte >= 0xE3, byte <= 0xE9, isIdeograph(bytes, index) {
        count += 1
        isWord = false
        index += 2
      } else if !isWord, beginsWord(byte) {
        isWord = true
        count += 1
      }
      index += 1
      if isWord { index = endOfRun(in: bytes, from: index) }
    }
    return count
  }

  /// The offset of the next white space or of what may be an ideograph.
  @inline(__always)
  private static func endOfRun(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    ByteSearch.first(in: bytes, from: start) { block in
      ByteSearch.marking(below: 0x21, in: block) .| (block .>= ByteSearch.Block(repeating: 0xE3))
    }
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
