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
  /// - Returns: The parts of the HTML that draw something, in their order: pages link to the style sheet for charts,
  ///   feeds leave them out.
  func render(_ index: Int, into output: inout OutputBuffer) -> [Range<Int>]

  /// Whether the handler wants to know of fenced blocks with a word that no handler has, such as a
  /// misspelled one.
  func isNear(_ word: String) -> Bool

  /// Is told of such a block, before `prepare`; it is shown as code.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - word: The first word after the fence; not empty.
  func pass(_ block: CodeBlock, word: String)
}

extension CodeBlockHandler {
  package func isNear(_ word: String) -> Bool { false }

  package func pass(_ block: CodeBlock, word: String) {}
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
  /// Which spans of the document the handler is asked to render; asked once, after all code blocks were
  /// prepared.
  var handledCodeSpans: CodeSpanSelection { get }

  /// Writes what is shown in place of a code span.
  ///
  /// - Parameters:
  ///   - span: The span.
  ///   - output: The HTML so far; what is written before `false` is returned is dropped.
  /// - Returns: `false` to leave the span to the next handler, or to show it as code.
  func render(_ span: CodeSpan, into output: inout OutputBuffer) -> Bool
}

/// Some of a document's code spans.
package enum CodeSpanSelection: Sendable, Equatable {
  case all
  /// Those whose content begins with an ASCII character.
  case beginning(with: UInt8)
  case none

  func contains(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .all: true
    case .beginning(let first): content.first == first
    case .none: false
    }
  }
}

/// A code span.
package struct CodeSpan: Sendable, Equatable {
  /// The content; a line break in it is a space.
  package let text: String
  /// The bytes of the content in the file, between the backticks.
  package let range: Range<Int>
}
