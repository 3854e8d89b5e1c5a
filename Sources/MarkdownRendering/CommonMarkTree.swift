import CCMarkGFM

/// A parsed document; its memory lives as long as this value.
///
/// Several documents may be parsed at once; see `SyntaxExtensions`.
struct CommonMarkTree: ~Copyable {
  let root: MarkdownNode

  /// Parses a range of a text; `nil` where the budget does not suffice.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - body: Valid UTF-8 within the size limit.
  ///   - budget: How many containers may be visited in all; see `ParsingLimits.nestingBudget`.
  init?(_ bytes: [UInt8], _ body: Range<Int>, nestingBudget budget: Int) {
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE) else { return nil }
    defer { cmark_parser_free(parser) }
    SyntaxExtensions.attach(to: parser)
    let isAffordable = bytes[body].withUnsafeBufferPointer {
      Self.feed($0, to: parser, budget: budget)
    }
    guard isAffordable, let root = cmark_parser_finish(parser) else { return nil }
    self.root = MarkdownNode(root)
  }

  deinit { cmark_node_free(root.pointer) }

  /// Gives the text to the parser some lines at a time.
  ///
  /// A line that only continues a paragraph visits every open container around it, so deep nesting
  /// with many such lines is quadratic. Between the pieces the open containers are counted;
  /// `false` where containers × lines passes the budget.
  private static func feed(
    _ text: UnsafeBufferPointer<UInt8>, to parser: UnsafeMutablePointer<cmark_parser>, budget: Int
  ) -> Bool {
    guard let base = text.baseAddress else { return true }
    var start = 0
    var remaining = budget
    while start < text.count {
      var end = min(text.count, start + ParsingLimits.pieceSize)
      var lines = 1
      while end < text.count, !isLineEnd(text[end - 1]) { end += 1 }
      for index in start..<end where isLineEnd(text[index]) { lines += 1 }
      base.advanced(by: start).withMemoryRebound(to: CChar.self, capacity: end - start) {
        cmark_parser_feed(parser, $0, end - start)
      }
      var depth = 0
      var node = parser.pointee.current
      while let current = node {
        depth += 1
        node = current.pointee.parent
      }
      remaining -= depth * lines
      if remaining < 0 { return false }
      start = end
    }
    return true
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
