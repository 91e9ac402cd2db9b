#include "cli/commands.h"
#include "cli/layers.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "qaz/quote.h"
#include "qaz/quote_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TSV, JSONL };
enum { ALL = QAZ_INDIRECT + 1 };

enum { NO_TABLE, SPEAKERS };

static struct {
    int format, kind, table;
    const char *by;
    bool color;
} chosen;

static const char *const formats[] = {"tsv", "jsonl", NULL};
static const char *const kinds[] = {"speech", "title", "scare", "indirect", "all", NULL};

static const char *const tables[] = {"quotations", "speakers", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT", "a table (tsv) or an object on each line (jsonl)",
     .choice = &chosen.format, .choices = formats},
    {0, "kind", "KIND",
     "speech (reported words), title (names in quotation marks), scare (terms in quotation "
     "marks), indirect (attributed clauses that are not quoted); all: speech, title and scare",
     .choice = &chosen.kind, .choices = kinds},
    {0, "table", "TABLE", "speakers: who is quoted how often, in all inputs",
     .choice = &chosen.table, .choices = tables},
    {0, "by", "FIELD", "a table for each value of a field of the JSON lines", .text = &chosen.by},
    {0, "color", NULL,
     "print the documents, with quotations, reporting words and speakers in color",
     .flag = &chosen.color},
    {0},
};

typedef struct worker {
    cli_layers layers;
    qaz_quote_table *speakers;
    qaz_buffer styles; /* a byte of the text each */
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    cli_layers_free(&self->layers);
    qaz_quote_table_free(self->speakers);
    qaz_buffer_free(&self->styles);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->speakers = qaz_quote_table_new();
    if (self->speakers != NULL && cli_layers_init(&self->layers))
        return self;
    worker_free(self);
    return NULL;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    return cli_layers_read(&self->layers, piece, false);
}

static bool is_wanted(const qaz_quote *quote)
{
    return chosen.kind == ALL ? quote->kind != QAZ_INDIRECT : quote->kind == chosen.kind;
}

static qaz_slice part(const cli_piece *piece, uint32_t start, uint32_t end)
{
    return (qaz_slice){piece->text.data + start, end - start};
}

static void print_tsv(const worker *self, const cli_piece *piece, const qaz_quote *quote,
                      qaz_buffer *out)
{
    qaz_buffer_add_tsv(out, piece->id);
    qaz_buffer_add_format(out, "\t%ju\t%ju\t%s\t%s\t",
                          (uintmax_t)cli_layers_place(&self->layers, piece, quote->start),
                          (uintmax_t)cli_layers_place(&self->layers, piece, quote->end),
                          qaz_quote_kind_name((qaz_quote_kind)quote->kind),
                          qaz_quote_marks_name((qaz_quote_marks)quote->marks));
    qaz_slice cells[] = {
        quote->speaker_name,
        quote->speaker_role,
        part(piece, quote->speaker_start, quote->speaker_end),
        part(piece, quote->cue_start, quote->cue_end),
        part(piece, quote->start, quote->end),
    };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        qaz_buffer_add_tsv(out, cells[i]);
        qaz_buffer_add_byte(out, i + 1 < sizeof cells / sizeof cells[0] ? '\t' : '\n');
    }
}

static void print_jsonl(const worker *self, const cli_piece *piece, const qaz_quote *quote,
                        qaz_buffer *out)
{
    qaz_buffer_add_text(out, "{\"doc\":");
    qaz_buffer_add_json(out, piece->id);
    qaz_buffer_add_byte(out, ',');
    cli_add_quote(&self->layers, piece, quote, out);
    qaz_buffer_add_text(out, "}\n");
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    const worker *self = given;
    size_t count;
    const qaz_quote *quotes = qaz_quotes(self->layers.quotes, &count);
    for (size_t i = 0; i < count; i++) {
        if (!is_wanted(&quotes[i]))
            continue;
        if (chosen.format == TSV)
            print_tsv(self, piece, &quotes[i], out);
        else
            print_jsonl(self, piece, &quotes[i], out);
    }
    return QAZ_OK;
}

enum { LONGEST_INTEGER = 24 };

/* The value of the field that --by names, a string or a whole number; empty if there is none.
   `digits` is room for the number. */
