/* A speaker in a group is a row; its key is the group's text, a zero byte and the name. */
#include "qaz/quote_table.h"

#include "base/intern.h"
#include "base/room.h"
#include "qaz/buffer.h"

#include <stdlib.h>
#include <string.h>

/* What is counted of a speaker, by the id of its key. */
typedef struct tally {
    uint32_t role; /* id of its text */
    uint64_t role_document;
    uint64_t last; /* number + 1 of the document added last */
    uint64_t quotations, words;
    uint64_t documents; /* read whole */
} tally;

/* A document read in parts that quotes a speaker. */
typedef struct part {
    uint64_t document;
    uint32_t row;
} part;

struct qaz_quote_table {
    qaz_intern keys, roles;
    qaz_buffer key;
    tally *tallies;
    part *parts;
    size_t tally_room, part_count, part_room;
    qaz_quote_row *rows; /* the result */
    size_t row_room;
};

qaz_quote_table *qaz_quote_table_new(void)
{
    return calloc(1, sizeof(qaz_quote_table));
}

void qaz_quote_table_free(qaz_quote_table *table)
{
    if (table == NULL)
        return;
    qaz_intern_free(&table->keys);
    qaz_intern_free(&table->roles);
    qaz_buffer_free(&table->key);
    free(table->tallies);
    free(table->parts);
    free(table->rows);
    free(table);
}

/* The tally of a key, a new one if there was none. NULL: no memory. */
static tally *tally_of(qaz_quote_table *table, qaz_slice key)
{
    uint32_t known = table->keys.count;
    tally *tallies =
        qaz_room(table->tallies, &table->tally_room, (size_t)known + 1, sizeof *tallies);
    if (tallies == NULL)
        return NULL;
    table->tallies = tallies;
    uint32_t id = qaz_intern_add(&table->keys, key);
    if (id == QAZ_NO_ID)
        return NULL;
    if (id == known)
        tallies[id] = (tally){.role = QAZ_NO_ID, .role_document = UINT64_MAX};
    return &tallies[id];
}

static qaz_slice role_text(const qaz_quote_table *table, const tally *row)
{
    return row->role == QAZ_NO_ID ? (qaz_slice){"", 0} : qaz_intern_text(&table->roles, row->role);
}

/* The first document decides, then the longest role, then the alphabet: the order in which they are
   added does not. */
static bool set_role(qaz_quote_table *table, tally *row, qaz_slice role, uint64_t document)
{
    qaz_slice old = role_text(table, row);
    bool better = document != row->role_document ? document < row->role_document
                  : role.size != old.size        ? role.size > old.size
                                                 : qaz_slice_compare(role, old) < 0;
    if (role.size == 0 || !better)
        return true;
    row->role = qaz_intern_add(&table->roles, role);
    row->role_document = document;
    return row->role != QAZ_NO_ID;
}

static bool add_part(qaz_quote_table *table, uint64_t document, uint32_t row)
{
    part *parts = qaz_room(table->parts, &table->part_room, table->part_count + 1, sizeof *parts);
    if (parts == NULL)
        return false;
    table->parts = parts;
    table->parts[table->part_count++] = (part){document, row};
    return true;
}

/* Tokens with letters or digits in a quotation. */
static uint64_t count_words(const qaz_document *document, const qaz_quote *quote)
{
    size_t count, low = 0;
    const qaz_token *token = qaz_document_tokens(document, &count);
    for (size_t high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (token[middle].start < quote->start)
            low = middle + 1;
        else
            high = middle;
    }
    uint64_t words = 0;
    for (; low < count && token[low].start < quote->end; low++)
        words += token[low].kind != QAZ_PUNCTUATION && token[low].kind != QAZ_SYMBOL;
    return words;
}

