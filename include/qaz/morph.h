/* Morphology: lemma, part of speech and features of Kazakh words.

   A word form has one or more readings. They come from the lexicon and the suffixes of
   corpus/lexicon/morph; a word whose stem is not there is guessed with the same suffixes. The
   features and their values are those of Universal Dependencies as the treebank UD_Kazakh-KTB uses
   them. */
#ifndef QAZ_MORPH_H
#define QAZ_MORPH_H

#include "qaz/buffer.h"
#include "qaz/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Universal parts of speech, https://universaldependencies.org/u/pos. */
typedef enum qaz_upos {
    QAZ_UPOS_ADJ,
    QAZ_UPOS_ADP,
    QAZ_UPOS_ADV,
    QAZ_UPOS_AUX,
    QAZ_UPOS_CCONJ,
    QAZ_UPOS_DET,
    QAZ_UPOS_INTJ,
    QAZ_UPOS_NOUN,
    QAZ_UPOS_NUM,
    QAZ_UPOS_PART,
    QAZ_UPOS_PRON,
    QAZ_UPOS_PROPN,
    QAZ_UPOS_PUNCT,
    QAZ_UPOS_SCONJ,
    QAZ_UPOS_SYM,
    QAZ_UPOS_VERB,
    QAZ_UPOS_X,
    QAZ_UPOS_COUNT
} qaz_upos;

/* A bundle of features: 3 bits for each, 0 where a feature is absent. */
typedef uint64_t qaz_features;

typedef enum qaz_feature {
    QAZ_FEATURE_ASPECT,
    QAZ_FEATURE_CASE,
    QAZ_FEATURE_DEGREE,
    QAZ_FEATURE_EVIDENT,
    QAZ_FEATURE_GENDER,
    QAZ_FEATURE_MOOD,
    QAZ_FEATURE_NUM_TYPE,
    QAZ_FEATURE_NUMBER,
    QAZ_FEATURE_POSSESSOR_NUMBER, /* Number[psor] */
    QAZ_FEATURE_PERSON,
    QAZ_FEATURE_POSSESSOR_PERSON, /* Person[psor] */
    QAZ_FEATURE_POLARITY,
    QAZ_FEATURE_POLITE,
    QAZ_FEATURE_POSS,
    QAZ_FEATURE_PRON_TYPE,
    QAZ_FEATURE_REFLEX,
    QAZ_FEATURE_TENSE,
    QAZ_FEATURE_VERB_FORM,
    QAZ_FEATURE_VOICE,
    QAZ_FEATURE_COUNT
} qaz_feature;

/* Values that callers ask for; the rest are known by name (qaz_features_parse). */
enum {
    QAZ_CASE_NOM = 1,
    QAZ_CASE_GEN,
    QAZ_CASE_DAT,
    QAZ_CASE_ACC,
    QAZ_CASE_LOC,
    QAZ_CASE_ABL,
    QAZ_CASE_INS
};
enum { QAZ_NUMBER_SING = 1, QAZ_NUMBER_PLUR };
enum { QAZ_MOOD_CND = 1 };
enum { QAZ_TENSE_FUT = 1 };
enum { QAZ_POSSESSOR_SING = 1, QAZ_POSSESSOR_PLUR, QAZ_POSSESSOR_ANY };

/* A value of a feature, 0 if it is absent. */
static inline unsigned qaz_feature_value(qaz_features features, qaz_feature feature)
{
    return (unsigned)(features >> (3 * (unsigned)feature)) & 7u;
}

/* "NOUN" and so on. Static storage. Any thread. */
QAZ_API const char *qaz_upos_name(qaz_upos upos);

/* The part of speech of this name; QAZ_UPOS_COUNT if there is none. */
QAZ_API qaz_upos qaz_upos_parse(qaz_slice name);

/* Reads "Case=Loc|Number=Plur"; "_" and the empty text are no features. False if a name or a value
   is unknown. A name without a value ("Case=") is read as absent. */
