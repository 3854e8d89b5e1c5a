#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Diagnostics
import HTMLText

/// The ids that authors have given headings.
struct HeadingIDs {
  fileprivate(set) var ids: [MarkdownNode: String] = [:]
  /// How much of an inline node is shown: what is before the id.
  fileprivate(set) var shownCounts: [MarkdownNode: Int] = [:]

  var isEmpty: Bool { shownCounts.isEmpty }

  /// The text of an inline node without the id of its heading.
  func shownText(of node: MarkdownNode) -> UnsafeBufferPointer<UInt8> {
    guard !isEmpty, let count = shownCounts[node] else { return node.literal }
    return UnsafeBufferPointer(rebasing: node.literal[..<count])
  }
}

/// `## Revenue {#revenue}`: the id of a heading.
extension TreeRenderer {
  /// Finds all of them before anything is written, since they go before the ids that are made of texts.
  ///
  /// Costs a search for a brace where there are none.
  mutating func findHeadingIDs(below root: MarkdownNode) {
    guard mayHaveBrace else { return }
    var next: MarkdownNode? = root
    while let node = next {
      if node.kind == .heading { findID(of: node) }
      next = node.nextBlock(below: root)
    }
  }

  private var mayHaveBrace: Bool {
    file.bytes.withUnsafeBufferPointer { bytes in
      let body = UnsafeBufferPointer(rebasing: bytes[locator.body])
      return ByteSearch.first(UInt8(ascii: "{"), in: body) < body.count
    }
  }

  private mutating func findID(of heading: MarkdownNode) {
    guard let last = heading.lastChild, last.kind == .text, last.literal.last == UInt8(ascii: "}")
    else { return }
    locator.enter(heading.lines)
    guard let id = HeadingID(endOf: last.literal) else {
      return reportAttributes(in: last.literal, of: heading)
    }
    let written = last.literal[id.start...]
    guard let place = sourceRange(of: Array(written)) else { return }
    let text = String(decoding: last.literal[id.range], as: UTF8.self)
    headingIDs.shownCounts[last] = id.text.count
    if id.text.isEmpty, let previous = last.previous, previous.kind == .softBreak {
      headingIDs.shownCounts[previous] = 0
    }
    guard options.headingIDs else { return }
    let isRepeated = slugs.contains(text)
    let unique = slugs.unique(text)
    headingIDs.ids[heading] = unique
    if isRepeated {
      warn(at: place) { MarkdownMessages.duplicateID(ofHeading: text, instead: unique, at: $0) }
    }
  }

  /// Where the end of a heading's text is in the file; `nil` where a backslash or a character reference makes it text.
  private mutating func sourceRange(of written: [UInt8]) -> Range<Int>? {
    let block = locator.blockRange
    var start = block.upperBound - written.count
    while start >= block.lowerBound {
      guard locator.spend(1) else { return nil }
      if file.bytes[start..<start + written.count].elementsEqual(written) {
        return locator.isEscaped(start) ? nil : start..<start + written.count
      }
      start -= 1
    }
    return nil
  }

  /// Warns of what other programs read at the end of a heading; shortcodes and kramdown's attributes are reported as
  /// in any text.
  private mutating func reportAttributes(
    in text: UnsafeBufferPointer<UInt8>, of heading: MarkdownNode
  ) {
    guard options.rawHTML, let start = text.lastIndex(of: UInt8(ascii: "{")) else { return }
    let inner = text[(start + 1)..<(text.count - 1)]
    let words = inner.split { $0 == 0x20 }
    let isList =
      !words.isEmpty
      && words.allSatisfy { word in
        (word.first == UInt8(ascii: ".") || word.first == UInt8(ascii: "#")) && word.count > 1
          || word.first?.isASCIILetter == true && word.contains(UInt8(ascii: "="))
      }
    guard isList, start == 0 || text[start - 1] != UInt8(ascii: "{"),
      let place = sourceRange(of: Array(text[start...]))
    else { return }
    let id = words.first { $0.first == UInt8(ascii: "#") }
      .map { String(decoding: $0.dropFirst(), as: UTF8.self) }
    let (level, written) = (heading.headingLevel, file.text(place))
    warn(at: place) {
      MarkdownMessages.headingAttributes(
        written, id: id, isWhole: words.count == 1, level: level, at: $0)
    }
  }
}
