/* What the commands that count words share: the options that say what a word is, and the tables of
   the threads. */
#ifndef QAZ_CLI_COUNTING_H
#define QAZ_CLI_COUNTING_H

#include "cli/command.h"
#include "cli/pipeline.h"
#include "qaz/freq.h"

extern const cli_group cli_counting_options;

/* The options of the command line as the library wants them. False, after a message: wrong
   usage. */
bool cli_counting_check(bool keep_order, qaz_freq_options *options);

/* The unit of counting by its name, and the name. False: there is none. */
bool cli_read_unit(qaz_slice name, qaz_freq_by *by);
const char *cli_unit_name(qaz_freq_by by);

/* The names of a set of kinds, divided by commas. */
void cli_add_kinds(qaz_buffer *out, uint32_t kinds);

/* The set that such a list names. False: a name is no kind. */
bool cli_read_kinds(qaz_slice list, uint32_t *kinds);

/* The same for parts of speech; "all" is the empty set. */
void cli_add_upos(qaz_buffer *out, uint32_t upos);
bool cli_read_upos(qaz_slice list, uint32_t *upos);

/* True if two tables count the same things, so that they may be added up or compared. */
bool cli_same_counting(const qaz_freq_options *a, const qaz_freq_options *b);

/* What a thread reads documents with, to count them. */
typedef struct cli_counter {
    qaz_document *document;
    qaz_morph *morph; /* NULL if needs_morph is false */
    bool needs_morph;
} cli_counter;

/* False: no memory. What was made is given back by cli_counter_free in any case. */
bool cli_counter_init(cli_counter *counter, bool needs_morph);
void cli_counter_free(cli_counter *counter);

/* Reads a piece: tokens, and if the morphology is needed sentences and readings. */
qaz_status cli_counter_read(cli_counter *counter, const cli_piece *piece);

/* Reads a piece and counts it. */
qaz_status cli_counter_add(cli_counter *counter, const cli_piece *piece, qaz_freq *freq);

/* Runs a task that carries a qaz_freq_seen for n-grams of so many words. Returns an exit status. */
int cli_run_counting(cli_task *task, char **operands, unsigned length);

static inline double cli_per_million(uint64_t count, uint64_t tokens)
{
    return (double)count * 1e6 / (double)tokens;
}

static inline qaz_freq_part cli_part_of(const cli_piece *piece)
{
    return (qaz_freq_part){piece->document, piece->index, piece->last};
}

#endif
