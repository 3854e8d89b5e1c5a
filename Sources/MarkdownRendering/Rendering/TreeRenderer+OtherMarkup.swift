import Diagnostics
import HTMLText

/// Marks that mean something to other programs, or would with a space beside them: readers see them.
extension TreeRenderer {
  /// Warns of them in a text node.
  mutating func reportOtherMarkup(
    in text: UnsafeBufferPointer<UInt8>, of node: MarkdownNode, _ traits: TextTraits
  ) {
    if traits.mayHaveMarks { reportMarks(in: text) }
    if traits.hasClosingBracket { reportWikiLinks(in: text) }
    if traits.mayBeGarbled { reportGarbledWords(in: text) }
    if mayHaveOfficeTag, text.contains(UInt8(ascii: "<")) { reportOfficeTags(in: text) }
    guard let first = text.first else { return }
    switch first {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "#"),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "["),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0xC2, 0xE2, 0xEF:
      reportLine(text, of: node)
    default: break
    }
  }

  /// Where a text is in the block, outside of code, neither escaped nor reported before.
  mutating func unreportedPlace(of text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let reported = reportedMarkup
    let place = locator.next(text, from: locator.blockRange.lowerBound) { locator, offset in
      !reported.contains(offset) && !locator.isEscaped(offset)
    }
    if let place { reportedMarkup.insert(place.lowerBound) }
    return place
  }

  /// `==text==`, `**Text:**more` and `** text **`.
  private mutating func reportMarks(in text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index + 1 < text.count {
      let mark = text[index]
      guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "*"), text[index + 1] == mark else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, text[index] == mark { index += 1 }
      guard index - start == 2, let end = Self.end(of: mark, in: text, from: index) else {
        continue
      }
      let inner = text[index..<end]
      let previous = start > 0 ? text[start - 1] : 0x20
      let next = end + 2 < text.count ? text[end + 2] : 0x20
      guard inner.contains(where: { $0.isASCIILetter || $0 >= 0x80 }) else { continue }
      let isSpaced = inner.first == 0x20 || inner.last == 0x20
      let written = UnsafeBufferPointer(rebasing: text[start..<end + 2])
      let shown = String(decoding: inner, as: UTF8.self)
      if mark == UInt8(ascii: "=") {
        guard !isSpaced, Self.isOutside(previous), Self.isOutside(next),
          let place = unreportedPlace(of: written)
        else { continue }
        warn(at: place) {
          MarkdownMessages.otherMarkup(
            "\"==\" marks nothing in Markdown", help: "write <mark>\(shown)</mark>", at: $0)
        }
      } else if isSpaced {
        let words = shown.split(separator: " ").joined(separator: " ")
        guard Self.isOutside(previous), Self.isOutside(next), words.count > 2,
          let place = unreportedPlace(of: written)
        else { continue }
        warn(at: place) {
          MarkdownMessages.missingEmphasis(
            "this is not bold: there is a space within its \"**\"", help: "write **\(words)**",
            at: $0)
        }
      } else {
        guard Self.isOutside(previous), let last = inner.last, !last.isASCIILetter,
          !(0x30...0x39).contains(last), next.isASCIILetter || (0xC3...0xC9).contains(next),
          let place = unreportedPlace(of: written)
        else { continue }
        warn(at: place) {
          MarkdownMessages.missingEmphasis(
            "this is not bold: a letter follows its \"**\"",
            help: "write \"**\(shown)** \" instead", at: $0)
        }
      }
      index = end + 2
    }
  }

  /// The longest text between two marks.
  private static let longestMarked = 200

  /// Where the same two marks come again, and no third one.
  private static func end(
    of mark: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let rest = text[start...].prefix(longestMarked)
    guard let end = rest.firstIndex(of: mark), end > start, end + 1 < text.count,
      text[end + 1] == mark, end + 2 == text.count || text[end + 2] != mark
    else { return nil }
    return end
  }

  /// Whether a byte beside a mark is a space or a character of punctuation.
  private static func isOutside(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "(\"'.,;:!?)".utf8.contains(byte) || byte == 0xE2
  }

  /// `[[page]]`, `[[page|text]]` and `![[picture.png]]` of wikis and Obsidian.
  private mutating func reportWikiLinks(in text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "["), text[index + 1] == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      var start = index
      index += 2
      let inner = text[index...].prefix(Self.longestMarked).prefix {
        $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
      }
      let end = inner.endIndex
      let isImage = start > 0 && text[start - 1] == UInt8(ascii: "!")
      if isImage { start -= 1 }
      guard end + 1 < text.count, text[end] == UInt8(ascii: "]"),
        text[end + 1] == UInt8(ascii: "]"),
        start == 0 || Self.isOutside(text[start - 1]),
        let link = Self.link(ofWiki: String(decoding: inner, as: UTF8.self), isImage: isImage),
        let place = unreportedPlace(of: UnsafeBufferPointer(rebasing: text[start..<end + 2]))
      else { continue }
      warn(at: place) {
        MarkdownMessages.otherMarkup(
          "\"[[\" begins no link in Markdown", help: "write \(link)", at: $0)
      }
      index = end + 2
    }
  }

  /// What a program writes in double brackets that is not a wiki.
  private static let doubleBracketed: Set<String> = [
    "nodiscard", "deprecated", "noreturn", "fallthrough", "likely", "unlikely", "maybe_unused",
  ]

  private static func link(ofWiki inner: String, isImage: Bool) -> String? {
    let parts = inner.split(separator: "|", maxSplits: 1).map(String.init)
    guard let target = parts.first, let first = target.first, first.isLetter || first.isNumber,
      !doubleBracketed.contains(inner),
      target.allSatisfy({ $0.isLetter || $0.isNumber || " -_/.#&'’–".contains($0) }),
      target.contains(where: \.isLetter)
    else { return nil }
    let pieces = target.split(separator: "#", maxSplits: 1).map(String.init)
    guard let page = pieces.first else { return nil }
    if isImage {
      let address = page.contains(" ") ? "<\(page)>" : page
      return isAddress(Array(page.utf8)) ? "![](\(address))" : nil
    }
    let file = isAddress(Array(page.utf8)) ? page : page + ".md"
    let label = parts.count > 1 ? parts[1] : target
    return "[\(label)](\(file.contains(" ") ? "<\(file)>" : file))"
  }

  /// `<o:p></o:p>` and `<![if !supportLists]>`.
  private mutating func reportOfficeTags(in text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard let end = Self.endOfOfficeTag(in: text, from: start) else { continue }
      var last = end
      while let next = Self.endOfOfficeTag(in: text, from: last) { last = next }
      index = last
      let written = UnsafeBufferPointer(rebasing: text[start..<last])
      guard let place = unreportedPlace(of: written) else { continue }
      warn(at: place) {
        MarkdownMessages.otherMarkup(
          "this tag belongs to a word processor", help: "remove it", at: $0)
      }
    }
  }

  private static func endOfOfficeTag(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start < text.count, text[start] == UInt8(ascii: "<") else { return nil }
    let rest = text[(start + 1)...].prefix(longestMarked)
    guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let tag = String(decoding: rest[..<close], as: UTF8.self)
    return tag.firstMatch(of: /^\/?[ovwmx]:[a-zA-Z]|^!\[(if|endif)/) == nil ? nil : close + 1
  }

  /// Words of UTF-8 that were read as Windows-1252, such as "GrÃ¶ÃŸe".
  private mutating func reportGarbledWords(in text: UnsafeBufferPointer<UInt8>) {
    for word in text.split(whereSeparator: { $0 <= 0x20 }) where word.contains(0x83) {
      let written = String(decoding: word, as: UTF8.self)
      guard let meant = Self.ungarbled(written),
        let place = unreportedPlace(of: UnsafeBufferPointer(rebasing: word))
      else { continue }
      warn(at: place) { MarkdownMessages.garbledWord(meant, at: $0) }
    }
  }

  /// The bytes of Windows-1252 beyond Latin-1.
  private static let windows1252: [Unicode.Scalar: UInt8] = {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0x9F {
      guard let scalar = CharacterReferences.windows1252(UInt32(byte))?.unicodeScalars.first else {
        continue
      }
      bytes[scalar] = byte
    }
    return bytes
  }()

  private static func ungarbled(_ word: String) -> String? {
    guard word.unicodeScalars.contains("Ã") else { return nil }
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars {
      if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else if let byte = windows1252[scalar] {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
