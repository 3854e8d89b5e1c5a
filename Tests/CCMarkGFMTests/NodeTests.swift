import CCMarkGFM
import Testing

/// The fields that are read in place, against the library's documented functions.
struct NodeTests {
  private static let text = """
    # Heading *one*

    Setext
    ------

    A [link](/u\\_v "t &amp; u"), ![an image](/p.png), `code`, <b>raw</b>, ~~struck~~.[^1]

    > quoted

    - [x] done
    - [ ] open

    7. seven

    8. eight

    ```swift let
    let a = 1
    ```

        indented

    <div>
    block
    </div>

    | a | b |
    |:--|--:|
    | 1 | 2 |

    ---

    [^1]: A note,[^2] and the same again.[^2]
    [^2]: Another one.
    """

  @Test func fieldsAreWhatTheLibrarySays() throws {
    let document = try Document(Self.text)
    for node in document.nodes {
      #expect(ccmark_type(node) == cmark_node_get_type(node))
      #expect(ccmark_parent(node) == cmark_node_parent(node))
      #expect(ccmark_next(node) == cmark_node_next(node))
      #expect(ccmark_first_child(node) == cmark_node_first_child(node))
      #expect(ccmark_last_child(node) == cmark_node_last_child(node))
      #expect(ccmark_start_line(node) == cmark_node_get_start_line(node))
      #expect(ccmark_end_line(node) == cmark_node_get_end_line(node))
    }
  }

  @Test func blocksAreThoseOfTheLibrary() throws {
    let document = try Document(Self.text)
    let inlines = [
      CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE,
      CMARK_NODE_EMPH, CMARK_NODE_LINK, CMARK_NODE_IMAGE, CMARK_NODE_FOOTNOTE_REFERENCE,
      ccmark_strikethrough_type(),
    ]
    for node in document.nodes {
      #expect(ccmark_is_block(node) == !inlines.contains(ccmark_type(node)))
    }
  }

  @Test(arguments: [
    CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK,
  ])
  func literalsAreWhatTheLibraryCopies(_ type: cmark_node_type) throws {
    let document = try Document(Self.text)
    let nodes = document.nodes(type)
    #expect(!nodes.isEmpty)
    for node in nodes {
      let copy = cmark_node_get_literal(node).map { String(cString: $0) }
      #expect(Document.text(ccmark_literal(node)) == copy)
    }
  }

  @Test func linksAndImagesHaveTheirDestinations() throws {
    let document = try Document(Self.text)
    let nodes = document.nodes(CMARK_NODE_LINK) + document.nodes(CMARK_NODE_IMAGE)
    #expect(nodes.map { Document.text(ccmark_url($0)) } == ["/u_v", "/p.png"])
    #expect(nodes.map { Document.text(ccmark_title($0)) } == ["t & u", ""])
  }

  @Test func codeBlocksHaveTheirContent() throws {
    let document = try Document(Self.text)
    let blocks = document.nodes(CMARK_NODE_CODE_BLOCK)
    #expect(blocks.map { Document.text(ccmark_code($0)) } == ["let a = 1\n", "indented\n"])
    #expect(blocks.map { Document.text(ccmark_code_info($0)) } == ["swift let", ""])
    #expect(blocks.map { ccmark_is_fenced($0) } == [true, false])
  }

  @Test func headingsHaveTheirLevels() throws {
    let document = try Document(Self.text)
    #expect(document.nodes(CMARK_NODE_HEADING).map { ccmark_heading_level($0) } == [1, 2])
  }

  @Test func listsHaveTheirKindStartAndTasks() throws {
    let document = try Document(Self.text)
    let lists = document.nodes(CMARK_NODE_LIST)
    #expect(lists.map { ccmark_is_ordered($0) } == [false, true])
    #expect(lists.map { ccmark_list_start($0) } == [0, 7])
    #expect(lists.map { ccmark_is_tight($0) } == [true, false])
    let items = document.nodes(CMARK_NODE_ITEM)
    #expect(items.map { ccmark_is_task($0) } == [true, true, false, false])
    #expect(
      items.prefix(2).map { cmark_gfm_extensions_get_tasklist_item_checked($0) } == [true, false])
  }

  @Test func footnotesAreNumberedInReferences() throws {
    let document = try Document(Self.text)
    let definitions = document.nodes(CMARK_NODE_FOOTNOTE_DEFINITION)
    #expect(definitions.compactMap { ccmark_previous($0) }.count == 2)
    let references = document.nodes(CMARK_NODE_FOOTNOTE_REFERENCE)
    #expect(references.map { Document.text(ccmark_literal($0)) } == ["1", "2", "2"])
  }

  @Test func tablesHaveRowsCellsAndAlignments() throws {
    let document = try Document(Self.text)
    let table = try #require(document.nodes(ccmark_table_type()).first)
    #expect(cmark_gfm_extensions_get_table_columns(table) == 2)
    let alignments = try #require(cmark_gfm_extensions_get_table_alignments(table))
    #expect([alignments[0], alignments[1]] == [UInt8(ascii: "l"), UInt8(ascii: "r")])
    let rows = document.nodes(ccmark_table_row_type())
    #expect(rows.map { cmark_gfm_extensions_get_table_row_is_header($0) } == [1, 0])
    #expect(document.nodes(ccmark_table_cell_type()).count == 4)
  }
}
