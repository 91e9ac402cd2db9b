/* The inside of a pattern, for the files that read and match it. */
#ifndef QAZ_ANALYSE_CONCORDANCE_H
#define QAZ_ANALYSE_CONCORDANCE_H

#include "base/arena.h"
#include "qaz/concordance.h"
#include "qaz/pattern.h"

typedef struct qaz_item {
    qaz_field field;
    qaz_slice text;               /* in the arena */
    qaz_pattern *pattern;         /* NULL: equal to the text */
    unsigned gap_least, gap_most; /* words between the item before and this one */
} qaz_item;

typedef struct qaz_items {
    qaz_item list[QAZ_PATTERN_ITEMS];
    size_t count;
    qaz_arena arena;
} qaz_items;

/* Reads a pattern into *items, which is all zero. On failure, too, they are to be freed. */
qaz_status qaz_items_read(qaz_items *items, qaz_slice pattern, qaz_field field, qaz_error *error);
void qaz_items_free(qaz_items *items);

#endif
