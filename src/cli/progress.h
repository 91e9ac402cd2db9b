/* A line on standard error that says how far the work is. */
#ifndef QAZ_CLI_PROGRESS_H
#define QAZ_CLI_PROGRESS_H

#include "qaz/base.h"

/* One thread at a time. */
typedef struct cli_progress {
    bool shown;
    uint64_t total;        /* bytes in all inputs; 0: not known */
    double started, drawn; /* seconds */
    bool on_screen;        /* a line stands there, unfinished */
} cli_progress;

void cli_progress_start(cli_progress *progress, char **operands);

/* Draws, if enough time has passed since the last time. */
void cli_progress_update(cli_progress *progress, uint64_t bytes, uint64_t documents);

/* Takes the line away before something else is printed. */
void cli_progress_clear(cli_progress *progress);

/* Draws the last state and leaves it there. */
void cli_progress_end(cli_progress *progress, uint64_t bytes, uint64_t documents);

#endif
