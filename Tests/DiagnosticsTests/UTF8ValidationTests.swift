import Diagnostics
import Testing

@Suite struct UTF8ValidationTests {
  /// What the standard library says of the text and of all its beginnings.
  private static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    return (0..<bytes.count).last { String(validating: bytes[..<$0], as: UTF8.self) != nil }
  }

  /// The first bytes of each length of character, those that never are, and what may follow.
  private static let pieces: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  @Test(arguments: pieces)
  func agreesWithTheStandardLibrary(first: UInt8) {
    for second in Self.pieces {
      for third in Self.pieces {
        for fourth in [0x41, 0x7F, 0x80, 0xBF, 0xC2, 0xE0] as [UInt8] {
          let character = [first, second, third, fourth]
          #expect(
            UTF8Validation.firstInvalidOffset(in: character, 0..<4)
              == Self.firstInvalidOffset(character))
        }
      }
    }
  }

  @Test(arguments: 0..<40)
  func findsTheByteBehindTextOfAnyLength(length: Int) {
    let ascii = [UInt8](repeating: 0x61, count: length)
    let texts = [ascii, Array("ä".utf8) + ascii, ascii + Array("ä".utf8), Array("😀€".utf8) + ascii]
    for text in texts {
      #expect(UTF8Validation.firstInvalidOffset(in: text, 0..<text.count) == nil)
      for broken in [[0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80]] {
        let bytes = text + broken.map { UInt8($0) } + ascii
        #expect(UTF8Validation.firstInvalidOffset(in: bytes, 0..<bytes.count) == text.count)
      }
    }
  }

  @Test func looksAtTheRangeAlone() {
    let bytes: [UInt8] = [0xFF, 0x61, 0xC3, 0xA4, 0xFF]
    #expect(UTF8Validation.firstInvalidOffset(in: bytes, 1..<4) == nil)
    #expect(UTF8Validation.firstInvalidOffset(in: bytes, 1..<3) == 2)
    #expect(UTF8Validation.firstInvalidOffset(in: bytes, 1..<5) == 4)
  }
}
