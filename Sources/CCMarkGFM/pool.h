// Memory of one document for cmark-gfm: taken in blocks, given back all at once, and limited.
//
// cmark's own allocator ends the program when memory runs out, and its interface leaves an allocator
// no way to fail. So the calls that may need memory are made through the functions below: when the
// pool is exhausted, they are left by longjmp, which only C frames of cmark lie between, and return
// false. The pool is then all there is to free. It is also a third faster than malloc.

#ifndef SITEGEN_CMARK_GFM_POOL_H
#define SITEGEN_CMARK_GFM_POOL_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

typedef struct cmark_pool_block {
  struct cmark_pool_block *previous;
  char *next;
  char *end;
} cmark_pool_block;

typedef struct cmark_pool {
  cmark_pool_block *block;
  size_t available;  // how much may still be asked of the system
  jmp_buf exhausted;
} cmark_pool;

// Every piece has its size before it, and is aligned like it.
#define CMARK_POOL_ALIGNMENT 16

// The pool that this thread's call of cmark works with; cmark's allocator has no argument for it.
static inline cmark_pool **cmark_pool_slot(void) {
  static _Thread_local cmark_pool *pool;
  return &pool;
}

static inline size_t cmark_pool_aligned(size_t size) {
  return (size + CMARK_POOL_ALIGNMENT - 1) & ~(size_t)(CMARK_POOL_ALIGNMENT - 1);
}

static inline void cmark_pool_grow(cmark_pool *pool, size_t least) {
  size_t header = cmark_pool_aligned(sizeof(cmark_pool_block));
  size_t last = pool->block ? (size_t)(pool->block->end - (char *)pool->block) : 0;
  size_t size = header + least > 2 * last ? header + least : 2 * last;
  if (size > pool->available) size = pool->available;
  cmark_pool_block *block = size < header + least ? NULL : (cmark_pool_block *)malloc(size);
  if (!block) longjmp(pool->exhausted, 1);
  pool->available -= size;
  block->previous = pool->block;
  block->next = (char *)block + header;
  block->end = (char *)block + size;
  pool->block = block;
}

static inline void *cmark_pool_take(size_t size) {
  cmark_pool *pool = *cmark_pool_slot();
  if (size > pool->available + (size_t)(pool->block->end - pool->block->next))
    longjmp(pool->exhausted, 1);
  size_t needed = CMARK_POOL_ALIGNMENT + cmark_pool_aligned(size);
  if (needed > (size_t)(pool->block->end - pool->block->next)) cmark_pool_grow(pool, needed);
  char *piece = pool->block->next + CMARK_POOL_ALIGNMENT;
  pool->block->next += needed;
  *(size_t *)(piece - sizeof(size_t)) = size;
  return piece;
}

static void *cmark_pool_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) longjmp((*cmark_pool_slot())->exhausted, 1);
  void *piece = cmark_pool_take(count * size);
  return memset(piece, 0, count * size);
}

static void *cmark_pool_realloc(void *old, size_t size) {
  if (!old) return cmark_pool_take(size);
  size_t old_size = *(size_t *)((char *)old - sizeof(size_t));
  cmark_pool_block *block = (*cmark_pool_slot())->block;
  if ((char *)old + cmark_pool_aligned(old_size) == block->next &&
      size <= (size_t)(block->end - (char *)old)) {
    block->next = (char *)old + cmark_pool_aligned(size);
    *(size_t *)((char *)old - sizeof(size_t)) = size;
    return old;
  }
  void *piece = cmark_pool_take(size);
  return memcpy(piece, old, old_size < size ? old_size : size);
}

// The last piece is taken back; all others wait for the end of the pool.
static void cmark_pool_free(void *piece) {
  if (!piece) return;
  size_t size = *(size_t *)((char *)piece - sizeof(size_t));
  cmark_pool_block *block = (*cmark_pool_slot())->block;
  if ((char *)piece + cmark_pool_aligned(size) == block->next)
    block->next = (char *)piece - CMARK_POOL_ALIGNMENT;
}

static inline cmark_mem *cmark_pool_memory(void) {
  static cmark_mem memory = {cmark_pool_calloc, cmark_pool_realloc, cmark_pool_free};
  return &memory;
}

// Makes a pool of a first size that may grow to a limit; NULL where there is no memory at all.
static inline cmark_pool *cmark_pool_new(size_t first, size_t limit) {
  cmark_pool *pool = (cmark_pool *)malloc(sizeof(cmark_pool));
  if (!pool) return NULL;
  pool->block = NULL;
  pool->available = limit;
  if (setjmp(pool->exhausted)) {
    free(pool);
    return NULL;
  }
  cmark_pool_grow(pool, first);
  return pool;
}

// Frees everything that was made with the pool.
static inline void cmark_pool_release(cmark_pool *pool) {
  while (pool->block) {
    cmark_pool_block *previous = pool->block->previous;
    free(pool->block);
    pool->block = previous;
  }
  free(pool);
}

// Makes a parser with the extensions, which are registered; NULL where the pool is exhausted.
static inline cmark_parser *cmark_pool_parser(cmark_pool *pool, int options) {
  static const char *const extensions[] = {"table", "strikethrough", "tasklist"};
  *cmark_pool_slot() = pool;
  if (setjmp(pool->exhausted)) return NULL;
  cmark_parser *parser = cmark_parser_new_with_mem(options, cmark_pool_memory());
  for (size_t index = 0; index < sizeof extensions / sizeof *extensions; index++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[index]));
  return parser;
}

// Gives text to a parser; false where the pool is exhausted.
static inline bool cmark_pool_feed(cmark_pool *pool, cmark_parser *parser, const uint8_t *text,
                                   size_t count) {
  *cmark_pool_slot() = pool;
  if (setjmp(pool->exhausted)) return false;
  cmark_parser_feed(parser, (const char *)text, count);
  return true;
}

// Finishes a parser; NULL where the pool is exhausted.
static inline cmark_node *cmark_pool_finish(cmark_pool *pool, cmark_parser *parser) {
  *cmark_pool_slot() = pool;
  if (setjmp(pool->exhausted)) return NULL;
  return cmark_parser_finish(parser);
}

#endif
