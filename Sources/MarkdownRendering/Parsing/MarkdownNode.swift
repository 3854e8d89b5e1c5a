import CCMarkGFM

/// A node of cmark's tree, read in place: no text is copied.
///
/// Valid as long as the `CommonMarkTree` it comes from.
struct MarkdownNode: Hashable {
  /// What a node is; extensions' nodes are numbered when the extensions are registered.
  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case footnoteDefinition
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case footnoteReference, strikethrough
    case other
  }

  let pointer: UnsafeMutablePointer<cmark_node>

  init(_ pointer: UnsafeMutablePointer<cmark_node>) { self.pointer = pointer }

  var kind: Kind {
    switch cmark_node_type(UInt32(pointer.pointee.type)) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    default: extensionKind
    }
  }

  private var extensionKind: Kind {
    switch pointer.pointee.type {
    case cmark_table_cell_type(): .tableCell
    case cmark_table_row_type(): .tableRow
    case cmark_table_type(): .table
    case cmark_strikethrough_type(): .strikethrough
    default: .other
    }
  }

  var parent: MarkdownNode? { pointer.pointee.parent.map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { pointer.pointee.first_child.map(MarkdownNode.init) }
  var next: MarkdownNode? { pointer.pointee.next.map(MarkdownNode.init) }

  /// The text of a text, code or HTML node.
  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(of: pointer.pointee.as.literal) }

  /// The content of a code block.
  var code: UnsafeBufferPointer<UInt8> { Self.bytes(of: pointer.pointee.as.code.literal) }

  /// What stands behind the opening fence of a code block, entities resolved.
  var codeInfo: UnsafeBufferPointer<UInt8> { Self.bytes(of: pointer.pointee.as.code.info) }

  var isFenced: Bool { pointer.pointee.as.code.fenced != 0 }

  /// The destination of a link or image, backslashes and entities resolved.
  var destination: UnsafeBufferPointer<UInt8> { Self.bytes(of: pointer.pointee.as.link.url) }

  /// The title of a link or image, backslashes and entities resolved.
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(of: pointer.pointee.as.link.title) }

  var headingLevel: Int { Int(pointer.pointee.as.heading.level) }

  var isOrderedList: Bool { pointer.pointee.as.list.list_type == CMARK_ORDERED_LIST }
  var listStart: Int { Int(pointer.pointee.as.list.start) }
  var isTightList: Bool { pointer.pointee.as.list.tight }

  /// Whether a list item begins with a box to tick; `nil` where it has none.
  var isTicked: Bool? {
    pointer.pointee.`extension` == nil
      ? nil : cmark_gfm_extensions_get_tasklist_item_checked(pointer)
  }

  /// The alignment of each column of a table: `l`, `c`, `r` or 0.
  var columnAlignments: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: cmark_gfm_extensions_get_table_alignments(pointer),
      count: Int(cmark_gfm_extensions_get_table_columns(pointer)))
  }

  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

  /// How often a footnote definition is referred to.
  var referenceCount: Int { Int(pointer.pointee.footnote.def_count) }

  /// Counts the references to one footnote, from 1.
  var referenceIndex: Int { Int(pointer.pointee.footnote.ref_ix) }

  /// The lines of a block in the text, counted from 1.
  var lines: ClosedRange<Int> {
    let start = max(1, Int(pointer.pointee.start_line))
    return start...max(start, Int(pointer.pointee.end_line))
  }

  private static func bytes(of chunk: cmark_chunk) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len))
  }
}

extension MarkdownNode {
  var lastChild: MarkdownNode? { pointer.pointee.last_child.map(MarkdownNode.init) }

  /// Whether the node is a block; blocks never follow inlines.
  var isBlock: Bool { pointer.pointee.type & UInt16(CMARK_NODE_TYPE_MASK) == 0x8000 }

  /// The children from first to last.
  var children: some Sequence<MarkdownNode> {
    sequence(state: firstChild) { child in
      defer { child = child?.next }
      return child
    }
  }
}
