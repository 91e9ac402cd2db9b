/* The tables of the morphology, compiled from corpus/lexicon/morph by src/generate/morph.c.
   Read-only static data; any thread. */
#ifndef QAZ_MORPH_TABLES_H
#define QAZ_MORPH_TABLES_H

#include "morph/phonology.h"
#include "qaz/morph.h"

enum {
    QAZ_NO_STATE = 255,
    QAZ_KEEP_UPOS = 255,
    QAZ_MAX_RULES = 512,
    QAZ_MAX_CONDITIONS = 128, /* different conditions of context.tsv */
    QAZ_CONDITION_WORDS = QAZ_MAX_CONDITIONS / 64,
    QAZ_MAX_SEEN = 64, /* those of neighbours, which come first */
    QAZ_RULE_CONDITIONS = 3,
    QAZ_REACH = 3 /* how far a rule sees, in tokens */
};

/* An edge of the automaton that holds the forms of all stems: a minimal acyclic automaton whose
   words are numbered in alphabetical order of labels (Lucchesi and Kowaltowski 1993). The edges of
   a node follow each other. */
typedef struct qaz_edge {
    uint32_t target; /* the first edge of the node it leads to << 2 | last of its node << 1 | a word
                        ends here; a target of 0 has no edges */
    uint32_t before; /* words of the node through earlier edges << 8 | label */
} qaz_edge;

/* What a form of a stem stands for. */
typedef struct qaz_stem {
    uint32_t lemma;    /* place in the pool */
    uint16_t features; /* index */
    uint8_t upos;      /* qaz_upos */
    uint8_t state;     /* of the network of suffixes; QAZ_NO_STATE: no suffixes */
    uint8_t class;     /* qaz_sound_class */
    uint8_t join;      /* qaz_join */
    uint8_t harmony;   /* bit 0: back, bit 1: front; a few loans go both ways */
    uint8_t cost;
} qaz_stem;

typedef enum qaz_arc_kind {
    QAZ_ARC_INFLECTS,
    QAZ_ARC_STEM,    /* another form of the same lemma, before its endings: Тұраров-а */
    QAZ_ARC_DERIVES, /* a new lemma */
    QAZ_ARC_CLITIC   /* a new word */
} qaz_arc_kind;

/* What an unknown stem may be, by its ending. */
typedef struct qaz_guess {
    uint32_t ending;   /* place in the pool; labels */
    uint16_t features; /* index */
    int16_t cost;
    uint8_t size; /* of the ending; 0: any stem */
    uint8_t upos, state;
} qaz_guess;

/* A step of the network of suffixes. */
typedef struct qaz_arc {
    uint32_t pattern; /* place in the pool; labels, not UTF-8 */
    uint16_t set;     /* index of the features it sets */
    uint16_t cleared; /* index of a mask of the features it replaces or takes away */
    uint16_t clitic;  /* index, if it begins a clitic */
    uint8_t size;     /* of the pattern */
    uint8_t to;       /* state */
    uint8_t upos;     /* QAZ_KEEP_UPOS: stays as it is */
    uint8_t kind;     /* qaz_arc_kind */
    uint8_t cost;
    uint8_t initial[2][QAZ_SOUND_CLASSES]; /* qaz_sound_initial of the suffix, by harmony (front =
                                              1) and class of the sound before it; 0: none */
} qaz_arc;

/* A suffix as qaz_sound_spell spells it where anything may be joined. */
typedef struct qaz_spelling {
    uint8_t letters[QAZ_MAX_SUFFIX];
    uint8_t size; /* 0: it cannot stand there */
    qaz_ending ending;
} qaz_spelling;

/* How a form may go on from a state of the network, suffixes of no letters passed over. */
typedef struct qaz_way {
    uint64_t initials[2][QAZ_SOUND_CLASSES]; /* qaz_initial_bit of the suffixes, as in qaz_arc */
    bool ends;                               /* in an accepting state */
} qaz_way;

