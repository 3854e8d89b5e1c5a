/// Turns lines and columns, as parsers of other houses count them, into byte offsets.
struct MarkIndex: Sendable {
  private let bytes: [UInt8]
  private let end: Int
  private let lineStarts: [Int]

  /// Looks for the line ends of a stretch of a file.
  ///
  /// YAML 1.1, which libyaml follows, ends lines at CR, LF, CRLF, U+0085, U+2028 and U+2029.
  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    var starts = [range.lowerBound]
    bytes.withUnsafeBufferPointer { bytes in
      func byte(_ offset: Int) -> UInt8 { offset < range.upperBound ? bytes[offset] : 0 }
      for offset in range {
        switch bytes[offset] {
        case 0x0A: starts.append(offset + 1)
        case 0x0D where byte(offset + 1) != 0x0A: starts.append(offset + 1)
        case 0xC2 where byte(offset + 1) == 0x85: starts.append(offset + 2)
        case 0xE2 where byte(offset + 1) == 0x80 && byte(offset + 2) & 0xFE == 0xA8:
          starts.append(offset + 3)
        default: break
        }
      }
    }
    lineStarts = starts
  }

  /// The offset of a line and column, both counted from 1, columns in Unicode scalars; clamped to
  /// the stretch.
  func offset(line: Int, column: Int) -> Int {
    guard line <= lineStarts.count else { return end }
    var offset = lineStarts[max(line, 1) - 1]
    var left = column - 1
    while left > 0, offset < end {
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}
