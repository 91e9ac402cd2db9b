/* Files that commands read whole: models and annotated text. */
#ifndef QAZ_CLI_LOAD_H
#define QAZ_CLI_LOAD_H

#include "qaz/buffer.h"

/* Reads a file, or standard input for "-", behind what the buffer holds. False, after a message, if
   it cannot be read. Main thread. */
bool cli_load(const char *path, qaz_buffer *text);

#endif
