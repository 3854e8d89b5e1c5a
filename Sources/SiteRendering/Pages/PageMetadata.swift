package import Diagnostics
import MarkdownRendering
import SiteModel

/// What is known of a page once its Markdown was rendered, but for the HTML itself: it is small, and
/// stays until the end of the build.
package final class PageMetadata: Sendable {
  /// Identifies what the page was rendered from (`Site.renderHash`).
  package let key: UInt64
  /// The page's title with the figures that it cites.
  package let title: String
  /// Whether the text could be rendered, so that what it lacks is really missing.
  let isRendered: Bool
  /// What search engines are told: front matter's description, or else the summary's text.
  let description: String
  /// The summary without markup, in one line.
  let summaryText: String
  /// Whether the summary is shown above the text.
  let hasStandfirst: Bool
  /// The picture that stands for the page.
  let image: PageImage?
  /// The figure that stands for the page.
  let figure: PageFigure?
  /// Whether the author divided the text with `<!--more-->`.
  let hasMore: Bool
  /// Words outside of code blocks.
  let wordCount: Int
  /// The readers' comments as HTML, in the order written.
  let comments: [[UInt8]]
  /// All ids that links can lead to.
  package let anchors: [String]
  /// The headings of the first level in the text.
  package let mainHeadings: [MainHeading]
  /// Identify the HTML.
  let fingerprints: TextFingerprints
  /// For the log: which cells of its tables do not follow from the figures shown beside them.
  package let roundingNotes: [String]
  /// What the rendering asked the site for.
  package let references: [ResolvedReference]
  /// The links of text and summary to anchors.
  package let anchorLinks: [AnchorLink]
  /// Whether figures can be cited, right or wrong.
  package let hasModel: Bool
  /// What is wrong with the page, to be judged by `Diagnostic.judged(inSiteWithModels:)`.
  package let diagnostics: [Diagnostic]

  init(
    key: UInt64, title: String, text: PageHTML, isRendered: Bool,
    description: String?, image: PageImage?, figure: PageFigure?, comments: [[UInt8]],
    fingerprints: TextFingerprints, roundingNotes: [String], references: [ResolvedReference],
    anchorLinks: [AnchorLink], hasModel: Bool,
    diagnostics: [Diagnostic]
  ) {
    self.key = key
    self.title = title
    self.isRendered = isRendered
    summaryText = text.summaryText
    self.description = description ?? summaryText
    hasStandfirst = text.hasStandfirst
    self.image = image
    self.figure = figure
    hasMore = text.body.hasMore
    wordCount = text.body.wordCount
    self.comments = comments
    anchors = text.body.anchors
    mainHeadings = text.body.mainHeadings.map { MainHeading(title: $0.title, range: $0.range) }
    self.fingerprints = fingerprints
    self.roundingNotes = roundingNotes
    self.references = references
    self.anchorLinks = anchorLinks
    self.hasModel = hasModel
    self.diagnostics = diagnostics
  }
}
