#include "base/intern.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT = 16 };

/* What a slot says of its string. Up to 16 bytes, which is most words, key and size are the string,
   so that one cache line answers; for a longer one the first half of the key is its hash. */
typedef struct qaz_intern_slot {
    uint64_t key[2];
    uint32_t size;  /* of the string, cut to 32 bits */
    uint32_t entry; /* id + 1; 0 for a free slot */
} slot;

static uint64_t load(const char *at, size_t size)
{
    uint64_t value = 0;
    memcpy(&value, at, size);
    return value;
}

/* The slot that a string would have, without an id. Two loads that may overlap hold all bytes of a
   short string. */
static slot slot_of(qaz_slice text)
{
    slot made = {.size = (uint32_t)text.size};
    if (text.size > SHORT) {
        made.key[0] = qaz_hash(text);
    } else if (text.size >= 8) {
        made.key[0] = load(text.data, 8);
        made.key[1] = load(text.data + text.size - 8, 8);
    } else if (text.size >= 4) {
        made.key[0] = load(text.data, 4);
        made.key[1] = load(text.data + text.size - 4, 4);
    } else if (text.size > 0) {
        made.key[0] = (unsigned char)text.data[0];
        made.key[0] |= (uint64_t)(unsigned char)text.data[text.size / 2] << 8;
        made.key[1] = (unsigned char)text.data[text.size - 1];
    }
    return made;
}

/* Where to look first. Multiplying carries every bit up, the shift brings the upper half down, and
   the last product spreads it again, so that all bytes count (the constants are splitmix64's). */
static uint32_t first_place(const slot *wanted)
{
    uint64_t mixed = (wanted->key[0] ^ wanted->size) * 0xBF58476D1CE4E5B9u;
    mixed ^= wanted->key[1] * 0x94D049BB133111EBu;
    mixed = (mixed ^ mixed >> 32) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(mixed >> 32);
}

/* The place of the slot that holds a string, or of the free one where it belongs. */
static uint32_t probe(const qaz_intern *table, const slot *wanted, qaz_slice text)
{
    uint32_t place = first_place(wanted) & table->slot_mask;
    for (;;) {
        const slot *found = &table->slots[place];
        if (found->entry == 0)
            return place;
        if (found->key[0] == wanted->key[0] && found->key[1] == wanted->key[1] &&
            found->size == wanted->size &&
            (text.size <= SHORT || qaz_slice_equal(table->texts[found->entry - 1], text)))
            return place;
        place = (place + 1) & table->slot_mask;
    }
}

/* Twice as many slots, and every string in its new place. */
static bool grow_slots(qaz_intern *table)
{
    uint32_t count = table->slot_mask == 0 ? 1024 : (table->slot_mask + 1) * 2;
    slot *grown = count == 0 ? NULL : calloc(count, sizeof *grown);
    if (grown == NULL)
        return false;
    slot *old = table->slots;
    uint32_t old_count = table->slot_mask == 0 ? 0 : table->slot_mask + 1;
    table->slots = grown;
    table->slot_mask = count - 1;
    for (uint32_t i = 0; i < old_count; i++)
        if (old[i].entry != 0)
            grown[probe(table, &old[i], table->texts[old[i].entry - 1])] = old[i];
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
    /* At most half full. */
    if (table->count >= table->slot_mask / 2 && !grow_slots(table))
        return QAZ_NO_ID;
    slot wanted = slot_of(text);
    uint32_t place = probe(table, &wanted, text);
    if (table->slots[place].entry != 0)
        return table->slots[place].entry - 1;
    if (table->count == table->capacity && !grow_texts(table))
        return QAZ_NO_ID;
    qaz_slice copy = qaz_arena_copy(&table->arena, text);
    if (copy.data == NULL)
        return QAZ_NO_ID;
    uint32_t id = table->count++;
    table->texts[id] = copy;
    wanted.entry = id + 1;
    table->slots[place] = wanted;
    return id;
}

uint32_t qaz_intern_find(const qaz_intern *table, qaz_slice text)
{
    if (table->slot_mask == 0)
        return QAZ_NO_ID;
    slot wanted = slot_of(text);
    uint32_t entry = table->slots[probe(table, &wanted, text)].entry;
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
