import HTMLText

/// The candidates of a `srcset`, as browsers read them (HTML Standard, 4.8.4.3.1).
///
/// A comma within an address belongs to it; one at its end, or after a descriptor, ends the candidate.
struct ImageCandidates: Sequence, IteratorProtocol {
  /// An address with what is said of it.
  struct Candidate {
    /// The bytes of the address.
    let url: Range<Int>
    /// Such as `2x` or `640w`; empty where there is none.
    let descriptor: String
  }

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Candidate? {
    let comma = UInt8(ascii: ",")
    while offset < bytes.count, Self.isSpace(bytes[offset]) || bytes[offset] == comma {
      offset += 1
    }
    guard offset < bytes.count else { return nil }
    let start = offset
    while offset < bytes.count, !Self.isSpace(bytes[offset]) { offset += 1 }
    var end = offset
    while end > start, bytes[end - 1] == comma { end -= 1 }
    if end < offset { return Candidate(url: start..<end, descriptor: "") }
    let descriptor = offset
    var depth = 0
    while offset < bytes.count, bytes[offset] != comma || depth > 0 {
      if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if bytes[offset] == UInt8(ascii: ")") { depth = Swift.max(0, depth - 1) }
      offset += 1
    }
    let text = bytes[descriptor..<offset].withUnsafeBufferPointer(PlainText.inOneLine)
    return Candidate(url: start..<end, descriptor: text)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
  }
}
