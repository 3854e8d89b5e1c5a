package import HTMLText

/// Renders fenced code blocks of a language as something other than code.
package protocol CodeBlockHandler: AnyObject {
  /// Receives all blocks of the language, none included, before anything is rendered.
  func prepare(_ blocks: [CodeBlock])

  /// Writes what is shown in place of a block.
  ///
  /// - Parameters:
  ///   - index: The block's index among those that were prepared.
  ///   - output: The HTML so far.
  func render(_ index: Int, into output: inout OutputBuffer)
}

/// A fenced code block of a language that has a handler.
package struct CodeBlock: Sendable, Equatable {
  /// The bytes of each line in the file, without the line end and without the markers and the
  /// indentation of lists and quotes around the block.
  package let lines: [Range<Int>]
  /// The bytes of the opening fence with everything after it.
  package let fence: Range<Int>
}

/// Replaces code spans, such as those that cite figures.
package protocol CodeSpanHandler: AnyObject {
  /// Whether the handler may replace any span of the document; asked once, after all code blocks were
  /// prepared.
  var handlesCodeSpans: Bool { get }

  /// Writes what is shown in place of a code span.
  ///
  /// - Parameters:
  ///   - span: The span.
  ///   - output: The HTML so far; what is written before `false` is returned is dropped.
  /// - Returns: `false` to leave the span to the next handler, or to show it as code.
  func render(_ span: CodeSpan, into output: inout OutputBuffer) -> Bool
}

/// A code span.
package struct CodeSpan: Sendable, Equatable {
  /// The content; a line break in it is a space.
  package let text: String
  /// The bytes of the content in the file, between the backticks.
  package let range: Range<Int>
}
