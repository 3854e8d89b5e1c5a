import Diagnostics
import Testing

struct ForbiddenCharactersTests {
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    let isControl = scalar.properties.generalCategory == .control
    return isControl && !"\t\n\u{C}\r".unicodeScalars.contains(scalar)
      || scalar.properties.isNoncharacterCodePoint
  }

  /// What replaces them in a text.
  private static func replaced(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { ForbiddenCharacters.replaced(in: $0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func areControlsWithoutWhiteSpaceAndNoncharacters() {
    var count = 0
    for code in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let isForbidden = Self.isForbidden(scalar)
      count += isForbidden ? 1 : 0
      #expect(ForbiddenCharacters.contains(code) == isForbidden, "\(code)")
    }
    #expect(count == 65 - 4 + 66)
  }

  @Test func areFoundWhereverTheyAre() {
    let scalars: [Unicode.Scalar] = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)
      .filter { Self.isForbidden($0) || $0.value < 0x100 || $0.value & 0xFF == 0xB7 }
    for (index, scalar) in scalars.enumerated() {
      let before = String(repeating: "a", count: index % 83)
      let after = String(repeating: "é", count: index % 41)
      let text = before + String(scalar) + after
      let expected = Self.isForbidden(scalar) ? before + "\u{FFFD}" + after : nil
      #expect(Self.replaced(text) == expected, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func allOfATextAreReplaced() {
    #expect(
      Self.replaced("\u{0}a\u{B}\u{85}\u{1F}b\u{7F}")
        == "\u{FFFD}a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}")
    #expect(Self.replaced("") == nil)
    #expect(Self.replaced("a\tb\r\nc\u{C}ﷰ！") == nil)
  }
}
