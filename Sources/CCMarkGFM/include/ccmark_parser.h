// Parsing in memory of one's own.
//
// cmark's own allocator ends the program when memory runs out, and its interface leaves an allocator
// no way to fail. So the calls that may need memory are made through the functions below: when the
// pool is exhausted, they are left by longjmp, which only C frames of cmark lie between, and report
// it. The pool is then all there is to free. It is also a third faster than malloc.

#ifndef CCMARK_PARSER_H
#define CCMARK_PARSER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmark-gfm.h>
#include <cmark-gfm/map.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/utf8.h>

// The memory of one document: taken in blocks, returned all at once, and limited. One thread at a
// time may use a pool; several threads may each use their own.
typedef struct ccmark_pool ccmark_pool;

// A pool of a first size that may grow to a limit; NULL where there is no memory at all.
ccmark_pool *ccmark_pool_new(size_t first, size_t limit);

// Frees everything that was allocated from the pool: the parser, the document, and the pool itself.
void ccmark_pool_release(ccmark_pool *pool);

// Registers the extensions and makes strikethrough fit for several threads. Once for the process,
// before the first parser; false where that failed.
bool ccmark_prepare(void);

// A parser for GitHub Flavored Markdown with footnotes, raw HTML, tables, strikethrough and task
// lists; NULL where the pool is exhausted.
//
// Where keeps_typographic_escapes is set, a backslash before a quote, a hyphen or a dot stays in the text:
// cmark joins adjacent texts, after which an escaped one could not be distinguished from another.
//
// Where is_amended is set, two things are not as on GitHub: a single tilde strikes only where "_" would emphasize,
// which leaves "10~20" alone, and characters that HTML forbids become U+FFFD where references name them.
cmark_parser *ccmark_parser_new(ccmark_pool *pool, bool keeps_typographic_escapes,
                                bool is_amended);

// What a mark makes cmark take for the neighbour of a run of delimiters: U+FDD0 is a letter; U+FDD1 with a middle
// dot after it, and U+FDD2 with one before it, are punctuation. All three are noncharacters (Unicode 23.7).
enum { CCMARK_LETTER = 0x90, CCMARK_PUNCTUATION_BEFORE = 0x91, CCMARK_PUNCTUATION_AFTER = 0x92 };

// Gives text to a parser; false where the pool is exhausted. Where the text has marks, the document that the
// parser returns has none, while what is read of it before may have some.
bool ccmark_parser_feed(ccmark_pool *pool, cmark_parser *parser, const uint8_t *text, size_t count,
                        bool has_marks);

// Copies a text of some bytes without marks to where there is room for as many; returns the number of bytes
// copied. Both may be the same place.
size_t ccmark_remove_marks(const uint8_t *text, size_t count, uint8_t *copy);

// Finishes a parser and returns the document; NULL where the pool is exhausted.
cmark_node *ccmark_parser_finish(ccmark_pool *pool, cmark_parser *parser);

// Whether "&#" may be in the text that was given to the pool's parser.
bool ccmark_has_numbered_references(const ccmark_pool *pool);

// The innermost block that is still open after what was fed so far; NULL before the first line.
static inline cmark_node *ccmark_current_block(const cmark_parser *parser) {
  return parser->current;
}

// The last link reference definition that was read, or NULL; each leads to the one before it. Those of
// the block that is still open are missing.
static inline const cmark_map_entry *ccmark_last_definition(const cmark_parser *parser) {
  return parser->refmap->refs;
}

// The document while it is being read.
static inline cmark_node *ccmark_open_document(const cmark_parser *parser) { return parser->root; }

#endif
