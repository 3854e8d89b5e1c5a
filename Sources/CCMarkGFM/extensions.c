// Tables, strikethrough and task lists, made fit for several threads.
//
// cmark-gfm keeps in static tables which characters are special to the attached extensions: it sets
// them before it parses a document's inlines and clears them afterwards, so two threads spoil each
// other's documents (github/cmark-gfm, pull request 176). Strikethrough is the only extension used
// here that has such a character. Its "~" is switched on once, before the first document, and then
// hidden from cmark: the extension claims NUL instead, which no text that cmark parses contains
// (it becomes U+FFFD), so what is written to the tables afterwards is never read. Delimiters of "~"
// are pushed under that name, because cmark finds the extension of a delimiter by its character.
//
// The autolink extension has the same fault and quadratic cost; Autolinks.swift replaces it.

#include "ccmark_parser.h"
#include "pool.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>

_Static_assert(_Generic(((cmark_syntax_extension *)0)->match_inline,
               cmark_match_inline_func: 1, default: 0) &&
                   _Generic(((cmark_syntax_extension *)0)->special_inline_chars,
                   cmark_llist *: 1, default: 0) &&
                   _Generic(((cmark_syntax_extension *)0)->emphasis, bool: 1, default: 0),
               "extensions keep their characters and functions in another form");

// Represents "~" among the delimiters.
#define TILDE_ALIAS 0

// Longer runs of tildes are cut into several texts; only one or two mean anything.
#define LONGEST_TILDES 100

// Reads a run of tildes as text that may later become the start or end of a strikethrough. A single
// tilde follows the rules of "_" (CommonMark 0.31, section 6.2) where the parser was made so. In C, because an
// exhausted pool leaves it by longjmp.
static cmark_node *match_tildes(cmark_syntax_extension *extension, cmark_parser *parser,
                                cmark_node *parent, unsigned char character,
                                cmark_inline_parser *inlines) {
  (void)extension, (void)parent;
  if (character != '~') return NULL;
  cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_TEXT, parser->mem);
  unsigned char *start =
      cmark_inline_parser_get_chunk(inlines)->data + cmark_inline_parser_get_offset(inlines);
  int opens, closes, punctuation_before, punctuation_after;
  int count = cmark_inline_parser_scan_delimiters(inlines, LONGEST_TILDES, '~', &opens, &closes,
                                                  &punctuation_before, &punctuation_after);
  node->as.literal.data = start;
  node->as.literal.len = count;
  if (count == 1 && parser->options & CCMARK_OPT_AMENDED) {
    const int is_within_word = opens && closes;
    opens = opens && (!is_within_word || punctuation_before);
    closes = closes && (!is_within_word || punctuation_after);
  }
  if (count <= 2 && (opens || closes))
    cmark_inline_parser_push_delimiter(inlines, TILDE_ALIAS, opens, closes, node);
  return node;
}

bool ccmark_prepare(void) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  if (!parser) return false;
  cmark_syntax_extension *strikethrough = cmark_find_syntax_extension("strikethrough");
  if (strikethrough) {
    cmark_parser_attach_syntax_extension(parser, strikethrough);
    cmark_manage_extensions_special_characters(parser, 1);
    strikethrough->special_inline_chars->data = (void *)(uintptr_t)TILDE_ALIAS;
    strikethrough->emphasis = false;
    strikethrough->match_inline = match_tildes;
  }
  cmark_parser_free(parser);
  return strikethrough != NULL;
}
