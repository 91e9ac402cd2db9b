#include "cli/reader.h"

#include "cli/message.h"
#include "cli/settings.h"
#include "cli/stream.h"
#include "cli/walk.h"
#include "qaz/encoding.h"
#include "qaz/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    LONGEST_FIRST_LINE = 16 << 20, /* that decides whether an input is JSON lines */
    SAMPLE = 64 << 10,             /* that decides on the encoding of an input */
    NEAR = 64 << 10 /* a better place to cut is looked for so far before the last possible one */
};

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct cli_reader {
    cli_walk *walk;
    cli_stream *stream; /* the input being read, NULL between inputs */
    const char *path;   /* of it */
    bool no_more;       /* the walk has ended */
    bool places;        /* base_characters is asked for */
    uint64_t closed;    /* bytes read from inputs before this one */
    uint64_t documents; /* begun so far */
    uint64_t parts;     /* pieces of long documents so far */

    cli_input kind;
    qaz_buffer ahead; /* bytes of the input, read and not yet in a batch from `at` on */
    size_t at;
    size_t searched;      /* no line ends in `ahead` before this place */
    bool end;             /* `ahead` holds all the rest */
    bool broken;          /* and reading ended with an error */
    qaz_decoder *decoder; /* NULL: the input is UTF-8 */
    qaz_buffer raw;       /* bytes for the decoder */
    uint64_t line;        /* lines taken */
    cli_record record;    /* the next piece of a text */
};

cli_reader *cli_reader_new(char **operands, bool places)
{
    cli_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL)
        return NULL;
    reader->places = places;
    reader->walk = cli_walk_new(operands);
    if (reader->walk == NULL) {
        free(reader);
        return NULL;
    }
    return reader;
}

void cli_reader_free(cli_reader *reader)
{
    if (reader == NULL)
        return;
    cli_stream_close(reader->stream);
    cli_walk_free(reader->walk);
    qaz_decoder_free(reader->decoder);
    qaz_buffer_free(&reader->ahead);
    qaz_buffer_free(&reader->raw);
    free(reader);
}

static void complain(cli_reader *reader, cli_batch *batch, const char *reason)
{
    cli_message(&batch->messages, cli_input_name(reader->path), "%s", reason);
    batch->failed = true;
}

static void close_input(cli_reader *reader)
{
    reader->closed += cli_stream_taken(reader->stream);
    cli_stream_close(reader->stream);
    reader->stream = NULL;
    qaz_decoder_free(reader->decoder);
    reader->decoder = NULL;
}

static qaz_slice rest(const cli_reader *reader)
{
    if (reader->at == reader->ahead.size)
        return (qaz_slice){"", 0};
    return (qaz_slice){reader->ahead.data + reader->at, reader->ahead.size - reader->at};
}

/* Moves what is ahead to the front of its buffer. */
static void compact(cli_reader *reader)
{
    qaz_slice keep = rest(reader);
    if (reader->at == 0 || reader->ahead.size == 0)
        return;
    memmove(reader->ahead.data, keep.data, keep.size);
    reader->ahead.size = keep.size;
    reader->searched -= reader->searched < reader->at ? reader->searched : reader->at;
    reader->at = 0;
}

/* Decodes what is in `raw`. */
static qaz_status decode(cli_reader *reader, qaz_error *error)
{
    qaz_slice bytes = qaz_buffer_slice(&reader->raw);
    qaz_status status = qaz_decoder_add(reader->decoder, bytes, reader->end, &reader->ahead);
    reader->raw.size = 0;
    return status == QAZ_OK ? status : cli_fail(error, status, "%s", qaz_status_text(status));
}

/* Reads on until `wanted` bytes are ahead, or the input ends. */
static void fill(cli_reader *reader, size_t wanted, cli_batch *batch)
{
    while (!reader->end && reader->ahead.size - reader->at < wanted) {
        qaz_error error;
        qaz_buffer *into = reader->decoder == NULL ? &reader->ahead : &reader->raw;
        qaz_status status = cli_stream_read(reader->stream, into, &reader->end, &error);
        if (status == QAZ_OK && reader->decoder != NULL)
            status = decode(reader, &error);
        if (status != QAZ_OK) {
            complain(reader, batch, error.message);
            reader->end = true;
            reader->broken = true;
        }
    }
}

/* The next line of what is ahead, without its end; false if it is not whole and cannot be. */
static bool next_line(cli_reader *reader, cli_batch *batch, size_t longest, qaz_slice *line)
{
    for (;;) {
        if (reader->searched < reader->at)
            reader->searched = reader->at;
        char *from = reader->ahead.data + reader->searched;
        size_t size = reader->ahead.size - reader->searched;
        char *found = size == 0 ? NULL : memchr(from, '\n', size);
        if (found != NULL) {
            char *start = reader->ahead.data + reader->at;
            *line = (qaz_slice){start, (size_t)(found - start)};
            return true;
        }
        reader->searched = reader->ahead.size;
        size_t have = reader->ahead.size - reader->at;
        if (reader->end) {
            *line = rest(reader);
            return have > 0 && !reader->broken;
        }
        if (have > longest)
            return false;
        fill(reader, have + 1, batch);
    }
}

