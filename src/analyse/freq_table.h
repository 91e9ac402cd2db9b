/* The inside of a table of frequencies, for the files that count, merge and sort. */
#ifndef QAZ_ANALYSE_FREQ_TABLE_H
#define QAZ_ANALYSE_FREQ_TABLE_H

#include "analyse/freq_gram.h"
#include "analyse/freq_order.h"
#include "base/intern.h"
#include "qaz/freq.h"

/* In place of the number of a word or an item: it counts for the total only. */
#define QAZ_FREQ_NO_ROW (UINT32_MAX - 1)

typedef struct qaz_freq_counter {
    uint64_t count;
    uint32_t documents;
    uint32_t last; /* serial number of the document that it was counted in last */
} qaz_freq_counter;

struct qaz_freq {
    qaz_freq_options options;
    qaz_intern words;
    qaz_grams grams; /* of words; items are n-grams if there are any, else words */
    qaz_freq_counter *counters;
    size_t counter_room;
    uint64_t tokens, documents;

    uint32_t *word_of_type;    /* by type of the document; QAZ_NO_ID: not asked for yet. If readings
                                  matter, the place of its first reading in the next list */
    uint32_t *word_of_reading; /* QAZ_NO_ID: not asked for yet; QAZ_FREQ_NO_ROW */
    size_t type_count, type_room, reading_count, reading_room;
    uint32_t generation; /* of these types */

    uint64_t document; /* being read */
    uint32_t serial;   /* of this document within the table, from 1; 0 before the first */
    bool is_part;      /* of a document in several parts: `documents` waits for carry */
    uint32_t *fresh;   /* items met in this part and not before in the document */
    size_t fresh_count, fresh_room;

    uint32_t *run; /* words in a row, whose n-grams are to be counted */
    size_t run_count, run_room;
    uint32_t *seen_words, *seen_items; /* numbers in qaz_freq_seen; QAZ_NO_ID: not there yet */
    size_t seen_word_count, seen_word_room, seen_item_count, seen_item_room;
    qaz_freq_running running;
    qaz_buffer scratch;
};

static inline uint32_t qaz_freq_item_count(const qaz_freq *freq)
{
    return freq->options.length == 1 ? freq->words.count : freq->grams.count;
}

/* The words that an item is made of. */
static inline const uint32_t *qaz_freq_words_of(const qaz_freq *freq, const uint32_t *item)
{
    return freq->options.length == 1 ? item
                                     : &freq->grams.words[(size_t)*item * freq->options.length];
}

/* The counter of an item, zero if the item is new. NULL: no memory. */
qaz_freq_counter *qaz_freq_counter_of(qaz_freq *freq, uint32_t item);

/* The number of a word, new if need be; there is room for its counter if items are words.
   QAZ_NO_ID: no memory. */
uint32_t qaz_freq_add_word(qaz_freq *freq, qaz_slice text);

/* Makes a list by number longer, with QAZ_NO_ID in the new places. False: no memory. */
bool qaz_freq_extend(uint32_t **list, size_t *count, size_t *room, size_t wanted);

#endif
