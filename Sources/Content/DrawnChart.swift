import HTMLText

/// Tells which texts may have charts, before they are parsed.
enum DrawnChart {
  /// Whether a line begins as one of a model that draws a chart.
  ///
  /// `true` also where the line is of something else. Complexity: O(n); next to nothing for a text without a block that
  /// may be a model.
  static func mayOccur(in text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      guard mayHaveModel(bytes) else { return false }
      var index = 0
      while index < bytes.count {
        let line = UnsafeBufferPointer(rebasing: bytes[index...])
        if words.contains(where: line.starts) { return true }
        index = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, from: index) + 1
      }
      return false
    }
  }

  private static let words = ["chart ", "diagramm "].map { Array($0.utf8) }
  private static let fence = Array("kpi".utf8)

  /// Whether a fence of backticks or tildes is followed by the word for models.
  private static func mayHaveModel(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for mark in [UInt8(ascii: "`"), UInt8(ascii: "~")] {
      var index = 0
      while true {
        index = ByteSearch.first(mark, in: text, from: index)
        guard index < text.count else { break }
        while index < text.count, text[index] == mark || text[index] == UInt8(ascii: " ") {
          index += 1
        }
        if text[index...].starts(with: fence) { return true }
      }
    }
    return false
  }
}
