/* Regular expressions over words, in the syntax of ICU: letters of all scripts, \p{Lu}, (?i). */
#ifndef QAZ_PATTERN_H
#define QAZ_PATTERN_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One thread at a time. */
typedef struct qaz_pattern qaz_pattern;

/* The caller owns the pattern and gives it back to qaz_pattern_free. NULL: no memory, or the
   expression is wrong (QAZ_BAD_ARGUMENT); *error, which may be NULL, says which and where. */
QAZ_API qaz_pattern *qaz_pattern_new(qaz_slice expression, qaz_error *error);
QAZ_API void qaz_pattern_free(qaz_pattern *pattern);

/* True if the expression matches the whole word. It is given up, and false, after some ten thousand
   steps back, a tenth of a millisecond: what takes longer on a word, such as (а+)+б, doubles its
   time with each letter. */
QAZ_API bool qaz_pattern_matches(qaz_pattern *pattern, qaz_slice word);

/* True if a match was given up since the pattern was made. */
QAZ_API bool qaz_pattern_gave_up(const qaz_pattern *pattern);

#ifdef __cplusplus
}
#endif
#endif
