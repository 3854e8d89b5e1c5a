import HTMLText

/// Writes text with typographic quotes, dashes and ellipses.
///
/// It reads a block's text piece by piece and remembers what came before, so that a quote after `*` or
/// a link is judged by what readers see beside it. Quotes pair within a block.
struct Typography {
  /// The kind of character beside a quote.
  enum Neighbour {
    case space
    case punctuation
    case letter
    case digit

    var isWord: Bool { self == .letter || self == .digit }
  }

  let marks: QuotationMarks
  /// The first bytes of the opening and the closing mark.
  let firstBytes: (UInt8, UInt8)
  var previous = Neighbour.space
  var openQuotes: [OpenQuote] = []
  var openDoubleQuotes = 0

  init(language: String) {
    marks = .of(language)
    firstBytes = (marks.opening.utf8Start[0], marks.closing.utf8Start[0])
  }

  /// Records that something other than text was written: a code span, an image, a line break.
  mutating func didWrite(_ neighbour: Neighbour) { previous = neighbour }

  /// Forgets the quotes of the previous block; single ones that were never closed become apostrophes.
  mutating func beginBlock(_ output: inout TextOutput) {
    previous = .space
    guard !openQuotes.isEmpty else { return }
    for quote in openQuotes where !quote.isDouble {
      output.replaceWithApostrophe(at: quote.offsets)
    }
    openQuotes.removeAll(keepingCapacity: true)
    openDoubleQuotes = 0
  }

  /// Writes a text; a quote after a backslash is written literally, without the backslash.
  ///
  /// - Parameters:
  ///   - text: UTF-8 of one text node.
  ///   - output: Where it is written to.
  ///   - next: What follows the text; called only where it matters.
  mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout TextOutput, next: () -> Neighbour
  ) {
    guard !text.isEmpty else { return }
    var copied = 0
    var index = 0
    while true {
      index = firstSpecialByte(in: text, from: index)
      guard index < text.count else { break }
      let byte = text[index]
      var end = index + 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if index > copied, text[index - 1] == UInt8(ascii: "\\") {
          output.append(clean: text[copied..<index - 1])
          output.append(byte)
        } else {
          output.append(clean: text[copied..<index])
          if index > 0 { previous = Self.last(of: UnsafeBufferPointer(rebasing: text[..<index])) }
          let following = end < text.count ? Self.first(of: text, at: end) : next()
          appendQuote(isDouble: byte == UInt8(ascii: "\""), next: following, to: &output)
        }
        copied = end
      case UInt8(ascii: "-"), UInt8(ascii: "."):
        while end < text.count, text[end] == byte { end += 1 }
        guard end - index == 3 || (end - index == 2 && byte == UInt8(ascii: "-")) else { break }
        output.append(clean: text[copied..<index])
        output.append(byte == UInt8(ascii: ".") ? "…" : end - index == 2 ? "–" : "—")
        copied = end
      case 0x80...: pairTypedQuote(UnsafeBufferPointer(rebasing: text[index...]), output)
      default:
        output.append(clean: text[copied..<index])
        output.append(byte)
        copied = end
      }
      index = end
    }
    output.append(clean: text[copied...])
    previous = Self.last(of: text)
  }

  /// The offset of the next byte that may have to be replaced or escaped, or begins a quotation mark.
  @inline(__always)
  private func firstSpecialByte(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (opening, closing) = firstBytes
    return ByteSearch.first(in: text, from: start) { block in
      ByteSearch.marking(UInt8(ascii: "\""), in: block)
        .| ByteSearch.marking(UInt8(ascii: "'"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "-"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "."), in: block)
        .| ByteSearch.marking(UInt8(ascii: "&"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "<"), in: block)
        .| ByteSearch.marking(UInt8(ascii: ">"), in: block)
        .| ByteSearch.marking(opening, in: block) .| ByteSearch.marking(closing, in: block)
    }
  }

  /// Appends a text with quotes and dashes as written, without the backslashes before quotes.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, withoutMarksTo plain: inout [UInt8]
  ) {
    guard text.contains(UInt8(ascii: "\\")) else { return plain.append(contentsOf: text) }
    for (index, byte) in text.enumerated() {
      let isEscape =
        byte == UInt8(ascii: "\\") && index + 1 < text.count
        && (text[index + 1] == UInt8(ascii: "\"") || text[index + 1] == UInt8(ascii: "'"))
      if !isEscape { plain.append(byte) }
    }
  }

  /// The kind of the character at an offset.
  static func first(of text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Neighbour {
    guard offset < text.count else { return .space }
    if text[offset] < 0x80 { return neighbour(ascii: text[offset]) }
    return neighbour(
      text[offset], offset + 1 < text.count ? text[offset + 1] : 0,
      offset + 2 < text.count ? text[offset + 2] : 0)
  }

  private static func last(of text: UnsafeBufferPointer<UInt8>) -> Neighbour {
    var start = text.count - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return first(of: text, at: start)
  }

  private static func neighbour(ascii byte: UInt8) -> Neighbour {
    switch byte {
    case 0...0x20: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    default: .punctuation
    }
  }

  /// By the first bytes of a sequence: the no-break space and the spaces and punctuation of
  /// U+2000–U+206F and U+3000–U+3003; of Latin-1 only what is used as such.
  private static func neighbour(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Neighbour {
    switch (first, second, third) {
    case (0xC2, 0xA0, _): .space
    case (0xC2, 0xA1, _), (0xC2, 0xA7, _), (0xC2, 0xAB, _), (0xC2, 0xBB, _), (0xC2, 0xBF, _):
      .punctuation
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0x9F): .space
    case (0xE2, 0x80, _), (0xE2, 0x81, _): .punctuation
    case (0xE3, 0x80, 0x80): .space
    case (0xE3, 0x80, 0x81...0x83): .punctuation
    default: .letter
    }
  }
}
