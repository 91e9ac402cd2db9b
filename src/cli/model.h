/* The trained tagger that a command uses. */
#ifndef QAZ_CLI_MODEL_H
#define QAZ_CLI_MODEL_H

#include "qaz/tagger.h"

/* All zero is none. */
typedef struct cli_model {
    qaz_buffer file;
    qaz_tagger_model *tagger;
} cli_model;

/* Opens the model in a file, or with NULL the one that is built in. False, after a message, if it
   cannot. cli_model_close in any case. Main thread. */
bool cli_model_open(cli_model *model, const char *path);
void cli_model_close(cli_model *model);

#endif
