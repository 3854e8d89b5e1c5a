import CCMarkGFM

/// Tables, strikethrough and task lists, made fit for several threads.
///
/// cmark-gfm keeps in static tables which characters are special to the attached extensions: it sets
/// them before it parses a document's inlines and clears them afterwards, so two threads spoil each
/// other's documents (github/cmark-gfm, pull request 176). Strikethrough is the only extension used
/// here that has such a character. Its `~` is switched on once, before the first document, and then
/// hidden from cmark: the extension claims NUL instead, which no text that cmark parses contains
/// (it becomes U+FFFD), so what is written to the tables afterwards is never read. Delimiters of
/// `~` are pushed under that name, because cmark finds the extension of a delimiter by its
/// character.
///
/// The autolink extension has the same fault and quadratic cost; see `Autolinks`.
enum SyntaxExtensions {
  /// Stands for `~` among the delimiters.
  private static let alias: UInt8 = 0

  /// More tildes than this in a row are cut into several texts; only one or two mean anything.
  private static let longestRun: Int32 = 100

  /// Registers and changes the extensions, once for the whole process.
  private static let areReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return false }
    defer { cmark_parser_free(parser) }
    guard let strikethrough = cmark_find_syntax_extension("strikethrough") else { return false }
    cmark_parser_attach_syntax_extension(parser, strikethrough)
    cmark_manage_extensions_special_characters(parser, 1)
    strikethrough.pointee.special_inline_chars.pointee.data = UnsafeMutableRawPointer(
      bitPattern: UInt(alias))
    strikethrough.pointee.emphasis = false
    strikethrough.pointee.match_inline = { _, parser, _, character, inlines in
      guard character == UInt8(ascii: "~"), let parser, let inlines else { return nil }
      return SyntaxExtensions.tildes(parser, inlines)
    }
    return true
  }()

  /// Attaches all three to a parser.
  static func attach(to parser: UnsafeMutablePointer<cmark_parser>) {
    guard areReady else { return }
    for name in ["table", "strikethrough", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
  }

  /// Reads a run of tildes as text that may later become the start or end of a strikethrough.
  private static func tildes(
    _ parser: UnsafeMutablePointer<cmark_parser>, _ inlines: OpaquePointer
  ) -> UnsafeMutablePointer<cmark_node>? {
    guard let source = cmark_inline_parser_get_chunk(inlines),
      let node = cmark_node_new_with_mem(CMARK_NODE_TEXT, parser.pointee.mem)
    else { return nil }
    let start = Int(cmark_inline_parser_get_offset(inlines))
    var (opens, closes, before, after): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let count = cmark_inline_parser_scan_delimiters(
      inlines, longestRun, UInt8(ascii: "~"), &opens, &closes, &before, &after)
    node.pointee.as.literal = cmark_chunk(data: source.pointee.data + start, len: count, alloc: 0)
    if count <= 2, opens != 0 || closes != 0 {
      cmark_inline_parser_push_delimiter(inlines, alias, opens, closes, node)
    }
    return node
  }
}
