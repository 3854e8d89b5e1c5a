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
}
