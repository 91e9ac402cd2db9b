#include "base/intern.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

/* The slot that holds a string, or the free one where it belongs. */
static uint32_t probe(const qaz_intern *table, qaz_slice text, uint64_t hash)
{
    uint32_t slot = (uint32_t)hash & table->slot_mask;
    for (;;) {
        uint32_t entry = table->slots[slot];
        if (entry == 0)
            return slot;
        if (table->hashes[entry - 1] == (uint32_t)(hash >> 32)) {
            qaz_slice found = table->texts[entry - 1];
            if (found.size == text.size && memcmp(found.data, text.data, text.size) == 0)
                return slot;
        }
        slot = (slot + 1) & table->slot_mask;
    }
}

/* Twice as many slots, and every id in its new place. */
static bool grow_slots(qaz_intern *table)
{
    uint32_t slots = table->slot_mask == 0 ? 1024 : (table->slot_mask + 1) * 2;
    uint32_t *grown = slots == 0 ? NULL : calloc(slots, sizeof *grown);
    if (grown == NULL)
        return false;
    free(table->slots);
    table->slots = grown;
    table->slot_mask = slots - 1;
    for (uint32_t id = 0; id < table->count; id++)
        table->slots[probe(table, table->texts[id], qaz_hash(table->texts[id]))] = id + 1;
    return true;
}

static bool grow_ids(qaz_intern *table)
{
    uint32_t capacity = table->capacity == 0 ? 1024 : table->capacity * 2;
    if (capacity < table->capacity)
        return false;
    qaz_slice *texts = realloc(table->texts, capacity * sizeof *texts);
    if (texts == NULL)
        return false;
    table->texts = texts;
    uint32_t *hashes = realloc(table->hashes, capacity * sizeof *hashes);
    if (hashes == NULL)
        return false;
    table->hashes = hashes;
    table->capacity = capacity;
    return true;
}

uint32_t qaz_intern_add(qaz_intern *table, qaz_slice text)
{
    /* At most three quarters full. */
    if (table->count >= table->slot_mask / 4 * 3 && !grow_slots(table))
        return QAZ_NO_ID;
    uint64_t hash = qaz_hash(text);
    uint32_t slot = probe(table, text, hash);
    if (table->slots[slot] != 0)
        return table->slots[slot] - 1;
    if (table->count == table->capacity && !grow_ids(table))
        return QAZ_NO_ID;
    qaz_slice copy = qaz_arena_copy(&table->arena, text);
    if (copy.data == NULL)
        return QAZ_NO_ID;
    uint32_t id = table->count++;
    table->texts[id] = copy;
    table->hashes[id] = (uint32_t)(hash >> 32);
    table->slots[slot] = id + 1;
    return id;
}

uint32_t qaz_intern_find(const qaz_intern *table, qaz_slice text)
{
    if (table->slot_mask == 0)
        return QAZ_NO_ID;
    uint32_t entry = table->slots[probe(table, text, qaz_hash(text))];
    return entry == 0 ? QAZ_NO_ID : entry - 1;
}

void qaz_intern_reset(qaz_intern *table)
{
    qaz_arena_reset(&table->arena);
    table->count = 0;
    if (table->slots != NULL)
        memset(table->slots, 0, ((size_t)table->slot_mask + 1) * sizeof *table->slots);
}

void qaz_intern_free(qaz_intern *table)
{
    qaz_arena_free(&table->arena);
    free(table->texts);
    free(table->slots);
    free(table->hashes);
    *table = (qaz_intern){0};
}
