/// Finds the characters that neither HTML nor any text means: control characters other than white space, and
/// noncharacters.
///
/// HTML calls them `control-character-in-input-stream` and `noncharacter-in-input-stream` (13.2.3.5, “Preprocessing
/// the input stream”); U+0000, which it treats apart, is among them. What is published has U+FFFD in their place.
package enum ForbiddenCharacters {
  /// A character at its place.
  package struct Match {
    /// The code point.
    package let code: UInt32
    /// Its bytes in the text.
    package let range: Range<Int>
  }

  /// The first of them from an offset on.
  ///
  /// Costs less than an instruction a byte.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8.
  ///   - start: The offset to begin at, between two characters.
  /// - Returns: `nil` where there is none.
  package static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Match? {
    var offset = start
    while true {
      offset = candidate(in: text, from: offset)
      guard offset < text.count else { return nil }
      if let match = match(in: text, at: offset) { return match }
      offset += 1
    }
  }

  /// A text with U+FFFD in their place; `nil` where it has none.
  package static func replaced(in text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard var match = next(in: text, from: 0) else { return nil }
    var result: [UInt8] = []
    var copied = 0
    while true {
      result += text[copied..<match.range.lowerBound]
      result += [0xEF, 0xBF, 0xBD]
      copied = match.range.upperBound
      guard let following = next(in: text, from: copied) else { return result + text[copied...] }
      match = following
    }
  }

  /// Whether a code point is one of them.
  package static func contains(_ code: UInt32) -> Bool {
    switch code {
    case 0x09, 0x0A, 0x0C, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: code & 0xFFFE == 0xFFFE
    }
  }

  private static func match(in text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Match? {
    let lead = text[offset]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard offset + length <= text.count else { return nil }
    var code = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length { code = code << 6 | UInt32(text[index] & 0x3F) }
    return contains(code) ? Match(code: code, range: offset..<offset + length) : nil
  }

  /// The offset of the next byte with which one of them may begin; the text's length where there is none.
  @inline(__always)
  private static func candidate(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    typealias Block = SIMD16<UInt8>
    var offset = start
    let bytes = UnsafeRawBufferPointer(text)
    func block(_ index: Int) -> Block {
      bytes.loadUnaligned(fromByteOffset: offset + 16 * index, as: Block.self)
    }
    func marks(_ block: Block) -> SIMDMask<SIMD16<Int8>> {
      // EF to FF and 00 to 08 are next to each other when counted on from FF to 00.
      (block &+ Block(repeating: 0x11) .< Block(repeating: 0x1A))
        .| (block &- Block(repeating: 0x0B) .< Block(repeating: 0x15))
        .| (block .== Block(repeating: 0x7F)) .| (block .== Block(repeating: 0xC2))
    }
    func bits(_ marks: SIMDMask<SIMD16<Int8>>) -> UInt128 {
      UInt128(littleEndian: unsafeBitCast(marks, to: UInt128.self))
    }
    // Most texts have none of these bytes, so that four blocks are worth one look.
    while offset + 64 <= bytes.count {
      let all = (marks(block(0)) .| marks(block(1))) .| (marks(block(2)) .| marks(block(3)))
      guard bits(all) == 0 else { break }
      offset += 64
    }
    while offset + 16 <= bytes.count {
      let found = bits(marks(block(0)))
      if found != 0 { return offset + found.trailingZeroBitCount / 8 }
      offset += 16
    }
    while offset < text.count {
      switch text[offset] {
      case 0...0x08, 0x0B...0x1F, 0x7F, 0xC2, 0xEF...: return offset
      default: offset += 1
      }
    }
    return offset
  }
}
