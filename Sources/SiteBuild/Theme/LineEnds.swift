/// The ends of lines of files that an editor may have saved as Windows has them, while the theme's end with a line feed.
enum LineEnds {
  private static let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))

  /// A text with line feeds where all of its lines end with a carriage return and a line feed; any other as it is.
  static func unified(_ text: [UInt8]) -> [UInt8] {
    areWindows(text) ? text.filter { $0 != carriageReturn } : text
  }

  /// A text with line feeds as one with the line ends of another.
  static func like(_ other: [UInt8], _ text: [UInt8]) -> [UInt8] {
    areWindows(other) ? text.flatMap { $0 == lineFeed ? [carriageReturn, lineFeed] : [$0] } : text
  }

  private static func areWindows(_ text: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      if (byte == lineFeed) != (previous == carriageReturn) { return false }
      previous = byte
    }
    return text.contains(lineFeed) && previous != carriageReturn
  }
}
