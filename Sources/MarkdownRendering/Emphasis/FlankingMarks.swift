import CCMarkGFM
import HTMLText

/// Makes cmark's rules of emphasis those of the CJK-friendly amendments to CommonMark
/// (github.com/tats-u/markdown-cjk-friendly), so that `これは**強調。**です` is emphasized.
///
/// Whether a run of delimiters opens or closes something depends on the characters beside it alone. Where the
/// amendments take them for something else than cmark does, a mark is put between the run and one of them, and
/// removed from the parsed document. The marked one is that which concerns the amendments: the other may be the
/// `|` or `>` of a block, where cmark sees the beginning or the end of a line.
enum FlankingMarks {
  /// Whether a text has a delimiter beside a character that the amendments concern.
  ///
  /// Costs almost nothing for texts without such characters.
  static func mayBeNeeded(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = beginning(of: text)
    while true {
      // The first of these characters is U+1100.
      index = ByteSearch.first(in: text, from: index) { block in
        ByteSearch.marking(0xE1...0xFF, in: block)
      }
      guard index < text.count else { return false }
      let end = index + (text[index] < 0xF0 ? 3 : 4)
      let isBesideDelimiter =
        index > 0 && isDelimiter(text[index - 1]) || end < text.count && isDelimiter(text[end])
      if isBesideDelimiter, Unicode.Scalar(in: text, at: index).concernsEastAsianEmphasis {
        return true
      }
      index += 1
    }
  }

  /// How many bytes, in blocks of 64, have no such character before the first block that may have one.
  private static func beginning(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var offset = 0
    func block(_ index: Int) -> ByteSearch.Block {
      bytes.loadUnaligned(fromByteOffset: offset + 16 * index, as: ByteSearch.Block.self)
    }
    while offset + 64 <= bytes.count {
      let greatest = pointwiseMax(
        pointwiseMax(block(0), block(1)), pointwiseMax(block(2), block(3)))
      guard ByteSearch.bits(ByteSearch.marking(0xE1...0xFF, in: greatest)) == 0 else { break }
      offset += 64
    }
    return offset
  }

  /// Whole lines of a text with the marks that they need; `nil` where they need none.
  static func marked(_ lines: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var marked: [UInt8] = []
    var copied = 0
    var next = 0
    while let run = run(in: lines, from: next) {
      next = run.upperBound
      guard let (mark, offset) = mark(for: run, in: lines) else { continue }
      marked += lines[copied..<offset]
      marked += mark.bytes
      copied = offset
    }
    return copied == 0 ? nil : marked + lines[copied...]
  }

  /// The same for lines of which some may have been changed.
  static func marked(_ changed: [UInt8]?, or lines: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    changed?.withUnsafeBufferPointer { marked($0) } ?? (changed == nil ? marked(lines) : nil)
  }

  /// A text that the parser has not given the document yet, without its marks.
  static func unmarked(_ text: String) -> String {
    String(unsafeUninitializedCapacity: text.utf8.count) { copy in
      var text = text
      return text.withUTF8 { text in
        guard let start = text.baseAddress, let copy = copy.baseAddress else { return 0 }
        return ccmark_remove_marks(start, text.count, copy)
      }
    }
  }

  /// What stands between a run and a character.
  private enum Mark {
    case letter
    case punctuationBefore
    case punctuationAfter

    /// See `ccmark_parser.h`.
    var bytes: [UInt8] {
      switch self {
      case .letter: [0xEF, 0xB7, UInt8(CCMARK_LETTER)]
      case .punctuationBefore: [0xEF, 0xB7, UInt8(CCMARK_PUNCTUATION_BEFORE), 0xC2, 0xB7]
      case .punctuationAfter: [0xC2, 0xB7, 0xEF, 0xB7, UInt8(CCMARK_PUNCTUATION_AFTER)]
      }
    }
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  /// The next run of one delimiter, without a character that a backslash escapes.
  private static func run(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    let first = ByteSearch.first(in: text, from: start) { block in
      ByteSearch.marking(UInt8(ascii: "*"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "_"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "~"), in: block)
    }
    guard first < text.count else { return nil }
    var end = first + 1
    while end < text.count, text[end] == text[first] { end += 1 }
    var backslashes = 0
    while first > backslashes, text[first - backslashes - 1] == UInt8(ascii: "\\") {
      backslashes += 1
    }
    return first + backslashes % 2..<end
  }

  /// The mark that a run needs, and where; `nil` where cmark does by itself what the amendments demand.
  private static func mark(
    for run: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> (Mark, offset: Int)? {
    // The beginning and the end of a line are white space, beside which the rules are the same.
    guard !run.isEmpty, run.lowerBound > 0, run.upperBound < text.count,
      text[run.lowerBound - 1] >= 0x80 || text[run.upperBound] >= 0x80
    else { return nil }
    let before = FlankingCharacter(before: run.lowerBound, in: text)
    let after = FlankingCharacter(at: run.upperBound, in: text)
    guard !before.isSpace, !after.isSpace else { return nil }

    let isBoundToWords =
      text[run.lowerBound] == UInt8(ascii: "_")
      || text[run.lowerBound] == UInt8(ascii: "~") && run.count == 1
    if isBoundToWords || !before.isEastAsian && !after.isEastAsian {
      guard before.isPunctuation != before.isPunctuationSequence else { return nil }
      return (before.isPunctuationSequence ? .punctuationBefore : .letter, run.lowerBound)
    }
    // Beside such a character a run opens and closes, as it does between two letters or two punctuation marks.
    if before.isPunctuation == after.isPunctuation { return nil }
    if after.isEastAsian {
      return (before.isPunctuation ? .punctuationAfter : .letter, run.upperBound)
    }
    return (after.isPunctuation ? .punctuationBefore : .letter, run.lowerBound)
  }
}
