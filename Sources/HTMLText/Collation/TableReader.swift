/// Reads the text of a table that a generator wrote: hexadecimal numbers with signs between them.
struct TableReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// A reader at the beginning of a table.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether something follows the white space here, which is passed over.
  mutating func hasNext() -> Bool {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    return position < bytes.count
  }

  /// The number here; `nil` where there is no digit.
  mutating func number() -> UInt32? {
    var value: UInt32?
    while position < bytes.count, let digit = Self.digit(bytes[position]) {
      value = (value ?? 0) << 4 | digit
      position += 1
    }
    return value
  }

  /// Passes over a sign if it comes next, and says whether it did.
  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  /// Passes over a word if it comes next, and says whether it did.
  mutating func skip(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count,
      word.withUTF8Buffer({ bytes[position..<position + count].elementsEqual($0) })
    else { return false }
    position += count
    return true
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    default: nil
    }
  }
}
