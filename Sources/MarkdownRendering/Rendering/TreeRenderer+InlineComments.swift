import HTMLText

/// Comments that the GFM specification reads as text, as `<!-- a -- b -->`; HTML and CommonMark from
/// version 0.31 on read them as comments.
extension TreeRenderer {
  /// A comment within the text of a block.
  struct InlineComment {
    /// Where it begins in the text.
    let start: Int
    /// The node in which it ends, the one in which it begins or one after it.
    let node: MarkdownNode
    /// Where it ends in that node.
    let end: Int
  }

  /// The next comment in a text; what only looks like the beginning of one is reported.
  ///
  /// - Parameters:
  ///   - text: The end of the node's text.
  ///   - node: A text node.
  /// - Returns: The comment; `nil` where there is no further one.
  mutating func comment(
    in text: UnsafeBufferPointer<UInt8>, of node: MarkdownNode
  ) -> InlineComment? {
    var next = text.startIndex
    while let start = Self.first("<!--", in: text[next...]) {
      next = start + 4
      // An escaped one, or one of character references, is text.
      guard locator.offset(of: text, at: start) != nil else { continue }
      let content = text[next...]
      for empty in [">", "->"] where content.starts(with: empty.utf8) {
        return end(start, node, next + empty.utf8.count, text)
      }
      if let end = Self.endOfComment(in: content) { return self.end(start, node, end, text) }
      guard node.parent != unclosedCommentBlock || node.parent == nil else { return nil }
      var sibling = node.next
      while let node = sibling {
        if node.kind == .text, let end = Self.endOfComment(in: node.literal[...]) {
          return InlineComment(start: start, node: node, end: end)
        }
        if node.kind == .htmlInline, node.literal.starts(with: "<!--".utf8) {
          return InlineComment(start: start, node: node, end: node.literal.count)
        }
        sibling = node.next
      }
      unclosedCommentBlock = node.parent
      let opening = UnsafeBufferPointer(rebasing: text[start..<next])
      if let place = locator.range(ofReference: opening) {
        warn(at: place) { MarkdownMessages.commentAsText(at: $0) }
      }
      return nil
    }
    return nil
  }

  private func end(
    _ start: Int, _ node: MarkdownNode, _ end: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> InlineComment {
    InlineComment(start: start, node: node, end: end + node.literal.count - text.count)
  }

  private static func endOfComment(in text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var rest = text
    while let start = first("--", in: rest) {
      for end in [">", "!>"] where text[(start + 2)...].starts(with: end.utf8) {
        return start + 2 + end.utf8.count
      }
      rest = text[(start + 1)...]
    }
    return nil
  }

  private static func first(_ mark: String, in text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    text.indices.first { text[$0] == mark.utf8.first && text[$0...].starts(with: mark.utf8) }
  }
}
