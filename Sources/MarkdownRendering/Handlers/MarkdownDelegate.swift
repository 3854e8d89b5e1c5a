package import HTMLText

/// What a page gives to its Markdown: embedded blocks, inline figures and the meaning of links.
///
/// All calls come on one thread, in the order of the document, footnotes at their end.
package protocol MarkdownDelegate {
  /// Receives all blocks of `MarkdownOptions.embeddedLanguages` once, before anything is rendered.
  mutating func prepare(_ blocks: [EmbeddedBlock])

  /// Writes what stands in place of a block.
  mutating func html(forBlock index: Int, into output: inout OutputBuffer)

  /// Writes what stands in place of a code span.
  ///
  /// - Parameters:
  ///   - text: The span's content, a line break in it being a space.
  ///   - range: The bytes of the content in the file, between the backticks.
  ///   - output: Where to write; what is written before `false` is returned is dropped.
  /// - Returns: `false` to have the span shown as code.
  mutating func html(
    forCodeSpan text: String, at range: Range<Int>, into output: inout OutputBuffer
  ) -> Bool

  /// Says where a link or an image leads.
  ///
  /// - Parameters:
  ///   - destination: As meant: backslashes and entities are resolved, nothing is added.
  ///   - kind: What the destination is used for.
  ///   - text: The link's text or the image's description, without markup.
  ///   - range: The bytes of the destination in the file; of the block that has the link where it
  ///     is written elsewhere, as in a reference definition.
  /// - Returns: What is written in the link's place.
  mutating func resolve(
    _ destination: String, kind: LinkKind, text: String, at range: Range<Int>
  ) -> LinkTarget

  /// Is told of a link that stays text, though its destination begins with `=`.
  ///
  /// - Parameters:
  ///   - written: How the destination has to be written, such as `(<=A | 1>)` for `(=A | 1)`;
  ///     `nil` within raw HTML, where no link can be written so.
  ///   - range: The bytes of the destination in the file, parentheses included.
  mutating func reportUnreadLink(_ written: String?, at range: Range<Int>)
}

/// A fenced code block that is not shown as code.
package struct EmbeddedBlock: Sendable, Equatable {
  /// The first word behind the fence.
  package let language: String
  /// The bytes of each line in the file, without line end and without the marks and the indentation
  /// of lists and quotes around the block.
  package let lines: [Range<Int>]
  /// The bytes of the opening fence with what stands behind it.
  package let fence: Range<Int>
}

/// What a destination is used for.
package enum LinkKind: Sendable {
  case link
  case image
}

/// Where a link leads.
package enum LinkTarget: Sendable, Equatable {
  /// To the destination as written.
  case unchanged
  /// To another URL; it is escaped when written.
  case url(String)
  /// To an image, whose size in CSS pixels lets a browser keep its place free.
  case image(url: String, width: Int?, height: Int?)
  /// HTML that stands in place of the whole link. In raw HTML it means `unchanged`.
  case html([UInt8])
  /// Nowhere: the embedder recorded why; the text alone is shown.
  case refused
}

/// What is not implemented embeds nothing and leaves links as they are.
extension MarkdownDelegate {
  /// Does nothing.
  package mutating func prepare(_ blocks: [EmbeddedBlock]) {}

  /// Writes nothing.
  package mutating func html(forBlock index: Int, into output: inout OutputBuffer) {}

  /// Leaves every span to be shown as code.
  package mutating func html(
    forCodeSpan text: String, at range: Range<Int>, into output: inout OutputBuffer
  ) -> Bool { false }

  /// Leaves every destination as it is.
  package mutating func resolve(
    _ destination: String, kind: LinkKind, text: String, at range: Range<Int>
  ) -> LinkTarget { .unchanged }

  /// Leaves the text as it is.
  package mutating func reportUnreadLink(_ written: String?, at range: Range<Int>) {}
}

/// Embeds nothing and leaves all destinations as they are.
package struct NoMarkdownDelegate: MarkdownDelegate {
  /// Has no state.
  package init() {}
}
