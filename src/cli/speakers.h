/* Who is quoted how often: rows of speakers, gathered by each thread and added up at the end. */
#ifndef QAZ_CLI_SPEAKERS_H
#define QAZ_CLI_SPEAKERS_H

#include "cli/batch.h"

/* A speaker in a group of documents. */
typedef struct cli_speaker {
    size_t key, key_size;   /* place in the text */
    size_t role, role_size; /* place of the role that the earliest document gives */
    uint64_t role_document;
    uint64_t seen; /* the document counted last, plus 1 */
    uint64_t quotes, documents, words;
} cli_speaker;

/* All zero is empty. One thread. */
typedef struct cli_speakers {
    qaz_buffer text; /* keys and roles */
    cli_speaker *rows;
    size_t count, room;
    uint32_t *slots; /* index + 1 by hash of the key; a power of two */
    size_t slot_count;
} cli_speakers;

/* What is printed. Slices are borrowed from the table. */
typedef struct cli_speaker_line {
    const cli_speaker *row;
    qaz_slice group, name, role;
} cli_speaker_line;

/* Puts the key of a speaker in a buffer. */
void cli_speakers_key(qaz_buffer *key, qaz_slice group, qaz_slice name);

/* Counts a quotation of so many words. `seen` knows who was counted for the document: the table
   itself, or one that all pieces of the document share. */
qaz_status cli_speakers_add(cli_speakers *speakers, cli_speakers *seen, qaz_slice key,
                            const cli_piece *piece, qaz_slice role, uint64_t words);

/* Adds all rows of `other`. */
qaz_status cli_speakers_merge(cli_speakers *speakers, const cli_speakers *other);

/* The rows by group, number of quotations (descending) and name. The caller frees the array. NULL:
   no memory. */
cli_speaker_line *cli_speakers_sort(const cli_speakers *speakers);

void cli_speakers_free(cli_speakers *speakers);

#endif
