/* The quotations of a corpus, kept until all documents have been read. */
#ifndef QAZ_CLI_REPORT_QUOTES_H
#define QAZ_CLI_REPORT_QUOTES_H

#include "cli/layers.h"

/* A text that the list keeps. */
typedef struct cli_kept {
    size_t at, size; /* place in its texts */
} cli_kept;

/* Somebody's words. */
typedef struct cli_spoken {
    uint64_t document;   /* number in the corpus */
    uint64_t start, end; /* in the document, in the unit of --offsets */
    cli_kept id, text, cue, name, role;
} cli_spoken;

/* All zero is an empty list. One thread. */
typedef struct cli_spoken_list {
    cli_spoken *items;
    size_t count, room;
    qaz_buffer texts;
} cli_spoken_list;

/* Adds the reported words of a piece that has been read. False: no memory. */
bool cli_spoken_add(cli_spoken_list *list, const cli_layers *layers, const cli_piece *piece);

/* Adds the items of another list. False: no memory. */
bool cli_spoken_merge(cli_spoken_list *list, const cli_spoken_list *other);

/* Puts the items into the order of the corpus. */
void cli_spoken_sort(cli_spoken_list *list);

/* A text of an item. Lives until the list changes. */
static inline qaz_slice cli_spoken_text(const cli_spoken_list *list, cli_kept kept)
{
    return (qaz_slice){list->texts.data + kept.at, kept.size};
}

/* Appends the table quotes.tsv, with its header. */
void cli_spoken_print(const cli_spoken_list *list, qaz_buffer *out);

void cli_spoken_free(cli_spoken_list *list);

#endif
