/// Reads what `BinaryEncoder` wrote.
///
/// The bytes may come from anywhere: whatever they are, reading ends with a record or with
/// `CorruptRecord`, and takes no more memory than a small multiple of their number.
struct BinaryDecoder: ~Copyable {
  /// Elements that memory is taken for before they are read.
  private static let mostReserved = 1 << 16

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  /// The lengths of lists that were read, for checking the indices that follow.
  var limits = Limits()

  /// What indices in a record may be.
  struct Limits {
    var dependencies = 0
    var useSets = 0
    var templates = 0
    var taxonomies = 0
  }

  /// What some bytes, all of them, are read as.
  static func whole<Element>(
    _ bytes: UnsafeRawBufferPointer,
    _ decode: (inout BinaryDecoder) throws(CorruptRecord) -> Element
  ) throws(CorruptRecord) -> Element {
    var decoder = BinaryDecoder(bytes: bytes)
    let element = try decode(&decoder)
    guard decoder.offset == bytes.count else { throw CorruptRecord() }
    return element
  }

  /// Blocks of bytes, each with its length.
  static func blocks(of bytes: UnsafeRawBufferPointer) throws(CorruptRecord) -> [[UInt8]] {
    try whole(bytes) { decoder throws(CorruptRecord) in
      try decoder.list { decoder throws(CorruptRecord) in try decoder.block() }
    }
  }

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  @inline(__always)
  mutating func number() throws(CorruptRecord) -> Int {
    // Most numbers are indices and lengths of one byte or two.
    if offset + 1 < bytes.count {
      let (first, second) = (bytes[offset], bytes[offset + 1])
      if first < 0x80 {
        offset += 1
        return Int(first)
      }
      if second < 0x80 {
        offset += 2
        return Int(first & 0x7F) | Int(second) << 7
      }
    }
    return try longNumber()
  }

  private mutating func longNumber() throws(CorruptRecord) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      guard offset < bytes.count, shift < 64 else { throw CorruptRecord() }
      let byte = bytes[offset]
      offset += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value) }
      shift += 7
    }
  }

  /// A number that is an index of something, or counts lines or characters.
  mutating func number(in range: Range<Int>) throws(CorruptRecord) -> Int {
    let number = try number()
    guard range.contains(number) else { throw CorruptRecord() }
    return number
  }

  mutating func boolean() throws(CorruptRecord) -> Bool { try number() == 1 }

  mutating func fixed() throws(CorruptRecord) -> UInt64 {
    guard bytes.count - offset >= 8 else { throw CorruptRecord() }
    defer { offset += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  mutating func text() throws(CorruptRecord) -> String {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw CorruptRecord() }
    defer { offset += count }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]), as: UTF8.self)
  }

  mutating func range() throws(CorruptRecord) -> Range<Int> {
    let (start, end) = (try number(), try number())
    guard 0 <= start, start <= end else { throw CorruptRecord() }
    return start..<end
  }

  mutating func block() throws(CorruptRecord) -> [UInt8] {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw CorruptRecord() }
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  mutating func optional<Wrapped>(
    _ decode: (inout BinaryDecoder) throws(CorruptRecord) -> Wrapped
  ) throws(CorruptRecord) -> Wrapped? {
    try boolean() ? try decode(&self) : nil
  }

  mutating func optional<Record: BinaryCodable>() throws(CorruptRecord) -> Record? {
    try boolean() ? try Record(from: &self) : nil
  }

  /// Every element takes a byte at least, so that a wrong count ends where the file does.
  mutating func list<Element>(
    _ decode: (inout BinaryDecoder) throws(CorruptRecord) -> Element
  ) throws(CorruptRecord) -> [Element] {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw CorruptRecord() }
    var elements: [Element] = []
    elements.reserveCapacity(min(count, Self.mostReserved))
    for _ in 0..<count { elements.append(try decode(&self)) }
    return elements
  }

  mutating func list<Record: BinaryCodable>() throws(CorruptRecord) -> [Record] {
    try list { decoder throws(CorruptRecord) in try Record(from: &decoder) }
  }

  mutating func texts() throws(CorruptRecord) -> [String] {
    try list { decoder throws(CorruptRecord) in try decoder.text() }
  }
}
