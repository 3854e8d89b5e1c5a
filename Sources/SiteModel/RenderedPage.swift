import MarkdownRendering

/// What became of a page's Markdown.
package final class RenderedPage: Sendable {
  /// The page's title with the figures that it cites.
  package let title: String
  /// The page's text; empty where it could not be rendered.
  let body: RenderedMarkdown
  /// Whether the text was rendered, so that what it lacks is really missing.
  let isRendered: Bool
  /// Front matter's `summary`; `nil` where it has none.
  let summary: RenderedMarkdown?
  /// The readers' comments as HTML, in the order written.
  let comments: [[UInt8]]
  /// For the log: which cells of its tables do not follow from the figures shown beside them.
  package let roundingNotes: [String]
  /// What the rendering asked the site for.
  package let lookups: [Lookup]
  /// The links of text and summary to anchors.
  package let anchorLinks: [AnchorLink]

  init(
    title: String, body: RenderedMarkdown, isRendered: Bool, summary: RenderedMarkdown?,
    comments: [[UInt8]], roundingNotes: [String], lookups: [Lookup],
    anchorLinks: [AnchorLink]
  ) {
    self.title = title
    self.body = body
    self.isRendered = isRendered
    self.summary = summary
    self.comments = comments
    self.roundingNotes = roundingNotes
    self.lookups = lookups
    self.anchorLinks = anchorLinks
  }

  /// The summary without markup, in one line.
  var description: String { summary?.plainSummary ?? body.plainSummary }

  /// All ids that links can lead to.
  var anchors: Set<String> { Set(body.outline.map(\.id) + body.rawAnchors) }
}
