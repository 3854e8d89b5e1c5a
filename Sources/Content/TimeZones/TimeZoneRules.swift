/// When the clocks of a time zone change, as its TZif file says (RFC 9636).
struct TimeZoneRules: Sendable, Hashable {
  private struct Transition: Sendable, Hashable {
    /// In seconds since 1970.
    let instant: Int
    /// From then on, in seconds east of UTC.
    let offset: Int
  }

  /// Before the first transition.
  private let firstOffset: Int
  /// In the order of time.
  private let transitions: [Transition]
  /// After the last transition.
  private let rule: PosixTimeZone?

  /// Reads a file; `nil` where it is damaged, or counts leap seconds.
  init?(tzif bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard var header = reader.header() else { return nil }
    let hasLongTimes = header.version >= UInt8(ascii: "2")
    if hasLongTimes {
      reader.offset += header.blockLength(timeWidth: 4)
      guard let second = reader.header() else { return nil }
      header = second
    }
    let width = hasLongTimes ? 8 : 4
    let start = reader.offset
    let end = start + header.blockLength(timeWidth: width)
    guard end <= bytes.count, header.types > 0, header.leapSeconds == 0 else { return nil }
    let indices = start + header.transitions * width
    let types = indices + header.transitions
    func offset(ofType type: Int) -> Int { reader.signed(at: types + type * 6, width: 4) }
    firstOffset = offset(ofType: 0)
    var transitions: [Transition] = []
    transitions.reserveCapacity(header.transitions)
    for index in 0..<header.transitions {
      let type = Int(bytes[indices + index])
      guard type < header.types else { return nil }
      transitions.append(
        Transition(
          instant: reader.signed(at: start + index * width, width: width),
          offset: offset(ofType: type)))
    }
    self.transitions = transitions
    // The footer is a line between two line feeds; empty where no rule is known.
    let footer = hasLongTimes ? bytes[end...].dropFirst().prefix { $0 != 0x0A } : bytes[..<0]
    rule = footer.isEmpty ? nil : PosixTimeZone(footer)
    if !footer.isEmpty, rule == nil { return nil }
  }

  /// The offset at an instant in seconds since 1970, in seconds east of UTC.
  func offset(at instant: Int) -> Int {
    guard let last = transitions.last else { return rule?.offset(at: instant) ?? firstOffset }
    if instant >= last.instant { return rule?.offset(at: instant) ?? last.offset }
    // The first transition that is later.
    var (low, high) = (0, transitions.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].instant > instant { high = middle } else { low = middle + 1 }
    }
    return low == 0 ? firstOffset : transitions[low - 1].offset
  }
}

/// The counts at the beginning of a block of data.
private struct Header {
  let version: UInt8
  let universalMarks: Int
  let standardMarks: Int
  let leapSeconds: Int
  let transitions: Int
  let types: Int
  let nameBytes: Int

  /// How many bytes follow, by the width of a time.
  func blockLength(timeWidth width: Int) -> Int {
    transitions * (width + 1) + types * 6 + nameBytes + leapSeconds * (width + 4) + standardMarks
      + universalMarks
  }
}

private struct Reader {
  let bytes: [UInt8]
  var offset = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func header() -> Header? {
    guard offset + 44 <= bytes.count, bytes[offset...].starts(with: Array("TZif".utf8)) else {
      return nil
    }
    let counts = (0..<6).map { signed(at: offset + 20 + $0 * 4, width: 4) }
    // Larger ones could only be damage: a file is at most 64 KiB long.
    guard counts.allSatisfy({ (0...0xFFFF).contains($0) }) else { return nil }
    defer { offset += 44 }
    return Header(
      version: bytes[offset + 4], universalMarks: counts[0], standardMarks: counts[1],
      leapSeconds: counts[2], transitions: counts[3], types: counts[4], nameBytes: counts[5])
  }

  /// A big-endian number in two's complement.
  func signed(at start: Int, width: Int) -> Int {
    let value = bytes[start..<start + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return width == 8 ? Int(Int64(bitPattern: value)) : Int(Int32(truncatingIfNeeded: value))
  }
}
