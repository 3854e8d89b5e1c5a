import HTMLText

/// Tells which texts may have tables with aligned columns, before they are parsed.
enum AlignedTable {
  /// Whether a line could be the one below a table's heads that aligns columns, as `|:--|--:|`.
  ///
  /// `true` also where the line is in a block of code. Complexity: O(n); next to nothing but for the colons of a text.
  static func mayOccur(in text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while true {
        index = ByteSearch.first(in: bytes, from: index) { block in
          ByteSearch.marking(UInt8(ascii: ":"), in: block)
        }
        guard index < bytes.count else { return false }
        if isDelimiterRow(bytes, around: index) { return true }
        index += 1
      }
    }
  }

  private static func isDelimiterRow(_ text: UnsafeBufferPointer<UInt8>, around colon: Int) -> Bool
  {
    let hyphen = UInt8(ascii: "-")
    guard
      colon > 0 && text[colon - 1] == hyphen || colon + 1 < text.count && text[colon + 1] == hyphen
    else { return false }
    func isPart(_ byte: UInt8) -> Bool { " \t|:->".utf8.contains(byte) }
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    var start = colon
    while start > 0, isPart(text[start - 1]) { start -= 1 }
    var end = colon
    while end < text.count, isPart(text[end]) { end += 1 }
    return (start == 0 || isLineEnd(text[start - 1])) && (end == text.count || isLineEnd(text[end]))
  }
}
