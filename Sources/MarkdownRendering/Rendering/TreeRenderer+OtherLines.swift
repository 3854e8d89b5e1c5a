import Diagnostics
import HTMLText

/// Lines that begin as blocks do in other programs, or would be blocks with a space after their mark.
extension TreeRenderer {
  /// Looks at a text node that may begin a line of a paragraph.
  mutating func reportLine(_ text: UnsafeBufferPointer<UInt8>, of node: MarkdownNode) {
    guard let paragraph = node.parent, paragraph.kind == .paragraph, Self.beginsLine(node),
      let line = OtherLine(
        text, isOnly: node.next.map { Self.isBreak($0) } ?? true,
        next: Self.line(node.next, \.next), previous: Self.line(node.previous, \.previous),
        isInItem: paragraph.parent?.kind == .item && node.previous != nil,
        isFirstInQuote: node.previous == nil && paragraph.previous == nil
          && paragraph.parent?.kind == .blockQuote),
      let start = start(ofLine: text)
    else { return }
    let place = start..<start + line.length
    warn(at: place) {
      switch line.kind {
      case .lacksSpace(let reason, let mark):
        MarkdownMessages.missingSpace(reason, mark: mark, at: $0)
      case .other(let reason, let help):
        MarkdownMessages.otherMarkup(reason, help: help, at: $0)
      }
    }
  }

  /// Warns of `>>>>>>> branch`, of which Markdown makes seven quotes within each other.
  mutating func reportMergeMark(_ paragraph: MarkdownNode) {
    let line = locator.blockRange
    let label = file.bytes[line].dropFirst(Self.mergeMark.count)
    guard file.bytes[line].starts(with: Self.mergeMark), paragraph.lines.count == 1,
      label.first ?? 0x20 > 0x20, !label.contains(0x20), label.first != UInt8(ascii: ">")
    else { return }
    warn(at: line) {
      MarkdownMessages.otherMarkup(
        "this line seems to be left from a merge conflict", help: "remove it", at: $0)
    }
  }

  private static let mergeMark = Array(">>>>>>> ".utf8)

  private static func isBreak(_ node: MarkdownNode) -> Bool {
    node.kind == .softBreak || node.kind == .lineBreak
  }

  private static func beginsLine(_ node: MarkdownNode) -> Bool {
    node.previous.map(isBreak) ?? true
  }

  /// The text node beyond the line break beside a line.
  private static func line(
    _ node: MarkdownNode?, _ step: (MarkdownNode) -> MarkdownNode?
  ) -> UnsafeBufferPointer<UInt8>? {
    guard let node, isBreak(node), let other = step(node), other.kind == .text, beginsLine(other)
    else { return nil }
    return other.literal
  }

  /// Where a line of the block begins with a text, after marks of quotes and lists.
  private mutating func start(ofLine text: UnsafeBufferPointer<UInt8>) -> Int? {
    let beginning = UnsafeBufferPointer(rebasing: text.prefix(Self.longestBeginning))
    let reported = reportedMarkup
    let block = locator.blockRange
    let place = locator.next(beginning, from: block.lowerBound) { locator, offset in
      guard !reported.contains(offset) else { return false }
      var before = offset
      while before > block.lowerBound, !locator.isLineEnd(locator.bytes[before - 1]) {
        before -= 1
        guard " \t>*+-.)0123456789".utf8.contains(locator.bytes[before]) else { return false }
      }
      return true
    }
    if let place { reportedMarkup.insert(place.lowerBound) }
    return place?.lowerBound
  }

  private static let longestBeginning = 40
}
