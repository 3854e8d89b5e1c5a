import CCMarkGFM

/// How much work cmark may still do for a text, in steps of about 6 ns.
///
/// Two kinds of work grow with the square of the text. A line that only continues a paragraph
/// visits every container around it. And a line that could stand below the header of a table has
/// the whole paragraph before it read again. Both are counted from what the parser is at, so that
/// no harmless text can be mistaken.
struct ParsingBudget {
  /// A third of a second. A book of 50,000 lines with everything in a list needs a hundredth of it.
  private var steps = 50_000_000
  /// Of the paragraph the parser is at.
  private var squaredPipes = 0

  var isLeft: Bool { steps >= 0 }

  /// Takes off what tables in the piece will cost.
  mutating func spend(on piece: TextPiece, in parser: UnsafeMutablePointer<cmark_parser>) {
    let stepsForByte = 8
    let pipesForStep = 8
    let current = parser.pointee.current.map(MarkdownNode.init)
    let isParagraph = current?.kind == .paragraph
    if !isParagraph { squaredPipes = 0 }
    squaredPipes += piece.squaredPipes
    if piece.delimiterRows > 0 {
      let paragraph = isParagraph ? Int(current?.pointer.pointee.content.size ?? 0) : 0
      steps -= piece.delimiterRows * (paragraph * stepsForByte + squaredPipes / pipesForStep)
    } else if current?.kind == .table || current?.kind == .tableRow {
      steps -= piece.squaredPipes / pipesForStep
    }
  }

  /// Takes off what the containers cost that are open after the piece.
  mutating func spend(onNestingOf parser: UnsafeMutablePointer<cmark_parser>, in piece: TextPiece) {
    var depth = 0
    var node = parser.pointee.current
    while let current = node {
      depth += 1
      node = current.pointee.parent
    }
    steps -= depth * piece.lines
  }
}
