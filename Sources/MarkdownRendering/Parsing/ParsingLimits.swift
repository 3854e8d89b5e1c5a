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
      return MarkdownMessages.size(body.count, limit: options.sizeLimit, in: file)
    }
    if file.isKnownUTF8 { return nil }
    return UTF8Validation.firstInvalidOffset(in: file.bytes, body)
      .map { MarkdownMessages.encoding(invalidByteAt: $0, in: file) }
  }

  /// An error for a text that was not parsed to its end.
  func diagnostic(for failure: ParsingFailure) -> Diagnostic {
    let location =
      failure.offset.map { file.location(body.lowerBound + $0..<body.lowerBound + $0) }
      ?? SourceLocation(path: file.path)
    return switch failure.reason {
    case .tableCells: MarkdownMessages.tableSize(at: location)
    case .work: MarkdownMessages.work(at: location)
    case .memory: MarkdownMessages.memory(at: location)
    }
  }

  /// An error for HTML past the limit.
  func htmlViolation() -> Diagnostic {
    MarkdownMessages.htmlSize(limit: options.htmlLimit, in: file)
  }
}
