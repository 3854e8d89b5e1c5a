/// Looks for bytes of a few kinds in a text, eight at a time.
///
/// Most of a text is plain letters that nothing has to be done about: passing over them is what most
/// of the time of rendering would go into. Public, since only what is public is compiled into the loops
/// of other modules.
public enum ByteSearch {
  /// Looks for the first byte of a kind.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: The offset to begin at, at most the text's length.
  ///   - marked: What `marking` says of the bytes looked for, joined by `|`.
  /// - Returns: The byte's offset; the text's length where there is none.
  @inlinable
  @inline(__always)
  public static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, where marked: (UInt64) -> UInt64
  ) -> Int {
    let text = UnsafeRawBufferPointer(bytes)
    var offset = start
    while offset + 8 <= text.count {
      let word = UInt64(
        littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let marks = marked(word) & highBits
      if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
      offset += 8
    }
    guard offset < text.count else { return text.count }
    var word: UInt64 = 0
    for index in (offset..<text.count).reversed() { word = word << 8 | UInt64(text[index]) }
    return min(offset + (marked(word) & highBits).trailingZeroBitCount / 8, text.count)
  }

  /// Marks the bytes of a word that are equal to one; all but the highest bit of each byte, and all
  /// bytes above the lowest that is marked, are without meaning.
  ///
  /// See "Determine if a word has a byte equal to n" in S. E. Anderson's Bit Twiddling Hacks.
  @inlinable
  @inline(__always)
  public static func marking(_ byte: UInt8, in word: UInt64) -> UInt64 {
    let difference = word ^ (UInt64(byte) &* lowBits)
    return (difference &- lowBits) & ~difference
  }

  /// Marks the bytes of a word that are less than one up to 128, in the same way.
  @inlinable
  @inline(__always)
  public static func marking(below byte: UInt8, in word: UInt64) -> UInt64 {
    (word &- UInt64(byte) &* lowBits) & ~word
  }

  @inlinable @inline(__always) static var lowBits: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable @inline(__always) static var highBits: UInt64 { 0x8080_8080_8080_8080 }
}
