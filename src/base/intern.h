/* Strings to small integers and back: the heart of the speed. */
#ifndef QAZ_BASE_INTERN_H
#define QAZ_BASE_INTERN_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/prefetch.h"

#include <string.h>

#define QAZ_NO_ID UINT32_MAX

enum { QAZ_INTERN_SHORT = 32 };

/* What a string is known by in every table, so that one cache line answers. Of up to 32 bytes,
   which is nearly every word, the parts are the first 16, filled up with zeros, to which the other
   16 are added in a way that no two sums of the same 16 are equal, and others about as seldom as
   two hashes of 128 bits; of a longer one they are such a hash. Equal keys are taken for equal
   strings. */
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

/* The key of a string of up to 32 bytes, filled up with zeros. Multiplying by an odd number, adding
   and xor can all be undone, so that nothing of the second half is lost. */
static inline qaz_intern_key qaz_intern_key_join(const uint64_t bytes[4], size_t size)
{
    uint64_t low = bytes[2] * 0xBF58476D1CE4E5B9u, high = bytes[3] * 0x94D049BB133111EBu;
    low += high >> 32 | high << 32;
    high ^= low >> 29;
    return (qaz_intern_key){{bytes[0] ^ low, bytes[1] ^ high}, (uint32_t)size};
}

static inline qaz_intern_key qaz_intern_key_of(qaz_slice text)
{
    uint64_t bytes[QAZ_INTERN_SHORT / 8] = {0};
    if (text.size > QAZ_INTERN_SHORT) {
        qaz_intern_key key = {.size = (uint32_t)text.size};
        qaz_hash_wide(text, key.part);
        return key;
    }
    if (text.size > 0)
        memcpy(bytes, text.data, text.size);
    return qaz_intern_key_join(bytes, text.size);
}

/* 32 bytes that are all ones, and 32 that are none. */
extern const unsigned char qaz_intern_mask[2 * QAZ_INTERN_SHORT];

/* The same for a string in a text that ends at `end`, faster where 32 bytes can be read. */
static inline qaz_intern_key qaz_intern_key_in(qaz_slice text, const char *end)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (text.size <= QAZ_INTERN_SHORT && end - text.data >= QAZ_INTERN_SHORT) {
        uint64_t bytes[QAZ_INTERN_SHORT / 8], keep[QAZ_INTERN_SHORT / 8];
        memcpy(bytes, text.data, sizeof bytes);
        memcpy(keep, qaz_intern_mask + QAZ_INTERN_SHORT - text.size, sizeof keep);
        for (size_t i = 0; i < QAZ_INTERN_SHORT / 8; i++)
            bytes[i] &= keep[i];
        return qaz_intern_key_join(bytes, text.size);
    }
#else
    (void)end;
#endif
    return qaz_intern_key_of(text);
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
    if (table->slot_mask > 0)
        qaz_prefetch(&table->slots[qaz_intern_place(table, key)]);
}

/* The id of a string, a new one if it was not seen before (the bytes are copied).
   QAZ_NO_ID: no memory. */
uint32_t qaz_intern_add(qaz_intern *table, qaz_slice text);

/* The same for a string whose key is known. */
uint32_t qaz_intern_add_key(qaz_intern *table, qaz_slice text, const qaz_intern_key *key);

/* The id of a string that is in its first place, as most are; else QAZ_NO_ID. */
static inline uint32_t qaz_intern_find_first(const qaz_intern *table, const qaz_intern_key *key)
{
    if (table->slot_mask == 0)
        return QAZ_NO_ID;
    const qaz_intern_slot *slot = &table->slots[qaz_intern_place(table, key)];
    bool found = slot->entry != 0 && qaz_intern_same(&slot->key, key);
    return found ? slot->entry - 1 : QAZ_NO_ID;
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
