extension UInt8 {
  /// Whether the byte is an ASCII letter.
  @inlinable @inline(__always) package var isASCIILetter: Bool {
    (0x61...0x7A).contains(self | 0x20)
  }
}
