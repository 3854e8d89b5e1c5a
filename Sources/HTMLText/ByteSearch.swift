#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Searches a text for bytes of a few kinds, sixteen bytes at a time.
///
/// Most of a text is plain letters, and skipping them one by one would take most of the time of
/// rendering. Public, because only public functions are inlined into other modules.
public enum ByteSearch {
  /// Sixteen bytes of a text.
  public typealias Block = SIMD16<UInt8>
  /// Which bytes of a block are of a kind; kinds are combined with `.|`.
  public typealias Marks = SIMDMask<SIMD16<Int8>>

  /// The offset of the first byte of a kind.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: The offset to begin at, at most the text's length.
  ///   - marked: Marks the bytes to find.
  /// - Returns: The byte's offset; the text's length where there is none.
  @inlinable
  @inline(__always)
  public static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, where marked: (Block) -> Marks
  ) -> Int {
    let text = UnsafeRawBufferPointer(bytes)
    var offset = start
    while offset + 16 <= text.count {
      let index = firstIndex(marked(text.loadUnaligned(fromByteOffset: offset, as: Block.self)))
      if index < 16 { return offset + index }
      offset += 16
    }
    guard offset < text.count else { return text.count }
    if offset > start {
      // The bytes before the rest have no marks, so including them again does no harm.
      offset = text.count - 16
      let rest = text.loadUnaligned(fromByteOffset: offset, as: Block.self)
      return min(offset + firstIndex(marked(rest)), text.count)
    }
    return min(offset + firstIndex(marked(lastBlock(of: text, from: offset))), text.count)
  }

  /// The offset of the first byte of one value; the text's length where there is none.
  package static func first(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> Int {
    guard start < bytes.count, let text = bytes.baseAddress,
      let found = memchr(text + start, Int32(byte), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(text)
  }

  /// Calls `body` with the offset of each byte of a kind, in order.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - marked: Marks the bytes to find.
  ///   - body: Gets the offsets. Where a byte 0 is marked, they include some past the end: zeros pad the
  ///     last block.
  @inlinable
  @inline(__always)
  public static func forEach(
    in bytes: UnsafeBufferPointer<UInt8>, where marked: (Block) -> Marks, _ body: (Int) -> Void
  ) {
    _ = forEachBlock(of: bytes) { block, offset in
      let halves = unsafeBitCast(marked(block), to: SIMD2<UInt64>.self)
      guard halves[0] | halves[1] != 0 else { return true }
      var indices = bits(ofBytes: halves[0]) | bits(ofBytes: halves[1]) << 8
      while indices != 0 {
        body(offset + indices.trailingZeroBitCount)
        indices &= indices - 1
      }
      return true
    }
  }

  /// A bit for each of eight bytes of ones or zeros, the first byte's lowest.
  @inlinable
  @inline(__always)
  static func bits(ofBytes marks: UInt64) -> UInt64 {
    // Bit 8i of the marks moves to bit 56 + i, and all others out of the way.
    ((UInt64(littleEndian: marks) & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  }

  /// The fewer than sixteen bytes from an offset on, padded with zeros.
  @inlinable
  @inline(__always)
  static func lastBlock(of text: UnsafeRawBufferPointer, from offset: Int) -> Block {
    var block = Block()
    withUnsafeMutableBytes(of: &block) {
      $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: text[offset...]))
    }
    return block
  }

  /// Marks the bytes of a block that are equal to one.
  @inlinable
  @inline(__always)
  public static func marking(_ byte: UInt8, in block: Block) -> Marks {
    block .== Block(repeating: byte)
  }

  /// Marks the bytes of a block that are less than one.
  @inlinable
  @inline(__always)
  public static func marking(below byte: UInt8, in block: Block) -> Marks {
    block .< Block(repeating: byte)
  }

  /// Marks the bytes of a block that are in a range.
  @inlinable
  @inline(__always)
  public static func marking(_ range: ClosedRange<UInt8>, in block: Block) -> Marks {
    block &- Block(repeating: range.lowerBound)
      .<= Block(repeating: range.upperBound - range.lowerBound)
  }

  /// The index of the first mark; 16 where there is none.
  @inlinable
  @inline(__always)
  static func firstIndex(_ marks: Marks) -> Int {
    // A mark is a byte of ones.
    let halves = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    let first = UInt64(littleEndian: halves[0])
    if first != 0 { return first.trailingZeroBitCount / 8 }
    return 8 + UInt64(littleEndian: halves[1]).trailingZeroBitCount / 8
  }

  /// The marks as a number: eight one bits for each marked byte, the first byte's lowest.
  @inlinable
  @inline(__always)
  public static func bits(_ marks: Marks) -> UInt128 {
    UInt128(littleEndian: unsafeBitCast(marks, to: UInt128.self))
  }

  /// Calls `body` with each block of a text and its offset, the last one padded with zeros, until it
  /// returns `false`; returns whether it never did.
  @inlinable
  @inline(__always)
  public static func forEachBlock(
    of bytes: UnsafeBufferPointer<UInt8>, _ body: (Block, Int) -> Bool
  ) -> Bool {
    let text = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 16 <= text.count {
      guard body(text.loadUnaligned(fromByteOffset: offset, as: Block.self), offset) else {
        return false
      }
      offset += 16
    }
    guard offset < text.count else { return true }
    return body(lastBlock(of: text, from: offset), offset)
  }
}
