/* Reads the lists that wordlist.c prints. */
#include "cli/counting.h"
#include "cli/message.h"
#include "cli/number.h"
#include "cli/stream.h"
#include "cli/wordlist.h"

#include <string.h>
#include <sys/stat.h>

#define FIRST_LINE "# qaz freq 1"

/* A list being read. */
typedef struct list {
    qaz_slice rest;
    uint64_t line;
    qaz_freq_options options;
    qaz_slice shard;                           /* empty: the corpus is whole */
    uint64_t tokens, documents, types, counts; /* as its head says */
    uint64_t counted, rows;                    /* as its rows are */
    qaz_buffer word;
} list;

static bool next_line(list *self, qaz_slice *line)
{
    if (self->rest.size == 0)
        return false;
    const char *end = memchr(self->rest.data, '\n', self->rest.size);
    size_t size = end == NULL ? self->rest.size : (size_t)(end - self->rest.data);
    *line = (qaz_slice){self->rest.data, size};
    size += end != NULL;
    self->rest = (qaz_slice){self->rest.data + size, self->rest.size - size};
    self->line++;
    return true;
}

/* Takes a text off the front of a line. */
static bool skip(qaz_slice *line, const char *text)
{
    qaz_slice wanted = qaz_slice_of(text);
    if (!qaz_slice_starts(*line, wanted))
        return false;
    *line = (qaz_slice){line->data + wanted.size, line->size - wanted.size};
    return true;
}

static bool read_number(qaz_slice line, uint64_t *number)
{
    return cli_take_number(&line, number) && line.size == 0;
}

/* One line of the head. */
static bool read_head_line(list *self, qaz_slice line)
{
    uint64_t length;
    if (skip(&line, "# by "))
        return cli_read_unit(line, &self->options.by);
    if (skip(&line, "# ngram ")) {
        if (!read_number(line, &length) || length > QAZ_FREQ_LONGEST)
            return false;
        self->options.length = (unsigned)length;
        return true;
    }
    if (skip(&line, "# kind "))
        return cli_read_kinds(line, &self->options.kinds);
    if (skip(&line, "# upos "))
        return cli_read_upos(line, &self->options.upos);
    if (skip(&line, "# boilerplate ")) {
        self->options.drop_boilerplate = qaz_slice_equal(line, qaz_slice_of("dropped"));
        return self->options.drop_boilerplate || qaz_slice_equal(line, qaz_slice_of("kept"));
    }
    if (skip(&line, "# shard ")) {
        self->shard = line;
        return true;
    }
    if (skip(&line, "# tokens "))
        return read_number(line, &self->tokens);
    if (skip(&line, "# documents "))
        return read_number(line, &self->documents);
    if (skip(&line, "# types "))
        return read_number(line, &self->types);
    return skip(&line, "# counts ") && read_number(line, &self->counts);
}

/* The cell of a table as it was before qaz_buffer_add_tsv. */
static void add_plain(qaz_buffer *out, qaz_slice cell)
{
    static const char codes[] = "tnr\\", bytes[] = "\t\n\r\\";
    for (size_t i = 0; i < cell.size; i++) {
        const char *code = NULL;
        if (cell.data[i] == '\\' && i + 1 < cell.size && cell.data[i + 1] != '\0')
            code = strchr(codes, cell.data[i + 1]);
        qaz_buffer_add_byte(out, code == NULL ? cell.data[i] : bytes[code - codes]);
        i += code != NULL;
    }
}

static qaz_status read_row(list *self, qaz_slice line, qaz_freq *freq)
{
    const char *tab = line.size == 0 ? NULL : memchr(line.data, '\t', line.size);
    uint64_t count, documents;
    if (tab == NULL)
        return QAZ_BAD_INPUT;
    size_t size = (size_t)(tab - line.data);
    qaz_buffer_clear(&self->word);
    add_plain(&self->word, (qaz_slice){line.data, size});
    line = (qaz_slice){tab, line.size - size};
    if (!cli_take_byte(&line, '\t') || !cli_take_number(&line, &count) ||
        !cli_take_byte(&line, '\t') || !cli_take_number(&line, &documents) ||
        !cli_take_byte(&line, '\t'))
        return QAZ_BAD_INPUT;
    if (self->word.failed)
        return QAZ_NO_MEMORY;
    qaz_status status = qaz_freq_add_row(freq, qaz_buffer_slice(&self->word), count, documents);
    self->counted += count;
    self->rows++;
    return status == QAZ_BAD_ARGUMENT ? QAZ_BAD_INPUT : status;
}

