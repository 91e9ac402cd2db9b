#include "cli/layers.h"

#include "cli/settings.h"

bool cli_layers_init(cli_layers *layers)
{
    layers->document = qaz_document_new();
    layers->morph = qaz_morph_new();
    layers->entities = qaz_entity_finder_new();
    layers->quotes = qaz_quote_finder_new();
    return layers->document != NULL && layers->morph != NULL && layers->entities != NULL &&
           layers->quotes != NULL;
}

void cli_layers_free(cli_layers *layers)
{
    qaz_quote_finder_free(layers->quotes);
    qaz_entity_finder_free(layers->entities);
    qaz_morph_free(layers->morph);
    qaz_document_free(layers->document);
}

qaz_status cli_layers_read(cli_layers *layers, const cli_piece *piece, bool morph)
{
    qaz_status status = qaz_document_read(layers->document, piece->text);
    if (status == QAZ_OK)
        status = qaz_document_split(layers->document);
    if (status == QAZ_OK && morph)
        status = qaz_morph_read(layers->morph, layers->document);
    if (status == QAZ_OK)
        status = qaz_entity_finder_read(layers->entities, layers->document);
    if (status == QAZ_OK)
        status = qaz_quote_finder_read(layers->quotes, layers->document, layers->entities);
    return status;
}

uint64_t cli_layers_place(const cli_layers *layers, const cli_piece *piece, uint32_t byte)
{
    if (cli_settings.offsets == CLI_BYTES)
        return piece->base_bytes + byte;
    return piece->base_characters + qaz_document_characters(layers->document, byte);
}

static qaz_slice part(const cli_piece *piece, uint32_t start, uint32_t end)
{
    return (qaz_slice){piece->text.data + start, end - start};
}

static void add_text(qaz_buffer *out, const char *name, qaz_slice text)
{
    qaz_buffer_add_format(out, ",\"%s\":", name);
    qaz_buffer_add_json(out, text);
}

/* "start":S,"end":E,"text":T */
static void add_span(const cli_layers *layers, const cli_piece *piece, uint32_t start, uint32_t end,
                     qaz_buffer *out)
{
    qaz_buffer_add_format(out, "\"start\":%ju,\"end\":%ju",
                          (uintmax_t)cli_layers_place(layers, piece, start),
                          (uintmax_t)cli_layers_place(layers, piece, end));
    add_text(out, "text", part(piece, start, end));
}

void cli_add_entity_id(const cli_layers *layers, const cli_piece *piece, const qaz_entity *entity,
                       qaz_buffer *out)
{
    size_t count, index = entity->first_mention;
    const qaz_mention *mentions = qaz_entity_mentions(layers->entities, &count);
    const qaz_mention *first = &mentions[index];
    qaz_buffer_add_format(out, "e%ju", (uintmax_t)cli_layers_place(layers, piece, first->start));
    bool shared = index + 1 < count && first[1].start == first->start &&
                  (qaz_entity_type_is_name((qaz_entity_type)first[1].type) ||
                   !qaz_entity_type_is_name((qaz_entity_type)first->type));
    if (shared)
        qaz_buffer_add_format(out, "-%ju", (uintmax_t)cli_layers_place(layers, piece, first->end));
}

void cli_add_mention(const cli_layers *layers, const cli_piece *piece, const qaz_mention *mention,
                     qaz_buffer *out)
{
    size_t count;
    const qaz_entity *entity = &qaz_entity_list(layers->entities, &count)[mention->entity];
    add_span(layers, piece, mention->start, mention->end, out);
    qaz_buffer_add_format(out, ",\"type\":\"%s\",\"subtype\":\"%s\"",
                          qaz_entity_type_name((qaz_entity_type)mention->type),
                          mention->subtype == QAZ_SCHOOL ? "SCHOOL" : "");
    add_text(out, "name", entity->name);
    qaz_buffer_add_text(out, ",\"id\":\"");
    cli_add_entity_id(layers, piece, entity, out);
    qaz_buffer_add_format(out, "\",\"confidence\":%.2f,\"rule\":\"%s\"",
                          (double)mention->confidence, mention->rule);
}

void cli_add_quote(const cli_layers *layers, const cli_piece *piece, const qaz_quote *quote,
                   qaz_buffer *out)
{
    add_span(layers, piece, quote->start, quote->end, out);
    qaz_buffer_add_format(out, ",\"kind\":\"%s\",\"marks\":\"%s\"",
                          qaz_quote_kind_name((qaz_quote_kind)quote->kind),
                          qaz_quote_marks_name((qaz_quote_marks)quote->marks));
    if (quote->cue_end > 0)
        add_text(out, "cue", part(piece, quote->cue_start, quote->cue_end));
    else
        qaz_buffer_add_text(out, ",\"cue\":null");
    if (quote->speaker_end > 0) {
        qaz_buffer_add_text(out, ",\"speaker\":{");
        add_span(layers, piece, quote->speaker_start, quote->speaker_end, out);
        add_text(out, "name", quote->speaker_name);
        add_text(out, "role", quote->speaker_role);
        qaz_buffer_add_byte(out, '}');
    } else {
        qaz_buffer_add_text(out, ",\"speaker\":null");
    }
    qaz_buffer_add_format(out, ",\"confidence\":%.2f,\"rule\":\"%s\"", (double)quote->confidence,
                          quote->rule);
}
