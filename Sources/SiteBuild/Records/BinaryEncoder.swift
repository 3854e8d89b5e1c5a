/// Writes records as bytes: whole numbers as LEB128, strings and lists with their lengths.
///
/// Each record says beside its type how it is written and read (`BinaryCodable`).
struct BinaryEncoder {
  private(set) var bytes: [UInt8] = []

  /// An empty encoder with a capacity in bytes.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func number(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func boolean(_ value: Bool) { number(value ? 1 : 0) }

  mutating func fixed(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 {
      number($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  mutating func range(_ range: Range<Int>) {
    number(range.lowerBound)
    number(range.upperBound)
  }

  mutating func block(_ block: [UInt8]) {
    number(block.count)
    bytes.append(contentsOf: block)
  }

  mutating func record(_ record: some BinaryCodable) { record.encode(to: &self) }

  mutating func optional<Wrapped>(
    _ value: Wrapped?, _ encode: (inout BinaryEncoder, Wrapped) -> Void
  ) {
    boolean(value != nil)
    if let value { encode(&self, value) }
  }

  mutating func optional(_ record: (some BinaryCodable)?) {
    optional(record) { $0.record($1) }
  }

  mutating func list<Element>(
    _ elements: some Collection<Element>, _ encode: (inout BinaryEncoder, Element) -> Void
  ) {
    number(elements.count)
    for element in elements { encode(&self, element) }
  }

  mutating func list(_ records: some Collection<some BinaryCodable>) {
    list(records) { $0.record($1) }
  }

  mutating func list(_ texts: [String]) { list(texts) { $0.text($1) } }
}

/// A record that builds keep as bytes.
protocol BinaryCodable {
  func encode(to encoder: inout BinaryEncoder)
  init(from decoder: inout BinaryDecoder) throws(CorruptRecord)
}

/// The bytes are not what an encoder wrote.
struct CorruptRecord: Error {}
