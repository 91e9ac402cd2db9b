/* CoNLL-U, https://universaldependencies.org/format.html: ten columns, of which lemma, UPOS, FEATS
   and MISC are filled. */
#ifndef QAZ_CLI_CONLLU_H
#define QAZ_CLI_CONLLU_H

#include "cli/batch.h"
#include "qaz/entity.h"
#include "qaz/morph.h"

/* Appends a piece that `morph` has read; `sentences` have been written of the same document before.
   Spans are in MISC, in the unit of --offsets, and the outermost entities unless NULL is given for
   their finder. */
void cli_conllu_write(const cli_piece *piece, const qaz_document *document, const qaz_morph *morph,
                      const qaz_entity_finder *entities, uint64_t sentences, qaz_buffer *out);

/* Where in a form the copula or particle begins that is a word of its own; the size of the form if
   there is none. */
size_t cli_clitic_start(const qaz_reading *reading, qaz_slice form);

#endif
