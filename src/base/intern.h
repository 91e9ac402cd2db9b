/* Strings to small integers and back: the heart of the speed. */
#ifndef QAZ_BASE_INTERN_H
#define QAZ_BASE_INTERN_H

#include "base/arena.h"

#define QAZ_NO_ID UINT32_MAX

/* Equal strings have equal ids, given from 0 upwards in the order of first sight. All zero is an
   empty table. One thread at a time. */
typedef struct qaz_intern {
    qaz_arena arena;    /* the strings */
    qaz_slice *texts;   /* by id */
    uint32_t *slots;    /* id + 1, or 0 for a free slot; the table is a power of two */
    uint32_t *hashes;   /* by id: the upper half of the hash, compared before the string */
    uint32_t count;     /* ids given */
    uint32_t capacity;  /* of texts and hashes */
    uint32_t slot_mask; /* number of slots - 1; 0 when there are none */
} qaz_intern;

/* The id of a string, a new one if it was not seen before (the bytes are copied).
   QAZ_NO_ID: no memory. */
uint32_t qaz_intern_add(qaz_intern *table, qaz_slice text);

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
