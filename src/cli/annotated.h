/* Annotated articles: on each line a JSON object with "text" and "entities", each of which has
   "type", "start" and "end", in code points of the text. They may be nested. */
#ifndef QAZ_CLI_ANNOTATED_H
#define QAZ_CLI_ANNOTATED_H

#include "qaz/tagger.h"

/* True if a text is such lines, by its first one. */
bool cli_is_annotated(qaz_slice text);

/* Gives all articles to a trainer. *error says in which line something is wrong. */
qaz_status cli_add_annotated(qaz_trainer *trainer, qaz_slice text, qaz_error *error);

#endif
