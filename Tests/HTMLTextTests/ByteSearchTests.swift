import HTMLText
import Testing

@Suite struct ByteSearchTests {
  /// Bytes that differ from those looked for in one bit or by one, and all others.
  private static let texts: [[UInt8]] = (0..<40).flatMap { length in
    (0..<256).map { seed in
      (0..<length).map { UInt8(truncatingIfNeeded: ($0 + length) &* (seed &* 37 &+ 11) &+ seed) }
    }
  }

  @Test(arguments: [0x00, 0x01, 0x1F, 0x20, 0x26, 0x7F, 0x80, 0xFF] as [UInt8])
  func findsTheFirstByteOfAKind(byte: UInt8) {
    for text in Self.texts {
      text.withUnsafeBufferPointer { text in
        for start in [0, text.count / 2, text.count] {
          let found = ByteSearch.first(in: text, from: start) { ByteSearch.marking(byte, in: $0) }
          #expect(found == text[start...].firstIndex(of: byte) ?? text.count)
        }
      }
    }
  }

  @Test(arguments: [0x01, 0x1F, 0x20, 0x26, 0x7F, 0x80, 0xFF] as [UInt8])
  func findsEachByteOfAKind(byte: UInt8) {
    for text in Self.texts {
      text.withUnsafeBufferPointer { text in
        var found: [Int] = []
        ByteSearch.forEach(in: text, where: { ByteSearch.marking(byte, in: $0) }) {
          found.append($0)
        }
        #expect(found == text.indices.filter { text[$0] == byte })
      }
    }
  }

  @Test func findsTheFirstOfSeveralKinds() {
    for text in Self.texts {
      text.withUnsafeBufferPointer { text in
        let found = ByteSearch.first(in: text, from: 0) { block in
          ByteSearch.marking(0xE2, in: block) .| ByteSearch.marking(below: 0x20, in: block)
            .| ByteSearch.marking(0x41, in: block)
        }
        let expected = text.firstIndex { $0 == 0xE2 || $0 < 0x20 || $0 == 0x41 } ?? text.count
        #expect(found == expected)
      }
    }
  }

  @Test func `all bytes in a range are marked, in blocks of sixteen`() {
    for text in Self.texts {
      text.withUnsafeBufferPointer { text in
        var found: [Int] = []
        let isComplete = ByteSearch.forEachBlock(of: text) { block, offset in
          let bits = ByteSearch.bits(ByteSearch.marking(0x41...0x5A, in: block))
          found += (0..<16).filter { (bits >> (8 * $0)) & 0xFF == 0xFF }.map { offset + $0 }
          return true
        }
        #expect(isComplete)
        #expect(found == text.indices.filter { (0x41...0x5A).contains(text[$0]) })
      }
    }
  }

  @Test(arguments: [0, 5, 16, 40])
  func `the search ends with the first block that is refused`(count: Int) {
    Array(repeating: 0 as UInt8, count: count).withUnsafeBufferPointer { text in
      var blocks = 0
      let isComplete = ByteSearch.forEachBlock(of: text) { _, _ in
        blocks += 1
        return false
      }
      #expect(isComplete == (count == 0) && blocks == (count == 0 ? 0 : 1))
    }
  }
}
