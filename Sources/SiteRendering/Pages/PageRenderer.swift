import Content
import DataFormats
package import Diagnostics
import FigurePublishing
import HTMLText
import KPILanguage
import MarkdownRendering
package import SiteModel

/// Renders the Markdown of a site's pages.
///
/// It has no state that changes: any number of threads may use it. A class, so that each page need not
/// copy the site.
package final class PageRenderer: Sendable {
  private let site: Site
  private let markdown = MarkdownRenderer()

  /// A renderer for the pages of one site, whose outputs are planned.
  package init(_ site: Site) { self.site = site }

  /// What a page is rendered from.
  func inputs(of page: PageID) -> PageInputs { PageInputs(site.pages[page], site) }

  /// A page's text, summary and comments as HTML, and what is known of them.
  func render(_ page: PageID) -> (page: PageMetadata, text: PageHTML) {
    let inputs = inputs(of: page)
    let references = PageReferences(of: site.pages[page], in: site)
    return render(
      inputs, references, FigureHandler(inputs, file: inputs.source.file, references: references))
  }

  /// A page's model, and what its texts cite of it; `nil` where it has none.
  func figures(of page: PageID) -> (model: KPIModel, citations: [KPIReport.Citation])? {
    let inputs = inputs(of: page)
    let references = PageReferences(of: site.pages[page], in: site)
    let file = inputs.source.file
    let figures = FigureHandler(inputs, file: file, references: references, keepsCitations: true)
    _ = render(inputs, references, figures)
    return figures.model.map { model in
      let citations = figures.citations.sorted { $0.range.lowerBound < $1.range.lowerBound }
      return (model, citations.map { .init($0.text, at: file.location($0.range)) })
    }
  }

  /// A warning for each amount in the text, the title, the description and the summary of a page that is typed and
  /// equals a figure of its model.
  package func typedFigures(in page: PageID) -> [Diagnostic] {
    let inputs = inputs(of: page)
    let references = PageReferences(of: site.pages[page], in: site)
    let figures = FigureHandler(inputs, file: inputs.source.file, references: references)
    let prose = ProseReader()
    _ = render(inputs, references, figures, prose)
    guard let model = figures.model else { return [] }
    return TypedFigureReport(figures.file, TypedFigures(model)).warnings(about: prose.blocks)
  }

  private func render(
    _ page: PageInputs, _ references: PageReferences, _ figures: FigureHandler,
    _ prose: ProseReader? = nil
  ) -> (page: PageMetadata, text: PageHTML) {
    let source = page.source
    var diagnostics: [Diagnostic] = []
    var options = page.options
    let file = figures.file
    let links = PageLinkHandler(file: file, references: references)
    var handlers = MarkdownHandlers()
    handlers.codeSpans = [figures]
    handlers.links = [figures, links]
    handlers.linkTexts = figures
    handlers.unparsedLinks = figures
    handlers.texts = prose
    var bodyHandlers = handlers
    bodyHandlers.handleCodeBlocks(ModelFence.word, with: figures)
    let body = markdown.render(
      file, body: min(source.bodyStart, file.bytes.count)..<file.bytes.count,
      options: page.bodyOptions, handlers: bodyHandlers, diagnostics: &diagnostics)
    let title = source.frontMatter.title.map { figures.title($0) }
    var description = source.frontMatter.description.map { figures.title($0) }
    if options.typography { description = description?.withUnbrokenSpaces }
    prose?.read(source.frontMatter.title)
    prose?.read(source.frontMatter.description)
    prose?.read(source.frontMatter.figureLabel)
    let figure = body == nil ? nil : figures.pageFigure(source.frontMatter)
    let image = source.frontMatter.image.flatMap {
      PageImage($0, in: file, links: links, figures: figures, &diagnostics)
    }
    diagnostics += figures.takeDiagnostics() + links.takeDiagnostics()
    let summary = source.frontMatter.summary.flatMap { written in
      var own: [Diagnostic] = []
      var options = options
      options.beginIDs(with: "summary")
      let citationCount = figures.citations.count
      defer { figures.moveCitations(from: citationCount, to: written.range) }
      func render() -> RenderedMarkdown? {
        text(written, of: page, options: options, handlers, &own)
      }
      let summary = prose.map { $0.reading(written.range, render) } ?? render()
      own += figures.takeDiagnostics() + links.takeDiagnostics()
      add(own, of: written, in: page, to: &diagnostics)
      return summary
    }
    options.rawHTML = false
    let comments = source.frontMatter.comments.enumerated().map { index, comment in
      // A reader's comment knows nothing of the site's files.
      var own: [Diagnostic] = []
      var options = options
      options.beginIDs(with: "comment-\(index + 1)")
      var html = OutputBuffer()
      text(comment.text, of: page, options: options, MarkdownHandlers(), &own)?
        .append(.page, to: &html)
      add(own, of: comment.text, in: page, to: &diagnostics)
      return html.bytes
    }
    let place = source.frontMatter.summary?.range ?? 0..<0
    let anchorLinks = anchorLinks(
      (body?.fragmentLinks ?? []).map { ($0, $0.range) }
        + (summary?.fragmentLinks ?? []).map { ($0, place) },
      in: body)
    let html = PageHTML(body: body ?? .empty, summary: summary)
    let known = PageMetadata(
      key: page.hash, title: title ?? page.title, text: html,
      isRendered: body != nil, description: description, image: image, figure: figure,
      comments: comments, fingerprints: TextFingerprints(html, of: page, baseURL: page.baseURL),
      roundingNotes: figures.roundingNotes, references: references.resolved,
      anchorLinks: anchorLinks, hasModel: figures.hasModel, diagnostics: diagnostics)
    return (known, html)
  }

  /// The links to anchors; whether the page's own text has them is known already.
  private func anchorLinks(
    _ links: [(RenderedMarkdown.FragmentLink, range: Range<Int>)], in body: RenderedMarkdown?
  ) -> [AnchorLink] {
    guard !links.isEmpty else { return [] }
    let anchors = Set(body?.anchors ?? [])
    return links.map { link, range in
      let ids = URLFragment(link.fragment).ids
      return AnchorLink(
        destination: link.destination, fragment: link.fragment, range: range,
        isInText: ids.isEmpty
          || link.destination.isEmpty && (body == nil || ids.contains(where: anchors.contains)))
    }
  }

  /// Markdown in front matter.
  private func text(
    _ written: Located<String>, of page: PageInputs, options: MarkdownOptions,
    _ handlers: MarkdownHandlers, _ diagnostics: inout [Diagnostic]
  ) -> RenderedMarkdown? {
    var options = options
    options.headingIDs = false
    let file = SourceFile(path: page.source.shownPath, text: written.value)
    return markdown.render(
      file, body: 0..<file.bytes.count, options: options, handlers: handlers,
      diagnostics: &diagnostics)
  }

  /// Adds the messages about a text in front matter; they point at the whole value.
  private func add(
    _ messages: [Diagnostic], of written: Located<String>, in page: PageInputs,
    to diagnostics: inout [Diagnostic]
  ) {
    guard !messages.isEmpty else { return }
    let place = page.source.file.location(written.range)
    diagnostics += messages.map { $0.moved(to: place) }
  }
}
