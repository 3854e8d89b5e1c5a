// How strikethrough reads its tildes without cmark knowing them as its own; SyntaxExtensions.swift
// says why. In C, because pool.h may leave it by longjmp.

#ifndef SITEGEN_CMARK_GFM_STRIKETHROUGH_H
#define SITEGEN_CMARK_GFM_STRIKETHROUGH_H

#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>

// Stands for "~" among the delimiters: no text that cmark parses contains NUL.
#define CMARK_TILDE_ALIAS 0

// More tildes in a row than this are cut into several texts; only one or two mean anything.
#define CMARK_LONGEST_TILDES 100

// Reads a run of tildes as text that may later become the start or end of a strikethrough.
static cmark_node *cmark_match_tildes(cmark_syntax_extension *extension, cmark_parser *parser,
                                      cmark_node *parent, unsigned char character,
                                      cmark_inline_parser *inlines) {
  (void)extension, (void)parent;
  if (character != '~') return NULL;
  cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_TEXT, parser->mem);
  unsigned char *start =
      cmark_inline_parser_get_chunk(inlines)->data + cmark_inline_parser_get_offset(inlines);
  int opens, closes, punctuation_before, punctuation_after;
  int count = cmark_inline_parser_scan_delimiters(inlines, CMARK_LONGEST_TILDES, '~', &opens,
                                                  &closes, &punctuation_before,
                                                  &punctuation_after);
  node->as.literal.data = start;
  node->as.literal.len = count;
  if (count <= 2 && (opens || closes))
    cmark_inline_parser_push_delimiter(inlines, CMARK_TILDE_ALIAS, opens, closes, node);
  return node;
}

// Makes the change; once, before the first document. The parser has the extension attached.
static inline void cmark_hide_tilde(cmark_parser *parser, cmark_syntax_extension *strikethrough) {
  cmark_manage_extensions_special_characters(parser, 1);
  strikethrough->special_inline_chars->data = (void *)(uintptr_t)CMARK_TILDE_ALIAS;
  strikethrough->emphasis = false;
  strikethrough->match_inline = cmark_match_tildes;
}

#endif
