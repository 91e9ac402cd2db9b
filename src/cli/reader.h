/* Cuts the inputs of a command into batches. */
#ifndef QAZ_CLI_READER_H
#define QAZ_CLI_READER_H

#include "cli/batch.h"

typedef struct cli_reader cli_reader;

/* Operands end with NULL and must outlive the reader. Without `places` base_characters is 0 in all
   records. NULL: no memory. One thread at a time. */
cli_reader *cli_reader_new(char **operands, bool places);
void cli_reader_free(cli_reader *reader);

/* Fills a batch with what comes next; false when there is nothing. What cannot be read is told in
   the messages of the batch, and the inputs after it follow. */
bool cli_reader_next(cli_reader *reader, cli_batch *batch);

/* True if nothing can follow what has been read. */
bool cli_reader_at_end(const cli_reader *reader);

#endif
