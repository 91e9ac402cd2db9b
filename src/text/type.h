/* Word types: what is true of all tokens with the same bytes, worked out once. */
#ifndef QAZ_TEXT_TYPE_H
#define QAZ_TEXT_TYPE_H

#include "base/intern.h"
#include "qaz/buffer.h"
#include "qaz/document.h"

/* All zero is empty. One thread. */
typedef struct qaz_types {
    qaz_intern forms;  /* ids are indexes into `facts` */
    qaz_intern folds;  /* ids are fold ids */
    qaz_arena normals; /* normal forms that differ from their forms */
    qaz_type *facts;
    size_t fact_room;
    size_t noise; /* bytes of forms that are longer than any word */
    qaz_buffer scratch;
} qaz_types;

/* The type of a token's bytes, with its facts; QAZ_NO_ID: no memory. The key is that of the bytes.
 */
uint32_t qaz_types_add(qaz_types *types, qaz_slice form, const qaz_intern_key *key, qaz_kind kind);

/* Bytes held, roughly. */
size_t qaz_types_memory(const qaz_types *types);

/* Forgets all types. */
void qaz_types_reset(qaz_types *types);

void qaz_types_free(qaz_types *types);

#endif
