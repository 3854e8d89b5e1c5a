import Diagnostics
import HTMLText

/// Writes the HTML of one document, walking cmark's tree without recursion.
///
/// The shape of the HTML, line ends included, is that of cmark's own renderer, which the examples of
/// the GFM specification show; everything beyond it is omitted where `options.isPlain`.
///
/// What is called for each node is `mutating` even where it changes nothing: to lend a value that cannot be copied to
/// another method, the compiler moves all of its thousand bytes.
struct TreeRenderer: ~Copyable {
  let options: MarkdownOptions
  let file: SourceFile
  let handlers: MarkdownHandlers
  /// Whether somebody reads the text; asked for each node, which the handlers are too large for.
  let hasTextHandler: Bool

  var output: TextOutput
  var typography: Typography
  var locator: SourceLocator
  /// Warnings; see `warn(at:_:)`.
  private(set) var diagnostics: [Diagnostic] = []

  var marks: [RenderedMarkdown.Mark] = []
  var outline: [RenderedMarkdown.Heading] = []
  var fragmentLinks: [RenderedMarkdown.FragmentLink] = []
  var rawAnchors: [String] = []
  var rawIDs: Set<String> = []
  /// Those that are used again.
  var repeatedIDs: Set<String> = []
  /// Whether styles or scripts of the text may name its ids, which are the same everywhere then.
  var keepsIDs = false
  var mainHeadings: [RenderedMarkdown.MainHeading] = []
  var slugs = SlugRegister()
  /// The ids that the text gives its headings.
  var headingIDs = HeadingIDs()

  /// Where the summary ends in the HTML and in the plain text, once `<!--more-->` was seen.
  var moreOffsets: (html: Int, plain: Int)?
  /// Whether that is within an element.
  var moreIsWithin = false
  /// The first paragraph in the HTML and in the plain text.
  var firstParagraph: (html: Range<Int>, plain: Range<Int>)?
  /// Whether that has a text, and is not only a picture.
  var hasFirstText = false

  /// Where the text of the current block begins.
  var blockStart = (html: 0, plain: 0)
  /// Where the id of the current heading goes, in the HTML, among the marks and among the raw tags.
  var heading = (html: 0, marks: 0, rawTags: 0)
  /// The tags of raw HTML, in the order of the HTML.
  var rawTags: [RawTag] = []
  /// Whether raw HTML nests more deeply than can be followed.
  var exceedsNesting = false
  /// The elements of raw HTML that the text is in.
  var rawElements = RawElements()
  /// The elements of SVG and MathML of raw HTML that the text is in.
  var foreign = ForeignContent()
  /// Takes the text out of raw HTML.
  var plainText = PlainText.Filter(marks: true)
  /// The names of the page's own elements whose tags were left out.
  var omittedElements: Set<String> = []
  /// Whether the text may have comments that cmark leaves as text.
  var mayHaveComment = false
  /// Whether a paragraph may be meant as a table.
  var mayHaveTable = false
  /// Whether the text may have tags of word processors.
  var mayHaveOfficeTag = false
  /// Where marks of other programs were reported.
  var reportedMarkup: Set<Int> = []
  /// Where a comment ends in the node that is written next.
  var commentEnd = 0
  /// The block in which a comment was found that is not closed, so that none after it is.
  var unclosedCommentBlock: MarkdownNode?
  /// Where `?>` and `]]>` were found last in a block of HTML, by these; no offset where there is no further one.
  var declarationEnds: [String: (node: MarkdownNode, offset: Int?)] = [:]
  /// How many end tags of raw HTML follow in a node's children, by name.
  var remainingEndTags: [MarkdownNode: [String: Int]] = [:]
  /// The next node that is written, where those before it were copied.
  var skipped: MarkdownNode?
  /// The plain text of each code span that was replaced since the last heading began.
  var spanTexts: [MarkdownNode: Range<Int>] = [:]
  var isInLink = false
  /// The handlers that may replace code spans of this document, with those that they may.
  var codeSpanHandlers: [(handler: any CodeSpanHandler, spans: CodeSpanSelection)] = []
  /// The code spans that any of them may replace.
  var handledCodeSpans = CodeSpanSelection.none
  /// How many code blocks each of `handlers.codeBlocks` has rendered.
  var renderedCodeBlocks: [Int] = []
  /// What the text defines for references.
  var definitions = Definitions()
  var footnotes = Footnotes()
  /// Footnotes of a link's text, which are written after it.
  var delayedReferences: [MarkdownNode] = []
  /// The number of the note that is being written, in cmark's order, from 0.
  var note = -1
  /// Where the notes begin in the HTML.
  var bodyEnd: Int?
  /// The HTML of each note.
  var notes: [Range<Int>] = []
  /// The numbers of the notes that the text has referred to, in the order of their marks `.notePlace`.
  var placedNotes: [Int] = []
  /// Those that the block being written is the first to refer to.
  var newNotes: [Int] = []
  var isInFootnote = false
  var unpairedQuoteCount = 0
  var table = TableState()
  /// Whether a table aligns a column.
  var hasAlignedCells = false
  /// Whether a handler of code blocks has drawn something.
  var hasDrawings = false