static qaz_slice group_of(const cli_piece *piece, char digits[LONGEST_INTEGER])
{
    const json_t *value = chosen.by == NULL || piece->fields == NULL
                              ? NULL
                              : json_object_get(piece->fields, chosen.by);
    if (json_is_integer(value)) {
        snprintf(digits, LONGEST_INTEGER, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return qaz_slice_of(digits);
    }
    if (!json_is_string(value))
        return (qaz_slice){"", 0};
    return (qaz_slice){json_string_value(value), strlen(json_string_value(value))};
}

static qaz_status analyse_and_gather(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    qaz_status status = analyse(self, piece, error);
    char digits[LONGEST_INTEGER];
    qaz_quote_source source = {group_of(piece, digits), piece->document, cli_piece_is_part(piece)};
    unsigned quoted = 1u << QAZ_SPEECH | 1u << QAZ_TITLE | 1u << QAZ_SCARE;
    unsigned wanted = chosen.kind == ALL ? quoted : 1u << chosen.kind;
    return status != QAZ_OK ? status
                            : qaz_quote_table_add(self->speakers, self->layers.quotes,
                                                  self->layers.document, wanted, &source);
}

static qaz_status merge(void *given, void *other)
{
    return qaz_quote_table_merge(((worker *)given)->speakers, ((worker *)other)->speakers);
}

static void print_speaker(const qaz_quote_row *row, qaz_buffer *out)
{
    uintmax_t counts[] = {row->quotations, row->documents, row->words};
    if (chosen.format == TSV) {
        if (chosen.by != NULL) {
            qaz_buffer_add_tsv(out, row->group);
            qaz_buffer_add_byte(out, '\t');
        }
        qaz_buffer_add_tsv(out, row->name);
        qaz_buffer_add_format(out, "\t%ju\t%ju\t%ju\t", counts[0], counts[1], counts[2]);
        qaz_buffer_add_tsv(out, row->role);
        qaz_buffer_add_byte(out, '\n');
        return;
    }
    qaz_buffer_add_byte(out, '{');
    if (chosen.by != NULL) {
        qaz_buffer_add_json(out, qaz_slice_of(chosen.by));
        qaz_buffer_add_byte(out, ':');
        qaz_buffer_add_json(out, row->group);
        qaz_buffer_add_byte(out, ',');
    }
    qaz_buffer_add_text(out, "\"name\":");
    qaz_buffer_add_json(out, row->name);
    qaz_buffer_add_format(out, ",\"quotations\":%ju,\"documents\":%ju,\"words\":%ju", counts[0],
                          counts[1], counts[2]);
    qaz_buffer_add_text(out, ",\"role\":");
    qaz_buffer_add_json(out, row->role);
    qaz_buffer_add_text(out, "}\n");
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    const worker *self = given;
    const qaz_quote_row *rows;
    size_t count;
    qaz_status status = qaz_quote_table_rows(self->speakers, &rows, &count);
    for (size_t i = 0; i < count && status == QAZ_OK; i++)
        print_speaker(&rows[i], out);
    return status;
}

/* Styles of --color, later ones over earlier ones. */
enum { PLAIN, QUOTED, NAMED, REPORTS, SPEAKS };

static void paint(worker *self, uint32_t start, uint32_t end, int style)
{
    memset(self->styles.data + start, style, end - start);
}

/* Prints a piece with its quotations green, names and terms in marks dim, reporting words yellow
   and speakers cyan (ECMA-48, SGR). */
static qaz_status print_colored(void *given, const cli_piece *piece, qaz_buffer *out)
{
    static const char *const codes[] = {"\33[0m", "\33[32m", "\33[2m", "\33[33m", "\33[1;36m"};
    worker *self = given;
    size_t count, size = piece->text.size;
    const qaz_quote *quotes = qaz_quotes(self->layers.quotes, &count);
    self->styles.size = 0;
    if (qaz_buffer_reserve(&self->styles, size + 1) == NULL)
        return QAZ_NO_MEMORY;
    memset(self->styles.data, PLAIN, size + 1);
    for (size_t i = 0; i < count; i++)
        if (is_wanted(&quotes[i]))
            paint(self, quotes[i].start, quotes[i].end,
                  quotes[i].kind == QAZ_TITLE || quotes[i].kind == QAZ_SCARE ? NAMED : QUOTED);
    for (size_t i = 0; i < count; i++) {
        if (!is_wanted(&quotes[i]))
            continue;
        paint(self, quotes[i].cue_start, quotes[i].cue_end, REPORTS);
        paint(self, quotes[i].speaker_start, quotes[i].speaker_end, SPEAKS);
    }
    char style = PLAIN;
    for (size_t start = 0, end; start < size; start = end) {
        for (end = start + 1; end < size && self->styles.data[end] == self->styles.data[start];)
            end++;
        if (self->styles.data[start] != style) {
            if (style != PLAIN)
                qaz_buffer_add_text(out, codes[PLAIN]);
            style = self->styles.data[start];
            if (style != PLAIN)
                qaz_buffer_add_text(out, codes[(int)style]);
        }
        qaz_buffer_add(out, (qaz_slice){piece->text.data + start, end - start});
    }
    if (style != PLAIN)
        qaz_buffer_add_text(out, codes[PLAIN]);
    if (piece->last && size > 0 && piece->text.data[size - 1] != '\n')
        qaz_buffer_add_byte(out, '\n');
    return QAZ_OK;
}

/* The table of speakers is a fold: printed when all inputs are read. */
static int run_table(char **operands)
{
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse_and_gather,
        .merge = merge,
        .finish = finish,
    };
    qaz_buffer header = {0};
    if (chosen.by != NULL) {
        qaz_buffer_add_text(&header, chosen.by);
        qaz_buffer_add_byte(&header, '\t');
    }
    qaz_buffer_add_text(&header, "name\tquotations\tdocuments\twords\trole\n");
    qaz_buffer_add_byte(&header, '\0');
    if (chosen.format == TSV && !header.failed)
        task.header = header.data;
    int status = cli_run(&task, operands);
    qaz_buffer_free(&header);
    return status;
}