static qaz_status read_list(list *self, qaz_freq **freq, cli_shards *shards, qaz_error *error)
{
    qaz_slice line;
    if (!next_line(self, &line) || !qaz_slice_equal(line, qaz_slice_of(FIRST_LINE)))
        return cli_fail(error, QAZ_BAD_INPUT, "no list that freq -f list has made");
    while (qaz_slice_starts(self->rest, qaz_slice_of("# ")) && next_line(self, &line))
        if (!read_head_line(self, line))
            return cli_fail(error, QAZ_BAD_INPUT, "the head of the list is damaged");
    if (*freq != NULL && !cli_same_counting(&self->options, qaz_freq_options_of(*freq)))
        return cli_fail(error, QAZ_BAD_INPUT,
                        "counted with other options (see its first lines) than the lists before");
    if (self->shard.size > 0 && cli_shards_join(shards, self->shard, error) != QAZ_OK)
        return error->status;
    if (*freq == NULL && (*freq = qaz_freq_new(&self->options)) == NULL)
        return cli_fail(error, QAZ_BAD_INPUT, "the head of the list is damaged");
    if (!qaz_slice_starts(self->rest, qaz_slice_of("word\t")) || !next_line(self, &line))
        return cli_fail(error, QAZ_BAD_INPUT, "the list has no header line");
    while (next_line(self, &line)) {
        qaz_status status = read_row(self, line, *freq);
        if (status == QAZ_BAD_INPUT)
            cli_fail(error, status, "line %ju is no row of a list", (uintmax_t)self->line);
        if (status != QAZ_OK)
            return status;
    }
    if (self->rows != self->types || self->counted != self->counts)
        return cli_fail(error, QAZ_BAD_INPUT,
                        "the list is not whole: its rows do not make up the "
                        "totals at its head");
    qaz_freq_add_totals(*freq, self->tokens, self->documents);
    return QAZ_OK;
}

static qaz_status read_file(const char *path, qaz_buffer *text, qaz_error *error)
{
    cli_stream *stream = cli_stream_open(path, error);
    if (stream == NULL)
        return error->status;
    qaz_status status = QAZ_OK;
    for (bool end = false; !end && status == QAZ_OK;)
        status = cli_stream_read(stream, text, &end, error);
    cli_stream_close(stream);
    return status;
}

qaz_status cli_wordlist_read(const char *path, qaz_freq **freq, cli_shards *shards,
                             qaz_error *error)
{
    qaz_buffer text = {0};
    *error = (qaz_error){0};
    qaz_status status = read_file(path, &text, error);
    list self = {.rest = text.size > 0 ? qaz_buffer_slice(&text) : (qaz_slice){"", 0}};
    if (status == QAZ_OK)
        status = read_list(&self, freq, shards, error);
    if (status != QAZ_OK && error->message[0] == '\0')
        cli_fail(error, status, "%s", qaz_status_text(status));
    qaz_buffer_free(&self.word);
    qaz_buffer_free(&text);
    return status;
}

bool cli_wordlist_begins(qaz_slice text)
{
    return qaz_slice_starts(text, qaz_slice_of(FIRST_LINE "\n"));
}

bool cli_wordlist_is(const char *path)
{
    struct stat file;
    qaz_error error;
    qaz_buffer text = {0};
    bool end = false;
    if (strcmp(path, "-") == 0 || stat(path, &file) != 0 || !S_ISREG(file.st_mode))
        return false;
    cli_stream *stream = cli_stream_open(path, &error);
    if (stream == NULL)
        return false;
    while (!end && text.size < sizeof FIRST_LINE &&
           cli_stream_read(stream, &text, &end, &error) == QAZ_OK)
        ;
    cli_stream_close(stream);
    bool is = text.size > 0 && cli_wordlist_begins(qaz_buffer_slice(&text));
    qaz_buffer_free(&text);
    return is;
}
