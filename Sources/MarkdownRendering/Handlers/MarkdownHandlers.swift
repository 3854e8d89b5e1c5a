/// What a page adds to Markdown: who renders code blocks of a language, code spans and links.
///
/// Without handlers, code is shown as code and links lead where they are written to. All handlers are
/// called on one thread, in the order of the document, with footnotes at its end; a handler of several
/// kinds is registered for each. What no handler is registered for costs nothing.
package struct MarkdownHandlers {
  /// A handler with the language that it renders.
  struct CodeBlocks {
    let language: String
    let handler: any CodeBlockHandler
  }

  private(set) var codeBlocks: [CodeBlocks] = []

  /// Each is asked in turn, until one replaces the span.
  package var codeSpans: [any CodeSpanHandler] = []
  /// Each is asked in turn, until one says where the link leads.
  package var links: [any LinkHandler] = []
  /// Replaces titles of links and images, and descriptions of images.
  package var linkTexts: (any LinkTextHandler)?
  /// Reads the text beside code and figures.
  package var texts: (any TextHandler)?
  /// Is told of links that CommonMark leaves as text.
  package var unparsedLinks: (any UnparsedLinkHandler)?

  /// No handlers.
  package init() {}

  /// Gives all fenced code blocks of a language to a handler.
  ///
  /// - Parameters:
  ///   - language: The first word after the opening fence, in any case of its ASCII letters.
  ///   - handler: Renders the blocks in place of Markdown; of several, the first is used.
  package mutating func handleCodeBlocks(
    _ language: String, with handler: any CodeBlockHandler
  ) {
    codeBlocks.append(CodeBlocks(language: language, handler: handler))
  }
}
