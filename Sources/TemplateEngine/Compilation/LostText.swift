/// Text of a template that nothing shows.
enum LostText {
  /// The offset of the first byte that is neither space nor in a comment of HTML; `nil` if there is none.
  static func start(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset].isWhitespace {
        offset += 1
      } else if bytes[offset..<range.upperBound].starts(with: "<!--".utf8) {
        guard let end = bytes[offset..<range.upperBound].firstRange(of: Array("-->".utf8)) else {
          return nil
        }
        offset = end.upperBound
      } else {
        return offset
      }
    }
    return nil
  }
}
