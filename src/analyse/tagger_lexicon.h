/* What the lexicon knows of single words, for the features of the entity tagger. */
#ifndef QAZ_ANALYSE_TAGGER_LEXICON_H
#define QAZ_ANALYSE_TAGGER_LEXICON_H

#include "base/hash.h"

/* Classes of words, bits of a set. */
enum {
    QAZ_LEXICON_COUNTRY = 1 << 0, /* also states of the past */
    QAZ_LEXICON_REGION = 1 << 1,
    QAZ_LEXICON_TOWN = 1 << 2,
    QAZ_LEXICON_NATURE = 1 << 3,
    QAZ_LEXICON_STREET = 1 << 4,
    QAZ_LEXICON_PLACE_PART = 1 << 5, /* a word of a longer name of a place */
    QAZ_LEXICON_GIVEN = 1 << 6,
    QAZ_LEXICON_SURNAME = 1 << 7,
    QAZ_LEXICON_AMBIGUOUS = 1 << 8, /* a name that is also something else */
    QAZ_LEXICON_NORP = 1 << 9,
    QAZ_LEXICON_INHABITANT = 1 << 10, /* алматылық */
    QAZ_LEXICON_LANGUAGE = 1 << 11,
    QAZ_LEXICON_PLACE_NOUN = 1 << 12,
    QAZ_LEXICON_ORG_NOUN = 1 << 13,
    QAZ_LEXICON_FACILITY_NOUN = 1 << 14,
    QAZ_LEXICON_EVENT_NOUN = 1 << 15,
    QAZ_LEXICON_SCHOOL_NOUN = 1 << 16,
    QAZ_LEXICON_POST = 1 << 17,
    QAZ_LEXICON_PERSON_NOUN = 1 << 18, /* a word for people that is no post */
    QAZ_LEXICON_PHRASE_PART = 1 << 19, /* a word before the head of such a phrase */
    QAZ_LEXICON_ORGANISATION = 1 << 20,
    QAZ_LEXICON_ORGANISATION_PART = 1 << 21,
    QAZ_LEXICON_MONTH = 1 << 22,
    QAZ_LEXICON_WEEKDAY = 1 << 23,
    QAZ_LEXICON_HOLIDAY = 1 << 24,
    QAZ_LEXICON_UNIT = 1 << 25,
    QAZ_LEXICON_CURRENCY = 1 << 26,
    QAZ_LEXICON_NUMERAL = 1 << 27,
    QAZ_LEXICON_HONORIFIC = 1 << 28,
    QAZ_LEXICON_DISEASE = 1 << 29,
    QAZ_LEXICON_ANIMAL = 1 << 30,
    QAZ_LEXICON_CLASSES = 31,
    /* Heads of names, which stand at their right end. */
    QAZ_LEXICON_HEADS = QAZ_LEXICON_PLACE_NOUN | QAZ_LEXICON_ORG_NOUN | QAZ_LEXICON_FACILITY_NOUN |
                        QAZ_LEXICON_EVENT_NOUN | QAZ_LEXICON_SCHOOL_NOUN | QAZ_LEXICON_POST
};

/* Words are known by 32 bits of their hash: of those that are in no table one in a hundred thousand
   is taken for one that is, in training as in use. */
typedef struct qaz_tagger_lexicon_word {
    uint32_t key, classes;
} qaz_tagger_lexicon_word;

/* In order of their keys. Made of the tables in corpus/lexicon by src/generate/tagger_lexicon.c. */
extern const uint32_t qaz_tagger_lexicon_size;
extern const qaz_tagger_lexicon_word qaz_tagger_lexicon_words[];

/* The key of a word in lower case. */
static inline uint32_t qaz_tagger_lexicon_key(qaz_slice word)
{
    return (uint32_t)(qaz_hash(word) >> 32);
}

/* The classes of a word in lower case; 0 if it is in no table. */
uint32_t qaz_tagger_lexicon_find(qaz_slice word);

#endif
