#include "base/intern.h"

#include <stdlib.h>

enum { CACHE_LINE = 64 };

const unsigned char qaz_intern_mask[2 * QAZ_INTERN_SHORT] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

/* The place of the slot that holds a string, or of the free one where it belongs. */
static uint32_t probe(const qaz_intern *table, const qaz_intern_key *key)
{
    uint32_t place = qaz_intern_place(table, key);
    for (;;) {
        const qaz_intern_slot *found = &table->slots[place];
        if (found->entry == 0)
            return place;
        if (qaz_intern_same(&found->key, key))
            return place;
        place = (place + 1) & table->slot_mask;
    }
}

/* Twice as many slots, and every string in its new place. */
static bool grow_slots(qaz_intern *table)
{
    uint32_t count = table->slot_mask == 0 ? 1024 : (table->slot_mask + 1) * 2;
    /* No slot lies in two cache lines. */
    size_t size = (size_t)count * sizeof(qaz_intern_slot);
    qaz_intern_slot *grown = count == 0 ? NULL : aligned_alloc(CACHE_LINE, size);
    if (grown == NULL)
        return false;
    memset(grown, 0, size);
    qaz_intern_slot *old = table->slots;
    uint32_t old_count = table->slot_mask == 0 ? 0 : table->slot_mask + 1;
    table->slots = grown;
    table->slot_mask = count - 1;
    for (uint32_t i = 0; i < old_count; i++)
        if (old[i].entry != 0)
            grown[probe(table, &old[i].key)] = old[i];
    free(old);
    return true;
}

static bool grow_texts(qaz_intern *table)
{
    uint32_t capacity = table->capacity == 0 ? 1024 : table->capacity * 2;
    if (capacity < table->capacity)
        return false;
    qaz_slice *texts = realloc(table->texts, capacity * sizeof *texts);
    if (texts == NULL)
        return false;
    table->texts = texts;
    table->capacity = capacity;
    return true;
}

uint32_t qaz_intern_add(qaz_intern *table, qaz_slice text)
{
    qaz_intern_key key = qaz_intern_key_of(text);
    return qaz_intern_add_key(table, text, &key);
}

uint32_t qaz_intern_add_key(qaz_intern *table, qaz_slice text, const qaz_intern_key *key)
{
    /* At most half full. */
    if (table->count >= table->slot_mask / 2 && !grow_slots(table))
        return QAZ_NO_ID;
    uint32_t place = probe(table, key);
    if (table->slots[place].entry != 0)
        return table->slots[place].entry - 1;
    if (table->count == table->capacity && !grow_texts(table))
        return QAZ_NO_ID;
    qaz_slice copy = qaz_arena_copy(&table->arena, text);
    if (copy.data == NULL)
        return QAZ_NO_ID;
    uint32_t id = table->count++;
    table->texts[id] = copy;
    table->slots[place] = (qaz_intern_slot){*key, id + 1};
    return id;
}

uint32_t qaz_intern_find(const qaz_intern *table, qaz_slice text)
{
    if (table->slot_mask == 0)
        return QAZ_NO_ID;
    qaz_intern_key key = qaz_intern_key_of(text);
    uint32_t entry = table->slots[probe(table, &key)].entry;
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
    *table = (qaz_intern){0};
}
