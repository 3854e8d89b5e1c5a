import HTMLText
import MarkdownRendering
import TemplateEngine
import SiteModel

/// A page's text, or its summary, in the form in which another page shows it.
final class PageMarkup: MarkupSource {
  private let text: PageHTML
  private let form: RenderedMarkdown.Form
  private let isSummary: Bool

  init(_ text: PageHTML, _ form: RenderedMarkdown.Form, isSummary: Bool = false) {
    self.text = text
    self.form = form
    self.isSummary = isSummary
  }

  func append(to output: inout OutputBuffer) {
    if isSummary {
      text.appendSummary(form, to: &output)
    } else {
      text.body.append(form, to: &output)
    }
  }
}
