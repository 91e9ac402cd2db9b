/* Readings of one form, whatever kind of token it is. */
#ifndef QAZ_MORPH_ANALYSE_H
#define QAZ_MORPH_ANALYSE_H

#include "base/arena.h"
#include "morph/search.h"

typedef struct qaz_analysis {
    qaz_search search; /* scratch */
    qaz_reading readings[QAZ_MAX_READINGS];
    size_t count;
} qaz_analysis;

/* Finds the readings of a form in NFC, best first, and puts their lemmas into the arena where they
   are not static. What has neither letters nor digits is a punctuation mark, or a symbol if the
   caller says so. False: no memory. */
bool qaz_analyse(qaz_analysis *analysis, qaz_slice form, bool symbol, qaz_arena *arena);

#endif