QAZ_API bool qaz_features_parse(qaz_slice text, qaz_features *features);

/* Appends features in the order of CoNLL-U, "_" if there are none. */
QAZ_API void qaz_features_write(qaz_features features, qaz_buffer *out);

/* A syntactic word joined to the end of another: the copula of оқушымын, the particle of көп-ақ.
   Static storage. */
typedef struct qaz_clitic {
    qaz_slice lemma;
    qaz_features features;
    uint8_t upos; /* qaz_upos */
} qaz_clitic;

/* One way to read a word form. */
typedef struct qaz_reading {
    qaz_slice lemma;
    qaz_features features;
    const qaz_clitic *clitic; /* NULL if the form is one word */
    uint16_t clitic_size;     /* letters (code points) at the end of the form that are the clitic */
    uint16_t stem_size;       /* letters at its beginning before plural, possessive and case */
    uint16_t nominative_size; /* letters at its beginning before the case: мектебі of мектебінде */
    uint16_t cost; /* how unlikely the reading is out of context; less is better */
    uint8_t upos;  /* qaz_upos */
    bool known;    /* the stem is in the lexicon */
} qaz_reading;

/* The readings of all word types met so far. One thread at a time; the tables that it reads are
   static and shared. */
typedef struct qaz_morph qaz_morph;

/* The caller owns the object and gives it back to qaz_morph_free. NULL: no memory. */
QAZ_API qaz_morph *qaz_morph_new(void);
QAZ_API void qaz_morph_free(qaz_morph *morph);

/* All readings of a form (of a word, number, punctuation mark ...; NFC), best first: at least one,
   0 only if there is no memory. They live until the next call of this function. */
QAZ_API size_t qaz_morph_analyse(qaz_morph *morph, qaz_slice form, const qaz_reading **readings);

/* Reads every token of a document that has been split, and chooses one reading of each in its
   context. Readings are kept by type until the generation of the document's types changes or
   another document object is read. QAZ_NO_MEMORY: nothing was read. */
QAZ_API qaz_status qaz_morph_read(qaz_morph *morph, const qaz_document *document);

/* The chosen reading of a token of the document that was read last. Lives as long as the types of
   the document. */
QAZ_API const qaz_reading *qaz_morph_chosen(const qaz_morph *morph, size_t token);

/* For each token of that document a number that tells the chosen readings of one type apart; less
   than the number of its readings. For callers that keep something for each reading. */
QAZ_API const uint8_t *qaz_morph_choices(const qaz_morph *morph);

/* All readings of the type of a token, best out of context first; their number in *count. */
QAZ_API const qaz_reading *qaz_morph_readings(const qaz_morph *morph, size_t token, size_t *count);

/* The inverse of analysis: appends the form of a lemma of the lexicon with these features. False
   if the lemma is not in the lexicon as this part of speech, or has no such form. */
QAZ_API bool qaz_morph_generate(qaz_slice lemma, qaz_upos upos, qaz_features features,
                                qaz_buffer *out);

/* A word of a name taken apart. */
typedef struct qaz_name {
    qaz_slice base; /* without plural, possessive and case: Қызылорда of Қызылордадағы. Part of
                       the form, or lives until the next call of qaz_morph_analyse or
                       qaz_morph_name */
    size_t nominative; /* bytes of the form without its case: министрлігі of министрлігіне */
    qaz_features features;
    bool known; /* the lexicon has the name or the word */
} qaz_name;

/* Takes the endings off a word of a name, known or not: Тұраровтың -> Тұраров, Маратұлының ->
   Маратұлы, БҰҰ-ға -> БҰҰ. If there is no memory the form is returned whole. */
QAZ_API qaz_name qaz_morph_name(qaz_morph *morph, qaz_slice form);

#ifdef __cplusplus
}
#endif
#endif
