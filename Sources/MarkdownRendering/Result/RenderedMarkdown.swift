package import HTMLText

/// A rendered Markdown text: HTML in several forms, and what is known about it.
///
/// The text is parsed once; the forms for lists and feeds are spliced from the same HTML, whose
/// differing positions are marked. A class, since every output that shows the text holds it.
package final class RenderedMarkdown: Sendable {
  /// Where the HTML is shown.
  package enum Form: Sendable, Equatable {
    /// On the text's own page.
    case page
    /// Among other texts on one page: headings are one level deeper and have no ids, and links to them
    /// lead to the text's own page.
    case list(pageURL: String)
    /// In a feed: as in a list but for the headings' levels, footnotes included, and root-relative URLs
    /// begin with the origin, `https://example.org` without a slash at its end.
    case feed(pageURL: String, origin: String)
  }

  /// A heading with the anchor that leads to it.
  package struct Heading: Sendable, Equatable {
    /// 1 to 6.
    package let level: Int
    /// Empty where `MarkdownOptions.headingIDs` is off.
    package let id: String
    /// The text as shown, without markup.
    package let title: String
  }

  /// A heading of the first level, of Markdown or raw HTML.
  package struct MainHeading: Sendable, Hashable {
    /// The text as shown, without markup; `nil` in raw HTML.
    package let title: String?
    /// The bytes in the source file that a message points at.
    package let range: Range<Int>
  }

  /// A link to an anchor.
  package struct FragmentLink: Sendable, Equatable {
    /// The URL as resolved, without `#` and fragment; empty for a link within the text.
    package let destination: String
    /// What follows the `#`, as written.
    package let fragment: String
    /// The bytes in the source file that a message points at.
    package let range: Range<Int>
  }

  /// A position in the HTML at which the forms differ.
  struct Mark: Sendable, Equatable {
    enum Kind: Int, Sendable {
      /// The digit of a heading's level: one more in lists, where the text's title is a heading too.
      case headingLevel
      /// The id attribute of a heading: omitted in lists and feeds.
      case headingID
      /// A URL that begins with `#`: the page's URL goes before it in lists and feeds.
      case fragment
      /// A link between a footnote and the text that refers to it: the page's URL goes before it in
      /// feeds, and in summaries, where the notes are missing.
      case footnote
      /// A root-relative URL: the origin goes before it in feeds.
      case rootRelative
      /// An id in raw HTML, or a reference to one: in lists and feeds the prefix of the text's ids goes
      /// before it, so that two texts never have the same.
      case id
      /// What keyboards and screen readers need on pages: omitted in feeds.
      case onPages
      /// A part of a drawing, which feeds cannot show: omitted in them.
      case drawing
      /// What begins the class of an aligned cell of a table: the property of a style in feeds.
      case alignment
      /// Where a note goes that stands beside the text.
      case notePlace
      /// What ends here begins the section of all notes.
      case notesStart
      /// What ends here begins a note in it.
      case noteStart
      /// Where a note in it ends.
      case noteEnd
      /// An end tag whose element began before the summary: omitted in summaries.
      case strayInSummary
    }

    let kind: Kind
    var offset: Int
    var length = 0
  }

  /// The HTML as on the text's own page.
  package let html: [UInt8]
  /// All headings, in the order of the text.
  package let outline: [Heading]
  /// All links with a fragment, in the order of the text.
  package let fragmentLinks: [FragmentLink]
  /// The ids and names set in raw HTML; like the outline's ids they can be linked to.
  package let rawAnchors: [String]
  /// All headings of the first level, in the order of the text.
  package let mainHeadings: [MainHeading]
  /// All ids that links can lead to.
  package var anchors: [String] { outline.map(\.id) + rawAnchors }
  /// Words outside of code blocks; every Chinese or Japanese character counts as one.
  package let wordCount: Int
  /// The summary's text without markup, in one line; the descriptions of its images where it has no text.
  package let plainSummary: String
  /// Whether the author divided the text with `<!--more-->`, so that lists show its beginning alone.
  package let hasMore: Bool

  /// The addresses of the style sheets that pages with the text link to; `nil` where they need none.
  package let stylesheets: MarkdownOptions.Stylesheets

  let marks: [Mark]
  /// Where pages have the notes; `nil` where they are at the end, or there are none.
  let notes: NotePlacement?
  let summaryRange: Range<Int>
  /// Closes the elements that are open where the summary ends.
  let summaryClosing: String
  /// Begins ids where several texts are on one page.
  let idPrefix: String

  /// Replaces a text that could not be rendered, so that other errors can still be found.
  package static let empty = RenderedMarkdown()

  private init() {
    (html, outline, fragmentLinks, rawAnchors, mainHeadings, marks) = ([], [], [], [], [], [])
    (wordCount, plainSummary, hasMore, summaryRange) = (0, "", false, 0..<0)
    (summaryClosing, idPrefix) = ("", "")
    notes = nil
    stylesheets = .init()
  }

  /// The result of a renderer.
  init(_ renderer: consuming TreeRenderer) {
    let summary: (html: Range<Int>, plain: Range<Int>) =
      if let more = renderer.moreOffsets {
        (0..<more.html, 0..<more.plain)
      } else {
        renderer.firstParagraph ?? (0..<0, 0..<0)
      }
    summaryClosing = renderer.mendSummary(summary.html)
    idPrefix = renderer.options.idPrefix
    html = renderer.output.html.bytes
    outline = renderer.outline
    fragmentLinks = renderer.fragmentLinks
    rawAnchors = renderer.rawAnchors
    mainHeadings = renderer.mainHeadings
    wordCount = renderer.withShownText(in: 0..<renderer.output.plain.count, PlainText.wordCount)
    var plainSummary = renderer.withShownText(in: summary.plain, PlainText.inOneLine)
    if plainSummary.isEmpty, let next = renderer.firstParagraph?.plain {
      // A picture before `<!--more-->` says nothing: the next text does.
      plainSummary = renderer.withShownText(in: next, PlainText.inOneLine)
    }
    self.plainSummary =
      plainSummary.isEmpty
      ? PlainText.imageDescriptions(inHTML: html, summary.html) : plainSummary
    hasMore = renderer.moreOffsets.map { $0.html < renderer.output.html.count } ?? false
    notes = NotePlacement(renderer.marks, of: renderer.placedNotes)
    marks = notes == nil ? renderer.marks : renderer.marks.filter { !$0.kind.isOfNotes }
    summaryRange = summary.html
    var stylesheets = renderer.options.stylesheets
    if !renderer.hasAlignedCells { stylesheets.tables = nil }
    if !renderer.hasDrawings { stylesheets.charts = nil }
    self.stylesheets = stylesheets
  }

  /// Appends the whole HTML in a form.
  package func append(_ form: Form, to output: inout OutputBuffer) {
    appendStylesheets(0..<html.count, form, to: &output)
    if let notes, !form.isFeed {
      append(form, with: notes, to: &output)
    } else {
      splice(0..<html.count, form, isSummary: false, into: &output)
    }
  }

  /// Appends what comes before `<!--more-->`, or else the first paragraph.
  package func appendSummary(_ form: Form, to output: inout OutputBuffer) {
    appendStylesheets(summaryRange, form, to: &output)
    splice(summaryRange, form, isSummary: true, into: &output)
  }

  /// Links to the style sheets that a part of the text needs; HTML allows it there.
  private func appendStylesheets(
    _ range: Range<Int>, _ form: Form, to output: inout OutputBuffer
  ) {
    guard !stylesheets.isEmpty, !form.isFeed else { return }
    appendStylesheet(stylesheets.tables, for: .alignment, in: range, to: &output)
    appendStylesheet(stylesheets.charts, for: .drawing, in: range, to: &output)
  }

  private func appendStylesheet(
    _ address: String?, for kind: Mark.Kind, in range: Range<Int>, to output: inout OutputBuffer
  ) {
    guard let address,
      marks.contains(where: { $0.kind == kind && range.contains($0.offset) })
    else { return }
    output.append("<link rel=\"stylesheet\" href=\"")
    output.append(address, escaping: .commonMark)
    output.append("\" />\n")
  }

  func splice(
    _ range: Range<Int>, _ form: Form, isSummary: Bool, into output: inout OutputBuffer
  ) {
    var pageURL = ""
    var origin: String?
    var isPage = false
    switch form {
    case .page where !isSummary: return output.append(html[range])
    case .page: isPage = true
    case .list(let url): pageURL = url
    case .feed(let url, let feedOrigin): (pageURL, origin) = (url, feedOrigin)
    }
    html.withUnsafeBufferPointer { html in
      var copied = range.lowerBound
      for mark in marks[marks.partitioningIndex { $0.offset >= range.lowerBound }...] {
        guard mark.offset < range.upperBound else { break }
        guard !isPage || mark.kind == .strayInSummary else { continue }
        output.append(UnsafeBufferPointer(rebasing: html[copied..<mark.offset]))
        copied = mark.offset + mark.length
        switch mark.kind {
        case .headingLevel:
          let level = html[mark.offset]
          output.append(origin == nil && level < UInt8(ascii: "6") ? level + 1 : level)
        case .headingID: break
        case .fragment: output.append(pageURL, escaping: .commonMark)
        case .footnote where isSummary || origin != nil:
          output.append(pageURL, escaping: .commonMark)
        case .footnote: break
        case .rootRelative: if let origin { output.append(origin, escaping: .commonMark) }
        case .id where !idPrefix.isEmpty:
          output.append(idPrefix, escaping: .commonMark)
          output.append(UInt8(ascii: "-"))
        case .id: break
        case .onPages, .drawing: if origin == nil { copied = mark.offset }
        case .alignment:
          if origin == nil { copied = mark.offset } else { output.append(" style=\"text-align: ") }
        case .notePlace, .notesStart, .noteStart, .noteEnd: break
        case .strayInSummary where !isSummary: copied = mark.offset
        case .strayInSummary: break
        }
      }
      output.append(UnsafeBufferPointer(rebasing: html[copied..<range.upperBound]))
    }
    guard isSummary, !summaryClosing.isEmpty else { return }
    if case .list = form {
      output.append(Self.lowered(summaryClosing))
    } else {
      output.append(summaryClosing)
    }
  }
}

extension RenderedMarkdown {
  /// The end tags of headings one level deeper, as lists have them.
  private static func lowered(_ endTags: String) -> String {
    (1...5).reversed().reduce(endTags) {
      $0.replacing("</h\($1)>", with: "</h\($1 + 1)>")
    }
  }
}

/// What the forms are derived from, for callers that compare texts by fingerprints.
extension RenderedMarkdown {
  /// Calls `body` with numbers for each position at which forms differ: two texts with the same HTML and
  /// the same numbers have the same forms under the same URL.
  package func forEachDifference(_ body: (Int) -> Void) {
    for mark in marks {
      body(mark.kind.rawValue)
      body(mark.offset)
      body(mark.length)
    }
    notes?.forEachNumber(body)
  }

  /// Whether forms contain the URL of the text's page.
  package var formsNamePage: Bool {
    marks.contains { $0.kind == .fragment || $0.kind == .footnote || $0.kind == .id }
  }

  /// Whether the form for feeds contains the site's origin.
  package var formsNameOrigin: Bool { marks.contains { $0.kind == .rootRelative } }
}
