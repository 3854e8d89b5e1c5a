import Diagnostics

/// Finds out before parsing what cmark-gfm cannot take: it would hang, or end the whole program.
struct ParsingLimits {
  /// What cmark may take for a text of a size: much more than the 10 to 30 times a text needs, and
  /// as much as the worst nesting does.
  static func memory(forTextOf size: Int) -> Int { (16 << 20) + 200 * size }

  /// What is asked of the system at first: enough for most texts.
  static func firstMemory(forTextOf size: Int) -> Int { (16 << 10) + 16 * size }

  /// Columns × lines of all tables.
  ///
  /// cmark makes a node of every cell, missing ones included, which turned 10 KB into 750 MB.
  /// GitHub's own limit in later versions is 0x80000.
  static let tableCells = 500_000

  /// Columns of one table; cmark's time grows with their square.
  static let tableColumns = 1_000

  let file: SourceFile
  let body: Range<Int>
  let options: MarkdownOptions

  /// The first limit that the text exceeds, as an error with its place.
  func violation() -> Diagnostic? {
    if body.count > options.sizeLimit {
      return .error(
        "markdown.size",
        "text of \(body.count) bytes is larger than the limit of \(options.sizeLimit)",
        at: SourceLocation(path: file.path)
      ).help("divide it into several pages or raise \"size_limit\" under \"markdown\" in site.yaml")
    }
    if let offset = UTF8Validation.firstInvalidOffset(in: file.bytes, body) {
      return .error(
        "markdown.utf-8", "byte \(offset) is not valid UTF-8",
        at: file.location(offset..<offset + 1)
      ).help("save the file in the encoding UTF-8")
    }
    return tableViolation()
  }

  /// An error for a text that cmark gave up on.
  func effortViolation() -> Diagnostic {
    .error(
      "markdown.effort", "text takes too much time or memory", at: SourceLocation(path: file.path)
    ).help(
      "look for deeply nested lists or quotes, very wide tables, or a long link definition that is"
        + " used many times")
  }

  /// An error for HTML past the limit.
  func htmlViolation() -> Diagnostic {
    .error(
      "markdown.html-size",
      "HTML of this text is larger than the limit of \(options.htmlLimit) bytes",
      at: SourceLocation(path: file.path)
    ).help("look for a long link definition that is used many times")
  }

  /// Counts the cells of everything that could be a table: a line of nothing but `|`, `-`, `:` and
  /// white space at its end, and all lines up to the next blank one.
  private func tableViolation() -> Diagnostic? {
    var cells = 0
    var columns = 0
    var delimiterRow = 0..<0
    var lineStart = body.lowerBound
    while lineStart < body.upperBound {
      var lineEnd = lineStart
      var pipes = 0
      var isBlank = true
      var isDelimiter = false
      while lineEnd < body.upperBound, file.bytes[lineEnd] != UInt8(ascii: "\n") {
        switch file.bytes[lineEnd] {
        case UInt8(ascii: "|"): pipes += 1
        case UInt8(ascii: "-"): isDelimiter = true
        case UInt8(ascii: ":"), 0x20, 0x09...0x0D: break
        default: (pipes, isDelimiter) = (0, false)
        }
        if file.bytes[lineEnd] > 0x20 { isBlank = false }
        lineEnd += 1
      }
      if isDelimiter, pipes > 0, pipes + 1 > columns {
        columns = pipes + 1
        delimiterRow = lineStart..<lineEnd
        if columns > Self.tableColumns + 2 { return tableViolation(at: delimiterRow) }
        cells += columns
      }
      if isBlank { columns = 0 }
      cells += columns
      if cells > Self.tableCells { return tableViolation(at: delimiterRow) }
      lineStart = lineEnd + 1
    }
    return nil
  }

  private func tableViolation(at range: Range<Int>) -> Diagnostic {
    .error(
      "markdown.table-size",
      "tables have more than \(Self.tableColumns) columns or \(Self.tableCells) cells",
      at: file.location(range)
    ).help("divide the table, or offer the data as a file beside the page")
  }
}
