/* What the entity tagger sees of a sentence. The same code serves training and tagging.

   A feature is a 32-bit key, the hash of a template and a string. Most features depend on one word
   only, seen from a place in the sentence: "the word to the left ends in -ның". Such a place is a
   slot, and all that a word says in one slot can be summed up once for each word. The few features
   that depend on more than one word are given as keys for each token. */
#ifndef QAZ_ANALYSE_TAGGER_FEATURES_H
#define QAZ_ANALYSE_TAGGER_FEATURES_H

#include "qaz/base.h"

/* From where a token looks at a word. */
typedef enum qaz_slot {
    QAZ_SLOT_SELF,
    QAZ_SLOT_LEFT,
    QAZ_SLOT_RIGHT,
    QAZ_SLOT_LEFT_2,
    QAZ_SLOT_RIGHT_2,
    QAZ_SLOT_BEFORE_QUOTE, /* the word before the quotation that the token is in */
    QAZ_SLOT_QUOTE_END,    /* the last word of that quotation */
    QAZ_SLOT_AFTER_QUOTE,  /* the word after it */
    QAZ_SLOT_BEFORE_RUN,   /* the word before the run of numbers, or of capitals, of the token */
    QAZ_SLOT_AFTER_RUN,    /* the word after the run */
    QAZ_SLOT_NEXT_NAME,    /* of a token in lower case: the next capitalised word */
    QAZ_SLOT_HEAD, QAZ_SLOT_LAST_NAME,
    QAZ_SLOT_COUNT
} qaz_slot;

enum {
    QAZ_WORD_FEATURES = 112,  /* at most so many features has a word in one slot */
    QAZ_TOKEN_FEATURES = 60, /* at most so many keys has a token beside its slots */
    QAZ_NO_WORD = -1
};

/* What kind of word it is, for the features that see only that. */
typedef enum qaz_word_class {
    QAZ_CLASS_LOWER,
    QAZ_CLASS_CAPITAL, /* a capital, then lower case */
    QAZ_CLASS_UPPER,   /* two capitals or more */
    QAZ_CLASS_NUMBER,  /* digits, with separators and suffix */
    QAZ_CLASS_NUMERAL, /* жиырма */
    QAZ_CLASS_OPEN,    /* « */
    QAZ_CLASS_CLOSE,   /* » */
    QAZ_CLASS_QUOTE,   /* a mark that may be either */
    QAZ_CLASS_DASH,
    QAZ_CLASS_COMMA,
    QAZ_CLASS_STOP, /* . ? ! */
    QAZ_CLASS_OTHER,
    QAZ_CLASS_EDGE /* outside the sentence */
} qaz_word_class;

/* The facts of one word, worked out once. Plain data. */
typedef struct qaz_word {
    uint8_t class;                       /* qaz_word_class */
    uint8_t feature_count;
    uint8_t widths[QAZ_WORD_FEATURES];   /* in which slots each is used, see tagger_features.c */
    uint32_t features[QAZ_WORD_FEATURES]; /* hash of template and string, without the slot */
    uint32_t whole, ending, outline, stem, suffix, gaz;     /* of the folded word, its last letters and its shape */
} qaz_word;

/* What one token sees. */
typedef struct qaz_view {
    int32_t words[QAZ_SLOT_COUNT]; /* index into the sentence, or QAZ_NO_WORD */
    uint32_t key_count;
    uint32_t keys[QAZ_TOKEN_FEATURES];
} qaz_view;

/* Works out the facts of a word in its normal form. */
void qaz_word_read(qaz_word *word, qaz_slice form);

/* The keys of a word in a slot; returns how many. QAZ_NO_WORD as a place in a sentence has no
   keys: its absence is in the keys of the token. */
size_t qaz_word_keys(const qaz_word *word, qaz_slot slot, uint32_t keys[QAZ_WORD_FEATURES]);

/* Fills one view for each of the `count` words of a sentence. */
void qaz_sentence_view(const qaz_word *const *words, size_t count, qaz_view *views);

/* The key of a number that the caller gave with a word, in its column. */
static inline uint32_t qaz_fact_key(uint32_t fact, size_t column)
{
    uint64_t mixed = ((uint64_t)column << 32 | fact) * 0xD6E8FEB86659FD93u;
    return (uint32_t)(mixed >> 32);
}

/* A key in its form for one domain. */
static inline uint32_t qaz_domain_key(uint32_t key, unsigned domain)
{
    uint64_t mixed = ((uint64_t)key + domain) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(mixed >> 32) ^ (uint32_t)mixed;
}

#endif
