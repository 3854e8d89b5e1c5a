// HTMLText owns text on its way into HTML and XML: escaping, the output buffer, the HTML tokenizer,
// slugs. It knows nothing of files, Markdown, templates or sites.

/// UTF-8 output that grows at its end.
///
/// All rendering appends to one of these; clearing it keeps the memory, so one buffer serves many
/// pages.
package struct OutputBuffer: Sendable {
  /// What was appended so far.
  package private(set) var bytes: [UInt8] = []

  /// An empty buffer with room for so many bytes.
  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// The number of bytes so far; a place to come back to with `truncate(to:)`.
  package var count: Int { bytes.count }

  /// The bytes as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the buffer and keeps its memory.
  package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Drops what was appended after the buffer had `count` bytes.
  package mutating func truncate(to count: Int) { bytes.removeSubrange(count...) }

  /// Replaces as many bytes from `offset` on as `other` has; what lies past the end is left alone.
  package mutating func overwrite(at offset: Int, with other: StaticString) {
    other.withUTF8Buffer { other in
      for (index, byte) in other.enumerated() where offset + index < bytes.count {
        bytes[offset + index] = byte
      }
    }
  }

  /// Puts bytes before what stands at `offset`; costs a move of what follows.
  package mutating func insert(_ other: [UInt8], at offset: Int) {
    bytes.insert(contentsOf: other, at: offset)
  }

  /// Appends a text as it is.
  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Appends a text as it is.
  package mutating func append(_ text: Substring) { bytes.append(contentsOf: text.utf8) }

  /// Appends a literal as it is, without making a `String` of it.
  package mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes as they are.
  package mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  /// Appends bytes as they are.
  package mutating func append(_ other: ArraySlice<UInt8>) { bytes.append(contentsOf: other) }

  /// Appends bytes as they are.
  package mutating func append(_ other: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: other)
  }

  /// Appends one byte as it is.
  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Appends a decimal number.
  package mutating func append(_ number: Int) {
    guard number >= 0 else { return append(String(number)) }
    if number >= 10 { append(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Appends an ASCII character, replaced where the escaping names it.
  package mutating func append(_ character: UInt8, escaping: Escaping) {
    if let replacement = escaping.replacement(for: character) {
      append(replacement)
    } else {
      bytes.append(character)
    }
  }

  /// Appends a text with the characters replaced that the escaping names.
  package mutating func append(_ text: String, escaping: Escaping) {
    var text = text
    text.withUTF8 { append($0, escaping: escaping) }
  }

  /// Appends bytes with the characters replaced that the escaping names.
  package mutating func append(_ other: [UInt8], escaping: Escaping) {
    other.withUnsafeBufferPointer { append($0, escaping: escaping) }
  }

  /// Appends bytes with the characters replaced that the escaping names; runs without any such
  /// character are copied whole.
  package mutating func append(_ other: UnsafeBufferPointer<UInt8>, escaping: Escaping) {
    var clean = 0
    var index = escaping.firstCandidate(in: other, from: 0)
    while index < other.count {
      if let replacement = escaping.replacement(for: other[index]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: other[clean..<index]))
        append(replacement)
        clean = index + 1
      }
      index = escaping.firstCandidate(in: other, from: index + 1)
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: other[clean...]))
  }
}
