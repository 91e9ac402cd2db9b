/* Entities by the trained tagger alone, in the conventions of KazNERD: flat mentions, whole tokens.
 */
#ifndef QAZ_CLI_TAGGING_H
#define QAZ_CLI_TAGGING_H

#include "qaz/tagger.h"

typedef enum cli_tagging_format { CLI_TAG_TSV, CLI_TAG_JSONL, CLI_TAG_IOB2 } cli_tagging_format;

typedef struct cli_tagging {
    cli_tagging_format format;
    bool tagged; /* the inputs are words, one a line, that are tokens already; a second column
                    is left aside */
    const qaz_tagger_model *model;
} cli_tagging;

/* Tags the inputs with the shared settings. Returns an exit status. */
int cli_tag(const cli_tagging *wanted, char **operands);

#endif
