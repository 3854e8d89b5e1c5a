/// Finds more combining marks in a row than any text has.
///
/// Comparing two strings by Unicode's rules takes time that grows with the square of the number of marks
/// that follow each other, so texts of the site have at most as many as Unicode's Stream-Safe Text Format
/// allows (UAX 15, section 13). Marks are the characters with a combining class (`Canonical_Combining_Class`),
/// and the three that consist of such marks without having a class themselves.
package enum StreamSafeText {
  /// How many marks may follow each other.
  ///
  /// Languages need four or five; thirty are a decoration.
  package static let longestRun = 30

  /// The first run of more marks: from its first byte to its last.
  ///
  /// A run that is too long fills every place at a distance of `shortest` bytes, so no other places are
  /// looked at: the cost is that of one byte in 62.
  ///
  /// - Parameters:
  ///   - bytes: Valid UTF-8.
  ///   - range: The part to search, which begins and ends between two characters.
  /// - Returns: The run; `nil` where there is none.
  package static func excess(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { excess(in: $0, range) }
  }

  /// The same in a text.
  package static func hasExcess(_ text: String) -> Bool {
    guard text.utf8.count >= shortest else { return false }
    var text = text
    return text.withUTF8 { excess(in: $0, 0..<$0.count) } != nil
  }

  /// No run that is too long has fewer bytes: all marks have two or more.
  private static let shortest = (longestRun + 1) * 2

  private static func excess(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int>? {
    var offset = range.lowerBound + shortest - 1
    while offset < range.upperBound {
      if bytes[offset] >= 0x80 {
        var start = offset
        while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let run = run(around: start, in: bytes, range)
        if run.count > longestRun { return run.range }
        offset = max(offset, run.range.upperBound)
      }
      offset += shortest
    }
    return nil
  }

  /// The marks before and after a place; none where there is another character.
  private static func run(
    around place: Int, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> (range: Range<Int>, count: Int) {
    var (start, end) = (place, place)
    var count = 0
    while let length = markLength(at: end, in: bytes, range.upperBound) {
      end += length
      count += 1
    }
    guard count > 0 else { return (place..<place, 0) }
    while start > range.lowerBound {
      var before = start - 1
      while before > range.lowerBound, bytes[before] & 0xC0 == 0x80 { before -= 1 }
      guard markLength(at: before, in: bytes, range.upperBound) != nil else { break }
      start = before
      count += 1
    }
    return (start..<end, count)
  }

  /// The number of bytes of a mark; `nil` for anything else.
  static func markLength(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> Int? {
    guard offset < end, bytes[offset] >= 0xCC else { return nil }
    let lead = bytes[offset]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard offset + length <= end else { return nil }
    var code = UInt32(lead) & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length { code = code << 6 | UInt32(bytes[index] & 0x3F) }
    return isMark(code) ? length : nil
  }

  /// Whether a code point is a mark.
  static func isMark(_ code: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(code) else { return false }
    return scalar.properties.canonicalCombiningClass != .notReordered
      || [0x0F73, 0x0F75, 0x0F81].contains(code)
  }
}
