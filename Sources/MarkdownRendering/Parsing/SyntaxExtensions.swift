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
  /// Registers and changes the extensions, once for the whole process; `cmark_pool_parser` attaches
  /// them.
  static let areReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return false }
    defer { cmark_parser_free(parser) }
    guard let strikethrough = cmark_find_syntax_extension("strikethrough") else { return false }
    cmark_parser_attach_syntax_extension(parser, strikethrough)
    cmark_hide_tilde(parser, strikethrough)
    return true
  }()
}
