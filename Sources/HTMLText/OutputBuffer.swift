// HTMLText owns what turns text into HTML and XML: escaping, the output buffer, the HTML tokenizer,
// slugs, language tags. It knows nothing of files, Markdown, templates or sites.

/// UTF-8 output that grows at its end.
///
/// All rendering appends to one of these; clearing it keeps the memory, so one buffer serves many
/// pages. It cannot be copied: hundreds of pieces are appended for each page, and an `Array` would check
/// each time whether its storage is shared.
package struct OutputBuffer: ~Copyable {
  private var memory: UnsafeMutableBufferPointer<UInt8>
  /// The number of bytes so far, to which `truncate(to:)` can return.
  package private(set) var count = 0

  /// An empty buffer with room for `capacity` bytes.
  package init(capacity: Int = 0) {
    memory = capacity > 0 ? .allocate(capacity: capacity) : .init(start: nil, count: 0)
  }

  deinit { memory.deallocate() }

  // MARK: What was appended

  /// Whether nothing was appended yet.
  package var isEmpty: Bool { count == 0 }

  /// A copy of the bytes so far, without spare capacity.
  package var bytes: [UInt8] { bytes(in: 0..<count) }

  /// A copy of some of the bytes.
  package func bytes(in range: Range<Int>) -> [UInt8] { withBytes(in: range) { Array($0) } }

  /// The bytes as text.
  package var text: String { text(in: 0..<count) }

  /// Some of the bytes as text.
  package func text(in range: Range<Int>) -> String {
    withBytes(in: range) { String(decoding: $0, as: UTF8.self) }
  }

  /// A byte; it must have been appended.
  package subscript(_ offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count, "there is no such byte")
    return memory[offset]
  }

  /// Calls `body` with all bytes, without copying them.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withBytes(in: 0..<count, body)
  }

  /// Calls `body` with some of the bytes, without copying them; they must have been appended.
  package func withBytes<Result, Failure: Error>(
    in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "there are no such bytes")
    return try body(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(memory)[range]))
  }

  // MARK: Changes

  /// Empties the buffer and keeps its memory.
  package mutating func clear() { count = 0 }

  /// Drops what was appended after the buffer had `count` bytes.
  package mutating func truncate(to count: Int) { self.count = min(self.count, max(count, 0)) }

  /// Replaces as many bytes from `offset` on as `other` has, up to the end of the buffer.
  package mutating func overwrite(at offset: Int, with other: StaticString) {
    other.withUTF8Buffer { other in
      for (index, byte) in other.enumerated() where offset + index < count {
        memory[offset + index] = byte
      }
    }
  }

  /// Moves what was appended last to `offset`, before all bytes that were there.
  ///
  /// - Parameters:
  ///   - end: The offset from which on bytes are moved.
  ///   - offset: Where they begin then.
  package mutating func move(from end: Int, to offset: Int) {
    precondition(offset >= 0 && offset <= end && end <= count, "there is no such place")
    let length = count - end
    reserve(length)
    guard let start = memory.baseAddress else { return }
    (start + offset + length).update(from: start + offset, count: count - offset)
    (start + offset).update(from: start + count, count: length)
  }

  /// Makes room for `more` bytes.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if more > memory.count - count { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    let grown = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: max(count + more, 2 * memory.count, 64))
    _ = grown.initialize(fromContentsOf: memory[..<count])
    memory.deallocate()
    memory = grown
  }

  // MARK: Appending

  /// Appends bytes unchanged.
  @inline(__always)
  package mutating func append(_ other: UnsafeBufferPointer<UInt8>) {
    guard let source = other.baseAddress else { return }
    reserve(other.count)
    guard let start = memory.baseAddress else { return }
    (start + count).initialize(from: source, count: other.count)
    count += other.count
  }

  /// Appends one byte unchanged.
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count += 1
  }

  /// Appends bytes unchanged.
  package mutating func append(_ other: [UInt8]) { other.withUnsafeBufferPointer { append($0) } }

  /// Appends bytes unchanged.
  package mutating func append(_ other: ArraySlice<UInt8>) {
    other.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a literal unchanged, without creating a `String`.
  package mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { append($0) }
  }

  /// Appends a string unchanged.
  package mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      text.utf8.forEach { append($0) }
    }
  }

  /// Appends a string unchanged.
  package mutating func append(_ text: Substring) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      text.utf8.forEach { append($0) }
    }
  }

  @inline(__always)
  private mutating func append(_ replacement: Escaping.Replacement) {
    reserve(MemoryLayout<UInt64>.size)
    UnsafeMutableRawBufferPointer(memory)
      .storeBytes(of: replacement.word, toByteOffset: count, as: UInt64.self)
    count += replacement.count
  }

  /// Appends a decimal number.
  package mutating func append(_ number: Int) {
    guard number >= 0 else { return append(String(number)) }
    if number >= 10 { append(number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Appends an ASCII character, replaced where the escaping names it.
  package mutating func append(_ character: UInt8, escaping: Escaping) {
    let isCandidate = character < 0x20 || escaping != .xmlCharacters
    if isCandidate, let replacement = escaping.replacement(for: character) {
      append(replacement)
    } else {
      append(character)
    }
  }

  /// Appends a text with the characters replaced that the escaping names.
  package mutating func append(_ text: String, escaping: Escaping) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0, escaping: escaping) }) == nil {
      append(Array(text.utf8), escaping: escaping)
    }
  }

  /// Appends bytes with the characters replaced that the escaping names.
  package mutating func append(_ other: [UInt8], escaping: Escaping) {
    other.withUnsafeBufferPointer { append($0, escaping: escaping) }
  }

  /// Appends bytes with the characters replaced that the escaping names; runs without any such
  /// character are copied whole.
  package mutating func append(_ other: UnsafeBufferPointer<UInt8>, escaping: Escaping) {
    reserve(other.count)
    if escaping.isXML { return appendXML(other, escaping: escaping) }
    var clean = 0
    escaping.forEachMarkup(in: other) { index in
      guard let replacement = escaping.replacement(for: other[index]) else { return }
      append(UnsafeBufferPointer(rebasing: other[clean..<index]))
      append(replacement)
      clean = index + 1
    }
    append(UnsafeBufferPointer(rebasing: other[clean...]))
  }

  /// The same without the characters that XML cannot contain, which need not be single bytes.
  private mutating func appendXML(_ other: UnsafeBufferPointer<UInt8>, escaping: Escaping) {
    var clean = 0
    escaping.forEachXMLCandidate(in: other) { index in
      let byte = other[index]
      if let replacement = escaping.replacement(for: byte) {
        append(UnsafeBufferPointer(rebasing: other[clean..<index]))
        append(replacement)
        clean = index + 1
      } else if byte >= 0x80 {
        let length = Escaping.noncharacterLength(at: index, in: other)
        guard length > 0 else { return }
        append(UnsafeBufferPointer(rebasing: other[clean..<index]))
        append(Escaping.unknown)
        clean = index + length
      }
    }
    append(UnsafeBufferPointer(rebasing: other[clean...]))
  }
}
