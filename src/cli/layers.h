/* All that the library can say of a piece, read together, and how it is written as JSON. */
#ifndef QAZ_CLI_LAYERS_H
#define QAZ_CLI_LAYERS_H

#include "cli/batch.h"
#include "qaz/document.h"
#include "qaz/entity.h"
#include "qaz/morph.h"
#include "qaz/quote.h"

/* What a thread needs to read documents. One thread. */
typedef struct cli_layers {
    qaz_document *document;
    qaz_morph *morph;
    qaz_entity_finder *entities;
    qaz_quote_finder *quotes;
} cli_layers;

/* False: no memory. What was made is given back by cli_layers_free in any case. */
bool cli_layers_init(cli_layers *layers);
void cli_layers_free(cli_layers *layers);

/* Reads the text of a piece: sentences, entities and quotations, and with `morph` lemmas. */
qaz_status cli_layers_read(cli_layers *layers, const cli_piece *piece, bool morph);

/* Where a byte of the piece is in its document, in the unit of --offsets. */
uint64_t cli_layers_place(const cli_layers *layers, const cli_piece *piece, uint32_t byte);

/* Appends the id of an entity: the place of its first mention, and the end of that, too, if the
   name of another entity inside it begins there. The same with the tagger and without it. */
void cli_add_entity_id(const cli_layers *layers, const cli_piece *piece, const qaz_entity *entity,
                       qaz_buffer *out);

/* Appends the members of the object of a mention or a quotation, without its braces. */
void cli_add_mention(const cli_layers *layers, const cli_piece *piece, const qaz_mention *mention,
                     qaz_buffer *out);
void cli_add_quote(const cli_layers *layers, const cli_piece *piece, const qaz_quote *quote,
                   qaz_buffer *out);

#endif
