import Diagnostics
import HTMLText

/// Finds the bytes of the source that parts of cmark's tree come from.
///
/// cmark gives the lines of blocks reliably, the columns of inlines not at all once a paragraph has
/// several lines or is in a list or quote. So inlines are searched for in the lines of their block,
/// starting where the previous one was found.
struct SourceLocator {
  /// How many bytes may be searched, as a multiple of the text's size.
  ///
  /// Past it the range of the block is returned, which keeps hostile texts linear.
  static let searchFactor = 32

  let bytes: [UInt8]
  let body: Range<Int>
  /// Offsets of the lines' first bytes, followed by the end of the text; computed when first needed.
  private var lineStarts: [Int] = []
  var block = 0..<0
  var urlCursor = 0
  var linkCursor = 0
  var imageCursor = 0
  var codeCursor = 0
  var unparsedCursor = 0
  var htmlCursor = 0
  var referenceCursor = 0
  var foreignCursor = 0
  var knownDefinitions: [LinkDefinition]?
  var textCursor = 0
  private var searchBudget: Int

  init(_ file: SourceFile, body: Range<Int>) {
    bytes = file.bytes
    self.body = body
    searchBudget = max(1 << 16, body.count * Self.searchFactor)
  }

  /// Sets the block of the inlines that are searched for next.
  ///
  /// - Parameters:
  ///   - lines: The block's lines.
  ///   - isContinued: Whether the inlines follow those of the previous block on the same lines.
  mutating func enter(_ lines: ClosedRange<Int>, isContinued: Bool = false) {
    let last = block
    block = range(of: lines)
    guard !isContinued || block != last else { return }
    urlCursor = block.lowerBound
    linkCursor = block.lowerBound
    imageCursor = block.lowerBound
    codeCursor = block.lowerBound
    unparsedCursor = block.lowerBound
    htmlCursor = block.lowerBound
    referenceCursor = block.lowerBound
    foreignCursor = block.lowerBound
    textCursor = block.lowerBound
  }

  /// The bytes of the current block's lines.
  var blockRange: Range<Int> { block }

  /// The bytes of some lines, the last line end excluded.
  mutating func range(of lines: ClosedRange<Int>) -> Range<Int> {
    if lineStarts.isEmpty { findLines() }
    let last = lineStarts.count - 2
    let first = min(lines.lowerBound - 1, last)
    let start = lineStarts[first]
    var end = lineStarts[min(max(lines.upperBound, lines.lowerBound), last + 1)]
    while end > start, isLineEnd(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The bytes between the backticks of the next code span with this content.
  mutating func range(ofCodeSpan content: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var index = codeCursor
    while true {
      let run = first(UInt8(ascii: "`"), in: index..<block.upperBound)
      guard spend(run - index), run < block.upperBound else { return block }
      index = run
      let start = endOfRun(index)
      var found: Range<Int>?
      if let close = closingRun(of: start - index, from: start) {
        found = trimmed(start..<close.lowerBound, like: content)
        if found != nil { codeCursor = close.upperBound }
      }
      if let found { return found }
      index = start
    }
  }

  /// Skips raw HTML with backticks, which do not make code spans.
  mutating func skip(_ html: UnsafeBufferPointer<UInt8>) {
    guard html.contains(UInt8(ascii: "`")) else { return }
    var index = codeCursor
    while index + html.count <= block.upperBound, spend(1) {
      if bytes[index] == UInt8(ascii: "<"), matches(html, at: index) {
        codeCursor = index + html.count
        return
      }
      index += 1
    }
  }

  /// The lines of a fenced block's content.
  ///
  /// - Parameters:
  ///   - code: The content as cmark returns it, each line ended by a line feed.
  ///   - lines: The block's lines; the first has the opening fence.
  /// - Returns: Bytes of the file, line ends excluded.
  mutating func lines(of code: UnsafeBufferPointer<UInt8>, in lines: ClosedRange<Int>)
    -> [Range<Int>]
  {
    var result: [Range<Int>] = []
    var line = lines.lowerBound
    var start = 0
    while start < code.count {
      line += 1
      var end = start
      while end < code.count, !isLineEnd(code[end]) { end += 1 }
      let source = range(of: line...line)
      let tail = max(source.lowerBound, source.upperBound - (end - start))
      let literal = UnsafeBufferPointer(rebasing: code[start..<end])
      // Where a tab was split between indentation and content, what follows it is the same.
      result.append(
        matches(literal, at: tail) ? tail..<source.upperBound : firstNonSpace(in: source))
      if end + 1 < code.count, code[end] == UInt8(ascii: "\r"), code[end + 1] == UInt8(ascii: "\n")
      {
        end += 1
      }
      start = end + 1
    }
    return result
  }

  /// The opening fence on a line, from its first mark to the line's end.
  mutating func fence(onLine line: Int) -> Range<Int> {
    let source = range(of: line...line)
    var index = source.lowerBound
    while index + 2 < source.upperBound {
      let mark = bytes[index]
      if mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"), bytes[index + 1] == mark,
        bytes[index + 2] == mark
      {
        return index..<source.upperBound
      }
      index += 1
    }
    return source
  }

  /// Lines end where cmark ends them: after `\n`, `\r\n` or a lone `\r`.
  private mutating func findLines() {
    lineStarts = [body.lowerBound]
    bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[..<body.upperBound])
      var next = body.lowerBound
      while true {
        next = ByteSearch.first(in: text, from: next) { block in
          ByteSearch.marking(UInt8(ascii: "\n"), in: block)
            .| ByteSearch.marking(UInt8(ascii: "\r"), in: block)
        }
        guard next + 1 < text.count else { break }
        next += 1
        let isPair = text[next - 1] == UInt8(ascii: "\r") && text[next] == UInt8(ascii: "\n")
        if !isPair { lineStarts.append(next) }
      }
    }
    lineStarts.append(body.upperBound)
  }

