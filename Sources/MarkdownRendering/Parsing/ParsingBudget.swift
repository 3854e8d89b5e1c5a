import CCMarkGFM

/// How much work cmark may still do for a text.
///
/// Some of its work grows with the square of a hostile text, and nothing can stop it once it has
/// begun. So it is predicted from the parser's state between two pieces of the text. That state is
/// exact, so no harmless text is refused: what looks like a table within a code block costs nothing.
struct ParsingBudget {
  /// Steps of about 6 ns, a third of a second in all.
  ///
  /// A book of 50,000 lines with everything in a list needs a hundredth of it.
  static let steps = 50_000_000

  /// Columns × lines of all tables.
  ///
  /// cmark creates a node for every cell, missing ones included, which turned 10 KB into 750 MB.
  /// GitHub's own limit in later versions is 0x80000.
  static let tableCells = 500_000

  private var steps = Self.steps
  private var cells = Self.tableCells
  /// The paragraph that was open after the last piece, and what was counted in it.
  private var paragraph: MarkdownNode?
  private var counted = Counts()

  /// Deducts what a piece will cost while it is read.
  ///
  /// A row of a table costs the square of its cells. A line that could follow a table's header
  /// makes cmark read the whole paragraph before it again.
  mutating func spend(
    before piece: TextPiece, at offset: Int, in parser: UnsafeMutablePointer<cmark_parser>
  ) throws(ParsingFailure) {
    let stepsForByte = 8
    let current = ccmark_current_block(parser).map(MarkdownNode.init)
    if piece.delimiterRows > 0, current?.kind != .codeBlock, current?.kind != .htmlBlock {
      let paragraph =
        current?.kind == .paragraph ? current?.contentSize ?? 0 : 0
      let pipes = (counted.squaredPipes + piece.squaredPipes) / Counts.pipesForStep
      steps -= piece.delimiterRows * (paragraph * stepsForByte + pipes)
    }
    if let table = current?.enclosingTable {
      steps -= piece.squaredPipes / Counts.pipesForStep
      cells -= table.columnAlignments.count * piece.lines
    }
    try check(offset)
  }

  /// Deducts what a piece has cost, and what it will cost when the inlines are parsed.
  ///
  /// A line that only continues a paragraph has visited every container around it.
  mutating func spend(
    after piece: TextPiece, at offset: Int, in parser: UnsafeMutablePointer<cmark_parser>
  ) throws(ParsingFailure) {
    let current = ccmark_current_block(parser).map(MarkdownNode.init)
    var depth = 0
    var node = current
    while let container = node {
      depth += 1
      node = container.parent
    }
    steps -= depth * piece.lines

    let before = paragraph != nil && paragraph == current ? counted : Counts()
    counted = before.adding(piece)
    steps -= counted.steps - before.steps
    paragraph = current?.kind == .paragraph ? current : nil
    if paragraph == nil { counted = Counts() }
    try check(offset)
  }

  private func check(_ offset: Int) throws(ParsingFailure) {
    if cells < 0 { throw ParsingFailure(reason: .tableCells, offset: offset) }
    if steps < 0 { throw ParsingFailure(reason: .work, offset: offset) }
  }

  /// What was counted in a paragraph.
  private struct Counts {
    static let pipesForStep = 8

    var bytes = 0
    var squaredPipes = 0
    var declarations = 0
    var images = 0
    var brackets = 0

    /// What these cost when the paragraph's inlines are parsed.
    var steps: Int { declarations * bytes / 16 + images * brackets / 2 }

    func adding(_ piece: TextPiece) -> Counts {
      Counts(
        bytes: bytes + piece.count, squaredPipes: squaredPipes + piece.squaredPipes,
        declarations: declarations + piece.declarations, images: images + piece.images,
        brackets: brackets + piece.brackets)
    }
  }
}

extension MarkdownNode {
  /// The table that a table, row or cell belongs to.
  fileprivate var enclosingTable: MarkdownNode? {
    switch kind {
    case .table: self
    case .tableRow: parent
    case .tableCell: parent?.parent
    default: nil
    }
  }
}

/// Why parsing a text was stopped.
struct ParsingFailure: Error, Equatable {
  /// Which limit the text exceeds.
  enum Reason {
    case tableCells
    case work
    case memory
  }

  let reason: Reason
  /// The offset in the text; `nil` where it is not known.
  let offset: Int?
}
