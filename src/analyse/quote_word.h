/* What a word type is to quotations, worked out once for each type from the lexicon: forms of де-,
   endings, nouns for people, bodies and messages. */
#ifndef QAZ_ANALYSE_QUOTE_WORD_H
#define QAZ_ANALYSE_QUOTE_WORD_H

#include "qaz/document.h"
#include "qaz/morph.h"

/* Forms of де- (corpus/lexicon/say_forms.tsv). */
typedef enum qaz_say {
    QAZ_SAY_NOTHING,
    QAZ_SAYS,       /* деді, дейді */
    QAZ_SAYS_THAT,  /* деп */
    QAZ_SAID_BY,    /* деген */
    QAZ_IS_WRITTEN, /* делінген */
    QAZ_AS_SAYING   /* дегендей, демекші: a proverb stands before it */
} qaz_say;

/* What the ending says (corpus/lexicon/word_endings.tsv). Endings of different kinds look alike,
   so that more than one may be set. */
enum {
    QAZ_END_GENITIVE = 1 << 0,
    QAZ_END_DATIVE = 1 << 1,
    QAZ_END_ACCUSATIVE = 1 << 2,
    QAZ_END_LOCATIVE = 1 << 3,
    QAZ_END_ABLATIVE = 1 << 4,
    QAZ_END_INSTRUMENTAL = 1 << 5,
    QAZ_END_PLURAL = 1 << 6,
    QAZ_END_POSSESSIVE = 1 << 7,
    QAZ_END_ATTRIBUTE = 1 << 8,
    QAZ_END_PAST = 1 << 9,
    QAZ_END_PRESENT = 1 << 10,
    QAZ_END_EVIDENTIAL = 1 << 11,
    QAZ_END_PERSON = 1 << 12,
    QAZ_END_PARTICIPLE = 1 << 13,
    QAZ_END_CONVERB = 1 << 14,
    QAZ_END_INFINITIVE = 1 << 15,
    QAZ_END_DEPENDENT = 1 << 16,
    QAZ_END_CLAUSE = 1 << 17,
    QAZ_END_HABITUAL = 1 << 18,
    QAZ_END_REQUEST = 1 << 19,
    QAZ_END_PREDICATE = 1 << 20, /* a finite verb without a telling ending: the morphology knows */
    QAZ_END_CASE = (1 << 6) - 1,
    QAZ_END_FINITE = QAZ_END_PAST | QAZ_END_PRESENT | QAZ_END_EVIDENTIAL,
    QAZ_END_VERB = QAZ_END_FINITE | QAZ_END_PARTICIPLE | QAZ_END_CONVERB | QAZ_END_PERSON
};

/* What the lexicon knows of the word without its endings. */
enum {
    QAZ_IS_PERSON = 1 << 0,  /* a post or another noun for people: директор, тұрғын */
    QAZ_IS_BODY = 1 << 1,    /* a noun for organisations: департамент */
    QAZ_IS_MESSAGE = 1 << 2, /* what a statement stands in: хабарлама */
    QAZ_IS_PRONOUN = 1 << 3,
    QAZ_IS_FOLK = 1 << 4,    /* whose words are proverbs: қазақ, халық */
    QAZ_IS_PROVERB = 1 << 5, /* мақал, сөз */
    QAZ_IS_NAMED = 1 << 6,   /* what names in quotation marks stand before: жоба, газет */
    QAZ_IS_LEGAL = 1 << 7,   /* ЖШС */
    QAZ_IS_INTERVIEW = 1 << 8,     /* сұхбаттасқан */
    QAZ_IS_OUTLET = 1 << 9,        /* of the press: Қазинформ, тілшісі, baq.kz */
    QAZ_IS_POSSESSOR = 1 << 10,    /* a pronoun in the genitive: оның */
    QAZ_IS_FIRST_PERSON = 1 << 11, /* мен, біз, сіз in any case */
    QAZ_IS_HE = 1 << 12,           /* ол: somebody named before */
    QAZ_IS_I = 1 << 13,            /* мен, which also joins nouns */
    QAZ_IS_POLITE = 1 << 14,       /* кісі */
    QAZ_IS_UTTERANCE = 1 << 15,    /* деген пікір */
    QAZ_IS_VAIN = 1 << 16,         /* деп бекер айтпаған */
    QAZ_IS_JOINT = 1 << 17,        /* және */
    QAZ_IS_CONTRAST = 1 << 18,     /* алайда */
    QAZ_IS_TIME = 1 << 19,         /* күні */
    QAZ_IS_AUXILIARY = 1 << 20,    /* еді */
    QAZ_IS_CALLED = 1 << 21,       /* a form of деген with a case ending */
    QAZ_IS_CLOSING = 1 << 22,      /* a particle that ends a clause: дейді ғой */
    QAZ_IS_CLAUSE = 1 << 23,       /* екенін: the verb of a reported clause */
    QAZ_IS_PREDICATE = 1 << 24,    /* бар, керек: ends a sentence as a verb does */
    QAZ_IS_POSTPOSITION = 1 << 25, /* туралы: the name before it is not the subject */
    QAZ_IS_ANYBODY = 1 << 26,      /* a noun for people that is no post: тұрғын */
    QAZ_IS_TURN = 1 << 27,         /* Сұрақ:, Жауап: */
    QAZ_IS_AS = 1 << 28,           /* ретінде */
    QAZ_IS_TOPIC = 1 << 29,  /* министр болса: what stands before it is the subject */
    QAZ_IS_NO_NAME = 1 << 30 /* егер, XIX: no name, though it has a capital letter */
};

typedef struct qaz_quote_word {
    uint8_t mark;         /* qaz_mark, of punctuation */
    uint8_t say;          /* qaz_say */
    uint32_t endings;     /* QAZ_END_... */
    uint32_t is;          /* QAZ_IS_... */
    uint16_t case_of;     /* the case ending that was taken off for `is`; 0: nominative */
    uint8_t case_letters; /* how many letters it has, also that of a genitive of other words */
} qaz_quote_word;

qaz_quote_word qaz_quote_word_of(const qaz_type *type, qaz_morph *morph);

/* The kinds of the ending that is exactly `text`; 0 if there is none. */
uint32_t qaz_ending_kinds(qaz_slice text);

/* The form of a word without hyphen in front, in lower case: a suffix of quotation marks and
   a verb after a dash may be glued (»-деп). */
qaz_slice qaz_quote_fold(const qaz_type *type);

#endif
