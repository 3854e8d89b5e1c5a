import HTMLText

/// Tells the label of a reference link from what else people write in brackets.
enum ReferenceLabel {
  typealias Text = Slice<UnsafeBufferPointer<UInt8>>

  /// Whether `[shown][label]` may be meant as a link; the label is not defined.
  ///
  /// Indexes (`[a, b][0]`, `[i][j]`), sets of characters (`[a-z][0-9]`), placeholders of formats (`[%d][%s]`) and
  /// heads of log lines (`[INFO][main]`) are not.
  ///
  /// - Parameters:
  ///   - label: As written; of `[label][]` the same as `shown`.
  ///   - shown: As written.
  ///   - known: The labels that the text defines.
  /// - Returns: Whether its missing definition is a mistake.
  static func mayBeLabel(_ label: Text, shown: Text, known: [String]) -> Bool {
    guard let first = label.first, isWord(first), shown.contains(where: { $0 > 0x20 }),
      !label.contains(where: { "\\%$<>=*|\"^{}".utf8.contains($0) }),
      !isCharacterSet(label), !isCharacterSet(shown), !isLogLevel(label), !isLogLevel(shown)
    else { return false }
    if isNumber(label), known.contains(where: { isNumber($0.utf8) }) { return true }
    guard isNumber(label) || label.count == 1 else { return true }
    // Links are numbered from 1 on, and have words for a text.
    return !label.elementsEqual("0".utf8) && hasWord(shown)
      && !shown.contains { ",;\"'".utf8.contains($0) }
  }

  private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    text.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether there are two letters side by side.
  private static func hasWord(_ text: Text) -> Bool {
    let isLetter = { (byte: UInt8) in byte.isASCIILetter || byte >= 0x80 }
    return zip(text, text.dropFirst()).contains { isLetter($0) && isLetter($1) }
  }

  /// Whether a text consists of ranges, such as `A-Za-z0-9_`.
  private static func isCharacterSet(_ text: Text) -> Bool {
    var rest = text
    while rest.count >= 3, rest[rest.startIndex + 1] == UInt8(ascii: "-"),
      isRange(rest[rest.startIndex], rest[rest.startIndex + 2])
    {
      rest = rest.dropFirst(3)
    }
    return rest.startIndex > text.startIndex && rest.allSatisfy { "_-.".utf8.contains($0) }
  }

  private static func isRange(_ first: UInt8, _ last: UInt8) -> Bool {
    first < last && isWord(first) && isWord(last)
      && (first.isASCIILetter ? first & 0x20 == last & 0x20 : !last.isASCIILetter)
  }

  private static let logLevels: Set<String> = [
    "TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "CRITICAL", "FATAL",
  ]

  private static func isLogLevel(_ text: Text) -> Bool {
    logLevels.contains(String(decoding: text, as: UTF8.self))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetter || (0x30...0x39).contains(byte)
  }
}
