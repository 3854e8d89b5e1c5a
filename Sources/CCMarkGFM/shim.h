// The C interface of cmark-gfm as MarkdownRendering needs it. node.h and parser.h are not among the
// documented headers: they let text be read in place, where cmark_node_get_literal copies it node by
// node, and show what the parser is at.

#ifndef SITEGEN_CMARK_GFM_SHIM_H
#define SITEGEN_CMARK_GFM_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

#include "pool.h"
#include "quotes.h"
#include "strikethrough.h"

// Exported by the library and declared in none of its headers. The numbers are given out when the
// extensions are registered and never change afterwards.
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;

static inline uint16_t cmark_table_type(void) { return (uint16_t)CMARK_NODE_TABLE; }
static inline uint16_t cmark_table_row_type(void) { return (uint16_t)CMARK_NODE_TABLE_ROW; }
static inline uint16_t cmark_table_cell_type(void) { return (uint16_t)CMARK_NODE_TABLE_CELL; }
static inline uint16_t cmark_strikethrough_type(void) { return (uint16_t)CMARK_NODE_STRIKETHROUGH; }

#endif