static size_t blank_prefix(qaz_slice text)
{
    size_t size = 0;
    while (size < text.size && memchr(" \t\r\n", text.data[size], 4) != NULL)
        size++;
    return size;
}

/* What the input just opened holds. */
static cli_input recognise(cli_reader *reader, cli_batch *batch)
{
    if (cli_settings.input != CLI_AUTO)
        return (cli_input)cli_settings.input;
    if (cli_has_extension(reader->path, "jsonl") || cli_has_extension(reader->path, "ndjson"))
        return CLI_JSONL;
    fill(reader, CLI_PIECE_SIZE, batch);
    size_t start = reader->at;
    reader->at += blank_prefix(rest(reader));
    qaz_slice line;
    bool is_json = rest(reader).size > 0 && rest(reader).data[0] == '{' &&
                   next_line(reader, batch, LONGEST_FIRST_LINE, &line) &&
                   cli_is_json_document(line);
    reader->at = start;
    reader->searched = start;
    return is_json ? CLI_JSONL : CLI_TEXT;
}

/* Finds out the encoding of the input just opened. If it is not UTF-8, a decoder takes what has
   been read, and all that follows. */
static void recognise_encoding(cli_reader *reader, cli_batch *batch)
{
    const char *name = cli_settings.encoding;
    if (strcmp(name, "auto") == 0) {
        fill(reader, SAMPLE, batch);
        qaz_slice sample = rest(reader);
        sample.size = sample.size < SAMPLE ? sample.size : SAMPLE;
        name = qaz_encoding_guess(sample);
        if (strcmp(name, "UTF-8") != 0)
            cli_message(&batch->messages, cli_input_name(reader->path), "read as %s", name);
    }
    if (strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0)
        return;
    qaz_error error;
    reader->decoder = qaz_decoder_new(name, &error);
    if (reader->decoder != NULL) {
        qaz_buffer ahead = reader->ahead;
        reader->ahead = reader->raw;
        reader->raw = ahead;
        reader->ahead.size = 0;
    }
    if (reader->decoder == NULL || decode(reader, &error) != QAZ_OK) {
        complain(reader, batch, error.message);
        reader->end = true;
        reader->broken = true;
    }
}

/* Opens the next input that can be opened; false if there is none. */
static bool open_input(cli_reader *reader, cli_batch *batch)
{
    while (reader->stream == NULL) {
        reader->path = cli_walk_next(reader->walk, &batch->messages, &batch->failed);
        if (reader->path == NULL) {
            reader->no_more = true;
            return false;
        }
        qaz_error error;
        reader->stream = cli_stream_open(reader->path, &error);
        if (reader->stream == NULL)
            complain(reader, batch, error.message);
    }
    reader->ahead.size = 0;
    reader->ahead.failed = false;
    reader->at = 0;
    reader->searched = 0;
    reader->end = false;
    reader->broken = false;
    reader->line = 0;
    reader->record = (cli_record){0};
    reader->raw.size = 0;
    recognise_encoding(reader, batch);
    fill(reader, strlen(BYTE_ORDER_MARK), batch);
    if (qaz_slice_starts(rest(reader), qaz_slice_of(BYTE_ORDER_MARK))) {
        reader->at = strlen(BYTE_ORDER_MARK);
        reader->record.base_bytes = reader->at;
    }
    reader->kind = recognise(reader, batch);
    return true;
}

/* The place of the input's path in the batch, where it is stored once. */
static size_t path_in(const cli_reader *reader, cli_batch *batch)
{
    if (batch->count > 0) {
        size_t path = batch->records[batch->count - 1].path;
        if (strcmp(batch->paths.data + path, reader->path) == 0)
            return path;
    }
    size_t path = batch->paths.size;
    qaz_buffer_add(&batch->paths, (qaz_slice){reader->path, strlen(reader->path) + 1});
    return path;
}

/* False: no memory, and the rest of the input is given up. */
static bool add(cli_reader *reader, cli_batch *batch, const cli_record *record, qaz_slice bytes)
{
    if (cli_batch_add(batch, record, bytes))
        return true;
    complain(reader, batch, qaz_status_text(QAZ_NO_MEMORY));
    batch->full = true;
    close_input(reader);
    return false;
}

static bool is_ours(uint64_t document)
{
    return document % cli_settings.shards == cli_settings.shard;
}

/* Where to cut a text that is longer than a piece may be, at most `limit` and at least 1: near the
   limit after a blank line, else after a line, else after white space; else at the last white
   space, and where there is none, before a code point. */
