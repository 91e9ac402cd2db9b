/* Work for one thread: some small documents, or one piece of a long one.

   A *record* is what the reader cuts out of an input without understanding it; the thread that
   works on it makes a *piece* of it, which is what the analyses see. */
#ifndef QAZ_CLI_BATCH_H
#define QAZ_CLI_BATCH_H

#include "qaz/buffer.h"

#include <jansson.h>

enum {
    CLI_PIECE_SIZE = 1 << 20, /* a longer text is cut, in bytes */
    CLI_BATCH_SIZE = 1 << 20, /* no record is added to so many bytes */
    CLI_BATCH_RECORDS = 4096
};

typedef struct cli_record {
    size_t start, size;                   /* place in the bytes of the batch */
    size_t path;                          /* place in its paths */
    size_t operand;                       /* number of the one it comes from, from 0 */
    uint64_t document;                    /* number in the whole input, from 0 */
    uint64_t line;                        /* of a JSON line, from 1; 0 for plain text */
    uint64_t base_bytes, base_characters; /* what precedes in the document */
    uint64_t part;  /* number among the pieces of long documents in the whole input, from 0 */
    uint32_t index; /* of the piece in its document, from 0 */
    bool last;      /* no piece of this document follows */
} cli_record;

/* All zero is an empty batch. One thread at a time. */
typedef struct cli_batch {
    qaz_buffer bytes, paths;
    qaz_buffer messages; /* for standard error: what went wrong in reading */
    bool failed;         /* an input could not be read; messages say which */
    bool full;
    cli_record *records;
    size_t count, capacity;
    uint64_t taken;     /* bytes read up to here from all inputs, as stored */
    uint64_t documents; /* begun up to here */
} cli_batch;

/* A document, or a part of one that is longer than CLI_PIECE_SIZE. */
typedef struct cli_piece {
    qaz_slice text;
    qaz_slice id;     /* of the document */
    const char *path; /* of the input */
    size_t operand;   /* number of the one that the input comes from, from 0 */
    uint64_t document, line;
    uint64_t base_bytes, base_characters;
    uint64_t part;
    uint32_t index;
    bool last;
    qaz_slice line_text;  /* the JSON line itself */
    const json_t *fields; /* all fields of the JSON line; NULL for plain text */
} cli_piece;

/* True if the piece is one of several. */
static inline bool cli_piece_is_part(const cli_piece *piece)
{
    return piece->index > 0 || !piece->last;
}

/* Adds a record whose bytes are copied; false: no memory. */
bool cli_batch_add(cli_batch *batch, const cli_record *record, qaz_slice bytes);

void cli_batch_reset(cli_batch *batch);
void cli_batch_free(cli_batch *batch);

/* What a thread keeps while it makes pieces. All zero is ready for use. */
typedef struct cli_unpacker {
    json_t *fields;
    qaz_buffer id;
} cli_unpacker;

/* Makes the piece of a record: for JSON lines, parses the line. The piece lives until the next
   call. QAZ_BAD_INPUT: the line is no JSON object with a text; *error says why. */
qaz_status cli_piece_of(const cli_batch *batch, size_t record, cli_unpacker *unpacker,
                        cli_piece *piece, qaz_error *error);

void cli_unpacker_free(cli_unpacker *unpacker);

/* True if the text is a JSON object with a text, as `--input auto` wants it. */
bool cli_is_json_document(qaz_slice line);

#endif
