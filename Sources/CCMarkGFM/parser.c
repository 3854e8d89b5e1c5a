#include "ccmark_parser.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include "pool.h"

// Whether a backslash before this character is removed: ASCII punctuation except what typography changes.
static int is_escapable_except_typographic(char character) {
  unsigned char lower = (unsigned char)character | 0x20;
  if (character <= ' ' || character >= 0x7F) return 0;
  if (character >= '0' && character <= '9') return 0;
  if (lower >= 'a' && lower <= 'z') return 0;
  return character != '"' && character != '\'' && character != '-' && character != '.';
}

cmark_parser *ccmark_parser_new(ccmark_pool *pool, bool keeps_typographic_escapes) {
  static const char *const extensions[] = {"table", "strikethrough", "tasklist"};
  ccmark_pool_use(pool);
  if (setjmp(pool->exhausted)) return NULL;
  cmark_parser *parser =
      cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE, ccmark_pool_memory());
  for (size_t index = 0; index < sizeof extensions / sizeof *extensions; index++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[index]));
  if (keeps_typographic_escapes)
    cmark_parser_set_backslash_ispunct_func(parser, is_escapable_except_typographic);
  return parser;
}

bool ccmark_parser_feed(ccmark_pool *pool, cmark_parser *parser, const uint8_t *text,
                        size_t count) {
  ccmark_pool_use(pool);
  if (setjmp(pool->exhausted)) return false;
  cmark_parser_feed(parser, (const char *)text, count);
  return true;
}

cmark_node *ccmark_parser_finish(ccmark_pool *pool, cmark_parser *parser) {
  ccmark_pool_use(pool);
  if (setjmp(pool->exhausted)) return NULL;
  return cmark_parser_finish(parser);
}
