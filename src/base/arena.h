/* Memory that is given back all at once. */
#ifndef QAZ_BASE_ARENA_H
#define QAZ_BASE_ARENA_H

#include "qaz/base.h"

/* All zero is an empty arena. Blocks are kept over a reset, so that in steady state nothing is
   allocated. One thread at a time. */
typedef struct qaz_arena {
    struct qaz_arena_block *first, *current;
    size_t used;  /* bytes taken from the current block */
    size_t total; /* bytes in all blocks */
} qaz_arena;

/* `size` bytes, aligned for any type, not cleared. Live until the arena is reset or freed.
   NULL: no memory. */
void *qaz_arena_take(qaz_arena *arena, size_t size);

/* A copy of a text. An empty slice with data NULL: no memory. */
qaz_slice qaz_arena_copy(qaz_arena *arena, qaz_slice text);

/* Makes all memory of the arena free for reuse. */
void qaz_arena_reset(qaz_arena *arena);

/* Gives everything back. */
void qaz_arena_free(qaz_arena *arena);

#endif
