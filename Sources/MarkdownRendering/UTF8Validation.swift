/// Checks text before it is handed to a C library that takes it on trust.
enum UTF8Validation {
  /// The offset of the first byte that cannot belong to valid UTF-8, or `nil`.
  ///
  /// Overlong forms, surrogates and values past U+10FFFF are invalid (RFC 3629, section 4). ASCII
  /// is taken eight bytes at a time.
  static func firstInvalidOffset(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { bytes in
      var offset = range.lowerBound
      while offset < range.upperBound {
        if bytes[offset] < 0x80 {
          while offset + 8 <= range.upperBound,
            bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080
              == 0
          {
            offset += 8
          }
          while offset < range.upperBound, bytes[offset] < 0x80 { offset += 1 }
          continue
        }
        let (length, second) = sequence(after: bytes[offset])
        guard length > 1, offset + length <= range.upperBound, second.contains(bytes[offset + 1]),
          bytes[(offset + 2)..<(offset + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
        else { return offset }
        offset += length
      }
      return nil
    }
  }

  /// How long a sequence is by its first byte, and what its second byte may be; length 0 where no
  /// sequence begins so.
  private static func sequence(after first: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
    switch first {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    default: (0, 0x80...0xBF)
    }
  }
}
