import CCMarkGFM
import Diagnostics

/// A parsed document; its memory lives as long as this value.
///
/// Several threads may each parse a document. `CMarkLibrary.isUsable` must be true.
struct CommonMarkTree: ~Copyable {
  let root: MarkdownNode
  /// What the text defines for references.
  let definitions: Definitions
  /// Whether raw HTML may have a start tag.
  let mayHaveTag: Bool
  /// Whether the text has characters that HTML forbids, which are replaced.
  let hasForbiddenCharacters: Bool
  /// Whether the text may have numeric character references.
  let mayHaveNumericReference: Bool
  /// Whether there may be comments.
  let mayHaveComment: Bool
  /// Whether there is a `|`.
  let hasPipe: Bool
  /// Whether there may be tags of word processors.
  let mayHaveOfficeTag: Bool
  private let pool: OpaquePointer

  /// Parses a range of a text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - body: Valid UTF-8 within the size limit.
  ///   - options: Which rules the text follows. With typography, a backslash before a quote, a hyphen or a
  ///     dot stays in the text.
  /// - Throws: `ParsingFailure` where it would take too much time or memory.
  init(
    _ bytes: [UInt8], _ body: Range<Int>, _ options: MarkdownOptions
  ) throws(ParsingFailure) {
    let outOfMemory = ParsingFailure(reason: .memory, offset: nil)
    let limit = ParsingLimits.memory(forTextOf: body.count)
    guard let pool = ccmark_pool_new(ParsingLimits.firstMemory(forTextOf: body.count), limit) else {
      throw outOfMemory
    }
    do throws(ParsingFailure) {
      guard let parser = ccmark_parser_new(pool, options.typography, !options.isPlain) else {
        throw outOfMemory
      }
      let hasForbiddenCharacters =
        !options.isPlain
        && bytes.withUnsafeBufferPointer {
          ForbiddenCharacters.next(in: UnsafeBufferPointer(rebasing: $0[body]), from: 0) != nil
        }
      let contents = try Self.feed(
        bytes, body, options, replaces: hasForbiddenCharacters, to: parser, pool)
      if contents.mayDefine { try Self.endParagraph(in: parser, pool) }
      let definitions = contents.mayDefine ? Definitions(parser) : Definitions()
      guard let root = ccmark_parser_finish(pool, parser) else { throw outOfMemory }
      self.definitions = definitions
      mayHaveTag = contents.mayHaveTag
      self.hasForbiddenCharacters = hasForbiddenCharacters
      mayHaveNumericReference = ccmark_has_numbered_references(pool)
      mayHaveComment = contents.mayHaveComment
      hasPipe = contents.hasPipe
      mayHaveOfficeTag = contents.mayHaveOfficeTag
      self.root = MarkdownNode(root)
      self.pool = pool
    } catch {
      ccmark_pool_release(pool)
      throw error
    }
  }

  deinit { ccmark_pool_release(pool) }

  /// Lets a paragraph at the end of the text be read to its end, since definitions may be in it.
  private static func endParagraph(
    in parser: UnsafeMutablePointer<cmark_parser>, _ pool: OpaquePointer
  ) throws(ParsingFailure) {
    for _ in 1...2 {
      let isParagraph = ccmark_current_block(parser).map { MarkdownNode($0).kind } == .paragraph
      guard isParagraph || parser.pointee.linebuf.size > 0 else { return }
      guard ccmark_parser_feed(pool, parser, [UInt8(ascii: "\n")], 1, false) else {
        throw ParsingFailure(reason: .memory, offset: nil)
      }
    }
  }

  /// What a text has, by its pieces.
  private struct Contents {
    var mayDefine = false
    var mayHaveTag = false
    var mayHaveComment = false
    var hasPipe = false
    var mayHaveOfficeTag = false

    mutating func add(_ piece: TextPiece) {
      mayDefine = mayDefine || piece.mayDefine
      mayHaveTag = mayHaveTag || piece.mayHaveTag
      mayHaveComment = mayHaveComment || piece.mayHaveComment
      hasPipe = hasPipe || piece.squaredPipes > 0
      mayHaveOfficeTag = mayHaveOfficeTag || piece.mayHaveOfficeTag
    }
  }

  /// Gives the text to the parser piece by piece, as long as the budget lasts.
  ///
  /// - Returns: What the text has.
  private static func feed(
    _ bytes: [UInt8], _ body: Range<Int>, _ options: MarkdownOptions,
    replaces replacesCharacters: Bool, to parser: UnsafeMutablePointer<cmark_parser>,
    _ pool: OpaquePointer
  ) throws(ParsingFailure) -> Contents {
    try bytes[body].withUnsafeBufferPointer { text throws(ParsingFailure) in
      var contents = Contents()
      guard let base = text.baseAddress else { return contents }
      let mayNeedMarks =
        options.cjkEmphasis && !options.isPlain && FlankingMarks.mayBeNeeded(in: text)
      var budget = ParsingBudget()
      var start = 0
      while start < text.count {
        let piece = TextPiece(text, from: start)
        try budget.spend(before: piece, at: start, in: parser)
        let written = UnsafeBufferPointer(start: base + start, count: piece.count)
        let replaced = replacesCharacters ? ForbiddenCharacters.replaced(in: written) : nil
        let marked = mayNeedMarks ? FlankingMarks.marked(replaced, or: written) : nil
        let isFed =
          if let changed = marked ?? replaced {
            ccmark_parser_feed(pool, parser, changed, changed.count, marked != nil)
          } else {
            ccmark_parser_feed(pool, parser, base + start, piece.count, false)
          }
        guard isFed else {
          throw ParsingFailure(reason: .memory, offset: start)
        }
        try budget.spend(after: piece, at: start, in: parser)
        contents.add(piece)
        start += piece.count
      }
      return contents
    }
  }
}
