/// How much of a script is kept in mind, so that reading one takes time that grows with its size and not faster.
extension ScriptContext {
  /// More open brackets than any script has: they are compared at each branch.
  static let deepest = 1000

  /// A word with one more byte, as far as it matters.
  ///
  /// Words that are longer than all keywords are alike, but for bytes that may belong to whitespace.
  static func word(_ bytes: [UInt8], _ byte: UInt8) -> [UInt8] {
    guard bytes.count > longestKeyword else { return bytes + [byte] }
    return firstBytesOfSpaces.contains(byte) ? bytes.dropLast() + [byte] : bytes
  }

  private static let longestKeyword = "instanceof".utf8.count

  /// The first bytes of characters outside ASCII that ECMAScript takes as whitespace, in UTF-8.
  static let firstBytesOfSpaces: Set<UInt8> = [0xC2, 0xE1, 0xE2, 0xE3, 0xEF]
}

extension UInt8 {
  /// A line feed or a carriage return.
  var isLineBreak: Bool { self == 0x0A || self == 0x0D }
}
