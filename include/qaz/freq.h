/* Counts words and n-grams over documents: how often, in how many documents, and how evenly. */
#ifndef QAZ_FREQ_H
#define QAZ_FREQ_H

#include "qaz/buffer.h"
#include "qaz/collate.h"
#include "qaz/dispersion.h"
#include "qaz/document.h"
#include "qaz/morph.h"
#include "qaz/richness.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { QAZ_FREQ_LONGEST = 5 };

typedef enum qaz_freq_by {
    QAZ_BY_WORD, /* the normal form as it is written */
    QAZ_BY_FOLD, /* the normal form in lower case */
    QAZ_BY_LEMMA /* the lemma of the reading that fits the context */
} qaz_freq_by;

typedef struct qaz_freq_options {
    qaz_freq_by by;
    unsigned length;       /* words in an n-gram, 1 to QAZ_FREQ_LONGEST */
    uint32_t kinds;        /* bit 1 << qaz_kind for each kind that is counted */
    uint32_t upos;         /* bit 1 << qaz_upos for each part of speech that gets a row; the other
                              words only add to the total. 0: all */
    bool drop_boilerplate; /* count only sentences and headlines */
    bool keep_order;       /* remember the running text, one to three bytes a word, for
                              qaz_freq_disperse and qaz_freq_measure */
} qaz_freq_options;

/* What a corpus linguist calls words: tokens with letters that are no addresses or tags. Numbers,
   punctuation, symbols and emoji are not counted and not part of n-grams. */
#define QAZ_FREQ_KINDS                                                                             \
    (1u << QAZ_WORD | 1u << QAZ_MIXED | 1u << QAZ_ABBREVIATION | 1u << QAZ_INITIAL)

/* A table of items, each a word or an n-gram. One thread at a time. */
typedef struct qaz_freq qaz_freq;

/* The documents that were read in several parts, by several tables: see qaz_freq_carry. */
typedef struct qaz_freq_seen qaz_freq_seen;

typedef struct qaz_freq_totals {
    uint64_t tokens;    /* words or n-grams, with repetition, even if they have no row */
    uint64_t documents; /* read, even if nothing in them was counted */
    uint32_t types;     /* different items, which is rows */
} qaz_freq_totals;

typedef struct qaz_freq_row {
    uint64_t count, documents;
    uint32_t item;
} qaz_freq_row;

/* Which part of which document is read: numbers count from 0 in the order of the corpus. */
typedef struct qaz_freq_part {
    uint64_t document;
    uint32_t index;
    bool last; /* no part follows */
} qaz_freq_part;

/* The caller owns the table and gives it back to qaz_freq_free. NULL: no memory. */
QAZ_API qaz_freq *qaz_freq_new(const qaz_freq_options *options);
QAZ_API void qaz_freq_free(qaz_freq *freq);
QAZ_API const qaz_freq_options *qaz_freq_options_of(const qaz_freq *freq);

/* Counts what the document holds, finding its sentences if n-grams or drop_boilerplate need
   them: n-grams do not cross the end of a sentence, nor a token of a kind that is not counted
   except punctuation inside the sentence. Always the same `document` and `morph` objects for one
   table; `morph` must have read the document if qaz_freq_needs_morph says so, else it may be NULL
   (QAZ_BAD_ARGUMENT: it is, and must not be). After QAZ_NO_MEMORY the table may only be freed.

   In each document an item counts once for `documents`. Of a document in several parts that holds
   within one table only; qaz_freq_carry settles it among several, or must be called for the one. */
QAZ_API qaz_status qaz_freq_add(qaz_freq *freq, qaz_document *document, const qaz_morph *morph,
                                const qaz_freq_part *part);

/* The same for some tokens of the document: those not selected are as of a kind that is not
   counted. */
QAZ_API qaz_status qaz_freq_add_some(qaz_freq *freq, qaz_document *document, const qaz_morph *morph,
                                     const qaz_freq_part *part, const bool *selected);

/* True if words are lemmas or chosen by part of speech. Any thread. */
QAZ_API bool qaz_freq_needs_morph(const qaz_freq_options *options);

/* To be called for each part of a document in several parts, right after its qaz_freq_add, in the
   order of the parts, by one thread at a time, always with the same `seen`. */
QAZ_API qaz_status qaz_freq_carry(qaz_freq *freq, qaz_freq_seen *seen, const qaz_freq_part *part);
QAZ_API qaz_freq_seen *qaz_freq_seen_new(unsigned length);
QAZ_API void qaz_freq_seen_free(qaz_freq_seen *seen);

/* Adds what `other` has counted, which must have the same options. `other` gives its running text
   away: afterwards its rows may be read, but not more. */
QAZ_API qaz_status qaz_freq_merge(qaz_freq *freq, qaz_freq *other);

/* Adds one row of a list that was counted elsewhere; n-grams as words joined by single spaces.
   It does not change the totals of tokens and documents: qaz_freq_add_totals does.
   QAZ_BAD_ARGUMENT: not as many words as the table's n-grams have. */
QAZ_API qaz_status qaz_freq_add_row(qaz_freq *freq, qaz_slice text, uint64_t count,
                                    uint64_t documents);
QAZ_API void qaz_freq_add_totals(qaz_freq *freq, uint64_t tokens, uint64_t documents);

QAZ_API qaz_freq_totals qaz_freq_totals_of(const qaz_freq *freq);

/* Items have numbers from 0 to types - 1. */
QAZ_API qaz_freq_row qaz_freq_at(const qaz_freq *freq, uint32_t item);

/* The number of an item; false if it was not counted. */
QAZ_API bool qaz_freq_find(const qaz_freq *freq, qaz_slice text, uint32_t *item);

/* Appends the text of an item; the words of an n-gram are joined by spaces. */
QAZ_API void qaz_freq_add_text(const qaz_freq *freq, uint32_t item, qaz_buffer *out);

typedef enum qaz_freq_order {
    QAZ_BY_COUNT,   /* descending, then by the alphabet */
    QAZ_BY_ALPHABET /* n-grams word by word */
} qaz_freq_order;

/* All items in order. `rows` has room for as many as there are types. */
QAZ_API qaz_status qaz_freq_sort(const qaz_freq *freq, const qaz_collator *collator,
                                 qaz_freq_order order, qaz_freq_row *rows);

/* How each item is spread over the documents that hold something counted, in the order of the
   corpus. `spread` has room for as many as there are types, by item. Needs keep_order. */
QAZ_API qaz_status qaz_freq_disperse(qaz_freq *freq, qaz_dispersion *spread);

/* The richness of the vocabulary, the documents following each other as in the corpus; words
   without a row do not count. `window` > 0 is that of MATTR, in words. Needs keep_order. */
QAZ_API qaz_status qaz_freq_measure(qaz_freq *freq, size_t window, qaz_richness *richness);

#ifdef __cplusplus
}
#endif
#endif
