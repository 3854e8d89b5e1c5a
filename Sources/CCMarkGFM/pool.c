#include "pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Each allocation has its size before it, in as many bytes as its alignment needs.
#define CCMARK_ALIGNMENT 16

_Static_assert(sizeof(size_t) <= CCMARK_ALIGNMENT && _Alignof(max_align_t) <= CCMARK_ALIGNMENT,
               "the alignment is too small for this machine");
_Static_assert(sizeof(cmark_mem) == 3 * sizeof(void *),
               "cmark's allocator has other functions than calloc, realloc and free");

// cmark's allocator functions have no argument that could name the pool.
static _Thread_local ccmark_pool *pool_in_use;

void ccmark_pool_use(ccmark_pool *pool) { pool_in_use = pool; }

static inline size_t aligned(size_t size) {
  return (size + CCMARK_ALIGNMENT - 1) & ~(size_t)(CCMARK_ALIGNMENT - 1);
}

// Adds a block with room for at least so many bytes, twice as large as the last one if possible.
static void grow(ccmark_pool *pool, size_t least) {
  size_t header = aligned(sizeof(ccmark_block));
  size_t last = pool->block ? (size_t)(pool->block->end - (char *)pool->block) : 0;
  size_t size = header + least > 2 * last ? header + least : 2 * last;
  if (size > pool->available) size = pool->available;
  ccmark_block *block = size < header + least ? NULL : malloc(size);
  if (!block) longjmp(pool->exhausted, 1);
  pool->available -= size;
  block->previous = pool->block;
  block->next = (char *)block + header;
  block->end = (char *)block + size;
  pool->block = block;
}

static inline void *take(size_t size) {
  ccmark_pool *pool = pool_in_use;
  if (size > pool->available + (size_t)(pool->block->end - pool->block->next))
    longjmp(pool->exhausted, 1);
  size_t needed = CCMARK_ALIGNMENT + aligned(size);
  if (needed > (size_t)(pool->block->end - pool->block->next)) grow(pool, needed);
  char *memory = pool->block->next + CCMARK_ALIGNMENT;
  pool->block->next += needed;
  *(size_t *)(memory - sizeof(size_t)) = size;
  return memory;
}

static inline size_t size_of(void *memory) { return *(size_t *)((char *)memory - sizeof(size_t)); }

static void *pool_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) longjmp(pool_in_use->exhausted, 1);
  void *memory = take(count * size);
  return memset(memory, 0, count * size);
}

// The last allocation grows in place; any other one moves, and its old memory waits for the end.
static void *pool_realloc(void *old, size_t size) {
  if (!old) return take(size);
  size_t old_size = size_of(old);
  ccmark_block *block = pool_in_use->block;
  if ((char *)old + aligned(old_size) == block->next && size <= (size_t)(block->end - (char *)old)) {
    block->next = (char *)old + aligned(size);
    *(size_t *)((char *)old - sizeof(size_t)) = size;
    return old;
  }
  void *memory = take(size);
  return memcpy(memory, old, old_size < size ? old_size : size);
}

// Only the last allocation is reused; all others wait for the end of the pool.
static void pool_free(void *memory) {
  if (!memory) return;
  ccmark_block *block = pool_in_use->block;
  if ((char *)memory + aligned(size_of(memory)) == block->next)
    block->next = (char *)memory - CCMARK_ALIGNMENT;
}

cmark_mem *ccmark_pool_memory(void) {
  static cmark_mem memory = {pool_calloc, pool_realloc, pool_free};
  return &memory;
}

ccmark_pool *ccmark_pool_new(size_t first, size_t limit) {
  ccmark_pool *pool = malloc(sizeof(ccmark_pool));
  if (!pool) return NULL;
  pool->block = NULL;
  pool->available = limit;
  pool->has_numbered_references = false;
  pool->has_marks = false;
  if (setjmp(pool->exhausted)) {
    free(pool);
    return NULL;
  }
  grow(pool, first);
  return pool;
}

void ccmark_pool_release(ccmark_pool *pool) {
  while (pool->block) {
    ccmark_block *previous = pool->block->previous;
    free(pool->block);
    pool->block = previous;
  }
  free(pool);
}