  init(file: SourceFile, body: Range<Int>, options: MarkdownOptions, handlers: MarkdownHandlers) {
    self.file = file
    self.options = options
    self.handlers = options.isPlain ? MarkdownHandlers() : handlers
    hasTextHandler = !options.isPlain && handlers.texts != nil
    output = TextOutput(sizeOfSource: body.count)
    typography = .inLanguage(options.language)
    locator = SourceLocator(file, body: body)
  }

  /// Writes everything below the root; `false` where the HTML exceeded its limit and was abandoned.
  mutating func render(_ tree: borrowing CommonMarkTree) -> Bool {
    let root = tree.root
    definitions = tree.definitions
    prepareHandlers(root)
    footnotes = Footnotes(root)
    if !options.isPlain {
      reserveIDs(root, mayHaveTag: tree.mayHaveTag)
      findHeadingIDs(below: root)
      if tree.hasForbiddenCharacters { reportForbiddenCharacters() }
      if tree.mayHaveNumericReference { reportForbiddenReferences(below: root) }
      mayHaveComment = options.rawHTML && tree.mayHaveComment
      mayHaveTable = tree.hasPipe
      mayHaveOfficeTag = tree.mayHaveOfficeTag
    }
    var node = root
    while true {
      let descends = enter(node)
      if descends, let child = node.firstChild {
        node = child
        continue
      }
      if descends { leave(node) }
      if output.html.count > options.htmlLimit { return false }
      while node.next == nil || node == root {
        guard node != root, let parent = node.parent else {
          endDocument(root)
          return true
        }
        leave(parent)
        node = parent
      }
      if let next = node.next { node = next }
    }
  }

  /// Writes what comes before a node's children, or the whole node if it has none; returns whether the
  /// children and what comes after them are still to be written.
  private mutating func enter(_ node: MarkdownNode) -> Bool {
    if let end = skipped {
      guard node == end else { return false }
      skipped = nil
    }
    switch node.kind {
    case .text: text(node)
    case .softBreak: if headingIDs.isEmpty || headingIDs.shownCounts[node] == nil { softBreak() }
    case .lineBreak: lineBreak()
    case .code:
      readOther()
      code(node)
    case .htmlInline: htmlInline(node)
    case .link:
      let descends = link(node)
      if !descends { readOther() }
      return descends
    case .image:
      readOther()
      image(node)
    case .footnoteReference:
      readOther()
      footnoteReference(node)
    case .emphasis, .strong, .strikethrough:
      output.html.append(Self.openingTag(of: node.kind))
      return true
    case .codeBlock: codeBlock(node)
    case .htmlBlock: htmlBlock(node)
    case .paragraph where isFigure(node): figure(node)
    case .footnoteDefinition: return beginFootnote(node)
    case .thematicBreak:
      output.endLine()
      output.html.append("<hr />\n")
    default:
      enterBlock(node)
      return true
    }
    return false
  }

