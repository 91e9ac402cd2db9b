/* Word boundaries as Unicode defines them (UAX #29, with ICU's dictionaries for the scripts that
   need them), on UTF-8. The tokenizer starts from these; ICU's own break iterator is what they are
   tested against. */
#ifndef QAZ_TEXT_SEGMENT_H
#define QAZ_TEXT_SEGMENT_H

#include "qaz/base.h"

/* A longer segment is cut at the border of a code point, so that no text costs more than linear
   time. */
enum { QAZ_SEGMENT_BYTES = 4096 };

/* The state of one text being read. One thread. */
typedef struct qaz_segmenter {
    const char *end;                   /* of the text */
    struct qaz_dictionary *dictionary; /* opened when the text first needs it; NULL at the start */
} qaz_segmenter;

/* The first boundary after `at`, which must be a boundary before `end`. A byte that is no UTF-8 is
   a segment of its own. */
const char *qaz_segment_end(qaz_segmenter *segmenter, const char *at);

/* Forgets the text, for a new one. */
void qaz_segmenter_reset(qaz_segmenter *segmenter, const char *end);

/* Gives ICU's iterator back. */
void qaz_segmenter_free(qaz_segmenter *segmenter);

#endif
