/* Places in a piece as places in its document, in the unit that --offsets chose. */
#ifndef QAZ_CLI_SPAN_H
#define QAZ_CLI_SPAN_H

#include "cli/batch.h"

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

#endif
