import HTMLText

/// The HTML being written, along with the same text without markup.
struct TextOutput: ~Copyable {
  var html: OutputBuffer
  /// The text as shown; blocks end with a line feed.
  var plain: OutputBuffer

  init(sizeOfSource: Int) {
    html = OutputBuffer(capacity: sizeOfSource + sizeOfSource / 2)
    plain = OutputBuffer(capacity: sizeOfSource)
  }

  /// A position in the HTML and in the plain text.
  typealias Offsets = (html: Int, plain: Int)

  /// Where the next text goes, for `replaceWithApostrophe(at:)`.
  var offsets: Offsets { (html.count, plain.count) }

  /// Writes text to both, unescaped.
  mutating func append(_ text: StaticString) {
    html.append(text)
    plain.append(text)
  }

  /// Writes text, escaped in the HTML.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    html.append(text, escaping: .commonMark)
    plain.append(text)
  }

  /// Writes text that needs no escaping.
  mutating func append(clean text: Slice<UnsafeBufferPointer<UInt8>>) {
    html.append(UnsafeBufferPointer(rebasing: text))
    plain.append(UnsafeBufferPointer(rebasing: text))
  }

  /// Writes an ASCII character, escaped in the HTML.
  mutating func append(_ character: UInt8) {
    html.append(character, escaping: .commonMark)
    plain.append(character)
  }

  /// Makes a space or a line's end that was written last a no-break space.
  mutating func bindLastSpace() {
    guard !html.isEmpty, !plain.isEmpty, plain[plain.count - 1] == 0x20,
      [0x20, 0x0A].contains(html[html.count - 1])
    else { return }
    html.truncate(to: html.count - 1)
    plain.truncate(to: plain.count - 1)
    append(UnbrokenSpaces.character)
  }

  /// Replaces an opening inner quotation mark of three bytes with an apostrophe, which has as many.
  mutating func replaceWithApostrophe(at offsets: Offsets) {
    html.overwrite(at: offsets.html, with: QuotationMarks.apostrophe)
    plain.overwrite(at: offsets.plain, with: QuotationMarks.apostrophe)
  }

  /// Ends the current line of HTML unless it is empty.
  mutating func endLine() {
    let isOpen = !html.isEmpty && html[html.count - 1] != UInt8(ascii: "\n")
    if isOpen { html.append(UInt8(ascii: "\n")) }
  }

  /// Replaces marks of any length with apostrophes, which moves everything after the first of them.
  mutating func replaceWithApostrophes(marksAt offsets: [Offsets], ofLength length: Int) {
    Self.replace(offsets.map(\.html), length, in: &html)
    Self.replace(offsets.map(\.plain), length, in: &plain)
  }

  private static func replace(_ starts: [Int], _ length: Int, in buffer: inout OutputBuffer) {
    guard let first = starts.first else { return }
    let tail = buffer.bytes(in: first..<buffer.count)
    buffer.truncate(to: first)
    var copied = 0
    for start in starts {
      buffer.append(tail[copied..<start - first])
      buffer.append(QuotationMarks.apostrophe)
      copied = start - first + length
    }
    buffer.append(tail[copied...])
  }
}
