/// Converts lines and columns, as third-party parsers count them, to byte offsets.
struct SourcePositionIndex: Sendable {
  /// How many scalars of a line apart the known offsets are, so that a column is found fast in long lines.
  private static let stride = 64

  private let bytes: [UInt8]
  private let end: Int
  private let lineStarts: [Int]
  /// For each line, the index of its first offset in `checkpoints`.
  private let firstCheckpoints: [Int]
  private let checkpoints: [Int]

  /// Indexes the lines of part of a file.
  ///
  /// YAML 1.1, which libyaml follows, ends lines at CR, LF, CRLF, U+0085, U+2028 and U+2029.
  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    var starts = [range.lowerBound]
    var firsts = [0]
    var points: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      func byte(_ offset: Int) -> UInt8 { offset < range.upperBound ? bytes[offset] : 0 }
      var column = 0
      for offset in range {
        let length =
          switch bytes[offset] {
          case 0x0A: 1
          case 0x0D where byte(offset + 1) != 0x0A: 1
          case 0xC2 where byte(offset + 1) == 0x85: 2
          case 0xE2 where byte(offset + 1) == 0x80 && byte(offset + 2) & 0xFE == 0xA8: 3
          default: 0
          }
        if length > 0 {
          starts.append(offset + length)
          firsts.append(points.count)
          column = 0
        } else if bytes[offset] & 0xC0 != 0x80, offset >= starts[starts.count - 1] {
          if column > 0, column % Self.stride == 0 { points.append(offset) }
          column += 1
        }
      }
    }
    lineStarts = starts
    firstCheckpoints = firsts
    checkpoints = points
  }

  /// The offset of a line and column, both counted from 1, columns in Unicode scalars; clamped to the
  /// range.
  func offset(line: Int, column: Int) -> Int {
    guard line <= lineStarts.count else { return end }
    let index = max(line, 1) - 1
    var offset = lineStarts[index]
    var left = max(column, 1) - 1
    let next = index + 1 < firstCheckpoints.count ? firstCheckpoints[index + 1] : checkpoints.count
    let passed = min(left / Self.stride, next - firstCheckpoints[index])
    if passed > 0 {
      offset = checkpoints[firstCheckpoints[index] + passed - 1]
      left -= passed * Self.stride
    }
    while left > 0, offset < end {
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}
