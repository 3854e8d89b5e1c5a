import ContentModel

/// Tells values from others by 64 bits, mixed word by word as they come.
///
/// It withstands accidents, not attackers; no memory is taken.
package struct Fingerprint {
  /// The fingerprint of what was added so far.
  package private(set) var hash: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The fingerprint of nothing yet.
  package init() {}

  /// Multiplying spreads a difference to the higher bits, folding the product to the lower ones (the
  /// step of wyhash).
  package mutating func add(_ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    hash = product.high ^ product.low ^ 0x8EBC_6AF0_9C88_C6E3
  }

  /// Adds a number.
  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// A text with its length, so that two texts are never taken for two others.
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// A content, which may be long.
  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

  /// A content, which may be long.
  package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    add(ContentHash(UnsafeRawBufferPointer(bytes)).value)
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest: UInt64 = 0
    for byte in bytes[offset...] { rest = rest << 8 | UInt64(byte) }
    if offset < bytes.count { add(rest) }
  }
}
