import HTMLText
import Synchronization

/// Writes text with typographic quotes, dashes and ellipses, and with no-break spaces where no line may end.
///
/// It reads a block's text piece by piece and remembers what came before, so that a quote after `*` or
/// a link is judged by what readers see beside it. Quotes pair within a block.
struct Typography {
  let marks: QuotationMarks
  /// Whether words of English begin with an apostrophe.
  let isEnglish: Bool
  /// The first bytes of the opening and the closing mark that the author may have typed; of a straight
  /// quote where these do not matter.
  private let firstBytes: (UInt8, UInt8)
  var previous = Neighbour.space
  /// Where the block begins in the plain text.
  var blockStart = 0
  /// Where the text begins in the plain text whose spaces may still become no-break spaces.
  var openStart = 0
  var openQuotes: [OpenQuote] = []
  var openDoubleQuotes = 0
  var unpairedQuotes: [Quote] = []
  var apostrophes: [TextOutput.Offsets] = []

  /// What the beginnings of texts are written with, by their languages.
  private static let known = Mutex<[String: Typography]>([:])

  /// Prepares for a text; costs next to nothing after the first one in the language.
  static func inLanguage(_ language: String) -> Typography {
    known.withLock { known in
      if let typography = known[language] { return typography }
      let typography = Typography(language: language)
      known[language] = typography
      return typography
    }
  }

  private init(language: String) {
    let tag = LanguageTag(language)
    marks = .of(tag)
    isEnglish = tag.language == "en"
    let (opening, closing) = (marks.opening.utf8Start[0], marks.closing.utf8Start[0])
    // Most letters of Japanese begin with the byte that begins its marks, too.
    firstBytes =
      marks.areUnambiguous && opening != 0xE3
      ? (opening, closing) : (UInt8(ascii: "\""), UInt8(ascii: "\""))
  }

  /// Records that something other than text was written: a code span, an image, a line break.
  mutating func didWrite(_ neighbour: Neighbour) { previous = neighbour }

  /// Prepares for the text of a block.
  mutating func beginBlock(at offset: Int) {
    previous = .space
    blockStart = offset
    openStart = offset
  }

