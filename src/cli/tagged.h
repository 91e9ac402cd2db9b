/* Tagged text: a word and its IOB2 tag on each line, an empty line between sentences. */
#ifndef QAZ_CLI_TAGGED_H
#define QAZ_CLI_TAGGED_H

#include "qaz/buffer.h"

/* A sentence. Words and tags are borrowed from the text. All zero is empty. */
typedef struct cli_tagged {
    qaz_slice *words, *tags; /* a line with one column has the tag "" */
    size_t count, room;
    bool failed; /* no memory */
} cli_tagged;

/* Makes room for so many words and their tags. False: no memory. */
bool cli_tagged_reserve(cli_tagged *sentence, size_t count);

/* Reads the next sentence from the beginning of *rest, which becomes what follows. False: there is
   none, or no memory. */
bool cli_tagged_next(cli_tagged *sentence, qaz_slice *rest);

void cli_tagged_free(cli_tagged *sentence);

/* Exact spans found in one class. */
typedef struct cli_class_score {
    qaz_slice name; /* kept by the score */
    uint64_t gold, found, right;
} cli_class_score;

/* Scores of all classes. All zero is empty. */
typedef struct cli_score {
    cli_class_score *classes;
    size_t count;
} cli_score;

/* Compares the tags of one sentence. As in conlleval, an I that does not continue a mention of its
   class begins one. False: no memory. */
bool cli_score_add(cli_score *score, const qaz_slice *gold, const qaz_slice *found, size_t count);

/* Precision, recall and F1 over all classes together, from 0 to 1. */
void cli_score_micro(const cli_score *score, double *precision, double *recall, double *f1);

/* Appends a table, a line a class, then micro and macro averages. */
void cli_score_print(cli_score *score, bool header, qaz_buffer *out);

void cli_score_free(cli_score *score);

#endif
