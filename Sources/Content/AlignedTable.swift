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
        index = ByteSearch.first(UInt8(ascii: ":"), in: bytes, from: index)
        guard index < bytes.count else { return false }
        let hyphen = UInt8(ascii: "-")
        guard
          index > 0 && bytes[index - 1] == hyphen
            || index + 1 < bytes.count && bytes[index + 1] == hyphen
        else {
          index += 1
          continue
        }
        let run = run(bytes, around: index)
        if run.isDelimiterRow { return true }
        index = run.end
      }
    }
  }

  /// What a delimiter row consists of, around a colon: where it ends, and whether it is such a row.
  private static func run(
    _ text: UnsafeBufferPointer<UInt8>, around colon: Int
  ) -> (end: Int, isDelimiterRow: Bool) {
    func isPart(_ byte: UInt8) -> Bool { " \t|:->".utf8.contains(byte) }
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    var start = colon
    while start > 0, isPart(text[start - 1]) { start -= 1 }
    var end = colon + 1
    while end < text.count, isPart(text[end]) { end += 1 }
    let isLine =
      (start == 0 || isLineEnd(text[start - 1])) && (end == text.count || isLineEnd(text[end]))
    return (end, isLine)
  }
}
