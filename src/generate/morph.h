/* Parts of the program that compiles corpus/lexicon/morph into C. They share one set of growing
   tables, whose memory lives until the program ends. */
#ifndef QAZ_GENERATE_MORPH_H
#define QAZ_GENERATE_MORPH_H

#include "generate/tsv.h"
#include "morph/tables.h"

#include <stdio.h>

typedef struct morph_form {
    uint8_t labels[QAZ_MAX_LETTERS];
    uint8_t size;
    qaz_stem stem;
} morph_form;

/* A state of the network, or a class of stems. */
typedef struct morph_class {
    qaz_slice name;
    uint8_t state, upos, cost;
    qaz_features features;
} morph_class;

typedef struct morph_source {
    qaz_phonology phonology;
    char *pool; /* all strings of the tables, each ending in NUL */
    size_t pool_size, pool_capacity;
    uint32_t *pool_slots; /* hash table of place + 1 */
    qaz_features *features;
    size_t feature_count, feature_capacity;
    qaz_slice states[QAZ_NO_STATE];
    size_t state_count;
    morph_class *classes;
    size_t class_count;
    morph_form *forms;
    size_t form_count, form_capacity;
    qaz_clitic *clitics; /* lemma.size is the place of the lemma in the pool */
    size_t clitic_count, guess_count;
} morph_source;

/* Index of a state, which is made if it is new. */
uint8_t morph_state(morph_source *source, qaz_slice name);

/* Index of a bundle of features or a mask. */
uint16_t morph_features(morph_source *source, qaz_features features);

/* Place of a string in the pool. */
uint32_t morph_pool(morph_source *source, qaz_slice text);

/* Features of a cell; fails on unknown names. */
qaz_features morph_parse_features(const tsv_row *row, qaz_slice cell);

/* The class of this name in classes.tsv; fails if there is none. */
const morph_class *morph_find_class(const morph_source *source, const tsv_row *row, qaz_slice name);

/* Reads letters.tsv and sounds.tsv. */
void morph_read_phonology(morph_source *source, const char *directory);

/* Reads suffixes.tsv and writes the arcs. */
void morph_write_network(morph_source *source, const char *directory, FILE *out);

/* Reads classes.tsv, the stems, closed.tsv, and the names of the lexicon. */
void morph_read_stems(morph_source *source, const char *directory, const char *names);

/* Writes the automaton of all forms and what they stand for. Returns the root. */
uint32_t morph_write_automaton(morph_source *source, FILE *out);

/* Reads context.tsv and writes conditions and rules. */
void morph_write_context(const char *directory, FILE *out);

#endif
