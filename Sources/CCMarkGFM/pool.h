// The pool as the parser's calls use it; see ccmark_parser.h.

#ifndef CCMARK_POOL_H
#define CCMARK_POOL_H

#include <setjmp.h>
#include <stddef.h>

#include <cmark-gfm.h>

#include "ccmark_parser.h"

// An option of the parser beside those of the library, which uses no bit so high: GitHub's rules are amended.
#define CCMARK_OPT_AMENDED (1 << 30)

typedef struct ccmark_block {
  struct ccmark_block *previous;
  char *next;
  char *end;
} ccmark_block;

struct ccmark_pool {
  ccmark_block *block;
  size_t available;   // bytes that may still be requested from the system
  jmp_buf exhausted;  // set by each function that calls cmark
  bool has_numbered_references;  // whether "&#" may be in the text
  bool has_marks;                // whether marks for delimiters are in the text
};

// Makes this thread's calls of cmark allocate from the pool.
void ccmark_pool_use(ccmark_pool *pool);

// The allocator to give to cmark; it allocates from the pool in use.
cmark_mem *ccmark_pool_memory(void);

#endif
