// What a node has, read in place. The library's own accessors copy each text that they return, which
// would cost more than parsing. Inline, because several are called for each node.

#ifndef CCMARK_NODE_H
#define CCMARK_NODE_H

#include <stdint.h>

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
// Installed, but not documented; <cmark-gfm.h> leaves the node's structure opaque.
#include <cmark-gfm/node.h>

_Static_assert(CMARK_NODE_TYPE_BLOCK == 0x8000 && CMARK_NODE_TYPE_MASK == 0xC000,
               "blocks and inlines are distinguished by other bits of a node's type");
_Static_assert(sizeof(((cmark_node *)0)->type) == sizeof(uint16_t),
               "a node's type has another size");
_Static_assert(_Generic(((cmark_chunk *)0)->data, unsigned char *: 1, default: 0) &&
                   _Generic(((cmark_chunk *)0)->len, int32_t: 1, default: 0),
               "texts of nodes have another form");

// Exported by the library and declared in none of its headers. The numbers are assigned when the
// extensions are registered and never change afterwards.
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;

static inline cmark_node_type ccmark_table_type(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type ccmark_table_row_type(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type ccmark_table_cell_type(void) { return CMARK_NODE_TABLE_CELL; }
static inline cmark_node_type ccmark_strikethrough_type(void) { return CMARK_NODE_STRIKETHROUGH; }

static inline cmark_node_type ccmark_type(const cmark_node *node) {
  return (cmark_node_type)node->type;
}

static inline bool ccmark_is_block(const cmark_node *node) {
  return (node->type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
}

static inline cmark_node *ccmark_parent(const cmark_node *node) { return node->parent; }
static inline cmark_node *ccmark_next(const cmark_node *node) { return node->next; }
static inline cmark_node *ccmark_previous(const cmark_node *node) { return node->prev; }
static inline cmark_node *ccmark_first_child(const cmark_node *node) { return node->first_child; }
static inline cmark_node *ccmark_last_child(const cmark_node *node) { return node->last_child; }

// Of any block; counted from 1.
static inline int ccmark_start_line(const cmark_node *node) { return node->start_line; }
static inline int ccmark_end_line(const cmark_node *node) { return node->end_line; }

// The bytes of a paragraph that is still being parsed.
static inline int ccmark_content_size(const cmark_node *node) { return node->content.size; }

// Of text, code spans, raw HTML, HTML blocks and footnote references.
static inline cmark_chunk ccmark_literal(const cmark_node *node) { return node->as.literal; }

// Of code blocks.
static inline cmark_chunk ccmark_code(const cmark_node *node) { return node->as.code.literal; }
static inline cmark_chunk ccmark_code_info(const cmark_node *node) { return node->as.code.info; }
static inline bool ccmark_is_fenced(const cmark_node *node) { return node->as.code.fenced != 0; }

// Of links and images.
static inline cmark_chunk ccmark_url(const cmark_node *node) { return node->as.link.url; }
static inline cmark_chunk ccmark_title(const cmark_node *node) { return node->as.link.title; }

// Of headings.
static inline int ccmark_heading_level(const cmark_node *node) { return node->as.heading.level; }

// Of lists.
static inline bool ccmark_is_ordered(const cmark_node *node) {
  return node->as.list.list_type == CMARK_ORDERED_LIST;
}
static inline int ccmark_list_start(const cmark_node *node) { return node->as.list.start; }
static inline bool ccmark_is_tight(const cmark_node *node) { return node->as.list.tight; }

// Of list items: whether an item is a task.
static inline bool ccmark_is_task(const cmark_node *node) { return node->extension != NULL; }

#endif
