/// Hashes a sequence of values, mixing them word by word; takes no memory.
///
/// The hash is the same on every machine and in every run, unlike that of Swift's `Hasher`. The step is
/// wyhash's: multiplying spreads a difference to the higher bits, folding the product back brings it to the
/// lower ones.
package struct Hasher64: Sendable {
  /// The hash of everything added so far.
  package private(set) var hash: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A hasher that has seen nothing.
  package init() {}

  /// Adds 64 bits.
  @inlinable
  package mutating func add(_ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    hash = product.high ^ product.low ^ 0x8EBC_6AF0_9C88_C6E3
  }

  /// Adds a number.
  @inlinable
  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// Adds a string with its length, so that "ab" and "c" differ from "a" and "bc".
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a content of any length by its `Hash64`.
  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

  /// Adds a content of any length by its `Hash64`.
  package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    add(Hash64(UnsafeRawBufferPointer(bytes)).value)
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
