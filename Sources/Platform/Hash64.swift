// Platform owns what every target above it asks of the system: files, folders, hashes and threads. It
// knows nothing of sites, pages or formats.

/// A 64-bit hash of a file's content or of a sequence of values.
///
/// There is one type for the result and two ways to compute it, because each is several times slower at
/// the other's work:
/// - `Hash64(_:)` hashes a whole content with XXH64, some ten gigabytes a second. Names of published files
///   contain it, so it must stay the same in every version.
/// - `Hasher64` mixes single words and short strings, a nanosecond each.
///
/// Both detect accidental changes; neither withstands an attacker.
package struct Hash64: Sendable, Hashable {
  /// The hash as a number.
  package let value: UInt64

  /// A hash that was stored.
  package init(value: UInt64) { self.value = value }

  /// The hash of a whole content.
  package init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Self($0) }
  }

  /// The hash of a whole content.
  package init(_ bytes: UnsafeRawBufferPointer) {
    var content = ContentHasher()
    var start = 0
    while start < bytes.count {
      let end = min(start + ContentHasher.pieceSize, bytes.count)
      content.add(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      start = end
    }
    self = content.hash
  }

  /// Sixteen hexadecimal digits.
  package var hexadecimal: String {
    var digits: [UInt8] = []
    appendHexadecimal(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// Appends the digits of `hexadecimal`.
  package func appendHexadecimal(to bytes: inout [UInt8]) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: value >> shift & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
