/* Runs an analysis over all inputs on several threads. What is printed does not depend on their
   number. */
#ifndef QAZ_CLI_PIPELINE_H
#define QAZ_CLI_PIPELINE_H

#include "cli/batch.h"

/* What a command does with documents. There are two kinds: a *map* prints something about each
   piece (`print`), a *fold* gathers it in its workers and prints at the end (`merge`, `finish`).
   Each thread has a worker of its own, so the functions need no locks. They return QAZ_OK, or what
   went wrong, and may fill *error; the message names the input. */
typedef struct cli_task {
    const char *header; /* the first line of the output, NULL if there is none */

    /* Nothing asks where a piece is in its document: code points need not be counted. */
    bool placeless;

    /* NULL: no memory. On any thread. */
    void *(*worker_new)(void);
    void (*worker_free)(void *worker);

    /* Looks at a piece. Pieces come to the workers in any order. */
    qaz_status (*analyse)(void *worker, const cli_piece *piece, qaz_error *error);

    /* For what depends on earlier pieces of the same document, such as the number of a sentence:
       called after `analyse` for each piece of a document in several pieces, in order, by one
       thread at a time, always with the same `carried`. Should be quick: the other threads wait.
       After a failure there may be no last piece, so what is carried begins anew at index 0.
       NULL: not needed. */
    qaz_status (*carry)(void *worker, const cli_piece *piece, void *carried);
    void *carried;

    /* Appends what is to be printed about the piece analysed last. NULL for a fold. */
    qaz_status (*print)(void *worker, const cli_piece *piece, qaz_buffer *out);

    /* Appends what is to go to standard error about that piece. NULL: nothing. */
    void (*note)(void *worker, const cli_piece *piece, qaz_buffer *messages);

    /* Adds what `other` has gathered to `worker`. Calling thread. NULL for a map. */
    qaz_status (*merge)(void *worker, void *other);

    /* Appends the result after all is merged. Calling thread. NULL for a map. */
    qaz_status (*finish)(void *worker, qaz_buffer *out);
} cli_task;

/* Does the task with the shared settings; operands end with NULL. Returns an exit status. */
int cli_run(const cli_task *task, char **operands);

#endif