  func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  mutating func spend(_ count: Int) -> Bool {
    searchBudget -= count
    return searchBudget > 0
  }

  mutating func matches(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset + text.count <= bytes.count else { return false }
    var index = 0
    while index < text.count, bytes[offset + index] == text[index] { index += 1 }
    searchBudget -= index
    return index == text.count
  }

  private func endOfRun(_ start: Int) -> Int {
    var end = start
    while end < block.upperBound, bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end
  }

  /// The next run of exactly `count` backticks.
  private mutating func closingRun(of count: Int, from start: Int) -> Range<Int>? {
    var index = start
    while true {
      let run = first(UInt8(ascii: "`"), in: index..<block.upperBound)
      guard spend(run - index), run < block.upperBound, spend(1) else { return nil }
      index = endOfRun(run)
      if index - run == count { return run..<index }
    }
  }

  /// The offset of the next byte equal to one of two; the end of the range where there is none.
  func first(_ byte: UInt8, or other: UInt8? = nil, in range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[range])
      return range.lowerBound
        + ByteSearch.first(in: text, from: 0) { block in
          ByteSearch.marking(byte, in: block) .| ByteSearch.marking(other ?? byte, in: block)
        }
    }
  }

  /// The end of the code span that begins here; `nil` where none does.
  mutating func endOfCode(at index: Int) -> Int? {
    guard bytes[index] == UInt8(ascii: "`"), !isEscaped(index) else { return nil }
    let start = endOfRun(index)
    return closingRun(of: start - index, from: start)?.upperBound
  }

  func isEscaped(_ offset: Int) -> Bool {
    var start = offset
    while start > block.lowerBound, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (offset - start) % 2 == 1
  }

  private func firstNonSpace(in range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    return start..<range.upperBound
  }

  /// The range of a span's content if it equals `content` once a space at both ends is removed and
  /// line ends, with the markers of lists and quotes after them, are spaces.
  private mutating func trimmed(_ range: Range<Int>, like content: UnsafeBufferPointer<UInt8>)
    -> Range<Int>?
  {
    for margin in [0, 1] where range.count >= content.count + 2 * margin {
      let range = range.lowerBound + margin..<range.upperBound - margin
      var offset = range.lowerBound
      var index = 0
      while offset < range.upperBound, index < content.count {
        guard spend(1) else { return nil }
        if isLineEnd(bytes[offset]) {
          guard content[index] == 0x20 else { break }
          while offset < range.upperBound,
            isLineEnd(bytes[offset]) || " \t>".utf8.contains(bytes[offset])
          {
            offset += 1
          }
        } else {
          // In tables a backslash before a pipe is not part of the content.
          if bytes[offset] == UInt8(ascii: "\\"), content[index] == UInt8(ascii: "|") {
            offset += 1
          }
          guard offset < range.upperBound, bytes[offset] == content[index] else { break }
          offset += 1
        }
        index += 1
      }
      if offset == range.upperBound, index == content.count { return range }
    }
    return nil
  }
}
