/// Checks whether bytes are valid UTF-8.
package enum UTF8Validation {
  /// The offset of the first byte that cannot belong to valid UTF-8.
  ///
  /// Overlong forms, surrogates and values past U+10FFFF are invalid (Unicode 3.9, table 3-7). ASCII
  /// and two-byte sequences are checked sixteen bytes at a time.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: The part to check; within the text.
  /// - Returns: The byte's offset in the text; `nil` where all bytes are valid.
  package static func firstInvalidOffset(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { bytes in
      let text = UnsafeRawBufferPointer(rebasing: bytes[range])
      var offset = 0
      while true {
        offset = endOfCommon(text, from: offset)
        guard offset < text.count else { return nil }
        guard let length = sequenceLength(text, at: offset) else {
          return range.lowerBound + offset
        }
        offset += length
      }
    }
  }

  /// The offset after valid characters of one and two bytes, as far as they fill blocks of sixteen
  /// bytes, and after ASCII; the text's length where nothing else follows.
  @inline(__always)
  private static func endOfCommon(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    typealias Block = SIMD16<UInt8>
    /// Eight one bits for each byte of a block that is in a range, the first byte's lowest.
    func bits(_ block: Block, _ range: ClosedRange<UInt8>) -> UInt128 {
      let marks =
        block &- Block(repeating: range.lowerBound)
        .<= Block(repeating: range.upperBound - range.lowerBound)
      return UInt128(littleEndian: unsafeBitCast(marks, to: UInt128.self))
    }
    var offset = start
    while offset + 16 <= text.count {
      let block = text.loadUnaligned(fromByteOffset: offset, as: Block.self)
      let pastASCII = bits(block, 0x80...0xFF)
      if pastASCII != 0 {
        let leads = bits(block, 0xC2...0xDF)
        let followers = bits(block, 0x80...0xBF)
        guard leads << 8 == followers, leads | followers == pastASCII else { break }
        // The follower of a lead at the end belongs to the next block.
        if leads >> 120 != 0 { offset -= 1 }
      }
      offset += 16
    }
    while offset < text.count, text[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// The length of a character outside ASCII; `nil` where it is not valid.
  @inline(__always)
  private static func sequenceLength(_ text: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    let length: Int
    let second: ClosedRange<UInt8>
    switch text[offset] {
    case 0xC2...0xDF:
      return offset + 1 < text.count && text[offset + 1] & 0xC0 == 0x80 ? 2 : nil
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= text.count, second.contains(text[offset + 1]) else { return nil }
    for index in offset + 2..<offset + length where text[index] & 0xC0 != 0x80 { return nil }
    return length
  }
}
