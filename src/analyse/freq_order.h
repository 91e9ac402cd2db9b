/* The running text that a table has counted, as the numbers of its items. */
#ifndef QAZ_ANALYSE_FREQ_ORDER_H
#define QAZ_ANALYSE_FREQ_ORDER_H

#include "qaz/buffer.h"
#include "qaz/freq.h"

/* What one call of qaz_freq_add has counted. */
typedef struct qaz_freq_stretch {
    uint64_t document;
    uint32_t index;  /* of the part of the document */
    uint32_t strand; /* where its items are */
    uint64_t size;   /* in items */
    size_t start;    /* place in the strand's bytes */
} qaz_freq_stretch;

/* The items counted by one thread. */
typedef struct qaz_freq_strand {
    qaz_buffer bytes;  /* numbers of items + 1, seven bits to a byte, low bits first; 0: no row */
    uint32_t *renamed; /* by number in the bytes: the number now; NULL: the same */
    uint32_t count;    /* of renamed */
} qaz_freq_strand;

/* All zero is empty. */
typedef struct qaz_freq_running {
    qaz_freq_strand *strands; /* the first is written to */
    qaz_freq_stretch *stretches;
    size_t strand_count, strand_room, stretch_count, stretch_room;
} qaz_freq_running;

/* Begins a stretch. False: no memory. */
bool qaz_freq_running_begin(qaz_freq_running *running, const qaz_freq_part *part);

/* Appends an item, or QAZ_FREQ_NO_ROW, to the stretch begun last. That memory ran out is told by
   the next begin, or qaz_freq_running_failed. */
void qaz_freq_running_add(qaz_freq_running *running, uint32_t item);
bool qaz_freq_running_failed(const qaz_freq_running *running);

/* Takes all of `other`, whose item i is item renamed[i] here (`count` numbers). False: no memory.
 */
bool qaz_freq_running_merge(qaz_freq_running *running, qaz_freq_running *other,
                            const uint32_t *renamed, uint32_t count);

/* Puts the stretches in the order of the corpus. */
void qaz_freq_running_sort(qaz_freq_running *running);

/* Reads a stretch: begins with *at = stretch->start and gives one item after the other. */
uint32_t qaz_freq_running_next(const qaz_freq_strand *strand, size_t *at);

void qaz_freq_running_free(qaz_freq_running *running);

#endif
