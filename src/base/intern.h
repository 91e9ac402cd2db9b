/* Strings to small integers and back: the heart of the speed. */
#ifndef QAZ_BASE_INTERN_H
#define QAZ_BASE_INTERN_H

#include "base/arena.h"
#include "base/hash.h"

#include <string.h>

#define QAZ_NO_ID UINT32_MAX

enum { QAZ_INTERN_SHORT = 16 };

/* What a string is known by in every table. Up to 16 bytes, which is most words, part and size are
   the string, so that one cache line answers; for a longer one the first part is its hash. */
typedef struct qaz_intern_key {
    uint64_t part[2];
    uint32_t size; /* of the string, cut to 32 bits */
} qaz_intern_key;

typedef struct qaz_intern_slot {
    qaz_intern_key key;
    uint32_t entry; /* id + 1; 0 for a free slot */
} qaz_intern_slot;

/* Equal strings have equal ids, given from 0 upwards in the order of first sight. All zero is an
   empty table. One thread at a time. */
typedef struct qaz_intern {
    qaz_arena arena;  /* the strings */
    qaz_slice *texts; /* by id */
    struct qaz_intern_slot
        *slots;         /* a hash table with open addressing; their number is a power of two */
    uint32_t count;     /* ids given */
    uint32_t capacity;  /* of texts */
    uint32_t slot_mask; /* number of slots - 1; 0 when there are none */
} qaz_intern;

static inline uint64_t qaz_intern_load(const char *at, size_t size)
{
    uint64_t value = 0;
    memcpy(&value, at, size);
    return value;
}

/* Two loads that may overlap hold all bytes of a short string. */
static inline qaz_intern_key qaz_intern_key_of(qaz_slice text)
{
    qaz_intern_key key = {.size = (uint32_t)text.size};
    const char *end = text.data + text.size;
    if (text.size > QAZ_INTERN_SHORT) {
        key.part[0] = qaz_hash(text);
    } else if (text.size >= 8) {
        key.part[0] = qaz_intern_load(text.data, 8);
        key.part[1] = qaz_intern_load(end - 8, 8);
    } else if (text.size >= 4) {
        key.part[0] = qaz_intern_load(text.data, 4);
        key.part[1] = qaz_intern_load(end - 4, 4);
    } else if (text.size > 0) {
        key.part[0] = (unsigned char)text.data[0];
        key.part[0] |= (uint64_t)(unsigned char)text.data[text.size / 2] << 8;
        key.part[1] = (unsigned char)end[-1];
    }
    return key;
}

/* Where to look first. Multiplying carries every bit up, the shift brings the upper half down, and
   the last product spreads it again, so that all bytes count (the constants are splitmix64's). */
static inline uint32_t qaz_intern_place(const qaz_intern *table, const qaz_intern_key *key)
{
    uint64_t mixed = (key->part[0] ^ key->size) * 0xBF58476D1CE4E5B9u;
    mixed ^= key->part[1] * 0x94D049BB133111EBu;
    mixed = (mixed ^ mixed >> 32) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(mixed >> 32) & table->slot_mask;
}

static inline bool qaz_intern_same(const qaz_intern_key *a, const qaz_intern_key *b)
{
    return a->part[0] == b->part[0] && a->part[1] == b->part[1] && a->size == b->size;
}

/* Asks the processor to fetch what looking up a key will need. To do so for a few dozen strings
   before the first is looked up hides most of the time that memory takes. */
static inline void qaz_intern_prefetch(const qaz_intern *table, const qaz_intern_key *key)
{
#ifdef __GNUC__
    if (table->slot_mask > 0)
        __builtin_prefetch(&table->slots[qaz_intern_place(table, key)]);
#else
    (void)table;
    (void)key;
#endif
}

/* The id of a string, a new one if it was not seen before (the bytes are copied).
   QAZ_NO_ID: no memory. */
uint32_t qaz_intern_add(qaz_intern *table, qaz_slice text);

/* The same for a string whose key is known. */
uint32_t qaz_intern_add_key(qaz_intern *table, qaz_slice text, const qaz_intern_key *key);

/* The same, with a short way for a short string that is in its first place. */
static inline uint32_t qaz_intern_add_fast(qaz_intern *table, qaz_slice text,
                                           const qaz_intern_key *key)
{
    if (text.size <= QAZ_INTERN_SHORT && table->slot_mask > 0) {
        const qaz_intern_slot *slot = &table->slots[qaz_intern_place(table, key)];
        if (slot->entry != 0 && qaz_intern_same(&slot->key, key))
            return slot->entry - 1;
    }
    return qaz_intern_add_key(table, text, key);
}

/* The id of a string; QAZ_NO_ID if it is not in the table. */
uint32_t qaz_intern_find(const qaz_intern *table, qaz_slice text);

/* The string of an id. Lives until the table is reset or freed. */
static inline qaz_slice qaz_intern_text(const qaz_intern *table, uint32_t id)
{
    return table->texts[id];
}

/* Forgets all strings, keeping the memory. */
void qaz_intern_reset(qaz_intern *table);

void qaz_intern_free(qaz_intern *table);

#endif
