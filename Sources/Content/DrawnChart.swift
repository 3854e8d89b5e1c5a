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
  private static let leastFence = 3

  /// Whether a fence of backticks or tildes is followed by the word for models.
  private static func mayHaveModel(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for mark in [UInt8(ascii: "`"), UInt8(ascii: "~")] {
      var index = ByteSearch.first(mark, in: text, from: 0)
      while index < text.count {
        let start = index
        while index < text.count, text[index] == mark { index += 1 }
        if index - start >= leastFence {
          while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
          if index + 2 < text.count, text[index] == UInt8(ascii: "k"),
            text[index + 1] == UInt8(ascii: "p"), text[index + 2] == UInt8(ascii: "i")
          {
            return true
          }
        }
        index = ByteSearch.first(mark, in: text, from: index)
      }
    }
    return false
  }
}