  /// Writes a text; a quote, a hyphen or a dot after a backslash is written literally, without the
  /// backslash, and is not part of a dash or an ellipsis.
  ///
  /// - Parameters:
  ///   - text: UTF-8 of one text node.
  ///   - output: Where it is written to.
  ///   - locator: Tells an escape from a backslash that is text.
  ///   - next: What follows the text; called only where it matters.
  mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout TextOutput,
    _ locator: inout SourceLocator, next: () -> Neighbour
  ) {
    guard !text.isEmpty else { return }
    var copied = 0
    var index = 0
    while true {
      index = firstSpecialByte(in: text, from: index)
      guard index < text.count else { break }
      let byte = text[index]
      var end = index + 1
      switch byte {
      case _ where byte < 0x80 && index > copied && Self.isEscaped(text, at: index, &locator):
        output.append(clean: text[copied..<index - 1])
        output.append(byte)
        copied = end
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        output.append(clean: text[copied..<index])
        if index > 0 { previous = Neighbour(endOf: UnsafeBufferPointer(rebasing: text[..<index])) }
        let following = end < text.count ? Neighbour(of: text, at: end) : next()
        appendQuote(text, at: index, next: following, to: &output)
        copied = end
      case UInt8(ascii: "-"), UInt8(ascii: "."):
        while end < text.count, text[end] == byte { end += 1 }
        guard end - index == 3 || (end - index == 2 && byte == UInt8(ascii: "-")) else {
          if byte == UInt8(ascii: "."), UnbrokenSpaces.contains(end, of: text) {
            appendUnbroken(text, &copied, spaceAt: end, to: &output)
            end = copied
          }
          break
        }
        if byte == UInt8(ascii: "-"), isSpace(text, at: end, next) {
          bindDash(text, &copied, at: index, to: &output)
        }
        output.append(clean: text[copied..<index])
        output.append(byte == UInt8(ascii: ".") ? "…" : end - index == 2 ? "–" : "—")
        copied = end
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        while end < text.count, text[end].isASCIIDigit { end += 1 }
        if index > copied, UnbrokenSpaces.contains(index - 1, of: text) {
          appendUnbroken(text, &copied, spaceAt: index - 1, to: &output)
        }
        if UnbrokenSpaces.contains(end, of: text) {
          appendUnbroken(text, &copied, spaceAt: end, to: &output)
          end = copied
        }
      case UInt8(ascii: "%"):
        if index > copied, UnbrokenSpaces.contains(index - 1, of: text) {
          appendUnbroken(text, &copied, spaceAt: index - 1, to: &output)
        }
      case 0x80...:
        if UnbrokenSpaces.isDash(text, at: index) {
          end = index + 3
          if isSpace(text, at: end, next) {
            bindDash(text, &copied, at: index, to: &output)
          }
        } else {
          if index > copied, UnbrokenSpaces.contains(index - 1, of: text) {
            appendUnbroken(text, &copied, spaceAt: index - 1, to: &output)
          }
          if byte == firstBytes.0 || byte == firstBytes.1 {
            pairTypedQuote(UnsafeBufferPointer(rebasing: text[index...]), output)
          }
        }
      default:
        output.append(clean: text[copied..<index])
        output.append(byte)
        copied = end
      }
      index = end
    }
    output.append(clean: text[copied...])
    previous = Neighbour(endOf: text)
  }

  /// Whether a text has a space at an offset, or ends there before one.
  private func isSpace(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ next: () -> Neighbour
  ) -> Bool {
    index < text.count ? text[index] == 0x20 : next() == .space
  }

  /// Writes a no-break space for a space, after what comes before it.
  private func appendUnbroken(
    _ text: UnsafeBufferPointer<UInt8>, _ copied: inout Int, spaceAt index: Int,
    to output: inout TextOutput
  ) {
    output.append(clean: text[copied..<index])
    output.append(UnbrokenSpaces.character)
    copied = index + 1
  }

  /// Makes the space before a dash that has one behind it, too, a no-break space: no line begins with such a dash.
  private func bindDash(
    _ text: UnsafeBufferPointer<UInt8>, _ copied: inout Int, at index: Int,
    to output: inout TextOutput
  ) {
    if index > copied {
      guard text[index - 1] == 0x20 else { return }
      appendUnbroken(text, &copied, spaceAt: index - 1, to: &output)
    } else if index == 0, output.plain.count > openStart {
      output.bindLastSpace()
    }
  }

  /// Whether a character is one that the parser leaves a backslash before, and the backslash escapes it.
  private static func isEscaped(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ locator: inout SourceLocator
  ) -> Bool {
    guard index > 0, text[index - 1] == UInt8(ascii: "\\") else { return false }
    switch text[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return locator.isEscape(text, at: index)
    default: return false
    }
  }

  /// The offset of the next byte that may have to be replaced or escaped, begins a quotation mark, or may have a space
  /// beside it at which no line may end.
  @inline(__always)
  private func firstSpecialByte(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (opening, closing) = firstBytes
    return ByteSearch.first(in: text, from: start) { block in
      ByteSearch.marking(UInt8(ascii: "\""), in: block)
        .| ByteSearch.marking(UInt8(ascii: "'"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "-"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "."), in: block)
        .| ByteSearch.marking(UInt8(ascii: "&"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "<"), in: block)
        .| ByteSearch.marking(UInt8(ascii: ">"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "0")...UInt8(ascii: "9"), in: block)
        .| ByteSearch.marking(UInt8(ascii: "%"), in: block)
        // Begins dashes and the signs of euro and per mille.
        .| ByteSearch.marking(0xE2, in: block)
        .| ByteSearch.marking(opening, in: block) .| ByteSearch.marking(closing, in: block)
    }
  }

  /// Appends a text with quotes, dashes and dots as written, without the backslashes that escape them.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, withoutMarksTo plain: inout [UInt8],
    _ locator: SourceLocator
  ) {
    guard text.contains(UInt8(ascii: "\\")) else { return plain.append(contentsOf: text) }
    var locator = locator
    for (index, byte) in text.enumerated() {
      if isEscaped(text, at: index, &locator) { plain.removeLast() }
      plain.append(byte)
    }
  }
}
