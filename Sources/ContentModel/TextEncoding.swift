import Diagnostics

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
    UTF8Validation.firstInvalidOffset(in: bytes, 0..<bytes.count)
  }
}
