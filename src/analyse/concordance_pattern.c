/* Reads patterns. */
#include "analyse/concordance.h"
#include "base/error.h"

#include <string.h>

/* A pattern while it is read. */
typedef struct parser {
    qaz_items *items;
    qaz_field field;              /* of items that do not name one */
    unsigned gap_least, gap_most; /* before the next item */
    unsigned span;                /* words from the first item on */
    qaz_error *error;
} parser;

static qaz_slice without(qaz_slice text, size_t size)
{
    return (qaz_slice){text.data + size, text.size - size};
}

/* Takes a value off the front of a pattern: up to a space, or if it begins with a slash, up to the
   slash before a space or the end. */
static qaz_slice take_value(qaz_slice *rest)
{
    bool expression = rest->size > 0 && rest->data[0] == '/';
    size_t size = 0;
    while (size < rest->size &&
           (rest->data[size] != ' ' || (expression && (size < 2 || rest->data[size - 1] != '/'))))
        size++;
    qaz_slice value = {rest->data, size};
    *rest = without(*rest, size);
    return value;
}

/* Takes the name of a field off the front of a pattern. */
static qaz_field take_field(qaz_slice *item, qaz_field otherwise)
{
    static const char *const names[] = {"word:", "fold:", "lemma:", "upos:"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        qaz_slice name = qaz_slice_of(names[i]);
        if (!qaz_slice_starts(*item, name))
            continue;
        *item = without(*item, name.size);
        return (qaz_field)i;
    }
    return otherwise;
}

static bool take_number(qaz_slice *text, unsigned *number)
{
    size_t size = 0;
    *number = 0;
    for (; size < text->size && text->data[size] >= '0' && text->data[size] <= '9'; size++)
        if (*number < QAZ_PATTERN_SPAN)
            *number = *number * 10 + (unsigned)(text->data[size] - '0');
    *text = without(*text, size);
    return size > 0;
}

/* "*", "*2" or "*0-3". */
static qaz_status read_gap(parser *self, qaz_slice item)
{
    unsigned least = 1, most = 1;
    qaz_slice rest = without(item, 1);
    bool read = true;
    if (rest.size > 0) {
        read = take_number(&rest, &least);
        most = least;
        if (read && rest.size > 0 && rest.data[0] == '-') {
            rest = without(rest, 1);
            read = take_number(&rest, &most);
        }
    }
    if (!read || rest.size > 0 || least > most)
        return qaz_fail(self->error, QAZ_BAD_ARGUMENT, "'%.*s' is no gap: *, *2 or *0-3",
                        (int)item.size, item.data);
    if (self->items->count == 0)
        return qaz_fail(self->error, QAZ_BAD_ARGUMENT, "a pattern may not begin with a gap");
    self->gap_least += least;
    self->gap_most += most;
    self->span += most;
    return QAZ_OK;
}

static qaz_status add_item(parser *self, qaz_field field, qaz_slice text, qaz_pattern *pattern)
{
    qaz_items *items = self->items;
    qaz_slice copy = qaz_arena_copy(&items->arena, text);
    self->span++;
    qaz_status status = QAZ_OK;
    if (items->count == QAZ_PATTERN_ITEMS || self->span > QAZ_PATTERN_SPAN)
        status = qaz_fail(self->error, QAZ_BAD_ARGUMENT,
                          "a pattern has at most %d items and %d words with its gaps",
                          QAZ_PATTERN_ITEMS, QAZ_PATTERN_SPAN);
    else if (copy.data == NULL)
        status = qaz_fail(self->error, QAZ_NO_MEMORY, "%s", qaz_status_text(QAZ_NO_MEMORY));
    if (status != QAZ_OK) {
        qaz_pattern_free(pattern);
        return status;
    }
    items->list[items->count++] = (qaz_item){field, copy, pattern, self->gap_least, self->gap_most};
    self->gap_least = self->gap_most = 0;
    return QAZ_OK;
}

/* A word as the tokenizer sees it, which may be several tokens. */
static qaz_status read_word(parser *self, qaz_field field, qaz_slice text)
{
    qaz_document *document = qaz_document_new();
    qaz_status status = document == NULL ? QAZ_NO_MEMORY : qaz_document_read(document, text);
    if (status != QAZ_OK) {
        qaz_document_free(document);
        return qaz_fail(self->error, status, "%s", qaz_status_text(status));
    }
    size_t count, type_count, words = 0;
    const qaz_token *tokens = qaz_document_tokens(document, &count);
    const qaz_type *types = qaz_document_types(document, &type_count);
    for (size_t i = 0; i < count && status == QAZ_OK; i++) {
        const qaz_type *type = &types[tokens[i].type];
        if (tokens[i].kind == QAZ_PUNCTUATION)
            continue;
        status = add_item(self, field, field == QAZ_FIELD_WORD ? type->normal : type->fold, NULL);
        words++;
    }
    if (words == 0)
        status =
            qaz_fail(self->error, QAZ_BAD_ARGUMENT, "'%.*s' is no word", (int)text.size, text.data);
    qaz_document_free(document);
    return status;
}

static qaz_status read_expression(parser *self, qaz_field field, qaz_slice value)
{
    if (value.size < 2 || value.data[value.size - 1] != '/')
        return qaz_fail(self->error, QAZ_BAD_ARGUMENT, "'%.*s' has no slash at its end",
                        (int)value.size, value.data);
    qaz_slice inside = {value.data + 1, value.size - 2};
    qaz_error error = {0};
    qaz_pattern *pattern = qaz_pattern_new(inside, &error);
    return pattern != NULL ? add_item(self, field, inside, pattern)
                           : qaz_fail(self->error, error.status, "%s", error.message);
}

/* Reads the first item of a pattern and takes it off. */
static qaz_status read_item(parser *self, qaz_slice *rest)
{
    if (rest->data[0] == '*')
        return read_gap(self, take_value(rest));
    qaz_field field = take_field(rest, self->field);
    qaz_slice value = take_value(rest);
    if (value.size > 0 && value.data[0] == '/')
        return read_expression(self, field, value);
    if (field != QAZ_FIELD_UPOS)
        return read_word(self, field, value);
    if (qaz_upos_parse(value) == QAZ_UPOS_COUNT)
        return qaz_fail(self->error, QAZ_BAD_ARGUMENT, "'%.*s' is no part of speech",
                        (int)value.size, value.data);
    return add_item(self, field, value, NULL);
}

qaz_status qaz_items_read(qaz_items *items, qaz_slice pattern, qaz_field field, qaz_error *error)
{
    parser self = {.items = items, .field = field, .error = error};
    qaz_status status = QAZ_OK;
    while (pattern.size > 0 && status == QAZ_OK) {
        if (pattern.data[0] == ' ')
            pattern = without(pattern, 1);
        else
            status = read_item(&self, &pattern);
    }
    if (status == QAZ_OK && items->count == 0)
        status = qaz_fail(error, QAZ_BAD_ARGUMENT, "the pattern is empty");
    if (status == QAZ_OK && self.gap_most > 0)
        status = qaz_fail(error, QAZ_BAD_ARGUMENT, "a pattern may not end with a gap");
    return status;
}

void qaz_items_free(qaz_items *items)
{
    for (size_t i = 0; i < items->count; i++)
        qaz_pattern_free(items->list[i].pattern);
    qaz_arena_free(&items->arena);
}
