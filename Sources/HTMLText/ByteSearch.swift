/// Looks for bytes of a few kinds in a text, sixteen at a time.
///
/// Most of a text is plain letters that nothing has to be done about: passing over them is what most
/// of the time of rendering would go into. Public, since only what is public is compiled into the loops
/// of other modules.
public enum ByteSearch {
  /// Sixteen bytes of a text.
  public typealias Block = SIMD16<UInt8>
  /// Which bytes of a block are of a kind; kinds are joined by `.|`.
  public typealias Marks = SIMDMask<SIMD16<Int8>>

  /// Looks for the first byte of a kind.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: The offset to begin at, at most the text's length.
  ///   - marked: Marks the bytes looked for.
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
    var rest = Block()
    if offset > start {
      // The bytes before the rest are known to have no mark, so they may be looked at again.
      offset = text.count - 16
      rest = text.loadUnaligned(fromByteOffset: offset, as: Block.self)
    } else {
      withUnsafeMutableBytes(of: &rest) {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: text[offset...]))
      }
    }
    return min(offset + firstIndex(marked(rest)), text.count)
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

  /// Marks the bytes of a block that lie in a range.
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

  /// The marks as a number: eight ones for each marked byte, those of the first byte the lowest.
  @inlinable
  @inline(__always)
  public static func bits(_ marks: Marks) -> UInt128 {
    UInt128(littleEndian: unsafeBitCast(marks, to: UInt128.self))
  }

  /// Gives a text block by block with the blocks' offsets, the last one filled up with zeros, until
  /// `body` answers `false`; whether it never did.
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
    var rest = Block()
    withUnsafeMutableBytes(of: &rest) {
      $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: text[offset...]))
    }
    return body(rest, offset)
  }
}
