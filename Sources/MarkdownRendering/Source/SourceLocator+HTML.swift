/// Raw HTML.
extension SourceLocator {
  /// The range of the next tag or comment of raw HTML, to the end of its first line; the block where it
  /// is not found.
  ///
  /// - Parameters:
  ///   - html: Begins with `<`.
  ///   - isInline: Whether it is in a text with Markdown, whose code spans do not count.
  /// - Returns: Bytes of the file.
  mutating func range(ofHTML html: ArraySlice<UInt8>, isInline: Bool) -> Range<Int> {
    let line = Array(html.prefix { !isLineEnd($0) })
    let found = line.withUnsafeBufferPointer { line -> Range<Int>? in
      if isInline {
        return next(line, from: htmlCursor) { locator, offset in !locator.isEscaped(offset) }
      }
      var index = htmlCursor
      while index + line.count <= block.upperBound, spend(1) {
        if bytes[index] == line[0], matches(line, at: index) { return index..<index + line.count }
        index += 1
      }
      return nil
    }
    htmlCursor = found?.upperBound ?? htmlCursor
    return found ?? block
  }

  /// The source between the last tag that was found and the next end tag; `nil` where that is not found.
  mutating func range(ofRawTextBefore endTag: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var index = htmlCursor
    while index + endTag.count <= block.upperBound, spend(1) {
      if bytes[index] == UInt8(ascii: "<"), matches(endTag, at: index) { return htmlCursor..<index }
      index += 1
    }
    return nil
  }
}
