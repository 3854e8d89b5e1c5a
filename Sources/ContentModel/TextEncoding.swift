/// Checks of the bytes of text files.
enum TextEncoding {
  /// Whether a component of a path begins with a mark that belongs to the letter before it: with the
  /// slash it would make one character.
  static func beginsWithMark(_ path: String) -> Bool {
    var isStart = true
    for scalar in path.unicodeScalars {
      if isStart {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: break
        }
      }
      isStart = scalar == "/"
    }
    return false
  }

  /// The first byte that is not part of valid UTF-8 (Unicode 3.9, table 3-7), or `nil`.
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        // Eight ASCII bytes at a time.
        if offset + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          offset += 8
          continue
        }
        guard let length = sequenceLength(bytes, at: offset) else { return offset }
        offset += length
      }
      return nil
    }
  }

  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[offset] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
    for index in stride(from: offset + 2, to: offset + length, by: 1)
    where bytes[index] & 0xC0 != 0x80 {
      return nil
    }
    return length
  }
}
