/* What the finder of entities knows about each word type, and the lexicon it knows it from. */
#ifndef QAZ_ANALYSE_ENTITY_WORD_H
#define QAZ_ANALYSE_ENTITY_WORD_H

#include "morph/phrase.h"
#include "qaz/document.h"
#include "qaz/morph.h"

/* The tables of the lexicon whose phrases are looked for in running text. */
typedef enum qaz_lexicon_list {
    QAZ_LIST_PLACE,
    QAZ_LIST_PLACE_ADJECTIVE, /* алматылық */
    QAZ_LIST_PLACE_NOUN,
    QAZ_LIST_POST,
    QAZ_LIST_ORGANISATION,
    QAZ_LIST_ORG_NOUN,
    QAZ_LIST_LEGAL_FORM,
    QAZ_LIST_SCHOOL_NOUN,
    QAZ_LIST_SCHOOL_ADJECTIVE,
    QAZ_LIST_FACILITY_NOUN,
    QAZ_LIST_EVENT_NOUN,
    QAZ_LIST_HONORIFIC,
    QAZ_LIST_LANGUAGE,
    QAZ_LIST_NATION,
    QAZ_LIST_HOLIDAY,
    QAZ_LIST_MONTH,
    QAZ_LIST_WEEKDAY,
    QAZ_LIST_UNIT,
    QAZ_LIST_CURRENCY,
    QAZ_LIST_NUMERAL,
    QAZ_LIST_PLATFORM,
    QAZ_LIST_TIME_WORD,
    QAZ_LIST_PERFORMER,
    QAZ_LIST_WORK,
    QAZ_LIST_ANIMAL,
    QAZ_LIST_PRODUCT_NOUN,
    QAZ_LIST_RELIEF_NOUN
} qaz_lexicon_list;

/* How a phrase stands in its row. */
typedef enum qaz_phrase_form {
    QAZ_FORM_LEMMA,
    QAZ_FORM_POSSESSIVE, /* мектебі; also where it is the same as the lemma */
    QAZ_FORM_ABBREVIATION,
    QAZ_FORM_VARIANT,
    QAZ_FORM_ACRONYM /* an abbreviation or variant with several capitals: БҰҰ, ҚазҰУ */
} qaz_phrase_form;

/* Facts of a word type. */
enum {
    QAZ_WORD_KNOWN = 1,       /* the facts are there */
    QAZ_WORD_CAPITAL = 2,     /* a word that begins with a capital letter */
    QAZ_WORD_UPPER = 4,       /* all capitals, a suffix apart */
    QAZ_WORD_LATIN = 8,       /* Latin script */
    QAZ_WORD_FUNCTION = 16,   /* pronoun, conjunction, ...; words before the author's name */
    QAZ_WORD_GIVEN = 32,      /* a given name and nothing else */
    QAZ_WORD_GIVEN_WEAK = 64, /* a given name that is also a word or a place, or looks like one */
    QAZ_WORD_SURNAME = 128,
    QAZ_WORD_SURNAME_WEAK = 256,
    QAZ_WORD_PATRONYMIC = 512,
    QAZ_WORD_COMMON = 1024, /* a word that the morphology knows, and not as a name */
    QAZ_WORD_NAME = QAZ_WORD_GIVEN | QAZ_WORD_SURNAME | QAZ_WORD_PATRONYMIC,
    QAZ_WORD_NAME_WEAK = QAZ_WORD_GIVEN_WEAK | QAZ_WORD_SURNAME_WEAK
};

typedef enum qaz_noun_case {
    QAZ_NOMINATIVE,
    QAZ_GENITIVE,
    QAZ_DATIVE,
    QAZ_ACCUSATIVE,
    QAZ_LOCATIVE,
    QAZ_ABLATIVE,
    QAZ_INSTRUMENTAL,
    QAZ_ATTRIBUTIVE /* the locative with -ғы: Қызылордадағы */
} qaz_noun_case;

/* A word without its endings: the first `size` bytes of the folded form. */
typedef struct qaz_stem {
    uint32_t size;
    uint8_t noun_case; /* qaz_noun_case */
    bool plural;       /* the plural ending has gone, too, and a possessive one after it */
    bool possessed; /* a possessive ending has gone without a plural: психолог of психологы */
} qaz_stem;

/* A stem that is a word of some phrase. */
typedef struct qaz_phrase_word {
    uint32_t word; /* id in the phrases' words */
    uint8_t noun_case;
    bool plural, possessed;
} qaz_phrase_word;

enum { QAZ_MAX_STEMS = 6, QAZ_MAX_PHRASE_WORDS = 4 };

typedef struct qaz_entity_word {
    uint32_t flags;
    uint32_t base;     /* bytes of the folded form without case ending, as a name */
    uint32_t base_id;  /* of a capitalised word: the same number for the same base */
    uint32_t whole;    /* the folded form among the phrases' words, QAZ_NO_ID if it is none */
    uint8_t noun_case; /* of the base */
    uint8_t stem_count, phrase_word_count;
    uint8_t likely;                /* the stem of the likeliest reading */
    qaz_stem stems[QAZ_MAX_STEMS]; /* the first is the whole word */
    qaz_phrase_word phrase_words[QAZ_MAX_PHRASE_WORDS];
} qaz_entity_word;

/* The phrases of all lists, by src/generate/entity_phrases.c. */
extern const qaz_phrases qaz_entity_phrases;

/* Works out the facts of a type, all but base_id. Without memory the endings stay on. */
void qaz_entity_word_read(const qaz_type *type, qaz_morph *morph, qaz_entity_word *word);

#endif