static inline uint64_t qaz_initial_bit(uint8_t initial)
{
    return (uint64_t)1 << (initial & 63);
}

/* One test of a condition of context.tsv. */
typedef enum qaz_term_kind {
    QAZ_TERM_UPOS,
    QAZ_TERM_FEATURE,
    QAZ_TERM_LEMMA,
    QAZ_TERM_FORM,    /* the folded form */
    QAZ_TERM_EDGE,    /* no token: before the first or after the last of a sentence */
    QAZ_TERM_CAPITAL, /* the form begins with a capital */
    QAZ_TERM_UNKNOWN, /* guessed */
    QAZ_TERM_CLITIC   /* the form ends in a word of its own */
} qaz_term_kind;

typedef struct qaz_term {
    uint32_t set; /* of 1 << qaz_upos, or of 1 << value; values of an absent feature are 0 */
    uint16_t first, size; /* in the list of words */
    uint8_t kind;         /* qaz_term_kind */
    uint8_t feature;      /* qaz_feature */
    bool negated;
} qaz_term;

/* A set of conditions, a bit for each; those of neighbours are in the first word. */
typedef struct qaz_conditions {
    uint64_t bits[QAZ_CONDITION_WORDS];
} qaz_conditions;

/* Traits of a reading: what terms ask besides its features and its words. A bit each. */
enum { QAZ_TRAIT_CAPITAL = 1, QAZ_TRAIT_UNKNOWN = 2, QAZ_TRAIT_CLITIC = 4, QAZ_TRAITS = 8 };

/* A rule of context.tsv: a reading that meets the target condition gains or loses where the other
   conditions hold. */
typedef struct qaz_rule {
    int16_t weight; /* added to the cost */
    uint8_t target; /* condition */
    uint8_t conditions[QAZ_RULE_CONDITIONS];
    int8_t at[QAZ_RULE_CONDITIONS]; /* tokens from here; 0: not used */
} qaz_rule;

typedef struct qaz_morph_tables {
    const qaz_phonology *phonology;
    const char *pool;
    const qaz_edge *edges;      /* 0 is not used; the root begins at `root` */
    const uint32_t *first_stem; /* by word number of the automaton; one more than there are */
    const qaz_stem *stems;
    const qaz_features *features;
    const uint16_t *first_arc; /* by state; one more than there are */
    const qaz_arc *arcs;
    /* By arc, harmony (front = 1) and class of the sound before it. */
    const qaz_spelling (*spellings)[2][QAZ_SOUND_CLASSES];
    const qaz_way *ways; /* by state */
    const qaz_clitic *clitics;
    const qaz_guess *guesses;
    const qaz_term *terms;
    const uint16_t *first_term; /* by condition; one more than there are */
    /* Conditions that no term rules out which is about ... */
    const qaz_conditions *by_upos;       /* the part of speech */
    const qaz_conditions (*by_value)[8]; /* the value of a feature */
    const qaz_conditions *by_traits;     /* being a reading at all, and its traits */
    /* Conditions with terms that ... */
    const qaz_conditions *want_lemma; /* want one of some lemmas */
    const qaz_conditions *want_form;  /* want one of some forms */
    const qaz_conditions *want_word;  /* name lemmas or forms, if only to exclude them */
    const uint64_t *named;      /* beginnings of these lemmas and forms: qaz_table_beginning */
    const qaz_slice *words;     /* lemmas and forms that terms name */
    const qaz_rule *rules;      /* in the order of their targets */
    const uint16_t *first_rule; /* by target; one more than there are conditions */
    uint16_t guess_count, condition_count, rule_count;
    uint32_t stem_count, root;
    uint8_t noun, digits; /* states where words with a hyphened ending begin */
    uint8_t end, tail;    /* accepting states */
    uint8_t invariable;   /* state of whole forms */
} qaz_morph_tables;

extern const qaz_morph_tables qaz_morph_data;

#endif
