/* Lines of a concordance for reading: the matches stand below each other. */
#ifndef QAZ_CLI_KWIC_H
#define QAZ_CLI_KWIC_H

#include "qaz/buffer.h"

typedef struct cli_kwic {
    qaz_slice id; /* of the document */
    uint64_t start, end;
    qaz_slice left, match, right; /* without line breaks */
} cli_kwic;

/* Appends a line: the end of the left context in so many columns, the match, the beginning of the
   right context in so many columns, document and span. Characters that control a terminal are shown
   as '?'. */
void cli_kwic_add(const cli_kwic *found, size_t width, bool color, qaz_buffer *out);

#endif
