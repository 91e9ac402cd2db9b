/* Standoff annotation as the editor brat reads it (Stenetorp et al., "brat: a web-based tool for
   NLP-assisted text annotation", EACL 2012): a line for each mention, with places in code points.
 */
#ifndef QAZ_CLI_BRAT_H
#define QAZ_CLI_BRAT_H

#include "cli/layers.h"

/* Appends the lines of a mention: its span, and its normal form as a note. `number` counts the
   mentions of the document from 1. */
void cli_brat_add(const cli_layers *layers, const cli_piece *piece, const qaz_mention *mention,
                  size_t number, qaz_buffer *out);

/* Makes a folder, if there is none, and in it the file that names the classes. Returns an exit
   status, after a message if it failed. Main thread. */
int cli_brat_begin(const char *folder);

/* Writes NAME.txt and NAME.ann, named like the document. QAZ_IO, and *error: one of them cannot be
   written, or exists: annotations may have been corrected by hand. Any thread. */
qaz_status cli_brat_write(const char *folder, const cli_piece *piece, qaz_slice annotation,
                          qaz_error *error);

#endif
