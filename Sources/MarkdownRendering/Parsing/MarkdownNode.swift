import CCMarkGFM

/// A node of cmark's tree, read in place: no text is copied.
///
/// Valid as long as the `CommonMarkTree` it comes from.
struct MarkdownNode: Hashable {
  /// The type of a node; those of extensions are numbered when the extensions are registered.
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
    switch ccmark_type(pointer) {
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
    switch ccmark_type(pointer) {
    case ccmark_table_cell_type(): .tableCell
    case ccmark_table_row_type(): .tableRow
    case ccmark_table_type(): .table
    case ccmark_strikethrough_type(): .strikethrough
    default: .other
    }
  }

  var parent: MarkdownNode? { ccmark_parent(pointer).map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { ccmark_first_child(pointer).map(MarkdownNode.init) }
  var next: MarkdownNode? { ccmark_next(pointer).map(MarkdownNode.init) }
  var previous: MarkdownNode? { ccmark_previous(pointer).map(MarkdownNode.init) }

  /// The text of a text, code or HTML node.
  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(of: ccmark_literal(pointer)) }

  /// The content of a code block.
  var code: UnsafeBufferPointer<UInt8> { Self.bytes(of: ccmark_code(pointer)) }

  /// The info string after the opening fence of a code block, entities resolved.
  var codeInfo: UnsafeBufferPointer<UInt8> { Self.bytes(of: ccmark_code_info(pointer)) }

  var isFenced: Bool { ccmark_is_fenced(pointer) }

  /// The destination of a link or image, backslashes and entities resolved.
  var destination: UnsafeBufferPointer<UInt8> { Self.bytes(of: ccmark_url(pointer)) }

  /// The title of a link or image, backslashes and entities resolved.
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(of: ccmark_title(pointer)) }

  var headingLevel: Int { Int(ccmark_heading_level(pointer)) }

  var isOrderedList: Bool { ccmark_is_ordered(pointer) }
  var listStart: Int { Int(ccmark_list_start(pointer)) }
  var isTightList: Bool { ccmark_is_tight(pointer) }

  /// Whether a task is ticked; `nil` for list items that are not tasks.
  var isTicked: Bool? {
    ccmark_is_task(pointer) ? cmark_gfm_extensions_get_tasklist_item_checked(pointer) : nil
  }

  /// The alignment of each column of a table: `l`, `c`, `r` or 0.
  var columnAlignments: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: cmark_gfm_extensions_get_table_alignments(pointer),
      count: Int(cmark_gfm_extensions_get_table_columns(pointer)))
  }

  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

  /// The bytes of a paragraph while it is being parsed.
  var contentSize: Int { Int(ccmark_content_size(pointer)) }

  /// The lines of a block in the text, counted from 1.
  var lines: ClosedRange<Int> {
    let start = max(1, Int(ccmark_start_line(pointer)))
    return start...max(start, Int(ccmark_end_line(pointer)))
  }

  private static func bytes(of chunk: cmark_chunk) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len))
  }
}

extension MarkdownNode {
  var lastChild: MarkdownNode? { ccmark_last_child(pointer).map(MarkdownNode.init) }

  /// Whether the node is a block; blocks never follow inlines.
  var isBlock: Bool { ccmark_is_block(pointer) }

  /// The next node in the order of the text; `nil` after the last one.
  ///
  /// Walks a tree without recursion.
  ///
  /// - Parameters:
  ///   - root: The node below which to stay; all of the document without one.
  ///   - descends: Whether what is below this node comes next, and is not passed over.
  /// - Returns: The node.
  func successor(below root: MarkdownNode? = nil, descends: Bool = true) -> MarkdownNode? {
    if descends, let child = firstChild { return child }
    var node = self
    while node != root {
      if let next = node.next { return next }
      guard let parent = node.parent else { return nil }
      node = parent
    }
    return nil
  }

  /// The next block below a root in the order of the text; `nil` after the last one.
  func nextBlock(below root: MarkdownNode) -> MarkdownNode? {
    successor(below: root, descends: firstChild?.isBlock ?? false)
  }

  /// The children from first to last.
  var children: some Sequence<MarkdownNode> {
    sequence(state: firstChild) { child in
      defer { child = child?.next }
      return child
    }
  }
}
