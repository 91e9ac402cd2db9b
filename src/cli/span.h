/* Places in a piece as places in its document, in the unit that --offsets chose. */
#ifndef QAZ_CLI_SPAN_H
#define QAZ_CLI_SPAN_H

#include "cli/batch.h"
#include "qaz/document.h"

/* Remembers the place asked for last, so that places in their order cost one walk through the
   text. */
typedef struct cli_place {
    qaz_slice text;
    uint64_t base_bytes;
    size_t byte;         /* place in the piece */
    uint64_t characters; /* before it in the document */
} cli_place;

cli_place cli_place_of(const cli_piece *piece);

/* Moves to a byte of the piece and returns where in the document that is. */
uint64_t cli_place_move(cli_place *place, size_t byte);

/* The same if it is known how many code points lie between. */
uint64_t cli_place_move_by(cli_place *place, size_t byte, uint64_t characters);

/* For the `carry` of a task: how many sentences of the document precede the piece, which `document`
   has read. *sentences is what is carried. */
uint64_t cli_sentences_before(const cli_piece *piece, const qaz_document *document,
                              uint64_t *sentences);

/* The beginning of each line about a piece: its document, and what comes before the number of a
   sentence. Replaces what the buffer held. */
void cli_begin_line(const cli_piece *piece, bool json, qaz_buffer *line);

#endif
