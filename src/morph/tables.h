/* The tables of the morphology, compiled from corpus/lexicon/morph by src/generate/morph.c.
   Read-only static data; any thread. */
#ifndef QAZ_MORPH_TABLES_H
#define QAZ_MORPH_TABLES_H

#include "morph/phonology.h"
#include "qaz/morph.h"

enum {
    QAZ_NO_STATE = 255,
    QAZ_KEEP_UPOS = 255,
    QAZ_MAX_CONDITIONS = 192 /* different conditions of context.tsv */
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

typedef enum qaz_arc_kind { QAZ_ARC_INFLECTS, QAZ_ARC_DERIVES, QAZ_ARC_CLITIC } qaz_arc_kind;

/* A step of the network of suffixes. */
typedef struct qaz_arc {
    uint32_t pattern;  /* place in the pool; labels, not UTF-8 */
    uint16_t set;      /* index of the features it sets */
    uint16_t cleared;  /* index of a mask of the features it replaces or takes away */
    uint16_t clitic;   /* index, if it begins a clitic */
    uint8_t size;      /* of the pattern */
    uint8_t to;        /* state */
    uint8_t upos;      /* QAZ_KEEP_UPOS: stays as it is */
    uint8_t kind;      /* qaz_arc_kind */
    uint8_t cost;
} qaz_arc;

/* A test on a reading or on its place. */
typedef struct qaz_condition {
    uint32_t upos;                /* set of 1 << qaz_upos; 0: any */
    uint64_t features[4];         /* each: any of the bits under its mask must equal ... */
    uint64_t masks[4];            /* 0: unused */
    uint8_t negated;              /* bit i: test i must fail; bit 4: the lemma test */
    uint16_t lemmas, lemma_count; /* in the list of lemmas; 0: any */
    uint8_t place;                /* qaz_place, or 0 */
} qaz_condition;

/* What a condition can ask about the form itself. */
typedef enum qaz_place {
    QAZ_PLACE_ANY,
    QAZ_PLACE_EDGE,        /* before the first or after the last token of a sentence */
    QAZ_PLACE_CAPITAL,     /* begins with a capital */
    QAZ_PLACE_LOWER,
    QAZ_PLACE_UNKNOWN      /* guessed */
} qaz_place;

/* A rule of context.tsv: a reading that meets `target` gains or loses. */
typedef struct qaz_rule {
    uint8_t target;       /* condition */
    uint8_t conditions[3];
    int8_t at[3];         /* where the conditions must hold, in tokens from here; 0: unused */
    int16_t weight;       /* added to the cost */
} qaz_rule;

/* Where words enter the network that are not in the lexicon. */
typedef enum qaz_start { QAZ_START_NOUN, QAZ_START_ADJECTIVE, QAZ_START_VERB, QAZ_START_DIGITS } qaz_start;

typedef struct qaz_morph_tables {
    const qaz_phonology *phonology;
    const char *pool;
    const qaz_edge *edges;       /* 0 is not used; the root begins at `root` */
    const uint32_t *first_stem;  /* by word number of the automaton; one more than there are */
    const qaz_stem *stems;
    const qaz_features *features;
    const uint16_t *first_arc;   /* by state; one more than there are */
    const qaz_arc *arcs;
    const qaz_clitic *clitics;
    const uint8_t *starts;       /* states, by qaz_start */
    uint32_t root;
    uint8_t end, tail;           /* accepting states */
} qaz_morph_tables;

extern const qaz_morph_tables qaz_morph_data;

#endif
