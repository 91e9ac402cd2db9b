/* The sounds of suffixes: vowel harmony, assimilation of consonants and what happens where a stem
   and a suffix meet. The facts are in corpus/lexicon/morph/letters.tsv and sounds.tsv; this is the
   machine that applies them.

   Inside the morphology a letter is one byte, its label: the low byte of a code point of the block
   Cyrillic (U+0400..U+04FF), or an ASCII letter, hyphen or apostrophe as it is. Lower-case Cyrillic
   letters, lower-case Latin letters and the hyphen do not collide. Capital Cyrillic labels stand
   for the changing sounds of suffixes. */
#ifndef QAZ_MORPH_PHONOLOGY_H
#define QAZ_MORPH_PHONOLOGY_H

#include "qaz/base.h"

enum {
    QAZ_MAX_LETTERS = 64, /* longer words are not analysed */
    QAZ_MAX_SUFFIX = 16   /* letters of one suffix */
};

/* What the last sound of a word does to a suffix. */
typedef enum qaz_sound_class {
    QAZ_SOUND_NONE,     /* ъ ь - ': the letter before counts */
    QAZ_SOUND_VOWEL,    /* а е я */
    QAZ_SOUND_GLIDE,    /* р й у и */
    QAZ_SOUND_L,        /* л */
    QAZ_SOUND_NASAL,    /* м н ң */
    QAZ_SOUND_Z,        /* з ж */
    QAZ_SOUND_VOICELESS /* п т к ..., and б в г д */
} qaz_sound_class;

enum { QAZ_SOUND_CLASSES = 7 };

typedef enum qaz_harmony {
    QAZ_NO_HARMONY, /* consonants, and у ю in places where they are no vowels */
    QAZ_BACK,
    QAZ_FRONT,
    QAZ_HARMONY_CLOSED_FRONT, /* и: front in a closed syllable, but back before қ and ғ */
    QAZ_HARMONY_CLOSED_BACK   /* у: back in a closed syllable */
} qaz_harmony;

/* What may follow a form of a stem. */
typedef enum qaz_join {
    QAZ_JOIN_ANY,
    QAZ_JOIN_NO_VOWEL,   /* кітап: the end, or a consonant */
    QAZ_JOIN_VOWEL,      /* кітаб-, орн- */
    QAZ_JOIN_NO_GLIDE,   /* оқы, қой: not й, у or а, which fuse with the last letter */
    QAZ_JOIN_Y_LOST,     /* қо(й): only а as я, у as ю */
    QAZ_JOIN_Y_KEPT,     /* қи, ти: а is written я, у is written ю */
    QAZ_JOIN_VOWEL_LOST, /* оқ(ы): only й as и, у */
    QAZ_JOIN_CONVERB,    /* тау-: only -ып */
    QAZ_JOIN_T           /* турис(т): only т */
} qaz_join;

/* True if a word may end where this is what may follow. */
bool qaz_join_may_end(qaz_join join);

/* The state of a word under construction. */
typedef struct qaz_ending {
    uint8_t class; /* qaz_sound_class of the last sound */
    bool front;    /* harmony */
    uint8_t join;  /* qaz_join */
} qaz_ending;

typedef struct qaz_phonology {
    uint8_t class[256];                        /* qaz_sound_class by label */
    uint8_t harmony[256];                      /* qaz_harmony by label */
    uint8_t sounds[256][QAZ_SOUND_CLASSES][2]; /* label of a changing sound, by class of the
                                                  sound before it, and by harmony (front = 1) */
} qaz_phonology;

/* The labels of a word in lower case. Returns their number; 0 if a letter has no label or there
   are too many. */
size_t qaz_letters_encode(qaz_slice word, uint8_t labels[QAZ_MAX_LETTERS]);

/* The code point of a label. */
uint32_t qaz_letter_code_point(uint8_t label);

/* The label of a code point, 0 if it has none. */
uint8_t qaz_letter_label(uint32_t code_point);

/* Class of the last sound of a word. */
qaz_sound_class qaz_sound_last(const qaz_phonology *phonology, const uint8_t *word, size_t size);

/* Harmony of a word, true for front. */
bool qaz_sound_front(const qaz_phonology *phonology, const uint8_t *word, size_t size);

/* Fits the first letters of a suffix to what it is joined to; false if they do not go together. */
bool qaz_sound_join(const qaz_phonology *phonology, qaz_join join, uint8_t *suffix, int size);

/* Spells a suffix after `ending` and brings `ending` up to date. Returns the number of letters; -1
   if the suffix cannot stand there. In a pattern, a sound in parentheses stands only between unlike
   sounds: (ы)м is ым after a consonant, (с)ы is сы after a vowel. */
int qaz_sound_spell(const qaz_phonology *phonology, const uint8_t *pattern, size_t size,
                    qaz_ending *ending, uint8_t out[QAZ_MAX_SUFFIX]);

/* One label for all that the first letter of a suffix is written as: а for а and я, п for п and б.
   Where these differ, the suffix is another. */
uint8_t qaz_sound_initial(uint8_t label);

/* Final п к қ become б г ғ before a vowel: the voiced label, or 0. */
uint8_t qaz_sound_voiced(uint8_t label);

/* The inverse. */
uint8_t qaz_sound_unvoiced(uint8_t label);

#endif
