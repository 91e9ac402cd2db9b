/* What the entity tagger sees of a sentence. The same code serves training and tagging.

   A feature is a 32-bit key, the hash of a template and its values. Most features depend on one
   word only, seen from a place in the sentence: "the word to the left ends in -ның". Such a place
   is a slot, and all that a word says in one slot can be summed up once for each word. The
   features that depend on more than one word are given as keys for each token. */
#ifndef QAZ_ANALYSE_TAGGER_FEATURES_H
#define QAZ_ANALYSE_TAGGER_FEATURES_H

#include "analyse/tagger_lexicon.h"
#include "qaz/morph.h"
#include "qaz/tagger.h"

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
    QAZ_SLOT_LAST_NAME,    /* and the one before it, if no mark stands between */
    QAZ_SLOT_HEAD, /* the next word that can be the head of a name, such as министрлігі */
    QAZ_SLOT_COUNT
} qaz_slot;

enum {
    QAZ_WORD_FEATURES = 128, /* at most so many features has a word in one slot */
    QAZ_TOKEN_FEATURES = 64, /* at most so many keys has a token beside its slots */
    QAZ_NO_WORD = -1
};

/* The kinds of words. */
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

/* What features over several words are made of; 0 means that there is nothing to say. */
typedef enum qaz_word_fact {
    QAZ_FACT_CLASS, /* qaz_word_class + 1 */
    QAZ_FACT_WHOLE, /* the folded word */
    QAZ_FACT_LEMMA,
    QAZ_FACT_GRAMMAR, /* part of speech and features */
    QAZ_FACT_ENDING,  /* the last three letters */
    QAZ_FACT_OUTLINE, /* the shape of the word: Xx, X.X., 00 */
    QAZ_FACT_LEXICON, /* set of classes in the lexicon */
    QAZ_FACT_COUNT
} qaz_word_fact;

/* What is known of one word, worked out once. Plain data. */
typedef struct qaz_word {
    uint32_t facts[QAZ_FACT_COUNT];
    uint32_t count;
    uint32_t features[QAZ_WORD_FEATURES]; /* hashes of template and value, without the slot */
    uint8_t widths[QAZ_WORD_FEATURES];    /* in which slots each is used */
} qaz_word;

/* What one token sees. */
typedef struct qaz_view {
    int32_t words[QAZ_SLOT_COUNT]; /* index into the sentence, or QAZ_NO_WORD */
    uint32_t key_count;
    uint32_t keys[QAZ_TOKEN_FEATURES];
} qaz_view;

/* Works out what is known of a word in its normal form. Cannot fail. */
void qaz_word_read(qaz_word *word, qaz_morph *morph, qaz_slice form);

/* The keys of a word in a slot; returns how many. */
size_t qaz_word_keys(const qaz_word *word, qaz_slot slot, uint32_t keys[QAZ_WORD_FEATURES]);

/* Fills one view for each of the `count` words of a sentence. */
void qaz_sentence_view(const qaz_word *const *words, size_t count, qaz_view *views);

/* The key of a number that the caller gave with a word, in its column. */
uint32_t qaz_given_key(uint32_t number, size_t column);

/* A key in its form for one domain (Daumé III, "Frustratingly easy domain adaptation", ACL 2007:
   each feature once for all domains and once for its own). */
uint32_t qaz_domain_key(uint32_t key, qaz_domain domain);

#endif
