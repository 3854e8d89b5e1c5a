/// Checks the bytes of texts, before anybody takes them on trust.
package enum UTF8Validation {
  /// Looks for the first byte that cannot belong to valid UTF-8.
  ///
  /// Overlong forms, surrogates and values past U+10FFFF are invalid (Unicode 3.9, table 3-7). ASCII
  /// is passed over sixteen bytes at a time.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: What of it is looked at; lies within the text.
  /// - Returns: The byte's offset in the text; `nil` where all is valid.
  package static func firstInvalidOffset(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { bytes in
      let text = UnsafeRawBufferPointer(rebasing: bytes[range])
      var offset = 0
      while true {
        offset = endOfASCII(text, from: offset)
        guard offset < text.count else { return nil }
        guard let length = sequenceLength(text, at: offset) else {
          return range.lowerBound + offset
        }
        offset += length
      }
    }
  }

  /// The offset of the next byte from 0x80 on; the text's length where there is none.
  @inline(__always)
  private static func endOfASCII(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    func highBits(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        & 0x8080_8080_8080_8080
    }
    var offset = start
    while offset + 16 <= text.count {
      let (first, second) = (highBits(offset), highBits(offset + 8))
      if first | second != 0 {
        return first != 0
          ? offset + first.trailingZeroBitCount / 8 : offset + 8 + second.trailingZeroBitCount / 8
      }
      offset += 16
    }
    while offset < text.count, text[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// The length of a character past ASCII; `nil` where it is none.
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
