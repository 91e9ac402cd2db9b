#include "cli/commands.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/span.h"
#include "qaz/quote.h"

#include <stdlib.h>

enum { TSV, JSONL };
enum { ALL = QAZ_INDIRECT + 1 };

static struct {
    int format, kind;
} chosen;

static const char *const formats[] = {"tsv", "jsonl", NULL};
static const char *const kinds[] = {"speech", "title", "scare", "indirect", "all", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT", "a table (tsv) or an object on each line (jsonl)",
     .choice = &chosen.format, .choices = formats},
    {0, "kind", "KIND",
     "speech (reported words), title (names in quotation marks), scare (terms in quotation "
     "marks), indirect (attributed clauses that are not quoted); all: speech, title and scare",
     .choice = &chosen.kind, .choices = kinds},
    {0},
};

typedef struct worker {
    qaz_document *document;
    qaz_entity_finder *entities;
    qaz_quote_finder *quotes;
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    qaz_quote_finder_free(self->quotes);
    qaz_entity_finder_free(self->entities);
    qaz_document_free(self->document);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->document = qaz_document_new();
    self->entities = qaz_entity_finder_new();
    self->quotes = qaz_quote_finder_new();
    if (self->document == NULL || self->entities == NULL || self->quotes == NULL) {
        worker_free(self);
        return NULL;
    }
    return self;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    (void)error;
    worker *self = given;
    qaz_status status = qaz_document_read(self->document, piece->text);
    if (status == QAZ_OK)
        status = qaz_document_split(self->document);
    if (status == QAZ_OK)
        status = qaz_entity_finder_read(self->entities, self->document);
    if (status == QAZ_OK)
        status = qaz_quote_finder_read(self->quotes, self->document, self->entities);
    return status;
}

static qaz_slice part(const cli_piece *piece, uint32_t start, uint32_t end)
{
    return (qaz_slice){piece->text.data + start, end - start};
}

/* A place in the document. Speakers stand before or after their words, so that places come in no
   order. */
static uint64_t place_of(const worker *self, const cli_piece *piece, uint32_t byte)
{
    if (cli_settings.offsets == CLI_BYTES)
        return piece->base_bytes + byte;
    return piece->base_characters + qaz_document_characters(self->document, byte);
}

static void print_tsv(const worker *self, const cli_piece *piece, const qaz_quote *quote,
                      qaz_buffer *out)
{
    qaz_buffer_add_tsv(out, piece->id);
    qaz_buffer_add_format(out, "\t%ju\t%ju\t%s\t%s\t",
                          (uintmax_t)place_of(self, piece, quote->start),
                          (uintmax_t)place_of(self, piece, quote->end),
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

static void add_member(qaz_buffer *out, const char *name, qaz_slice text)
{
    qaz_buffer_add_format(out, ",\"%s\":", name);
    qaz_buffer_add_json(out, text);
}

static void print_jsonl(const worker *self, const cli_piece *piece, const qaz_quote *quote,
                        qaz_buffer *out)
{
    qaz_buffer_add_text(out, "{\"doc\":");
    qaz_buffer_add_json(out, piece->id);
    qaz_buffer_add_format(out, ",\"start\":%ju,\"end\":%ju",
                          (uintmax_t)place_of(self, piece, quote->start),
                          (uintmax_t)place_of(self, piece, quote->end));
    add_member(out, "text", part(piece, quote->start, quote->end));
    qaz_buffer_add_format(out, ",\"kind\":\"%s\",\"marks\":\"%s\"",
                          qaz_quote_kind_name((qaz_quote_kind)quote->kind),
                          qaz_quote_marks_name((qaz_quote_marks)quote->marks));
    if (quote->cue_end > 0)
        add_member(out, "cue", part(piece, quote->cue_start, quote->cue_end));
    else
        qaz_buffer_add_text(out, ",\"cue\":null");
    if (quote->speaker_end > 0) {
        qaz_buffer_add_format(out, ",\"speaker\":{\"start\":%ju,\"end\":%ju",
                              (uintmax_t)place_of(self, piece, quote->speaker_start),
                              (uintmax_t)place_of(self, piece, quote->speaker_end));
        add_member(out, "text", part(piece, quote->speaker_start, quote->speaker_end));
        add_member(out, "name", quote->speaker_name);
        add_member(out, "role", quote->speaker_role);
        qaz_buffer_add_byte(out, '}');
    } else {
        qaz_buffer_add_text(out, ",\"speaker\":null");
    }
    qaz_buffer_add_format(out, ",\"confidence\":%.2f,\"rule\":\"%s\"}\n", (double)quote->confidence,
                          quote->rule);
}

static bool is_wanted(const qaz_quote *quote)
{
    return chosen.kind == ALL ? quote->kind != QAZ_INDIRECT : quote->kind == chosen.kind;
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    const worker *self = given;
    size_t count;
    const qaz_quote *quotes = qaz_quotes(self->quotes, &count);
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

static int run(char **operands)
{
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .print = print,
    };
    if (chosen.format == TSV)
        task.header = "doc\tstart\tend\tkind\tmarks\tname\trole\tspeaker\tcue\ttext\n";
    return cli_run(&task, operands);
}

static const cli_example examples[] = {
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
    .groups = {&cli_table_options, &cli_span_options, &cli_input_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
