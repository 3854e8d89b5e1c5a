import Content
import DataFormats
import Platform
import HTMLText
import MarkdownRendering
import SiteModel

/// Fingerprints of what outputs can show of a page's HTML, which a later build compares.
struct TextFingerprints: Sendable {
  /// All forms of the text.
  let content: UInt64
  /// The summary as lists have it.
  let summary: UInt64
  /// The summary where it is shown above the text.
  let standfirst: UInt64
  /// Levels, anchors and titles of the headings.
  let outline: UInt64

  /// Taken while the text is in memory, so that it need not be kept for them.
  init(_ text: PageHTML, of page: PageInputs, baseURL: BaseURL) {
    let permalink = baseURL.permalink(of: page.route)
    var content = Hasher64()
    content.add(text.body.html)
    text.body.forEachDifference { content.add($0) }
    content.add(text.body.stylesheets.tables ?? "")
    content.add(text.body.stylesheets.charts ?? "")
    if text.body.formsNamePage { content.add(permalink) }
    if text.body.formsNameOrigin { content.add(baseURL.origin) }
    self.content = content.hash
    var buffer = OutputBuffer()
    text.appendSummary(.list(pageURL: baseURL.url(of: page.route)), to: &buffer)
    var summary = Hasher64()
    buffer.withBytes { summary.add($0) }
    self.summary = summary.hash
    standfirst = text.hasStandfirst ? summary.hash : 0
    var outline = Hasher64()
    for heading in text.body.outline {
      outline.add(heading.level)
      outline.add(heading.id)
      outline.add(heading.title)
    }
    self.outline = outline.hash
  }
}
