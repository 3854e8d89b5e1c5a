#define _GNU_SOURCE  // memmem

#include "ccmark_parser.h"

#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include "ccmark_node.h"
#include "pool.h"

// Whether a backslash before this character is removed: ASCII punctuation except what typography changes.
static int is_escapable_except_typographic(char character) {
  unsigned char lower = (unsigned char)character | 0x20;
  if (character <= ' ' || character >= 0x7F) return 0;
  if (character >= '0' && character <= '9') return 0;
  if (lower >= 'a' && lower <= 'z') return 0;
  return character != '"' && character != '\'' && character != '-' && character != '.';
}

cmark_parser *ccmark_parser_new(ccmark_pool *pool, bool keeps_typographic_escapes,
                                bool is_amended) {
  static const char *const extensions[] = {"table", "strikethrough", "tasklist"};
  ccmark_pool_use(pool);
  if (setjmp(pool->exhausted)) return NULL;
  cmark_parser *parser =
      cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE, ccmark_pool_memory());
  for (size_t index = 0; index < sizeof extensions / sizeof *extensions; index++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[index]));
  if (is_amended) parser->options |= CCMARK_OPT_AMENDED;
  if (keeps_typographic_escapes)
    cmark_parser_set_backslash_ispunct_func(parser, is_escapable_except_typographic);
  return parser;
}

// Whether "&#" is in a text, or may begin at its end.
static bool has_numbered_reference(const uint8_t *text, size_t count) {
  const uint8_t *const end = text + count;
  for (const uint8_t *at = text; (at = memchr(at, '&', (size_t)(end - at))) != NULL; at++)
    if (at + 1 == end || at[1] == '#') return true;
  return false;
}

// The number of bytes of a character that U+FFFD takes the place of; 0 for any other. References of U+FFFE and
// U+FFFF are written by the library as the single bytes FE and FF, which UTF-8 does not have.
static int invalid_length(const uint8_t *at, const uint8_t *end) {
  (void)end;
  return *at >= 0xFE;
}

// The same for all characters that HTML forbids (13.2.3.5): control characters and noncharacters.
static int forbidden_length(const uint8_t *at, const uint8_t *end) {
  if (at[0] >= 0xFE || at[0] == 0x7F) return 1;
  if (at[0] < 0x20) return at[0] != '\t' && at[0] != '\n' && at[0] != '\f' && at[0] != '\r';
  if (at[0] == 0xC2) return end - at >= 2 && at[1] < 0xA0 ? 2 : 0;
  if (at[0] < 0xEF || end - at < 3) return 0;
  if (at[0] == 0xEF)
    return (at[1] == 0xB7 && at[2] >= 0x90 && at[2] <= 0xAF) || (at[1] == 0xBF && at[2] >= 0xBE)
               ? 3
               : 0;
  return end - at >= 4 && (at[1] & 0x0F) == 0x0F && at[2] == 0xBF && at[3] >= 0xBE ? 4 : 0;
}

static void replace(cmark_chunk *text, int (*length)(const uint8_t *, const uint8_t *)) {
  const uint8_t *const end = text->data + text->len;
  size_t count = 0;
  for (const uint8_t *at = text->data; at < end; at++) count += length(at, end) > 0;
  if (count == 0) return;
  unsigned char *copy = ccmark_pool_memory()->calloc(1, (size_t)text->len + 2 * count + 1);
  unsigned char *next = copy;
  for (const uint8_t *at = text->data; at < end;) {
    const int replaced = length(at, end);
    if (replaced > 0) {
      memcpy(next, "\xEF\xBF\xBD", 3);
      next += 3;
      at += replaced;
    } else {
      *next++ = *at++;
    }
  }
  text->data = copy;
  text->len = (int32_t)(next - copy);
  text->alloc = 0;  // all of the pool is freed at once
}

static void replace_invalid(cmark_chunk *text) { replace(text, invalid_length); }

static void replace_forbidden(cmark_chunk *text) { replace(text, forbidden_length); }

// The first and second byte of each mark.
#define MARK_LEAD "\xEF\xB7"

static bool is_mark(const uint8_t *at, const uint8_t *end) {
  return end - at >= 3 && at[0] == 0xEF && at[1] == 0xB7 && at[2] >= CCMARK_LETTER &&
         at[2] <= CCMARK_PUNCTUATION_AFTER;
}

static bool is_middle_dot(const uint8_t *at) { return at[0] == 0xC2 && at[1] == 0xB7; }

size_t ccmark_remove_marks(const uint8_t *text, size_t count, uint8_t *copy) {
  const uint8_t *const end = text + count;
  uint8_t *next = copy;
  while (text < end) {
    if (!is_mark(text, end)) {
      *next++ = *text++;
      continue;
    }
    const uint8_t mark = text[2];
    text += 3;
    if (mark == CCMARK_PUNCTUATION_BEFORE && end - text >= 2 && is_middle_dot(text)) text += 2;
    if (mark == CCMARK_PUNCTUATION_AFTER && next - copy >= 2 && is_middle_dot(next - 2)) next -= 2;
  }
  return (size_t)(next - copy);
}

// The same text without marks, in memory of its own: several nodes may share one.
static void remove_marks(cmark_chunk *text) {
  if (text->len < 3 || !memmem(text->data, (size_t)text->len, MARK_LEAD, 2)) return;
  unsigned char *copy = ccmark_pool_memory()->calloc(1, (size_t)text->len + 1);
  text->len = (int32_t)ccmark_remove_marks(text->data, (size_t)text->len, copy);
  text->data = copy;
  text->alloc = 0;  // all of the pool is freed at once
}

// Calls a function with each text of a document.
static void for_each_text(cmark_node *root, void (*change)(cmark_chunk *)) {
  for (cmark_node *node = root; node != NULL;) {
    switch (ccmark_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_FOOTNOTE_REFERENCE:
    case CMARK_NODE_FOOTNOTE_DEFINITION: change(&node->as.literal); break;
    case CMARK_NODE_CODE_BLOCK:
      change(&node->as.code.info);
      change(&node->as.code.literal);
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      change(&node->as.link.url);
      change(&node->as.link.title);
      break;
    default: break;
    }
    if (node->first_child != NULL) {
      node = node->first_child;
      continue;
    }
    while (node != NULL && node->next == NULL) node = node == root ? NULL : node->parent;
    if (node != NULL) node = node->next;
  }
}

bool ccmark_parser_feed(ccmark_pool *pool, cmark_parser *parser, const uint8_t *text,
                        size_t count, bool has_marks) {
  ccmark_pool_use(pool);
  if (setjmp(pool->exhausted)) return false;
  if (!pool->has_numbered_references)
    pool->has_numbered_references = has_numbered_reference(text, count);
  pool->has_marks = pool->has_marks || has_marks;
  cmark_parser_feed(parser, (const char *)text, count);
  return true;
}

bool ccmark_has_numbered_references(const ccmark_pool *pool) {
  return pool->has_numbered_references;
}

cmark_node *ccmark_parser_finish(ccmark_pool *pool, cmark_parser *parser) {
  ccmark_pool_use(pool);
  if (setjmp(pool->exhausted)) return NULL;
  const bool is_amended = parser->options & CCMARK_OPT_AMENDED;
  cmark_node *root = cmark_parser_finish(parser);
  if (root == NULL) return NULL;
  if (pool->has_marks) for_each_text(root, remove_marks);
  if (pool->has_numbered_references)
    for_each_text(root, is_amended ? replace_forbidden : replace_invalid);
  return root;
}
