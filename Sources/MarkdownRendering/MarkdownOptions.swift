/// How a Markdown text is rendered.
package struct MarkdownOptions: Sendable {
  /// A text past this is an error: 1 MiB is a book of 150,000 words, and cmark's memory and time
  /// grow with it.
  package static let defaultSizeLimit = 1 << 20

  /// HTML past this is an error: a reference definition used again and again can turn 100 KB into
  /// hundreds of megabytes.
  package static let defaultHTMLLimit = 16 << 20

  /// A BCP 47 tag; decides on quotation marks, heading ids and the labels of footnotes.
  package var language = "en"
  /// Begins the ids of footnotes, so that several texts fit on one page; usually a slug.
  package var idPrefix = ""
  /// Whether quotes, dashes and ellipses become typographic ones.
  package var typography = true
  /// Whether headings get an id derived from their text.
  package var headingIDs = true
  /// Whether HTML within Markdown stays HTML; otherwise it is shown as text.
  package var rawHTML = true
  /// Whether bare URLs and email addresses become links, as on GitHub.
  package var autolinks = true
  /// Whether emphasis beside Chinese, Japanese and Korean punctuation is that of the CJK-friendly amendments to
  /// CommonMark (github.com/tats-u/markdown-cjk-friendly).
  package var cjkEmphasis = true
  /// Whether pages have each footnote after the block that refers to it first, rather than all at the end.
  ///
  /// There a style sheet can place them beside the text. Feeds have them at the end in any case.
  package var notesBesideText = false
  /// The addresses of style sheets to which pages link where a text needs them; feeds do not.
  package var stylesheets = Stylesheets()
  /// The largest number of bytes of a text.
  package var sizeLimit = Self.defaultSizeLimit
  /// The largest number of bytes of the HTML a text may become.
  package var htmlLimit = Self.defaultHTMLLimit
  /// Writes what the GitHub Flavored Markdown specification shows and nothing more: no classes of
  /// task lists, no lazy images, no refusal of dangerous links, no amendments to emphasis.
  package var isPlain = false

  /// Everything that improves a web page is on.
  package init() {}

  /// Distinguishes the ids of a text from those of another one with the same prefix.
  package mutating func beginIDs(with name: String) {
    idPrefix += idPrefix.isEmpty ? name : "-" + name
  }

  /// What the GitHub Flavored Markdown specification shows, byte for byte.
  package static var plain: MarkdownOptions {
    var options = MarkdownOptions()
    options.typography = false
    options.headingIDs = false
    options.isPlain = true
    return options
  }

  /// What texts may need rules for.
  package struct Stylesheets: Sendable, Equatable {
    /// For aligned cells of tables.
    package var tables: String?
    /// For what handlers of code blocks draw.
    package var charts: String?

    /// Whether there is none.
    var isEmpty: Bool { tables == nil && charts == nil }

    /// Stores the values unchanged.
    package init(tables: String? = nil, charts: String? = nil) {
      (self.tables, self.charts) = (tables, charts)
    }
  }
}
