import CCMarkGFM

/// A parsed document; its memory lives as long as this value.
///
/// Several documents may be parsed at once; see `SyntaxExtensions`.
struct CommonMarkTree: ~Copyable {
  let root: MarkdownNode
  private let pool: UnsafeMutablePointer<cmark_pool>

  /// Parses a range of a text; `nil` where it would take too much time or memory.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - body: Valid UTF-8 within the size limit.
  init?(_ bytes: [UInt8], _ body: Range<Int>) {
    let limit = ParsingLimits.memory(forTextOf: body.count)
    guard let pool = cmark_pool_new(ParsingLimits.firstMemory(forTextOf: body.count), limit) else {
      return nil
    }
    let extensions = SyntaxExtensions.all
    guard
      let parser = cmark_pool_parser(
        pool, CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE, extensions, extensions.count),
      bytes[body].withUnsafeBufferPointer({ Self.feed($0, to: parser, pool) }),
      let root = cmark_pool_finish(pool, parser)
    else {
      cmark_pool_release(pool)
      return nil
    }
    self.root = MarkdownNode(root)
    self.pool = pool
  }

  deinit { cmark_pool_release(pool) }

  /// Gives the text to the parser some lines at a time, as long as the budget lasts.
  private static func feed(
    _ text: UnsafeBufferPointer<UInt8>, to parser: UnsafeMutablePointer<cmark_parser>,
    _ pool: UnsafeMutablePointer<cmark_pool>
  ) -> Bool {
    guard let base = text.baseAddress else { return true }
    var budget = ParsingBudget()
    var start = 0
    while start < text.count {
      let piece = TextPiece(text, from: start)
      budget.spend(on: piece, in: parser)
      guard budget.isLeft, cmark_pool_feed(pool, parser, base + start, piece.count) else {
        return false
      }
      budget.spend(onNestingOf: parser, in: piece)
      start += piece.count
    }
    return budget.isLeft
  }
}
