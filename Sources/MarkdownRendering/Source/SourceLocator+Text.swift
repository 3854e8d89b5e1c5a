/// Single characters of the text.
extension SourceLocator {
  /// How many bytes on each side of a character must be the same in the source.
  private static let context = 16

  /// Whether the backslash before a character escapes it, and is not text itself: `\.` is an escape, and
  /// `\\.` is a backslash and a dot, but cmark gives the same text for both.
  mutating func isEscape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    offset(of: text, at: index).map(isEscaped) ?? true
  }

  /// Where a character of a text node is in the source, outside code spans; the first place after the one found
  /// last where the bytes beside it are the same, but for escapes and entities.
  ///
  /// `nil` where it is not found, as where it is written as an entity.
  mutating func offset(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    for start in textCursor == block.lowerBound ? [textCursor] : [textCursor, block.lowerBound] {
      var candidate = start
      while true {
        let next = first(UInt8(ascii: "`"), or: text[index], in: candidate..<block.upperBound)
        guard spend(next - candidate + 1), next < block.upperBound else { break }
        candidate = next + 1
        if let end = endOfCode(at: next) {
          candidate = end
        } else if bytes[next] == text[index], follows(text, index, at: next),
          precedes(text, index, at: next)
        {
          textCursor = next + 1
          return next
        }
      }
    }
    return nil
  }

  /// Whether the source goes on like the text behind a character.
  private mutating func follows(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, at offset: Int
  ) -> Bool {
    var source = offset + 1
    for byte in text[(index + 1)...].prefix(Self.context) {
      while source < block.upperBound, spend(1), bytes[source] != byte, isBackslash(source) {
        source += 1
      }
      guard source < block.upperBound else { return false }
      if bytes[source] == UInt8(ascii: "&") { return true }
      guard bytes[source] == byte else { return false }
      source += 1
    }
    return true
  }

  /// Whether the source before a character is like the text, which has one backslash for two or for the one
  /// that escapes the character.
  private mutating func precedes(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, at offset: Int
  ) -> Bool {
    let shown = text[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    var source = offset - 1
    while source >= block.lowerBound, spend(1), isBackslash(source) { source -= 1 }
    let written = offset - 1 - source
    guard written == 2 * shown || written == 2 * shown - 1 else { return false }
    for byte in text[..<(index - shown)].suffix(Self.context).reversed() {
      while source >= block.lowerBound, spend(1), bytes[source] != byte, isBackslash(source) {
        source -= 1
      }
      guard source >= block.lowerBound else { return false }
      if bytes[source] == UInt8(ascii: ";") { return true }
      guard bytes[source] == byte else { return false }
      source -= 1
    }
    return true
  }

  private func isBackslash(_ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: "\\") }
}
