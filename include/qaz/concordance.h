/* Finds places in texts: words, lemmas, parts of speech, regular expressions, and sequences of them
   with gaps. */
#ifndef QAZ_CONCORDANCE_H
#define QAZ_CONCORDANCE_H

#include "qaz/morph.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What an item of a pattern is compared with. */
typedef enum qaz_field {
    QAZ_FIELD_WORD,  /* the normal form as it is written */
    QAZ_FIELD_FOLD,  /* the normal form in lower case */
    QAZ_FIELD_LEMMA, /* the lemma of the reading that fits the context, whatever its letter case */
    QAZ_FIELD_UPOS   /* its part of speech */
} qaz_field;

/* The limits of a pattern: items, and words from the first to the last. */
enum { QAZ_PATTERN_ITEMS = 16, QAZ_PATTERN_SPAN = 64 };

typedef struct qaz_hit {
    uint32_t first, token_end; /* tokens of the document, end exclusive */
    uint32_t sentence;
} qaz_hit;

/* A pattern, and where it was found. One thread at a time. */
typedef struct qaz_concordance qaz_concordance;

/* A pattern is items divided by spaces, which follow each other in a sentence; punctuation between
   them does not matter. An item is a word, /REGEX/ (see qaz/pattern.h), either of them after
   "word:", "fold:", "lemma:" or "upos:", or a gap: * (one word), *2 (two), *0-3 (up to three).
   `field` is that of items that do not name one.

   The caller owns the concordance and gives it back to qaz_concordance_free. NULL: no memory, or
   the pattern is wrong (QAZ_BAD_ARGUMENT); *error, which may be NULL, says which and why. */
QAZ_API qaz_concordance *qaz_concordance_new(qaz_slice pattern, qaz_field field, qaz_error *error);
QAZ_API void qaz_concordance_free(qaz_concordance *concordance);

/* True if an item is a lemma or a part of speech. */
QAZ_API bool qaz_concordance_needs_morph(const qaz_concordance *concordance);

/* Finds the pattern in a document, splitting it into sentences: from left to right, each place as
   short as can be, none overlapping the one before. Always the same `document` and `morph`; `morph`
   must have read the document if the pattern needs it, else it may be NULL (QAZ_BAD_ARGUMENT: it
   is, and must not be). */
QAZ_API qaz_status qaz_concordance_read(qaz_concordance *concordance, qaz_document *document,
                                        const qaz_morph *morph);

/* True if a regular expression was given up for some word, which then does not match it (see
   qaz_pattern_gave_up). */
QAZ_API bool qaz_concordance_gave_up(const qaz_concordance *concordance);

/* What was found last, in the order of the text; lives until the next read. */
QAZ_API const qaz_hit *qaz_concordance_hits(const qaz_concordance *concordance, size_t *count);

/* Marks the words near the hits: `left` and `right` get true for each token that is among the so
   many words before or after a hit in its sentence. Words are tokens of the kinds in the set (bit
   1 << qaz_kind); other tokens are passed over. Both arrays have a place for each token of the
   document, which is the one read last. */
QAZ_API void qaz_concordance_mark(const qaz_concordance *concordance, const qaz_document *document,
                                  uint32_t kinds, unsigned words_left, unsigned words_right,
                                  bool *left, bool *right);

#ifdef __cplusplus
}
#endif
#endif
