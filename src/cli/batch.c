#include "cli/batch.h"

#include "base/room.h"
#include "cli/message.h"
#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>

bool cli_batch_add(cli_batch *batch, const cli_record *record, qaz_slice bytes)
{
    cli_record *records =
        qaz_room(batch->records, &batch->capacity, batch->count + 1, sizeof *records);
    if (records == NULL)
        return false;
    batch->records = records;
    cli_record *new = &batch->records[batch->count];
    *new = *record;
    new->start = batch->bytes.size;
    new->size = bytes.size;
    qaz_buffer_add(&batch->bytes, bytes);
    if (batch->bytes.failed || batch->paths.failed)
        return false;
    batch->count++;
    batch->full = batch->bytes.size >= CLI_BATCH_SIZE || batch->count >= CLI_BATCH_RECORDS;
    return true;
}

void cli_batch_reset(cli_batch *batch)
{
    qaz_buffer_clear(&batch->bytes);
    qaz_buffer_clear(&batch->paths);
    qaz_buffer_clear(&batch->messages);
    batch->count = 0;
    batch->failed = false;
    batch->full = false;
}

void cli_batch_free(cli_batch *batch)
{
    qaz_buffer_free(&batch->bytes);
    qaz_buffer_free(&batch->paths);
    qaz_buffer_free(&batch->messages);
    free(batch->records);
    *batch = (cli_batch){0};
}

/* Parses a line. A NUL may stand in a text as \u0000. */
static json_t *parse(qaz_slice line, json_error_t *error)
{
    return json_loadb(line.data, line.size, JSON_ALLOW_NUL, error);
}

/* The text of a parsed line; NULL, and *why, if there is none. */
static const json_t *text_of(const json_t *fields, const char **why)
{
    *why = "no JSON object";
    if (!json_is_object(fields))
        return NULL;
    const json_t *text = json_object_get(fields, cli_settings.text_field);
    *why = text == NULL ? "no field \"%s\" in the JSON object" : "field \"%s\" is no string";
    return json_is_string(text) ? text : NULL;
}

bool cli_is_json_document(qaz_slice line)
{
    json_error_t error;
    const char *why;
    json_t *fields = parse(line, &error);
    bool is_document = text_of(fields, &why) != NULL;
    json_decref(fields);
    return is_document;
}

/* The id field if it is a string or a whole number, else PATH:LINE. */
static qaz_slice id_of(const cli_piece *piece, qaz_buffer *storage)
{
    const json_t *id = json_object_get(piece->fields, cli_settings.id_field);
    if (json_is_string(id))
        return (qaz_slice){json_string_value(id), json_string_length(id)};
    storage->size = 0;
    if (json_is_integer(id))
        qaz_buffer_add_format(storage, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    else
        qaz_buffer_add_format(storage, "%s:%ju", piece->path, (uintmax_t)piece->line);
    return qaz_buffer_slice(storage);
}

static qaz_status unpack_json(cli_unpacker *unpacker, cli_piece *piece, qaz_error *error)
{
    json_error_t problem;
    json_decref(unpacker->fields);
    unpacker->fields = parse(piece->text, &problem);
    if (unpacker->fields == NULL)
        return cli_fail(error, QAZ_BAD_INPUT, "%s", problem.text);
    const char *why;
    const json_t *text = text_of(unpacker->fields, &why);
    if (text == NULL)
        return cli_fail(error, QAZ_BAD_INPUT, why, cli_settings.text_field);
    piece->fields = unpacker->fields;
    piece->line_text = piece->text;
    piece->text = (qaz_slice){json_string_value(text), json_string_length(text)};
    piece->id = id_of(piece, &unpacker->id);
    return unpacker->id.failed ? cli_fail(error, QAZ_NO_MEMORY, "out of memory") : QAZ_OK;
}

qaz_status cli_piece_of(const cli_batch *batch, size_t record, cli_unpacker *unpacker,
                        cli_piece *piece, qaz_error *error)
{
    const cli_record *from = &batch->records[record];
    const char *path = batch->paths.data + from->path;
    *piece = (cli_piece){
        .text = {batch->bytes.data + from->start, from->size},
        .id = qaz_slice_of(path),
        .path = path,
        .operand = from->operand,
        .document = from->document,
        .line = from->line,
        .base_bytes = from->base_bytes,
        .base_characters = from->base_characters,
        .part = from->part,
        .index = from->index,
        .last = from->last,
    };
    return from->line == 0 ? QAZ_OK : unpack_json(unpacker, piece, error);
}

void cli_unpacker_free(cli_unpacker *unpacker)
{
    json_decref(unpacker->fields);
    qaz_buffer_free(&unpacker->id);
    *unpacker = (cli_unpacker){0};
}
