#include "cli/grouping.h"

#include "base/room.h"
#include "cli/ranking.h"

#include <stdlib.h>
#include <string.h>

/* The value of a field as a text. */
static void add_value(qaz_buffer *out, const json_t *value)
{
    if (json_is_string(value)) {
        qaz_buffer_add(out, (qaz_slice){json_string_value(value), json_string_length(value)});
        return;
    }
    char *text = value == NULL ? NULL : json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
    qaz_buffer_add_text(out, text == NULL ? "(none)" : text);
    free(text);
}

static int compare(const cli_tables_entry *entry, size_t operand, qaz_slice name)
{
    if (entry->operand != operand)
        return entry->operand < operand ? -1 : 1;
    return qaz_slice_compare(qaz_buffer_slice(&entry->name), name);
}

/* The place of a group, or where it belongs if *found is false. */
static size_t place_of(const cli_tables *tables, size_t operand, qaz_slice name, bool *found)
{
    size_t low = 0, high = tables->count;
    *found = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(&tables->list[middle], operand, name);
        *found = *found || order == 0;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Puts a table into its place. False: no memory. */
static bool insert(cli_tables *tables, size_t place, size_t operand, qaz_slice name, qaz_freq *freq)
{
    cli_tables_entry *grown =
        qaz_room(tables->list, &tables->room, tables->count + 1, sizeof *grown);
    if (grown == NULL)
        return false;
    tables->list = grown;
    qaz_buffer copy = {0};
    qaz_buffer_reserve(&copy, 1);
    qaz_buffer_add(&copy, name);
    if (copy.failed)
        return false;
    cli_tables_entry *entry = &tables->list[place];
    memmove(entry + 1, entry, (tables->count - place) * sizeof *entry);
    *entry = (cli_tables_entry){operand, copy, freq};
    tables->count++;
    return true;
}

qaz_freq *cli_tables_for(cli_tables *tables, const cli_grouping *by, const cli_piece *piece,
                         const qaz_freq_options *options)
{
    size_t operand = by->inputs != NULL ? piece->operand : 0;
    qaz_slice name = {"", 0};
    bool found;
    if (by->inputs != NULL)
        name = qaz_slice_of(by->inputs[operand]);
    if (by->field != NULL) {
        qaz_buffer_clear(&tables->scratch);
        add_value(&tables->scratch, json_object_get(piece->fields, by->field));
        if (tables->scratch.failed)
            return NULL;
        if (tables->scratch.size > 0)
            name = qaz_buffer_slice(&tables->scratch);
    }
    size_t place = place_of(tables, operand, name, &found);
    if (found)
        return tables->list[place].freq;
    qaz_freq *freq = qaz_freq_new(options);
    if (freq != NULL && insert(tables, place, operand, name, freq))
        return freq;
    qaz_freq_free(freq);
    return NULL;
}

qaz_status cli_tables_merge(cli_tables *tables, cli_tables *other)
{
    for (size_t i = 0; i < other->count; i++) {
        cli_tables_entry *from = &other->list[i];
        qaz_slice name = qaz_buffer_slice(&from->name);
        bool found;
        size_t place = place_of(tables, from->operand, name, &found);
        if (!found) {
            if (!insert(tables, place, from->operand, name, from->freq))
                return QAZ_NO_MEMORY;
            from->freq = NULL;
            continue;
        }
        qaz_status status = qaz_freq_merge(tables->list[place].freq, from->freq);
        if (status != QAZ_OK)
            return status;
    }
    return QAZ_OK;
}

qaz_status cli_tables_arrange(cli_tables *tables)
{
    qaz_ranked *ranked = malloc((tables->count + 1) * sizeof *ranked);
    cli_tables_entry *copy = malloc((tables->count + 1) * sizeof *copy);
    qaz_status status = QAZ_NO_MEMORY;
    if (ranked != NULL && copy != NULL) {
        for (size_t i = 0; i < tables->count; i++)
            ranked[i] = (qaz_ranked){qaz_buffer_slice(&tables->list[i].name),
                                     UINT64_MAX - tables->list[i].operand, (uint32_t)i};
        status = cli_sort(ranked, tables->count);
        for (size_t i = 0; i < tables->count; i++)
            copy[i] = tables->list[ranked[i].index];
        for (size_t i = 0; i < tables->count; i++)
            tables->list[i] = copy[i];
    }
    free(copy);
    free(ranked);
    return status;
}

void cli_tables_free(cli_tables *tables)
{
    for (size_t i = 0; i < tables->count; i++) {
        qaz_buffer_free(&tables->list[i].name);
        qaz_freq_free(tables->list[i].freq);
    }
    free(tables->list);
    qaz_buffer_free(&tables->scratch);
    *tables = (cli_tables){0};
}
