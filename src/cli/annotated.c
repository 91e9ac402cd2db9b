#include "cli/annotated.h"

#include "cli/message.h"

#include "qaz/entity_tagging.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* What is reused from one article to the next. All zero is empty. */
typedef struct article {
    qaz_document *document;
    qaz_entity_finder *entities; /* rules, whose findings the tagger is told */
    qaz_labelled_span *spans;
    uint32_t *places; /* bytes before each code point, and the size of the text */
    size_t characters;
} article;

/* Takes the next line off the beginning of a text. */
static qaz_slice next_line(qaz_slice *rest)
{
    const char *end = memchr(rest->data, '\n', rest->size);
    qaz_slice line = {rest->data, end == NULL ? rest->size : (size_t)(end - rest->data)};
    size_t taken = line.size + (end != NULL);
    *rest = (qaz_slice){rest->data + taken, rest->size - taken};
    return line;
}

static bool is_blank(qaz_slice line)
{
    for (size_t i = 0; i < line.size; i++)
        if (strchr(" \t\r", line.data[i]) == NULL)
            return false;
    return true;
}

static json_t *parse(qaz_slice line)
{
    return json_loadb(line.data, line.size, 0, NULL);
}

bool cli_is_annotated(qaz_slice text)
{
    if (text.size == 0 || text.data[0] != '{')
        return false;
    json_t *fields = parse(next_line(&text));
    bool is = json_is_object(fields);
    json_decref(fields);
    return is;
}

/* The names of KazNERD's classes for those of the bundled articles, in which schools are a class.
 */
static const char *class_name(const char *type)
{
    static const char *const names[][2] = {
        {"ORG", "ORGANISATION"}, {"SCHOOL", "ORGANISATION"}, {"LOC", "LOCATION"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(type, names[i][0]) == 0)
            return names[i][1];
    return type;
}

static bool find_places(article *self, qaz_slice text)
{
    uint32_t *places = realloc(self->places, (text.size + 1) * sizeof *places);
    if (places == NULL)
        return false;
    self->places = places;
    self->characters = 0;
    for (size_t i = 0; i < text.size; i++)
        if (((unsigned char)text.data[i] & 0xC0) != 0x80)
            places[self->characters++] = (uint32_t)i;
    places[self->characters] = (uint32_t)text.size;
    return true;
}

/* False if an entity lacks something or is not in the text. */
static bool read_span(const article *self, const json_t *entity, qaz_labelled_span *span)
{
    const json_t *start = json_object_get(entity, "start"), *end = json_object_get(entity, "end");
    const char *type = json_string_value(json_object_get(entity, "type"));
    if (type == NULL || !json_is_integer(start) || !json_is_integer(end))
        return false;
    json_int_t from = json_integer_value(start), to = json_integer_value(end);
    if (from < 0 || from >= to || (uint64_t)to > self->characters)
        return false;
    *span =
        (qaz_labelled_span){self->places[from], self->places[to], qaz_slice_of(class_name(type))};
    return true;
}

static qaz_status add(article *self, qaz_trainer *trainer, const json_t *fields, qaz_error *error)
{
    const json_t *text = json_object_get(fields, "text");
    const json_t *entities = json_object_get(fields, "entities");
    if (!json_is_string(text) || !json_is_array(entities))
        return cli_fail(error, QAZ_BAD_INPUT, "no object with \"text\" and \"entities\"");
    qaz_slice bytes = {json_string_value(text), json_string_length(text)};
    size_t count = json_array_size(entities);
    qaz_labelled_span *spans = realloc(self->spans, (count + 1) * sizeof *spans);
    if (spans != NULL)
        self->spans = spans;
    qaz_status status = qaz_document_read(self->document, bytes);
    if (status == QAZ_OK)
        status = qaz_entity_finder_read(self->entities, self->document);
    if (spans == NULL || (status == QAZ_OK && !find_places(self, bytes)))
        status = QAZ_NO_MEMORY;
    if (status != QAZ_OK)
        return cli_fail(error, status, "%s", qaz_status_text(status));
    for (size_t i = 0; i < count; i++)
        if (!read_span(self, json_array_get(entities, i), &spans[i]))
            return cli_fail(error, QAZ_BAD_INPUT,
                            "entity %zu has no \"type\", or no \"start\" and \"end\" in the text",
                            i + 1);
    return qaz_trainer_add_document(trainer, self->document, self->entities, spans, count, error);
}

qaz_status cli_add_annotated(qaz_trainer *trainer, qaz_slice text, qaz_error *error)
{
    article self = {.document = qaz_document_new(), .entities = qaz_entity_finder_new()};
    qaz_status status = QAZ_OK;
    if (self.document == NULL || self.entities == NULL)
        status = cli_fail(error, QAZ_NO_MEMORY, "%s", qaz_status_text(QAZ_NO_MEMORY));
    for (uint64_t number = 1; status == QAZ_OK && text.size > 0; number++) {
        qaz_slice line = next_line(&text);
        if (is_blank(line))
            continue;
        json_t *fields = parse(line);
        status = add(&self, trainer, fields, error);
        json_decref(fields);
        error->line = number;
    }
    qaz_entity_finder_free(self.entities);
    qaz_document_free(self.document);
    free(self.spans);
    free(self.places);
    return status;
}