/* False, after a message: options that do not go together. */
static bool check_options(void)
{
    if (chosen.by != NULL && chosen.table != SPEAKERS)
        cli_complain(NULL, "quotes wants --table speakers with --by");
    else if (chosen.color && chosen.table == SPEAKERS)
        cli_complain(NULL, "quotes takes --color or --table, not both");
    else
        return true;
    return false;
}

static int run(char **operands)
{
    if (!check_options())
        return CLI_USAGE;
    if (chosen.table == SPEAKERS)
        return run_table(operands);
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .print = print,
    };
    if (chosen.color)
        task.print = print_colored;
    else if (chosen.format == TSV)
        task.header = "doc\tstart\tend\tkind\tmarks\tname\trole\tspeaker\tcue\ttext\n";
    return cli_run(&task, operands);
}

static const cli_example examples[] = {
    {"echo '«Жол ашық», – деді қала әкімі Ерлан Сейтқали.' | qaz quotes",
     "doc\tstart\tend\tkind\tmarks\tname\trole\tspeaker\tcue\ttext\n"
     "-\t0\t10\tspeech\tyes\tЕрлан Сейтқали\tқала әкімі\tЕрлан Сейтқали\tдеді\t«Жол ашық»\n"},
    {"echo '– Жол ашық, – деді қала әкімі Ерлан Сейтқали.' | qaz quotes --table speakers",
     "name\tquotations\tdocuments\twords\trole\n"
     "Ерлан Сейтқали\t1\t1\t2\tқала әкімі\n"},
    {0},
};

const cli_command cmd_quotes = {
    .name = "quotes",
    .operands = "[FILE|DIR|-]...",
    .summary = "quotations, their boundaries and speakers",
    .description =
        "Prints the quotations of the inputs: words in quotation marks of all kinds, paired and "
        "repaired where marks are missing; paragraphs after a dash; bare paragraphs that turn out "
        "to be speech at their last clause; labels and interviews. Each has its span in the "
        "original text, the words that report it and its speaker, whose name is the fullest one "
        "in the document.\n\nWithout --kind only reported words are printed. The span of a "
        "quotation includes its quotation marks; it excludes the dash that opens a paragraph and "
        "the comma and dash before the reporting verb.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
