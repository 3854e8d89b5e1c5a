import Platform
import Testing

struct Hash64Tests {
  // Expected values from the reference implementation (python-xxhash).
  private static let vectors: [(bytes: [UInt8], expected: String)] = [
    ([], "ef46db3751d8e999"),
    (Array("a".utf8), "d24ec4f1a98c6e5b"),
    (Array("abc".utf8), "44bc2cf5ad770999"),
    (Array("Grüße".utf8), "29964875bfe3cb55"),
    (Array(0..<32), "cbf59c5116ff32b4"),
    (pattern(1000), "f306f04aa88b54d3"),
    (pattern(ContentHasher.pieceSize + 5), "5b847df54bbdb8a4"),
  ]

  private static func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 251) } }

  @Test(arguments: vectors)
  func `fingerprints are XXH64, chained over pieces`(bytes: [UInt8], expected: String) {
    #expect(Hash64(bytes).hexadecimal == expected)
  }
}