  private mutating func enterBlock(_ node: MarkdownNode) {
    switch node.kind {
    case .paragraph: beginParagraph(node)
    case .heading: beginHeading(node)
    case .blockQuote:
      output.endLine()
      output.html.append("<blockquote>\n")
    case .list: beginList(node)
    case .item: beginItem(node)
    case .table: beginTable(node)
    case .tableRow: beginRow(node)
    case .tableCell: beginCell(node)
    default: break
    }
  }

  /// Writes what comes after a node's children.
  private mutating func leave(_ node: MarkdownNode) {
    switch node.kind {
    case .emphasis: output.html.append("</em>")
    case .strong: output.html.append("</strong>")
    case .strikethrough: output.html.append("</del>")
    case .link: endLink()
    case .paragraph: endParagraph(node)
    case .heading: endHeading(node)
    case .blockQuote:
      output.endLine()
      output.html.append("</blockquote>\n")
    case .list: output.html.append(node.isOrderedList ? "</ol>\n" : "</ul>\n")
    case .item: output.html.append("</li>\n")
    case .table: endTable()
    case .tableRow: endRow(node)
    case .tableCell: endCell(node)
    case .footnoteDefinition: endFootnote(node)
    default: break
    }
    if !newNotes.isEmpty { placeNotes(after: node) }
  }

  /// Warnings about one text past this are counted only: each has to find its line.
  private static let warningLimit = 1000
  private var omittedWarnings = 0

  /// Adds a warning about bytes of the file.
  mutating func warn(at range: Range<Int>, _ message: (SourceLocation) -> Diagnostic) {
    guard diagnostics.count < Self.warningLimit else { return omittedWarnings += 1 }
    diagnostics.append(message(file.location(range)))
  }

  private mutating func endDocument(_ root: MarkdownNode) {
    if !options.isPlain { reportDefinitions(of: root) }
    if !notes.isEmpty { endFootnotes() }
    if keepsIDs { marks.removeAll { $0.kind == .id } }
    mendStructure()
    if omittedWarnings > 0 {
      diagnostics.append(
        MarkdownMessages.omittedWarnings(omittedWarnings, at: SourceLocation(path: file.path)))
    }
  }

  /// Prepares for the inline content of a block.
  mutating func beginInlines(
    of node: MarkdownNode, lines: ClosedRange<Int>? = nil, isContinued: Bool = false
  ) {
    typography.beginBlock(at: output.plain.count)
    locator.enter(lines ?? node.lines, isContinued: isContinued)
    // The tags of Markdown's blocks end elements of SVG and MathML.
    if !foreign.isEmpty { foreign = ForeignContent() }
    blockStart = output.offsets
  }

  /// Ends the text of a block.
  mutating func endInlines() {
    if hasTextHandler { endBlockOfText() }
    endQuotes()
    plainText.endBlock(isInline: true, in: &output.plain)
    output.plain.append(UInt8(ascii: "\n"))
    rawElements.endBlock()
    if !foreign.isEmpty { foreign = ForeignContent() }
    appendDelayedReferences()
  }

  /// Calls `body` with the text in a range of the plain text, without what browsers do not show.
  func withShownText<Result>(
    in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard plainText.hasMarked else { return output.plain.withBytes(in: range, body) }
    return output.plain.withBytes { PlainText.shown($0, in: range) }.withUnsafeBufferPointer(body)
  }

  private static func openingTag(of kind: MarkdownNode.Kind) -> StaticString {
    switch kind {
    case .emphasis: "<em>"
    case .strong: "<strong>"
    default: "<del>"
    }
  }
}
