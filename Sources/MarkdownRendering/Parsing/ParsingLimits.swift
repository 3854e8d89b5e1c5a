import HTMLText
import Diagnostics

/// The limits of a text, and the messages for texts that exceed them.
struct ParsingLimits {
  /// How many bytes cmark may allocate for a text of a size.
  ///
  /// The constant is what the largest number of empty table cells needs, 192 bytes each; the factor
  /// is what the deepest nesting needs; a usual text needs 10 to 30 times its size.
  static func memory(forTextOf size: Int) -> Int { (128 << 20) + 200 * size }

  /// How many bytes are allocated at first: enough for most texts.
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

  /// An error for raw HTML that nests too deeply.
  func nestingViolation() -> Diagnostic {
    MarkdownMessages.nesting(limit: HTMLStructure.deepest, in: file)
  }

  /// An error for HTML past the limit.
  func htmlViolation() -> Diagnostic {
    MarkdownMessages.htmlSize(limit: options.htmlLimit, in: file)
  }
}
