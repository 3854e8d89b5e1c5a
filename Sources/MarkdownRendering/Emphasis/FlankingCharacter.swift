import CCMarkGFM
import HTMLText

/// A character beside a run of delimiters, as far as the rules of emphasis distinguish it: those of GitHub
/// Flavored Markdown 0.29, section 6.4, and those of the CJK-friendly amendments to CommonMark
/// (github.com/tats-u/markdown-cjk-friendly, specification.md, section 6.2).
struct FlankingCharacter {
  /// Whether it is white space for both.
  let isSpace: Bool
  /// Whether cmark takes it for punctuation.
  let isPunctuation: Bool
  /// Whether the amendments take it, with the character before it where it is a variation selector, for
  /// punctuation.
  let isPunctuationSequence: Bool
  /// Whether the amendments take it for Chinese, Japanese or Korean.
  let isEastAsian: Bool

  /// The character after a run, which begins at an offset.
  init(at offset: Int, in text: UnsafeBufferPointer<UInt8>) {
    let scalar = Unicode.Scalar(in: text, at: offset)
    isSpace = scalar.isSpaceForEmphasis
    isPunctuation = scalar.isPunctuationForEmphasis
    isPunctuationSequence = isPunctuation
    isEastAsian = scalar.isEastAsian
  }

  /// The character before a run, which ends at an offset past the first.
  init(before offset: Int, in text: UnsafeBufferPointer<UInt8>) {
    let start = Unicode.Scalar.start(before: offset, in: text)
    let scalar = Unicode.Scalar(in: text, at: start)
    isSpace = scalar.isSpaceForEmphasis
    isPunctuation = scalar.isPunctuationForEmphasis
    guard scalar.isTextVariationSelector, start > 0 else {
      isPunctuationSequence = isPunctuation
      isEastAsian = scalar.isEastAsian || scalar.isIdeographicVariationSelector
      return
    }
    let base = Unicode.Scalar(in: text, at: Unicode.Scalar.start(before: start, in: text))
    isPunctuationSequence = base.isPunctuationForEmphasis
    isEastAsian = base.isEastAsian || base.isFullWidthQuote(with: scalar)
  }
}

extension Unicode.Scalar {
  /// Whether rules of emphasis may differ beside it.
  var concernsEastAsianEmphasis: Bool {
    isEastAsian || isTextVariationSelector || isIdeographicVariationSelector
  }

  /// Cost: the logarithm of the number of ranges.
  fileprivate var isEastAsian: Bool {
    guard let first = Self.eastAsian.first, value >= first.lowerBound else { return false }
    let index = Self.eastAsian.partitioningIndex { $0.upperBound >= value }
    return index < Self.eastAsian.count && Self.eastAsian[index].contains(value)
  }

  /// Whether it selects a form of the character before it that is not an emoji.
  fileprivate var isTextVariationSelector: Bool { (0xFE00...0xFE0E).contains(value) }

  fileprivate var isIdeographicVariationSelector: Bool { (0xE0100...0xE01EF).contains(value) }

  /// Whether it is a quotation mark that a selector makes as wide as an ideograph (Unicode's
  /// StandardizedVariants.txt, “fullwidth form”).
  fileprivate func isFullWidthQuote(with selector: Unicode.Scalar) -> Bool {
    selector.value == 0xFE01 && [0x2018, 0x2019, 0x201C, 0x201D].contains(value)
  }

  fileprivate var isSpaceForEmphasis: Bool { cmark_utf8proc_is_space(Int32(value)) != 0 }

  fileprivate var isPunctuationForEmphasis: Bool {
    cmark_utf8proc_is_punctuation(Int32(value)) != 0
  }
}
