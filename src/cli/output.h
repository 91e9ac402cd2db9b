/* Where a command writes: standard output, or a file that takes its place only when it is whole. */
#ifndef QAZ_CLI_OUTPUT_H
#define QAZ_CLI_OUTPUT_H

#include "qaz/buffer.h"

typedef struct cli_output {
    int file;
    const char *name; /* for messages */
    char *target;     /* the path that `temporary` is going to have; NULL: none */
    char *temporary;
    bool reader_gone; /* a pipe was closed by its reader, which is no error */
} cli_output;

/* Opens a path, NULL being standard output. A regular file is written beside its path and gets it
   in cli_output_close; anything else (a device, a pipe) is written directly. */
qaz_status cli_output_open(cli_output *output, const char *path, qaz_error *error);

/* QAZ_IO with reader_gone set: nobody wants more, and *error says nothing. */
qaz_status cli_output_write(cli_output *output, qaz_slice text, qaz_error *error);

/* Ends the output. With `keep` false a file under construction is removed. */
qaz_status cli_output_close(cli_output *output, bool keep, qaz_error *error);

/* Writes a text to a path, NULL being standard output, and closes it. Returns an exit status, after
   a message if it failed. */
int cli_write(const char *path, const qaz_buffer *text);

/* The same to standard output. */
int cli_print(const qaz_buffer *text);

#endif
