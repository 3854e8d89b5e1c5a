// Leaves backslashes before quotes in the text, where the typography wants to see them; cmark joins
// neighbouring texts, after which an escaped quote could not be told from another.

#ifndef SITEGEN_CMARK_GFM_QUOTES_H
#define SITEGEN_CMARK_GFM_QUOTES_H

#include <cmark-gfm-extension_api.h>

// Whether a backslash before this character is taken away: ASCII punctuation but quotes.
static int cmark_is_escapable_but_no_quote(char character) {
  unsigned char lower = (unsigned char)character | 0x20;
  if (character <= ' ' || character >= 0x7F) return 0;
  if (character >= '0' && character <= '9') return 0;
  if (lower >= 'a' && lower <= 'z') return 0;
  return character != '"' && character != '\'';
}

static inline void cmark_keep_escaped_quotes(cmark_parser *parser) {
  cmark_parser_set_backslash_ispunct_func(parser, cmark_is_escapable_but_no_quote);
}

#endif
