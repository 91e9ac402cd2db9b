/* The shards of a corpus (--shard K/N) that a list of frequencies was counted from, so that none is
   joined twice and none goes missing unseen. */
#ifndef QAZ_CLI_SHARDS_H
#define QAZ_CLI_SHARDS_H

#include "qaz/buffer.h"

/* All zero is a whole corpus. One thread. */
typedef struct cli_shards {
    uint64_t *parts; /* each K, ascending */
    size_t count, room;
    uint64_t of; /* N; 0: the corpus is whole */
} cli_shards;

/* Appends "0,2/3" for the shards 0/3 and 2/3. */
void cli_shards_add(const cli_shards *shards, qaz_buffer *out);

/* Joins the shards that such a text names; when none is missing, the corpus is whole.
   QAZ_BAD_INPUT: they do not go with those that are there; *error says why. */
qaz_status cli_shards_join(cli_shards *shards, qaz_slice text, qaz_error *error);

void cli_shards_free(cli_shards *shards);

#endif
