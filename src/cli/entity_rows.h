/* Tables of entities over a corpus, as `entities --table` and `report` print them. */
#ifndef QAZ_CLI_ENTITY_ROWS_H
#define QAZ_CLI_ENTITY_ROWS_H

#include "qaz/buffer.h"
#include "qaz/entity_table.h"

typedef enum cli_entity_kind {
    CLI_NO_TABLE,
    CLI_PEOPLE,
    CLI_SCHOOLS,
    CLI_PLACES,
    CLI_ALL_ENTITIES
} cli_entity_kind;

/* True if a row belongs into the table. */
bool cli_entity_row_is(const qaz_entity_row *row, cli_entity_kind kind);

/* The header line of the table. Static storage. */
const char *cli_entity_header(cli_entity_kind kind);

/* Appends the rows that belong into the table, as TSV or as JSON lines. */
void cli_add_entity_rows(const qaz_entity_row *rows, size_t count, cli_entity_kind kind, bool json,
                         qaz_buffer *out);

#endif
