import Diagnostics
import HTMLText

/// Tags of Hugo, Jekyll and Liquid, which readers would see as they are written.
extension TreeRenderer {
  /// Reports the tags in a text outside of code; attributes of headings have their own messages.
  mutating func reportForeignTags(
    in text: UnsafeBufferPointer<UInt8>, isHeading: Bool = false
  ) {
    guard options.rawHTML else { return }
    var index = 0
    while let start = text[index...].firstIndex(where: {
      $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "%")
    }) {
      index = start + 1
      guard let tag = ForeignTag(text[start...]) else { continue }
      if tag.name == "%%", Self.isPercentage(text[..<start]) { continue }
      index = start + tag.count
      if isHeading, tag.isOfPandoc { continue }
      let beginning = UnsafeBufferPointer(rebasing: text[start..<index])
      let place = locator.range(ofForeignTag: beginning, endedBy: tag.end)
      guard let place, !tag.isEnd else { continue }
      report(tag, at: place)
      // What ends it may look like another one.
      if tag.kind == .comment { index = min(start + place.count, text.count) }
    }
  }

  /// Whether what is before two percent signs ends with a number: `100 %%`.
  private static func isPercentage(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    text.last { $0 != 0x20 }.map { (0x30...0x39).contains($0) } ?? false
  }

  /// Reports a paragraph of one line that is a comment in programs: `// text`, `/* text */`.
  mutating func reportLineComment(_ text: UnsafeBufferPointer<UInt8>, _ node: MarkdownNode) {
    guard options.rawHTML, !options.isPlain, node.previous == nil, text.count > 3,
      text[1] == UInt8(ascii: "/") || text[1] == UInt8(ascii: "*"), text[2] == 0x20,
      let parent = node.parent, parent.kind == .paragraph, parent.lines.count == 1,
      let start = locator.offset(of: text, at: 0)
    else { return }
    let end = file.bytes[start...].firstIndex(where: locator.isLineEnd) ?? file.bytes.count
    let written = file.text(start..<end)
    if text[1] == UInt8(ascii: "*"), !written.hasSuffix("*/") { return }
    warn(at: start..<end) { MarkdownMessages.lineComment(written, at: $0) }
  }

  /// The same in a text of raw HTML.
  mutating func reportForeignTags(in html: ArraySlice<UInt8>) {
    guard html.contains(UInt8(ascii: "{")) else { return }
    html.withUnsafeBufferPointer { reportForeignTags(in: $0) }
  }

  /// How much of a tag a message shows.
  private static let longest = 60

  private mutating func report(_ tag: ForeignTag, at place: Range<Int>) {
    let line = file.bytes[place].prefix { !locator.isLineEnd($0) }
    let isWhole = line.count == place.count && place.count <= Self.longest
    let written = String(decoding: isWhole ? line : line.prefix(tag.count), as: UTF8.self)
    let argument = String(
      decoding: line.dropFirst(tag.count).drop { $0 == 0x20 }.prefix { $0 > 0x20 }, as: UTF8.self)
    let shown = line.startIndex..<line.endIndex
    warn(at: shown) {
      MarkdownMessages.foreignTag(tag, written, isWhole: isWhole, argument: argument, at: $0)
    }
  }

  /// Whether a tag of raw HTML is a shortcode without spaces, as in `{{<figure src="a.png">}}`; reports it.
  mutating func isInShortcode(_ node: MarkdownNode) -> Bool {
    guard let previous = node.previous, previous.kind == .text,
      previous.literal.suffix(2).elementsEqual("{{".utf8), let next = node.next,
      next.kind == .text, next.literal.starts(with: "}}".utf8)
    else { return false }
    report(shortcode: node.literal, isInline: true)
    return true
  }

  /// The same within a block of HTML.
  mutating func isShortcode(
    _ token: HTMLTokenizer.Token, of tokenizer: HTMLTokenizer
  ) -> Bool {
    guard tokenizer.bytes[..<token.range.lowerBound].suffix(2).elementsEqual("{{".utf8),
      tokenizer.bytes[token.range.upperBound...].starts(with: "}}".utf8)
    else { return false }
    tokenizer.bytes[token.range].withUnsafeBufferPointer { report(shortcode: $0, isInline: false) }
    return true
  }

  private mutating func report(shortcode tag: UnsafeBufferPointer<UInt8>, isInline: Bool) {
    let place = locator.range(ofHTML: Array(tag)[...], isInline: isInline)
    let start = place.lowerBound - 2
    guard start >= locator.blockRange.lowerBound, file.bytes[start] == UInt8(ascii: "{") else {
      return
    }
    file.bytes[start..<place.upperBound].withUnsafeBufferPointer { text in
      guard let shortcode = ForeignTag(text[...]), !shortcode.isEnd else { return }
      report(shortcode, at: start..<min(place.upperBound + 2, locator.blockRange.upperBound))
    }
  }
}
