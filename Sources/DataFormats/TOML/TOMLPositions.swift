/// Finds the positions of the keys and values of a TOML text; TOMLKit gives only the values.
///
/// It parses the structure alone. It is lenient about single values, because TOMLKit validates them
/// afterwards, and strict about everything else: TOMLKit's parser aborts on some broken texts in a debug
/// build, and does not limit the depth of dotted keys.
struct TOMLPositions {
  /// The positions of a table, array or value, and of everything in it.
  struct Node {
    var key: Range<Int>
    var value: Range<Int>
    var names: [String] = []
    var fields: [String: Node] = [:]
    var items: [Node] = []
    /// Whether it has a header or a value of its own, or only precedes others in dotted keys.
    var isDefined = false
  }

  enum Stop: Error {
    /// The grammar needs something else here.
    case expected(String, at: Int)
    case unclosedQuote(at: Int)
    case tooDeep(at: Int)
    case tooManyValues(at: Int)
    case duplicate(key: String, first: Range<Int>, second: Range<Int>)
  }

  private typealias Key = (name: String, range: Range<Int>)

  private let bytes: [UInt8]
  private let end: Int
  private var offset: Int
  private var valueCount = 0

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The positions of the whole text.
  mutating func read() throws(Stop) -> Node {
    let start = offset
    var root = Node(key: start..<start, value: start..<start)
    var header: [Key] = []
    var isListHeader = false
    while true {
      skipLines()
      guard offset < end else { return root }
      if bytes[offset] == UInt8(ascii: "[") {
        offset += 1
        isListHeader = peek() == UInt8(ascii: "[")
        if isListHeader { offset += 1 }
        header = try keys()
        for _ in 0..<(isListHeader ? 2 : 1) { try expect("]") }
        let range = header[0].range.lowerBound..<(header.last?.range.upperBound ?? offset)
        let node = Node(key: range, value: range, isDefined: true)
        try countValue(at: range.lowerBound)
        try Self.insert(node, at: header[...], into: &root, asItem: isListHeader)
      } else {
        let path = try keys()
        try expect("=")
        var node = try value(depth: header.count + path.count)
        node.key = path.last?.range ?? node.value
        try Self.insert(node, at: (header + path)[...], into: &root, asItem: false)
      }
      skipSpaces()
      guard offset == end || isLineEnd || bytes[offset] == UInt8(ascii: "#") else {
        throw .expected("the end of the line", at: offset)
      }
    }
  }

  private mutating func countValue(at offset: Int) throws(Stop) {
    valueCount += 1
    guard valueCount <= DataNode.valueLimit else { throw .tooManyValues(at: offset) }
  }

  private static func insert(
    _ node: Node, at path: ArraySlice<Key>, into parent: inout Node, asItem: Bool
  ) throws(Stop) {
    guard let key = path.first else { return }
    if !parent.items.isEmpty {
      return try insert(
        node, at: path, into: &parent.items[parent.items.count - 1], asItem: asItem)
    }
    if parent.fields[key.name] == nil { parent.names.append(key.name) }
    var field =
      parent.fields.removeValue(forKey: key.name) ?? Node(key: key.range, value: key.range)
    defer { parent.fields[key.name] = field }
    if path.count > 1 {
      return try insert(node, at: path.dropFirst(), into: &field, asItem: asItem)
    }
    if asItem {
      field.items.append(node)
    } else if field.isDefined {
      throw .duplicate(key: key.name, first: field.key, second: node.key)
    } else {
      let (names, fields) = (field.names, field.fields)
      field = node
      field.names += names
      field.fields.merge(fields) { own, _ in own }
    }
  }

  private mutating func keys() throws(Stop) -> [Key] {
    var keys: [Key] = []
    repeat {
      skipSpaces()
      // Each key but the last stands for a table.
      if !keys.isEmpty { try countValue(at: offset) }
      keys.append(try key())
      guard keys.count <= DataNode.depthLimit else { throw .tooDeep(at: offset) }
      skipSpaces()
    } while skip(UInt8(ascii: "."))
    return keys
  }

  private mutating func key() throws(Stop) -> Key {
    let start = offset
    if peek() == UInt8(ascii: "\"") || peek() == UInt8(ascii: "'") {
      try skipString()
      return (text(start + 1..<offset - 1), start..<offset)
    }
    while offset < end, Self.isBare(bytes[offset]) { offset += 1 }
    guard offset > start else { throw .expected("a key", at: start) }
    return (text(start..<offset), start..<offset)
  }

  private mutating func value(depth: Int) throws(Stop) -> Node {
    guard depth < DataNode.depthLimit else { throw .tooDeep(at: offset) }
    skipSpaces()
    let start = offset
    try countValue(at: start)
    var node = Node(key: start..<start, value: start..<start, isDefined: true)
    switch peek() {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try skipString()
    case UInt8(ascii: "["):
      offset += 1
      skipLines()
      while peek() != UInt8(ascii: "]") {
        node.items.append(try value(depth: depth + 1))
        skipLines()
        guard skip(UInt8(ascii: ",")) else { break }
        skipLines()
      }
      try expect("]", or: "\",\" or ")
    case UInt8(ascii: "{"):
      offset += 1
      skipSpaces()
      while peek() != UInt8(ascii: "}") {
        let path = try keys()
        try expect("=")
        var field = try value(depth: depth + path.count)
        field.key = path.last?.range ?? field.value
        try Self.insert(field, at: path[...], into: &node, asItem: false)
        skipSpaces()
        guard skip(UInt8(ascii: ",")) else { break }
        skipSpaces()
      }
      try expect("}", or: "\",\" or ")
    default:
      while offset < end, !isLineEnd, !",]}#".utf8.contains(bytes[offset]) { offset += 1 }
      while offset > start, bytes[offset - 1] <= 0x20 { offset -= 1 }
      guard offset > start else { throw .expected("a value", at: start) }
    }
    node.value = start..<offset
    return node
  }

  /// Skips a string in any of the four kinds of quotes.
  private mutating func skipString() throws(Stop) {
    let start = offset
    let quote = bytes[offset]
    let isLong = offset + 2 < end && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    offset += isLong ? 3 : 1
    while offset < end {
      if bytes[offset] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        offset += 2
      } else if bytes[offset] == quote {
        var count = 1
        while offset + count < end, bytes[offset + count] == quote { count += 1 }
        if !isLong || count >= 3 {
          // A multi-line string may end with up to two quotes before the three that close it.
          offset += isLong ? min(count, 5) : 1
          return
        }
        offset += count
      } else if !isLong, isLineEnd {
        break
      } else {
        offset += 1
      }
    }
    throw .unclosedQuote(at: start)
  }

  private var isLineEnd: Bool { bytes[offset] == 0x0A || bytes[offset] == 0x0D }

  private func peek() -> UInt8? { offset < end ? bytes[offset] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar, or others: String = "") throws(Stop) {
    skipSpaces()
    guard skip(UInt8(ascii: scalar)) else {
      throw .expected("\(others)\"\(scalar)\"", at: offset)
    }
  }

  private mutating func skipSpaces() {
    while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
  }

  /// Skips spaces, line breaks and comments.
  private mutating func skipLines() {
    while offset < end {
      if bytes[offset] == UInt8(ascii: "#") {
        offset = bytes[offset..<end].firstIndex(of: 0x0A) ?? end
      } else if bytes[offset] == 0x20 || bytes[offset] == 0x09 || isLineEnd {
        offset += 1
      } else {
        return
      }
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}
