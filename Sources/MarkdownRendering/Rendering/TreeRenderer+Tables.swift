import HTMLText

/// The renderer's position in a table; tables do not nest.
struct TableState {
  var alignments = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var column = 0
  var hasBody = false
  var isHeader = false
  var lines = 1...1
}

extension TreeRenderer {
  mutating func beginTable(_ node: MarkdownNode) {
    output.endLine()
    output.html.append("<table>")
    table = TableState(alignments: node.columnAlignments, lines: node.lines)
  }

  mutating func endTable() {
    if table.hasBody {
      output.endLine()
      output.html.append("</tbody>")
    }
    output.endLine()
    output.html.append("</table>\n")
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
    output.html.append(table.isHeader ? "<th" : "<td")
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
    output.html.append(table.isHeader ? "</th>" : "</td>")
    table.column += 1
  }

  /// The attribute `align` of the specification's examples is obsolete in HTML.
  private mutating func appendAlignment(_ alignment: UInt8) {
    let direction: StaticString
    switch alignment {
    case UInt8(ascii: "l"): direction = "left"
    case UInt8(ascii: "c"): direction = "center"
    case UInt8(ascii: "r"): direction = "right"
    default: return
    }
    output.html.append(options.isPlain ? " align=\"" : " style=\"text-align: ")
    output.html.append(direction)
    output.html.append("\"")
  }
}
