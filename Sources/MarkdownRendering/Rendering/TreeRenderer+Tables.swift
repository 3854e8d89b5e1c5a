import HTMLText

/// The renderer's position in a table; tables do not nest.
struct TableState {
  var alignments = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var column = 0
  var hasBody = false
  var isHeader = false
  /// Whether the cell being written is a head.
  var isHead = false
  /// Whether the first column names the rows.
  var hasRowHeads = false
  /// Whether it is in an element that scrolls.
  var scrolls = false
  var lines = 1...1
}

extension TreeRenderer {
  mutating func beginTable(_ node: MarkdownNode) {
    output.endLine()
    table = TableState(alignments: node.columnAlignments, lines: node.lines)
    if !options.isPlain { prepare(node) }
    output.html.append("<table>")
  }

  /// Lets a table that may be too wide scroll on its own.
  private mutating func prepare(_ node: MarkdownNode) {
    let shape = TableShape(node)
    table.hasRowHeads = shape.hasRowHeads
    table.scrolls = LeastWidth.exceedsRoom(shape.width, depth: Self.depth(of: node))
    guard table.scrolls else { return }
    appendOnPages("<div class=\"scroll\"")
    let words = AssistiveWords.of(options.language)
    shape.heads.withUnsafeBufferPointer { appendScrolling(name: words.table, $0) }
    appendOnPages(">\n")
  }

  mutating func endTable() {
    if table.hasBody {
      output.endLine()
      output.html.append("</tbody>")
    }
    output.endLine()
    output.html.append("</table>\n")
    if table.scrolls { appendOnPages("</div>\n") }
  }

  mutating func beginRow(_ node: MarkdownNode) {
    output.endLine()
    table.column = 0
    table.isHeader = node.isHeaderRow
    if table.isHeader {
      output.html.append("<thead>\n")
    } else if !table.hasBody {
      table.hasBody = true
      output.html.append("<tbody>\n")
    }
    output.html.append("<tr>")
    if !table.isHeader, !options.isPlain { reportDroppedCells(of: node) }
  }

  mutating func endRow(_ node: MarkdownNode) {
    output.endLine()
    output.html.append("</tr>")
    if table.isHeader { output.html.append("\n</thead>") }
  }

  mutating func beginCell(_ node: MarkdownNode) {
    output.endLine()
    table.isHead = isHead(node)
    output.html.append(table.isHead ? "<th" : "<td")
    if table.isHead, !options.isPlain {
      output.html.append(table.isHeader ? " scope=\"col\"" : " scope=\"row\"")
    }
    if table.column < table.alignments.count {
      appendAlignment(table.alignments[table.column])
    }
    output.html.append(">")
    // The lines of a header's cells are those of the paragraph it was taken from.
    beginInlines(
      of: node, lines: table.isHeader ? table.lines : node.parent?.lines,
      isContinued: table.column > 0)
  }

  mutating func endCell(_ node: MarkdownNode) {
    endInlines()
    output.html.append(table.isHead ? "</th>" : "</td>")
    table.column += 1
  }

  /// Whether a cell names its column or its row: one without a text names nothing.
  private mutating func isHead(_ cell: MarkdownNode) -> Bool {
    if options.isPlain { return table.isHeader }
    return (table.isHeader || table.hasRowHeads && table.column == 0) && !TableShape.isBlank(cell)
  }

  /// Aligns a cell by its class, since sites may forbid styles in pages.
  ///
  /// Feeds, which have no style sheet, have a style in its place. The attribute `align` of the specification's
  /// examples is obsolete in HTML.
  private mutating func appendAlignment(_ alignment: UInt8) {
    let direction: StaticString
    switch alignment {
    case UInt8(ascii: "l"): direction = "left"
    case UInt8(ascii: "c"): direction = "center"
    case UInt8(ascii: "r"): direction = "right"
    default: return
    }
    let attribute: StaticString = options.isPlain ? " align=\"" : " class=\""
    if !options.isPlain {
      hasAlignedCells = true
      marks.append(
        .init(
          kind: .alignment, offset: output.html.count, length: attribute.utf8CodeUnitCount))
    }
    output.html.append(attribute)
    output.html.append(direction)
    output.html.append("\"")
  }
}
