// MarkdownRendering turns Markdown into HTML: GitHub Flavored Markdown through cmark-gfm,
// typography, anchors, summaries. It is the only importer of CCMarkGFM. It knows nothing of sites,
// pages, routes or figures: what a link or a code block means, it asks MarkdownHandlers.

package import Diagnostics
import HTMLText

/// Renders Markdown texts; has no state and may be used from several threads at once.
package struct MarkdownRenderer: Sendable {
  /// A renderer has no state.
  package init() {}

  /// An error where the library cmark-gfm has another version than this program was compiled for.
  ///
  /// Nothing can be rendered then; `nil` where the versions agree.
  package static var libraryProblem: Diagnostic? { CMarkLibrary.problem }

  /// Renders the Markdown in a range of a file.
  ///
  /// Costs about 70 µs for 4 KB. A text that exceeds a limit, is not valid UTF-8 or would become
  /// too much HTML is an error; a link that would run a script is removed with a warning.
  ///
  /// - Parameters:
  ///   - file: The whole file, so that messages have the right line numbers.
  ///   - body: The bytes of the Markdown in it; clamped to the file.
  ///   - options: Language, limits and features.
  ///   - handlers: What the page adds to Markdown; not asked where `options.isPlain`.
  ///   - diagnostics: Receives errors and warnings.
  /// - Returns: `nil` where there was an error.
  package func render(
    _ file: SourceFile, body: Range<Int>, options: MarkdownOptions,
    handlers: MarkdownHandlers = MarkdownHandlers(), diagnostics: inout [Diagnostic]
  ) -> RenderedMarkdown? {
    guard CMarkLibrary.isUsable else {
      if let problem = Self.libraryProblem { diagnostics.append(problem) }
      return nil
    }
    let body = body.clamped(to: 0..<file.bytes.count)
    let limits = ParsingLimits(file: file, body: body, options: options)
    if let violation = limits.violation() {
      diagnostics.append(violation)
      return nil
    }
    let tree: CommonMarkTree
    do {
      tree = try CommonMarkTree(file.bytes, body, options)
    } catch {
      diagnostics.append(limits.diagnostic(for: error))
      return nil
    }
    var renderer = TreeRenderer(file: file, body: body, options: options, handlers: handlers)
    let isComplete = renderer.render(tree)
    diagnostics += renderer.diagnostics
    guard isComplete else {
      diagnostics.append(limits.htmlViolation())
      return nil
    }
    guard !renderer.exceedsNesting else {
      diagnostics.append(limits.nestingViolation())
      return nil
    }
    return RenderedMarkdown(consume renderer)
  }
}
