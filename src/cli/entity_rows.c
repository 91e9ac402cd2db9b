#include "cli/entity_rows.h"

enum { COLUMNS = 9 };

/* A column: its name, and the text of a row or, if there is none, a number. */
typedef struct column {
    const char *name;
    qaz_slice text;
    uint64_t number;
} column;

bool cli_entity_row_is(const qaz_entity_row *row, cli_entity_kind kind)
{
    switch (kind) {
    case CLI_PEOPLE:
        return row->type == QAZ_PERSON;
    case CLI_SCHOOLS:
        return row->subtype == QAZ_SCHOOL;
    case CLI_PLACES:
        return row->type == QAZ_GPE || row->type == QAZ_LOCATION || row->type == QAZ_FACILITY;
    default:
        return true;
    }
}

const char *cli_entity_header(cli_entity_kind kind)
{
    switch (kind) {
    case CLI_PEOPLE:
        return "name\trole\taffiliation\tcount\tdocuments\tvariants\n";
    case CLI_SCHOOLS:
        return "name\tnumber\teponym\town_name\tkind\tplace\tcount\tdocuments\tvariants\n";
    default:
        return "name\ttype\tcount\tdocuments\tvariants\n";
    }
}

/* The columns of a row before `variants`; returns how many. */
static size_t columns_of(const qaz_entity_row *row, cli_entity_kind kind, column *columns)
{
    size_t count = 0;
    columns[count++] = (column){"name", row->name, 0};
    if (kind == CLI_PEOPLE) {
        columns[count++] = (column){"role", row->role, 0};
        columns[count++] = (column){"affiliation", row->affiliation, 0};
    } else if (kind == CLI_SCHOOLS) {
        columns[count++] = (column){"number", row->number, 0};
        columns[count++] = (column){"eponym", row->eponym, 0};
        columns[count++] = (column){"own_name", row->own_name, 0};
        columns[count++] = (column){"kind", row->kind, 0};
        columns[count++] = (column){"place", row->place, 0};
    } else {
        const char *type = qaz_entity_type_name((qaz_entity_type)row->type);
        columns[count++] = (column){"type", qaz_slice_of(type), 0};
    }
    columns[count++] = (column){"count", {NULL, 0}, row->count};
    columns[count++] = (column){"documents", {NULL, 0}, row->documents};
    return count;
}

static void add_tsv(const qaz_entity_row *row, cli_entity_kind kind, qaz_buffer *out)
{
    column columns[COLUMNS];
    size_t count = columns_of(row, kind, columns);
    for (size_t i = 0; i < count; i++) {
        if (columns[i].text.data != NULL)
            qaz_buffer_add_tsv(out, columns[i].text);
        else
            qaz_buffer_add_number(out, columns[i].number);
        qaz_buffer_add_byte(out, '\t');
    }
    for (size_t i = 0; i < row->variant_count; i++) {
        if (i > 0)
            qaz_buffer_add_text(out, "; ");
        qaz_buffer_add_tsv(out, row->variants[i]);
    }
    qaz_buffer_add_byte(out, '\n');
}

static void add_json(const qaz_entity_row *row, cli_entity_kind kind, qaz_buffer *out)
{
    column columns[COLUMNS];
    size_t count = columns_of(row, kind, columns);
    for (size_t i = 0; i < count; i++) {
        qaz_buffer_add_format(out, "%c\"%s\":", i == 0 ? '{' : ',', columns[i].name);
        if (columns[i].text.data != NULL)
            qaz_buffer_add_json(out, columns[i].text);
        else
            qaz_buffer_add_number(out, columns[i].number);
    }
    qaz_buffer_add_text(out, ",\"variants\":[");
    for (size_t i = 0; i < row->variant_count; i++) {
        if (i > 0)
            qaz_buffer_add_byte(out, ',');
        qaz_buffer_add_json(out, row->variants[i]);
    }
    qaz_buffer_add_text(out, "]}\n");
}

void cli_add_entity_rows(const qaz_entity_row *rows, size_t count, cli_entity_kind kind, bool json,
                         qaz_buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        if (!cli_entity_row_is(&rows[i], kind))
            continue;
        if (json)
            add_json(&rows[i], kind, out);
        else
            add_tsv(&rows[i], kind, out);
    }
}
