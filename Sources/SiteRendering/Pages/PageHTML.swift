import HTMLText
import MarkdownRendering
import SiteModel

/// A page's Markdown as HTML: the large part of a rendered page, which is held only as long as outputs
/// are to show it.
final class PageHTML: Sendable {
  /// The page's text; empty where it could not be rendered.
  let body: RenderedMarkdown
  /// Front matter's `summary`; `nil` where it has none.
  let summary: RenderedMarkdown?

  init(body: RenderedMarkdown, summary: RenderedMarkdown?) {
    self.body = body
    self.summary = summary
  }

  /// The summary without markup, in one line.
  ///
  /// A summary that is only a picture says nothing, so the text does.
  var summaryText: String {
    summary.map(\.plainSummary).flatMap { $0.isEmpty ? nil : $0 } ?? body.plainSummary
  }

  /// Whether front matter has a summary that says something else than the text does at its beginning.
  var hasStandfirst: Bool {
    guard let summary else { return false }
    return !summary.html.isEmpty
      && (summary.plainSummary.isEmpty || !body.plainSummary.hasPrefix(summary.plainSummary))
  }

  /// Appends front matter's summary, or else the beginning of the text.
  func appendSummary(_ form: RenderedMarkdown.Form, to output: inout OutputBuffer) {
    if let summary {
      summary.append(form, to: &output)
    } else {
      body.appendSummary(form, to: &output)
    }
  }
}