static size_t cut(qaz_slice text, size_t limit)
{
    size_t line = 0, space = 0;
    for (size_t at = limit; at > 0; at--) {
        if (limit - at == NEAR && (line > 0 || space > 0))
            break;
        char byte = text.data[at - 1];
        if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n')
            continue;
        if (space == 0)
            space = at;
        if (byte != '\n')
            continue;
        if (line == 0)
            line = at;
        size_t before = at - 1;
        while (before > 0 && memchr(" \t\r", text.data[before - 1], 3) != NULL)
            before--;
        if (before > 0 && text.data[before - 1] == '\n')
            return at;
    }
    if (line > 0 || space > 0)
        return line > 0 ? line : space;
    /* Back to the first byte of a code point that the limit may have split. */
    for (size_t at = limit; at + 3 > limit && at > 1; at--) {
        size_t size;
        if (((unsigned char)text.data[at - 1] & 0xC0) == 0x80)
            continue;
        qaz_utf8_decode(text.data + at - 1, text.data + text.size, &size);
        return at - 1 + size > limit ? at - 1 : limit;
    }
    return limit;
}

/* With --strict, false after a message if there is something in the text that means nothing. Counts
   the lines. */
static bool is_strict(cli_reader *reader, cli_batch *batch, qaz_slice text)
{
    const char *const replacement = "\xEF\xBF\xBD";
    size_t good = qaz_utf8_valid_prefix(text);
    uint64_t offset = reader->record.base_bytes + good;
    if (reader->decoder != NULL && qaz_decoder_bad(reader->decoder, &offset) > 0)
        for (good = 0; good + 3 <= text.size && memcmp(text.data + good, replacement, 3) != 0;)
            good++;
    for (size_t i = 0; i < good && i < text.size; i++)
        reader->line += text.data[i] == '\n';
    if (good + (reader->decoder != NULL ? 3 : 1) > text.size)
        return true;
    cli_message(&batch->messages, cli_input_name(reader->path), "line %ju, byte %ju: no %s",
                (uintmax_t)reader->line + 1, (uintmax_t)offset,
                reader->decoder == NULL ? "UTF-8" : "character of the encoding");
    batch->failed = true;
    return false;
}

/* Adds what is ahead of a text: all of it, or a piece. A piece of a long text has a batch of its
   own. */
static void take_text(cli_reader *reader, cli_batch *batch)
{
    fill(reader, CLI_PIECE_SIZE + 4, batch); /* the code point at the limit is whole */
    cli_record *record = &reader->record;
    qaz_slice text = rest(reader);
    if (reader->broken && text.size == 0 && record->index == 0) {
        close_input(reader);
        return;
    }
    record->last = text.size <= CLI_PIECE_SIZE;
    bool is_part = record->index > 0 || !record->last;
    if (is_part && batch->count > 0) {
        batch->full = true;
        return;
    }
    if (record->index == 0)
        record->document = reader->documents++;
    if (!is_ours(record->document)) {
        close_input(reader);
        return;
    }
    if (!record->last)
        text.size = cut(text, CLI_PIECE_SIZE);
    if (cli_settings.strict && !is_strict(reader, batch, text)) {
        close_input(reader);
        return;
    }
    record->path = path_in(reader, batch);
    record->operand = cli_walk_operand(reader->walk);
    record->part = reader->parts;
    if (!add(reader, batch, record, text))
        return;
    reader->parts += is_part;
    batch->full = batch->full || is_part;
    reader->at += text.size;
    if (record->last) {
        close_input(reader);
        return;
    }
    record->base_bytes += text.size;
    if (reader->places)
        record->base_characters += qaz_utf8_count(text);
    record->index++;
}

/* Adds lines until the batch is full or the input ends. */
static void take_lines(cli_reader *reader, cli_batch *batch)
{
    qaz_slice line;
    while (!batch->full) {
        if (!next_line(reader, batch, SIZE_MAX, &line)) {
            close_input(reader);
            return;
        }
        reader->at += line.size + (line.size < rest(reader).size);
        reader->line++;
        if (blank_prefix(line) == line.size)
            continue;
        cli_record record = {.document = reader->documents++, .line = reader->line, .last = true};
        if (!is_ours(record.document))
            continue;
        record.path = path_in(reader, batch);
        record.operand = cli_walk_operand(reader->walk);
        if (!add(reader, batch, &record, line))
            return;
    }
}

bool cli_reader_next(cli_reader *reader, cli_batch *batch)
{
    cli_batch_reset(batch);
    compact(reader);
    while (!batch->full && !reader->no_more) {
        if (reader->stream == NULL && !open_input(reader, batch))
            break;
        if (reader->kind == CLI_JSONL)
            take_lines(reader, batch);
        else
            take_text(reader, batch);
    }
    batch->documents = reader->documents;
    batch->taken = reader->closed;
    if (reader->stream != NULL)
        batch->taken += cli_stream_taken(reader->stream);
    return batch->count > 0 || batch->messages.size > 0;
}

bool cli_reader_at_end(const cli_reader *reader)
{
    return reader->no_more;
}
