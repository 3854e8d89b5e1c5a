import Diagnostics
import TestSupport
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

  /// Long enough for blocks of sixteen bytes, with characters of all lengths across their ends.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func agreesOnLongTextsWithOneWrongByte(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    func random(_ count: Int) -> Int { generator.next(below: count) }
    let characters = ["a", " ", "ä", "ß", "é", "Ж", "€", "„", "漢", "😀"]
    // Some texts have characters of at most two bytes.
    let kinds = random(2) == 0 ? 6 : characters.count
    let text = (0..<20 + random(60)).map { _ in characters[random(kinds)] }.joined()
    var bytes = Array(text.utf8)
    #expect(UTF8Validation.firstInvalidOffset(in: bytes, 0..<bytes.count) == nil)
    bytes[random(bytes.count)] = Self.pieces[random(Self.pieces.count)]
    #expect(
      UTF8Validation.firstInvalidOffset(in: bytes, 0..<bytes.count)
        == Self.firstInvalidOffset(bytes))
    bytes.removeLast(random(4))
    #expect(
      UTF8Validation.firstInvalidOffset(in: bytes, 0..<bytes.count)
        == Self.firstInvalidOffset(bytes))
  }

  @Test func looksAtTheRangeAlone() {
    let bytes: [UInt8] = [0xFF, 0x61, 0xC3, 0xA4, 0xFF]
    #expect(UTF8Validation.firstInvalidOffset(in: bytes, 1..<4) == nil)
    #expect(UTF8Validation.firstInvalidOffset(in: bytes, 1..<3) == 2)
    #expect(UTF8Validation.firstInvalidOffset(in: bytes, 1..<5) == 4)
  }
}
