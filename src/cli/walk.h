/* The inputs that the operands of a command stand for, one after another. A directory stands for
   the files in and below it whose names say that they hold text, in bytewise order of their paths;
   names that begin with a full stop are passed over, and links to directories are not followed. */
#ifndef QAZ_CLI_WALK_H
#define QAZ_CLI_WALK_H

#include "qaz/buffer.h"

typedef struct cli_walk cli_walk;

/* Operands end with NULL and must outlive the walk; none at all stand for "-". NULL: no memory. */
cli_walk *cli_walk_new(char **operands);
void cli_walk_free(cli_walk *walk);

/* The next path, NULL at the end. It lives until the next call. A directory that cannot be read or
   holds nothing to read is named in `messages`, and *failed becomes true. */
const char *cli_walk_next(cli_walk *walk, qaz_buffer *messages, bool *failed);

/* The number of the operand, from 0, that the path returned last stands for or lies under. */
size_t cli_walk_operand(const cli_walk *walk);

/* Bytes in all inputs, as stored; 0 if that cannot be known. */
uint64_t cli_walk_total(char **operands);

/* True if a path ends in `.EXTENSION`, in letters of any case, before .gz or .zst. */
bool cli_has_extension(const char *path, const char *extension);

#endif
