#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

typedef struct qaz_arena_block {
    struct qaz_arena_block *next;
    size_t size;
    alignas(max_align_t) char bytes[];
} block;

/* The next block with room for `size` bytes; a new one if there is none behind the current. */
static bool advance(qaz_arena *arena, size_t size)
{
    block *next = arena->current ? arena->current->next : arena->first;
    while (next != NULL && next->size < size)
        next = next->next;
    if (next == NULL) {
        size_t wanted = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        if (wanted > SIZE_MAX - sizeof *next)
            return false;
        next = malloc(sizeof *next + wanted);
        if (next == NULL)
            return false;
        next->size = wanted;
        arena->total += wanted;
        block **link = arena->current ? &arena->current->next : &arena->first;
        next->next = *link;
        *link = next;
    }
    arena->current = next;
    arena->used = 0;
    return true;
}

void *qaz_arena_take(qaz_arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit)
        return NULL;
    size = (size + unit - 1) / unit * unit;
    if (arena->current == NULL || size > arena->current->size - arena->used)
        if (!advance(arena, size))
            return NULL;
    void *taken = arena->current->bytes + arena->used;
    arena->used += size;
    return taken;
}

qaz_slice qaz_arena_copy(qaz_arena *arena, qaz_slice text)
{
    char *copy = qaz_arena_take(arena, text.size + 1);
    if (copy == NULL)
        return (qaz_slice){NULL, 0};
    if (text.size > 0)
        memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return (qaz_slice){copy, text.size};
}

void qaz_arena_reset(qaz_arena *arena)
{
    arena->current = arena->first;
    arena->used = 0;
}

void qaz_arena_free(qaz_arena *arena)
{
    block *next = arena->first;
    while (next != NULL) {
        block *rest = next->next;
        free(next);
        next = rest;
    }
    *arena = (qaz_arena){0};
}