static bool add_quote(qaz_quote_table *table, const qaz_quote *quote, uint64_t words,
                      const qaz_quote_source *source)
{
    table->key.size = 0;
    qaz_buffer_add(&table->key, source->group);
    qaz_buffer_add_byte(&table->key, '\0');
    qaz_buffer_add(&table->key, quote->speaker_name);
    tally *row = table->key.failed ? NULL : tally_of(table, qaz_buffer_slice(&table->key));
    if (row == NULL || !set_role(table, row, quote->speaker_role, source->document))
        return false;
    row->quotations++;
    row->words += words;
    if (row->last == source->document + 1)
        return true;
    row->last = source->document + 1;
    if (source->is_part)
        return add_part(table, source->document, (uint32_t)(row - table->tallies));
    row->documents++;
    return true;
}

qaz_status qaz_quote_table_add(qaz_quote_table *table, const qaz_quote_finder *finder,
                               const qaz_document *document, unsigned kinds,
                               const qaz_quote_source *source)
{
    size_t count;
    const qaz_quote *quotes = qaz_quotes(finder, &count);
    for (size_t i = 0; i < count; i++)
        if ((kinds >> quotes[i].kind & 1) != 0 && quotes[i].speaker_name.size > 0 &&
            !add_quote(table, &quotes[i], count_words(document, &quotes[i]), source))
            return QAZ_NO_MEMORY;
    return QAZ_OK;
}

qaz_status qaz_quote_table_merge(qaz_quote_table *table, const qaz_quote_table *other)
{
    for (uint32_t i = 0; i < other->keys.count; i++) {
        const tally *from = &other->tallies[i];
        tally *to = tally_of(table, qaz_intern_text(&other->keys, i));
        if (to == NULL || !set_role(table, to, role_text(other, from), from->role_document))
            return QAZ_NO_MEMORY;
        to->quotations += from->quotations;
        to->words += from->words;
        to->documents += from->documents;
    }
    for (size_t i = 0; i < other->part_count; i++) {
        const part *from = &other->parts[i];
        uint32_t row = qaz_intern_find(&table->keys, qaz_intern_text(&other->keys, from->row));
        if (!add_part(table, from->document, row))
            return QAZ_NO_MEMORY;
    }
    return QAZ_OK;
}

static int by_part(const void *left, const void *right)
{
    const part *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->document > b->document) - (a->document < b->document);
}

static int by_weight(const void *left, const void *right)
{
    const qaz_quote_row *a = left, *b = right;
    int group = qaz_slice_compare(a->group, b->group);
    if (group != 0)
        return group;
    if (a->quotations != b->quotations)
        return a->quotations > b->quotations ? -1 : 1;
    return qaz_slice_compare(a->name, b->name);
}

qaz_status qaz_quote_table_rows(qaz_quote_table *table, const qaz_quote_row **rows, size_t *count)
{
    *count = table->keys.count;
    qaz_quote_row *made = qaz_room(table->rows, &table->row_room, *count, sizeof *made);
    *rows = made;
    if (made == NULL)
        return QAZ_NO_MEMORY;
    table->rows = made;
    for (uint32_t i = 0; i < *count; i++) {
        const tally *row = &table->tallies[i];
        qaz_slice key = qaz_intern_text(&table->keys, i);
        size_t group = (size_t)((const char *)memchr(key.data, '\0', key.size) - key.data);
        made[i] = (qaz_quote_row){.group = {key.data, group},
                                  .name = {key.data + group + 1, key.size - group - 1},
                                  .role = role_text(table, row),
                                  .quotations = row->quotations,
                                  .documents = row->documents,
                                  .words = row->words};
    }
    if (table->part_count > 0)
        qsort(table->parts, table->part_count, sizeof *table->parts, by_part);
    for (size_t i = 0; i < table->part_count; i++)
        if (i == 0 || by_part(&table->parts[i - 1], &table->parts[i]) != 0)
            made[table->parts[i].row].documents++;
    if (*count > 0)
        qsort(made, *count, sizeof *made, by_weight);
    return QAZ_OK;
}
