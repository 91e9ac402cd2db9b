/* The order of the Kazakh alphabet (Unicode collation with CLDR's rules for kk). */
#ifndef QAZ_COLLATE_H
#define QAZ_COLLATE_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Read-only after it was made: several threads may share one. */
typedef struct qaz_collator qaz_collator;

/* The caller owns the collator and gives it back to qaz_collator_free. NULL: no memory, or ICU has
   no collation data; *error, which may be NULL, says which. */
QAZ_API qaz_collator *qaz_collator_new(qaz_error *error);
QAZ_API void qaz_collator_free(qaz_collator *collator);

/* Less than, equal to or greater than 0. Texts that collation does not tell apart are in bytewise
   order, so that only equal bytes give 0. */
QAZ_API int qaz_collate(const qaz_collator *collator, qaz_slice a, qaz_slice b);

typedef struct qaz_ranked {
    qaz_slice text;
    uint64_t weight;
    uint32_t index; /* the caller's; not looked at */
} qaz_ranked;

/* Sorts rows by descending weight, then by text. QAZ_NO_MEMORY: the rows are as before. */
QAZ_API qaz_status qaz_collate_sort(const qaz_collator *collator, qaz_ranked *rows, size_t count);

#ifdef __cplusplus
}
#endif
#endif
