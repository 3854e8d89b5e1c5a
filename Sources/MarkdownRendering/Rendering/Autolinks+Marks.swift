import HTMLText

/// Marks around URLs, which GitHub takes for parts of them: it knows the punctuation of ASCII alone.
///
/// No host name has such a mark (RFC 5892), and browsers write all of them percent-encoded in the rest of a URL.
extension Autolinks {
  /// Quotation marks, dashes and the ellipsis, which end a URL where nothing but marks follows.
  private static let trailing: Set<Unicode.Scalar> = [
    "“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "‹", "›", "…", "–", "—", "―", "•", "「",
    "『", "【", "《", "〈", "〔", "（", "［",
  ]

  /// The punctuation of Chinese and Japanese, after which no space comes, and which ends a URL anywhere.
  private static let sentence: Set<Unicode.Scalar> = ["。", "、", "，", "；", "：", "！", "？", "．"]

  /// What encloses a URL, by its opening mark; the first of the closing ones ends it.
  private static let pairs: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "“": ["”"], "„": ["“", "”"], "«": ["»"], "»": ["«", "»"], "‘": ["’"], "‚": ["‘", "’"],
    "‹": ["›"], "›": ["‹", "›"], "”": ["”"], "’": ["’"], "\"": ["\""], "「": ["」"], "『": ["』"],
    "【": ["】"], "《": ["》"], "〈": ["〉"], "〔": ["〕"], "（": ["）"], "［": ["］"],
  ]

  /// The closing marks of brackets, by which a URL ends that does not open them.
  private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
    "]": "[", "}": "{", "」": "「", "』": "『", "】": "【", "》": "《", "〉": "〈", "〕": "〔",
    "）": "（", "］": "［",
  ]

  /// Where a URL ends by what is around it: before a space of any kind, and before the mark that closes what
  /// the mark before it opens; in its host, before any mark.
  static func endByMarks(
    in text: UnsafeBufferPointer<UInt8>, _ start: Int, domain: Range<Int>, end: Int
  ) -> Int {
    let closing = scalar(endingAt: start, in: text).flatMap { pairs[$0.value] } ?? []
    guard !closing.isEmpty || text[domain.lowerBound..<end].contains(where: { $0 >= 0x80 }) else {
      return end
    }
    var index = domain.lowerBound
    while index < end {
      let (scalar, length) = scalar(at: index, in: text)
      if closing.contains(scalar) || sentence.contains(scalar) || isSpace(scalar) { return index }
      if index < domain.upperBound, trailing.contains(scalar) || brackets[scalar] != nil {
        return index
      }
      index += length
    }
    return end
  }

  /// Where the mark begins that a URL cannot end with; `nil` where it may end there.
  static func startOfMark(
    endingAt end: Int, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let last = text[end - 1]
    guard last >= 0x80 || last == UInt8(ascii: "]") || last == UInt8(ascii: "}"),
      let mark = scalar(endingAt: end, in: text), end - mark.length >= start
    else { return nil }
    if let opening = brackets[mark.value] {
      let isOpened = String(decoding: text[start..<end], as: UTF8.self).unicodeScalars
        .reduce(0) { $0 + ($1 == opening ? 1 : $1 == mark.value ? -1 : 0) }
      return isOpened < 0 ? end - mark.length : nil
    }
    return trailing.contains(mark.value) ? end - mark.length : nil
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }

  /// The character that ends before an offset.
  private static func scalar(
    endingAt end: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (value: Unicode.Scalar, length: Int)? {
    guard end > 0 else { return nil }
    var start = end - 1
    while start > 0, end - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    let (scalar, length) = scalar(at: start, in: text)
    return start + length == end ? (scalar, length) : nil
  }

  private static func scalar(
    at offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (Unicode.Scalar, Int) {
    var decoder = UTF8()
    var rest = text[offset..<min(offset + 4, text.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }
}
