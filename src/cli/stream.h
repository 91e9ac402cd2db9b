/* The bytes of one input. gzip and Zstandard data are recognised by their first bytes and unpacked
   on the way. */
#ifndef QAZ_CLI_STREAM_H
#define QAZ_CLI_STREAM_H

#include "qaz/buffer.h"

typedef struct cli_stream cli_stream;

/* Opens a path, "-" being standard input. The owner closes the stream. NULL: *error says why. */
cli_stream *cli_stream_open(const char *path, qaz_error *error);

/* Appends the next bytes to `into`, some hundred kilobytes at most; *end becomes true when there
   are no more. On failure what came before it has been appended. */
qaz_status cli_stream_read(cli_stream *stream, qaz_buffer *into, bool *end, qaz_error *error);

/* Bytes read so far, as they are stored. */
uint64_t cli_stream_taken(const cli_stream *stream);

void cli_stream_close(cli_stream *stream);

#endif
