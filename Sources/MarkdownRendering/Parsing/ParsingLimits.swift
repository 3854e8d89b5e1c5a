import Diagnostics

/// What a text must keep to, and the messages where it does not.
struct ParsingLimits {
  /// What cmark may take for a text of a size.
  ///
  /// The constant is what the largest number of empty table cells needs, 192 bytes each; the factor
  /// is what the deepest nesting needs, where a text normally takes 10 to 30 times its size.
  static func memory(forTextOf size: Int) -> Int { (128 << 20) + 200 * size }

  /// What is asked of the system at first: enough for most texts.
  static func firstMemory(forTextOf size: Int) -> Int { (16 << 10) + 16 * size }

  let file: SourceFile
  let body: Range<Int>
  let options: MarkdownOptions

  /// An error where the text cannot even be given to the parser.
  func violation() -> Diagnostic? {
    if body.count > options.sizeLimit {
      return .error(
        "markdown.size",
        "text of \(body.count) bytes is larger than the limit of \(options.sizeLimit)",
        at: SourceLocation(path: file.path)
      ).help("divide it into several pages or raise \"size_limit\" under \"markdown\" in site.yaml")
    }
    if file.isKnownUTF8 { return nil }
    return UTF8Validation.firstInvalidOffset(in: file.bytes, body).map { offset in
      .error(
        "markdown.utf-8", "byte \(offset) of the file is not valid UTF-8",
        at: file.location(offset..<offset + 1)
      ).help("save the file in the encoding UTF-8")
    }
  }

  /// An error for a text that was not parsed to its end.
  func diagnostic(for failure: ParsingFailure) -> Diagnostic {
    let place =
      failure.offset.map {
        file.location(body.lowerBound + $0..<body.lowerBound + $0)
      } ?? SourceLocation(path: file.path)
    return switch failure.reason {
    case .tableCells:
      .error(
        "markdown.table-size",
        "tables have more than \(ParsingBudget.tableCells) cells, columns times lines", at: place
      ).help("divide the table, or offer the data as a file beside the page")
    case .work:
      .error("markdown.work", "text takes too much time to parse", at: place).help(
        "look above this line for deeply nested lists or quotes, or a very long line or paragraph")
    case .memory:
      .error("markdown.memory", "text takes too much memory to parse", at: place).help(
        "look for a long link definition that is used many times, or for deep nesting")
    }
  }

  /// An error for HTML past the limit.
  func htmlViolation() -> Diagnostic {
    .error(
      "markdown.html-size", "text becomes more HTML than the limit of \(options.htmlLimit) bytes",
      at: SourceLocation(path: file.path)
    ).help("look for a long link definition that is used many times")
  }
}
